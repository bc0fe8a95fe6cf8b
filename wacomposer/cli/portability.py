"""The portability table on the command line: lines for people, an object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wacomposer.cli.columns import table_lines, terminal_width
from wacomposer.wording.portability import explanation, fit_word, part_name, reason, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wacomposer.providers.contract import Provider
    from wacomposer.providers.portability import Cell, Portability


def lines(table: Portability) -> Iterator[str]:
    """The table as wide as the terminal."""
    headings = ["", *(provider.name for provider in table.providers)]
    rows = [[part_name(row.place), *map(_words, row.cells)] for row in table.rows]
    return table_lines(headings, rows, terminal_width())


def _words(cell: Cell) -> str:
    """lost: no header."""
    why = reason(cell)
    return f"{fit_word(cell.fit).lower()}: {why}" if why else fit_word(cell.fit).lower()


def as_data(table: Portability) -> list[dict[str, Any]]:
    """The rows as `--help` of check documents them."""
    return [
        {
            "place": row.place,
            "part": part_name(row.place),
            "cells": {
                provider.key: _cell_data(cell, provider)
                for cell, provider in zip(row.cells, table.providers, strict=True)
            },
        }
        for row in table.rows
    ]


def _cell_data(cell: Cell, provider: Provider) -> dict[str, Any]:
    return {
        "fit": str(cell.fit),
        "codes": [str(finding.code) for finding in cell.findings],
        "sentence": explanation(cell, provider),
        "source": source(cell),
    }
