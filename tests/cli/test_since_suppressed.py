"""Suppressions in real histories: what is hidden stays so, and what comes back is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Coursekit
from tests.support.history import Caused, History
from tests.support.patching import minimal_course, patched

PAGE = "--- tracks/bread/proofing/lesson.md\n"
COMMENT = "<!-- coursekit: ignore LK901 -- it comes with the next phase -->"
OVENS = "See [ovens](../ovens/lesson.md)."
SUPPRESSED = f"{PAGE} ## Warmth and time\n \n+{COMMENT}\n+\n+{OVENS}\n+\n"
LINKED = (
    f"{PAGE} ## Warmth and time\n \n+<!-- coursekit: ignore LK902 -- it is being moved -->\n+\n"
)


@pytest.fixture
def tools(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Coursekit:
    return Coursekit(tmp_path, monkeypatch, capsys)


def history(tools: Coursekit, patch: str = "") -> History:
    return History(tools, patched(minimal_course(), patch) if patch else minimal_course())


def test_a_new_fault_with_its_suppression_is_no_news(tools: Coursekit) -> None:
    past = history(tools)
    past.patch(SUPPRESSED)
    assert past.caused() == Caused([], 0, 0, 0)


def test_an_old_fault_that_is_suppressed_now_is_neither_old_nor_mended(tools: Coursekit) -> None:
    past = history(tools, f"{PAGE} ## Warmth and time\n \n+{OVENS}\n+\n")
    past.patch(f"{PAGE} ## Warmth and time\n \n+{COMMENT}\n+\n")
    assert past.caused() == Caused([], 0, 0, 0)


def test_who_removes_a_suppression_brings_the_fault_back(tools: Coursekit) -> None:
    past = history(tools, SUPPRESSED)
    past.patch(f"{PAGE}-{COMMENT}\n-\n")
    assert past.caused() == Caused(["LK901 proofing/lesson.md:8"], 0, 0, 1)


def test_another_suppressed_fault_like_it_does_not_count(tools: Coursekit) -> None:
    past = history(
        tools,
        f"{SUPPRESSED}@@\n Next comes the oven, in [the first loaf](../first-loaf/lesson.md).\n+\n+{OVENS}\n",
    )
    past.patch("--- tracks/bread/flour-and-water/lesson.md\n ## From flour to gluten\n+\n+More.\n")
    assert past.caused() == Caused([], 1, 0, 0)


def test_a_suppression_that_ended_before_the_change_is_old(tools: Coursekit) -> None:
    past = history(tools, SUPPRESSED.replace(" --", " until=2026-01-01 --"))
    past.patch("--- tracks/bread/flour-and-water/lesson.md\n ## From flour to gluten\n+\n+More.\n")
    assert past.caused() == Caused([], 2, 0, 0)


def test_a_change_elsewhere_that_leaves_a_suppression_unused_is_named(tools: Coursekit) -> None:
    fault = "See [sifting](../flour-and-water/lesson.md#sifting)."
    past = history(tools, f"{LINKED}+{fault}\n+\n")
    past.patch(
        "--- tracks/bread/flour-and-water/lesson.md\n-## From flour to gluten\n+## Sifting\n+\n+One.\n+\n+## From flour to gluten\n"
    )
    assert past.caused() == Caused(
        ["CK011 proofing/lesson.md:8 <- flour-and-water/lesson.md"], 0, 0, 0
    )


def test_a_change_elsewhere_cannot_break_what_is_suppressed(tools: Coursekit) -> None:
    link = "See [why](../flour-and-water/lesson.md#from-flour-to-gluten)."
    comment = "<!-- coursekit: ignore LK902 -- it is being moved -->"
    past = history(tools, f"{PAGE} ## Warmth and time\n \n+{comment}\n+\n+{link}\n+\n")
    past.patch(
        "--- tracks/bread/flour-and-water/lesson.md\n-## From flour to gluten\n+## Gluten\n"
        "--- tracks/bread/flour-and-water/practice.md\n"
        "-1. Tell in your own words what [the lesson](lesson.md#from-flour-to-gluten) says.\n"
        "+1. Tell in your own words what [the lesson](lesson.md#gluten) says.\n"
    )
    # The suppression was not used before: that is what was mended.
    assert past.caused() == Caused([], 0, 1, 0)
