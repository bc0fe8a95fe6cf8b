"""What is left out when PySide6 loads: not loaded at first, and whole when something asks for it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEAN = "import wacomposer.lean_qt"


def said(script: str) -> list[str]:
    """The lines that a Python of its own prints when it runs `script`."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert ended.stderr == ""
    return ended.stdout.splitlines()


WAITING = """
import sys
waiting = {name for name, module in sys.modules.items() if getattr(module, "_waits", False)}
print(sorted({name.rpartition(".")[2] for name in waiting}))
"""


def test_what_explains_functions_waits() -> None:
    assert said(f"{LEAN}\nimport PySide6.QtWidgets{WAITING}") == [
        "['enum_sig', 'errorhandler', 'layout', 'parser', 'pyi_generator', 'tool']"
    ]


def test_a_wrong_argument_is_explained_as_ever() -> None:
    script = (
        "from PySide6.QtCore import QTimer\ntry: QTimer().setInterval('x')\nexcept TypeError as e: print(e)"
    )
    lean = said(f"{LEAN}\n{script}")
    assert lean == said(script)
    assert any("msec: int" in line for line in lean)


def test_help_is_as_ever() -> None:
    script = "from PySide6.QtCore import QTimer\nhelp(QTimer.setInterval)\nhelp(QTimer.start)"
    assert said(f"{LEAN}\n{script}") == said(script)


def test_threads_that_ask_at_once_get_the_same() -> None:
    script = """
import sys, threading, wacomposer.lean_qt
parser, start, found = sys.modules["shibokensupport.signature.parser"], threading.Barrier(8), []
def ask():
    start.wait()
    found.append(parser.pyside_type_init)
threads = [threading.Thread(target=ask) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(found), len(set(found)))
"""
    assert said(script) == ["8 1"]


def test_import_is_pythons_own() -> None:
    script = f"import builtins\nplain = builtins.__import__\n{LEAN}\nprint(builtins.__import__ is plain)"
    assert said(script) == ["True"]


def test_what_was_loaded_before_stays() -> None:
    script = (
        f"import PySide6.QtWidgets\n{LEAN}\nfrom wacomposer.ui.style import palette\nprint(palette.__name__)"
    )
    assert said(script) == ["palette"]
