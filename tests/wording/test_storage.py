"""Each fault of the program's own files has a sentence that says what, where and what to do."""

import pytest

from wacomposer.storage.problem import Fault, Problem
from wacomposer.wording.storage import describe_problem, describe_problems

PATH = "/data/accounts.json"
ALWAYS_DETAILED = {Fault.NAME_TAKEN, Fault.ENTRY_UNUSABLE}
ABOUT_NAMES = {Fault.NAME_EMPTY, Fault.NAME_TAKEN, Fault.GONE}


@pytest.mark.parametrize(
    ("fault", "detail"),
    [(fault, detail) for fault in Fault for detail in ("", "Shop") if detail or fault not in ALWAYS_DETAILED],
)
def test_every_fault(fault: Fault, detail: str) -> None:
    said = describe_problem(Problem(fault, PATH, detail))
    assert said.endswith(".")
    assert said[0].isupper() or said.startswith(PATH)
    assert (PATH in said) == (fault not in ABOUT_NAMES)
    assert "{" not in said
    assert "()" not in said


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            Problem(Fault.NAME_TAKEN, PATH, "Shop"),
            "There is an account called Shop already. Choose another name.",
        ),
        (Problem(Fault.GONE, PATH, "Shop"), "Shop is gone: another running wacomposer deleted it."),
        (Problem(Fault.GONE, PATH), "It is gone: another running wacomposer deleted it."),
        (Problem(Fault.SYSTEM, PATH, "Is a directory"), f"{PATH} cannot be used: Is a directory."),
        (Problem(Fault.SYSTEM, PATH), f"{PATH} cannot be used: the system gives no reason."),
        (
            Problem(Fault.DAMAGED, PATH, "accounts.json.broken"),
            f"{PATH} is damaged and was not used. It was kept as accounts.json.broken.",
        ),
        (
            Problem(Fault.DAMAGED, PATH),
            f"{PATH} is damaged and could not be set aside. Move it away, or nothing is saved.",
        ),
    ],
)
def test_sentences(problem: Problem, said: str) -> None:
    assert describe_problem(problem) == said


def test_several_problems_are_told_at_once_and_alike_ones_once() -> None:
    gone = [Problem(Fault.GONE, PATH, name) for name in ("A", "B", "B", "C", "D", "E")]
    said = [describe_problem(problem) for problem in gone]
    assert describe_problems(gone[:1]) == said[0]
    assert describe_problems(gone[:3]) == f"{said[0]}\n{said[1]}"
    assert describe_problems(gone) == f"{said[0]}\n{said[1]}\n{said[3]}\n2 more like this."
