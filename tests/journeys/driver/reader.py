"""What a screen reader can see and do in a window: questions and answers, one line of JSON each.

It runs under the system's own Python, which has pyatspi, and imports nothing of the project.
"""

import contextlib
import json
import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's, like the next
import pyatspi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - after its version is chosen

ANSWER_SECONDS = 15
"""How long one question to the window may take before the window counts as frozen."""
PAUSE = 0.02
GONE = (GLib.GError, LookupError, AttributeError)

ROLES = {
    name: getattr(pyatspi, "ROLE_" + name.upper().replace(" ", "_"))
    for name in (
        "check box",
        "combo box",
        "dialog",
        "frame",
        "image",
        "label",
        "list item",
        "menu item",
        "panel",
        "password text",
        "push button",
        "radio button",
        "table",
        "table cell",
        "text",
    )
}


class Reader:
    """Knows the programs it was shown and the things it found in them, by number."""

    def __init__(self) -> None:
        Atspi.set_timeout(ANSWER_SECONDS * 1000, ANSWER_SECONDS * 1000)
        self._programs: dict[int, Any] = {}
        self._things: dict[int, Any] = {}

    def attach(self, pid: int, seconds: float) -> bool:
        """Find the program with this process id on the bus, and its first window."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self._find_program(pid)
            if found is not None and found.childCount:
                # What is remembered could be old, and the point is what the window says now.
                Atspi.Accessible.set_cache_mask(found, Atspi.Cache.NONE)
                self._programs[pid] = found
                return True
            time.sleep(PAUSE)
        return False

    def _find_program(self, pid: int) -> Any:  # noqa: ANN401 - no types here
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            try:
                each = desktop.getChildAtIndex(index)
                if each is not None and each.name == "wacomposer" and each.get_process_id() == pid:
                    return each
            except GONE:  # one that is just ending
                continue
        return None

    def see(self, pid: int, roles: list[str], *, focused: bool = False) -> list[tuple[int, str, str]]:
        """Number, role and name of everything on the screen with one of `roles`; all of `ROLES` for none."""
        collection = self._programs[pid].queryCollection()
        states = [pyatspi.STATE_SHOWING, *([pyatspi.STATE_FOCUSED] if focused else [])]
        showing = pyatspi.StateSet(*states)
        every, some = collection.MATCH_ALL, collection.MATCH_ANY
        wanted = [ROLES[role] for role in roles or ROLES]
        rule = collection.createMatchRule(showing.raw(), every, [], every, wanted, some, [], every, False)
        found = []
        for thing in collection.getMatches(rule, collection.SORT_ORDER_CANONICAL, 0, True):
            number = len(self._things)
            self._things[number] = thing
            with contextlib.suppress(*GONE):  # it went away after it was found
                found.append((number, thing.getRoleName(), thing.name))
        return found

    def tell(self, number: int) -> dict[str, Any]:
        """All that there is to know of a thing."""
        thing = self._things[number]
        box = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return {
            "role": thing.getRoleName(),
            "name": thing.name,
            "description": thing.description,
            "states": sorted(pyatspi.stateToString(each) for each in thing.getState().getStates()),
            "box": [box.x, box.y, box.width, box.height],
            "text": self._text(thing),
            "items": self._items(thing),
        }

    def _text(self, thing: Any) -> str | None:  # noqa: ANN401 - no types here
        try:
            text = thing.queryText()
        except NotImplementedError:
            return None
        whole = text.getText(0, -1)
        return whole if isinstance(whole, str) else None

    def _items(self, thing: Any) -> list[str]:  # noqa: ANN401 - no types here
        if thing.getRole() != pyatspi.ROLE_COMBO_BOX:
            return []
        of = thing.getChildAtIndex(0)
        return [of.getChildAtIndex(index).name for index in range(of.childCount)]

    def around(self, number: int) -> list[str]:
        """The names of all that a thing is part of."""
        thing, names = self._things[number], []
        while (thing := thing.parent) is not None and thing.getRole() != pyatspi.ROLE_APPLICATION:
            names += [thing.name] if thing.name else []
        return names

    def write(self, number: int, text: str) -> bool:
        """Replace the text of a field."""
        return bool(self._things[number].queryEditableText().setTextContents(text))

    def act(self, number: int, names: list[str]) -> str:
        """Do the first of these actions that the thing has; "" if it has none of them."""
        actions = self._things[number].queryAction()
        known = {actions.getName(index): index for index in range(actions.nActions)}
        name = next((each for each in names if each in known), "")
        if name:
            actions.doAction(known[name])
        return name

    def forget(self) -> None:
        """Let go of all things, whose numbers mean nothing any more."""
        self._things.clear()


def main() -> None:
    reader = Reader()
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer: Any = {"is": getattr(reader, question.pop("do"))(**question)}
        except (*GONE, NotImplementedError) as failure:  # it went away, or cannot do this
            answer = {"gone": f"{type(failure).__name__}: {failure}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
