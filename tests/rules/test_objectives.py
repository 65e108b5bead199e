"""What objectives are held against, and what the fixes make of them."""

from __future__ import annotations

import pytest

from coursekit.model.report import ReportedFinding
from tests.support.edits import BREAD, edited
from tests.support.fixes import fixed
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course, patched

BRIEF = f"{BREAD}/proofing/brief.md"
PRACTICE = f"{BREAD}/proofing/practice.md"
OLD = "Describe what yeast does in a dough"


def found(files: Files) -> list[ReportedFinding]:
    return [f for f in lint_files(files).findings if f.code.startswith("OB")]


def codes(files: Files) -> list[str]:
    return [finding.code for finding in found(files)]


def with_objective(new: str, *, listed: str | None = None) -> Files:
    """The minimal course with another objective, in front matter and in the list."""
    patch = f"--- {BRIEF}\n-  - {OLD}\n+  - {new}\n@@\n-- {OLD}\n+- {listed or new}\n"
    return patched(minimal_course(), patch)


@pytest.mark.parametrize(
    ("objective", "begins"),
    [
        ("Explian it", "Explain it"),
        ("'Explaining it'", "'Explain it'"),
        ("To be able to read it", "Read it"),
        ("you will explain it", "explain it"),
        ("Learn how to bake bread", None),
        ("Learn to write it", "Write it"),
        ("Understand it", None),
        ("Bread", None),
    ],
)
def test_a_fix_lets_an_objective_begin_with_its_verb(objective: str, begins: str | None) -> None:
    files = with_objective(objective, listed=objective.strip("'"))
    (finding,) = found(files)
    assert (finding.fix is not None) == (begins is not None)
    if finding.fix and begins:
        after = fixed(files, finding)
        assert f"  - {begins}\n".encode() in (after[BRIEF] or b"")
        assert codes(after) == []


def test_a_lead_across_lines_is_not_cut() -> None:
    files = with_objective(">-\n+    Be able\n+    to explain it", listed="Be able to explain it")
    (finding,) = found(files)
    assert (finding.code, finding.fix) == ("OB402", None)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["OB403"]), ("en-GB", ["OB403"]), ("EN_us", ["OB403"]), ("de", []), ("eng", [])],
)
def test_only_english_verbs_are_judged(language: str, expected: list[str]) -> None:
    files = with_objective("Know it")
    files = edited(files, "tracks/course.yaml", "language: en", f"language: {language}")
    assert codes(files) == expected


@pytest.mark.parametrize(
    "listed",
    [
        "**Describe** what `yeast` does in a dough;",
        "describe what yeast does in a dough.",
        "Describe what [yeast](lesson.md) does in a dough",
        "Describe what yeast\n+  does in a dough",
    ],
)
def test_markup_case_and_the_end_of_an_objective_do_not_count(listed: str) -> None:
    assert codes(with_objective(OLD, listed=listed)) == []


def test_objectives_without_a_list_or_without_front_matter_are_not_compared() -> None:
    files = minimal_course()
    heading = "## By the end you will be able to"
    assert codes(edited(files, BRIEF, heading, "## What for")) == []
    listed = f"\n- Predict how long a dough needs at a given warmth\n- {OLD}\n- Judge with a finger whether a dough has risen enough\n"
    assert codes(edited(files, BRIEF, listed, "\nTo bake.\n")) == []
    key = f"objectives:\n  - Predict how long a dough needs at a given warmth\n  - {OLD}\n  - Judge with a finger whether a dough has risen enough\n"
    assert codes(edited(files, BRIEF, key, "")) == []


def test_a_page_that_was_not_read_whole_lacks_nothing() -> None:
    nested = "".join(f"+{'  ' * depth}- x\n" for depth in range(60))
    patch = f"--- {BRIEF}\n-- {OLD}\n+## Deep\n+\n{nested}"
    assert codes(patched(minimal_course(), patch)) == []


def test_an_objective_worded_anew_is_one_finding() -> None:
    (finding,) = found(with_objective(OLD, listed="Name the parts of an oven"))
    assert (finding.code, finding.message.split(":")[0]) == (
        "OB405",
        "the front matter words objective 2 otherwise",
    )


def test_the_same_objective_twice_is_missed_once() -> None:
    first = "Predict how long a dough needs at a given warmth"
    assert sorted(codes(with_objective(first, listed=OLD))) == ["OB404", "OB405"]


def test_many_objectives_are_compared_in_time() -> None:
    front = "".join(f"+  - Describe the loaf {'x' * n}\n" for n in range(300))
    page = "".join(f"+- Explain the bread {'y' * n}\n" for n in range(300))
    patch = f"--- {BRIEF}\n-  - {OLD}\n{front}@@\n-- {OLD}\n{page}"
    assert set(codes(patched(minimal_course(), patch))) >= {"OB405"}


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ("self-check: [1, 2, 3]", []),
        ("self-check: [1, 2]", ["OB406"]),
        ("self-check: [1, 2, 4]", ["OB407"]),
        ("self-check: [1, 2, two]", []),
        ("self-check: [1]\n  self-check: [2, 3]", []),
        ("self-check: 1", []),
        ("selfcheck: [1, 2]", ["OB406", "OB407"]),
    ],
)
def test_one_mistake_in_the_mapping_is_one_finding(mapping: str, expected: list[str]) -> None:
    files = edited(minimal_course(), PRACTICE, "self-check: [1, 2, 3]", mapping)
    assert codes(files) == expected


def test_a_list_with_something_that_is_no_objective_has_no_numbers() -> None:
    files = edited(minimal_course(), BRIEF, f"  - {OLD}", f"  - {OLD}\n  - 12")
    files = edited(files, PRACTICE, "[1, 2, 3]", "[1]")
    assert codes(files) == []


def test_a_mistyped_anchor_is_mended() -> None:
    files = edited(minimal_course(), PRACTICE, "self-check:", "'self_check':")
    (finding,) = found(files)
    assert codes(fixed(files, finding)) == []
