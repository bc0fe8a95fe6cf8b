"""The house rules of folders: who may import whom, where libraries are known, and how large things grow."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from wacomposer.providers import catalog

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "wacomposer"

# Every arrow points down. A new room gets its line here, on purpose.
_FACTS = {"message", "providers"}
_CORE = _FACTS | {"storage", "interchange", "practice", "delivery"}
_APP = _CORE | {"card", "wording", "resources"}
MAY_IMPORT = {
    "message": set[str](),
    "providers": {"message"},
    "card": {"message", "resources", "wording", "c_locale"},
    "storage": _FACTS,
    "interchange": _FACTS,
    "practice": _FACTS,
    "delivery": _CORE - {"delivery"},
    "wording": _FACTS | {"delivery", "storage", "practice"},
    "signoff": {"message", "card", "wording"},
    "app": _APP | {"signoff"},
    "ui": _APP | {"app"},
    "loop": {"turns"},
    "turns": set[str](),
    "resources": set[str](),
    "c_locale": set[str](),
    "cli": _APP
    | {"signoff", "app", "loop", "desktop", "lean_qt"},  # it opens the window, and a self-test tries it
    "desktop": _APP | {"app", "ui", "running", "showcase", "lean_qt", "c_locale"},
    "lean_qt": set[str](),
    "running": {"app", "loop", "storage", "desktop", "delivery"},
    "showcase": {"card", "desktop", "providers", "running", "wording"},
    "__main__": {"desktop", "cli"},
    "__init__": set[str](),
}
WITHOUT_QT = ("message", "providers", "interchange", "delivery", "storage", "practice", "wording")

# Libraries that one room knows, so that no other has to change with them.
ONLY_IN = {
    "httpx": ("delivery/",),
    "keyring": ("storage/secrets.py", "storage/secrets/"),
    "qasync": ("loop.py",),
    "PySide6.QtWidgets": ("ui/", "desktop.py"),
    "PySide6": ("ui/", "app/", "card/", "signoff/", "desktop.py", "lean_qt.py", "loop.py", "turns.py", "cli"),
    "uvicorn": ("practice/",),
    "markdown_it": ("message/",),
}

FILES = sorted(PACKAGE.rglob("*.py"))
PROVIDERS = {provider.key for provider in catalog.PROVIDERS}
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Full names of what the file imports; `from a import b` gives a.b, whether b is a module or not."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
                base = ".".join((*package, base)).rstrip(".")
            yield from (f"{base}.{alias.name}" for alias in node.names)


@every_file
def test_arrows_point_down(path: Path) -> None:
    used = {name.split(".")[1] for name in imports(path) if name.startswith("wacomposer.")}
    assert used & set(MAY_IMPORT) <= MAY_IMPORT[room(path)] | {room(path)}


@every_file
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    here = path.relative_to(PACKAGE).as_posix()
    strays = {
        library
        for name in imports(path)
        for library, places in ONLY_IN.items()
        if f"{name}.".startswith(f"{library}.") and not here.startswith(places)
    }
    assert not strays


@every_file
def test_only_the_catalog_knows_the_single_providers(path: Path) -> None:
    used = {name.split(".")[2] for name in imports(path) if name.startswith("wacomposer.providers.")}
    if path != PACKAGE / "providers" / "catalog.py":
        assert not used & PROVIDERS
    if path.parent == PACKAGE / "providers":
        assert "catalog" not in used


def test_a_provider_is_one_file_called_like_it() -> None:
    assert PROVIDERS
    assert {path.stem for path in (PACKAGE / "providers").glob("*.py")} > PROVIDERS


@every_file
def test_nobody_asks_which_provider_it_is(path: Path) -> None:
    if room(path) in {"providers", "practice"}:
        return
    compared = [
        each
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Compare | ast.MatchValue)
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and each.value in PROVIDERS
    ]
    assert [f"line {each.lineno}" for each in compared] == []


@every_file
def test_a_file_says_what_it_is_for_and_stays_small(path: Path) -> None:
    tree = parse(path)
    assert ast.get_docstring(tree)
    assert path.stem not in {"utils", "util", "helpers", "manager", "misc", "common"}
    # We aim at 250 lines a file and 40 a function; these are the walls.
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 60}
    assert not long
    if room(path) == "ui":  # a widget's coroutine has no owner and cannot be tested without a window
        assert not [node.name for node in functions if isinstance(node, ast.AsyncFunctionDef)]


def test_the_lower_rooms_load_without_qt() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in FILES if room(path) in WITHOUT_QT
    ]
    script = (
        f"import importlib, sys; [importlib.import_module(name) for name in {names}]; print(*sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert "PySide6" not in answer.stdout.split()
