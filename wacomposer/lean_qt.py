"""Loads PySide6 without the source with which it explains its functions, and leaves Python's import plain.

PySide6 keeps 2,500 lines of that source as an archive in its library and compiles them at every start, some
25 ms, for the texts of help() and of errors about wrong arguments. Here each of those modules is compiled
when something first asks for it. And `import` is given back to Python: PySide6 would go on to read the source
of all that any module imports, in search of users of its optional snake_case names, of which none are here.

To be imported before anything of PySide6. Should another version keep its modules elsewhere, all is as it
would be without this, only slower.
"""

from __future__ import annotations

import builtins
import sys
import threading
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_SIGNATURE = "shibokensupport.signature"
_ON_DEMAND = {
    _SIGNATURE: ("errorhandler", "layout", "parser"),
    f"{_SIGNATURE}.lib": ("enum_sig", "pyi_generator", "tool"),
}
"""Modules that nothing needs while PySide6 loads, by package; its library reads the rest by dictionary."""

_PYSIDES_FINDER = "signature_bootstrap"
_loading = threading.RLock()
_plain_import = getattr(builtins, "__orig_import__", builtins.__import__)


class _OnDemand(ModuleType):
    """A module that runs its code when it is first asked for something of its own."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__ = spec
        self._waits = True

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module holds
        if name.startswith("__"):  # somebody is only looking around among all modules
            raise AttributeError(name)
        with _loading:
            if self._waits:
                self._waits = False
                _run(self)
        if name not in self.__dict__:
            raise AttributeError(name)
        return self.__dict__[name]


def _run(module: ModuleType) -> None:
    renamed = module.__spec__  # PySide6 shows its modules as a package of its own
    if renamed is not None and renamed.loader is not None:
        module.__spec__ = ModuleSpec(module.__name__, renamed.loader)
        renamed.loader.exec_module(module)
        module.__spec__ = renamed


def _import(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002 - as Python's own calls them
    locals: Mapping[str, object] | None = None,  # noqa: A002
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    """Python's import, before which the modules that can wait are put where it looks first."""
    package, finder = sys.modules.get(name), sys.meta_path[0]
    if name in _ON_DEMAND and package is not None and type(finder).__module__ == _PYSIDES_FINDER:
        for last in _ON_DEMAND[name]:
            spec = finder.find_spec(f"{name}.{last}", None)
            if spec is not None and spec.name not in sys.modules:
                sys.modules[spec.name] = module = _OnDemand(spec)
                setattr(package, last, module)
    imported: ModuleType = _plain_import(name, globals, locals, fromlist, level)
    return imported


def _load() -> None:
    builtins.__import__ = _import
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - by the import above
    finally:
        builtins.__import__ = _plain_import


_load()
