"""Gives `import` back to Python: once loaded, PySide6 reads the source of all that any module imports.

It looks for users of its optional snake_case names, of which there are none here, and keeps what it read.
"""

from __future__ import annotations

import builtins

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
