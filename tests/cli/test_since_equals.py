"""Which of several findings a change introduced, where they resemble one another."""

from __future__ import annotations

import json

import pytest

from tests.support.command import Coursekit
from tests.support.history import Caused, History
from tests.support.patching import minimal_course, patched

LESSON = "--- tracks/bread/proofing/lesson.md\n"
TWICE = f"{LESSON} ## Warmth and time\n \n+[a](no.md)\n+\n+[b](no.md)\n+\n"
BASELINE = "coursekit-baseline.json"


@pytest.fixture
def known(coursekit: Coursekit) -> History:
    """Two equal faults, both in the baseline."""
    history = History(coursekit, patched(minimal_course(), TWICE))
    assert coursekit("baseline", "write").code == 0
    history.commit()
    history.git("tag", "known")
    return history


def test_the_baseline_knows_two_equals_and_the_third_is_the_new_line(known: History) -> None:
    known.patch(f"{LESSON} ## Warmth and time\n \n+[c](no.md)\n+\n")
    assert known.caused("--since", "known") == Caused(["LK901 proofing/lesson.md:8"], 0, 0, 1)


def test_who_takes_a_fault_out_of_the_baseline_brings_it_back(known: History) -> None:
    path = known.folder / BASELINE
    baseline = json.loads(path.read_text(encoding="utf-8"))
    del baseline["findings"][1]
    path.write_text(json.dumps(baseline), encoding="utf-8")
    cause = f"LK901 proofing/lesson.md:10 <- {BASELINE}"
    assert known.caused("--since", "known") == Caused([cause], 0, 0, 1)


def test_who_deletes_the_baseline_brings_all_back(known: History) -> None:
    (known.folder / BASELINE).unlink()
    found = known.caused("--since", "known")
    assert found.introduced == [
        f"LK901 proofing/lesson.md:10 <- {BASELINE}",
        f"LK901 proofing/lesson.md:8 <- {BASELINE}",
    ]


def test_an_old_fault_that_the_change_writes_into_the_baseline_is_not_mended(
    coursekit: Coursekit,
) -> None:
    history = History(coursekit, patched(minimal_course(), TWICE))
    coursekit("baseline", "write")
    assert history.caused() == Caused([], 0, 0, 0)


BLOCK = f"{LESSON} ## Warmth and time\n \n+```\n+one\n+```\n+\n"


def test_an_edited_block_has_its_old_fault(coursekit: Coursekit) -> None:
    history = History(coursekit, patched(minimal_course(), BLOCK))
    history.patch(f"{LESSON} ```\n-one\n+two\n ```\n")
    assert history.caused() == Caused([], 1, 0, 0)


def test_a_second_block_beside_an_edited_one_is_new(coursekit: Coursekit) -> None:
    history = History(coursekit, patched(minimal_course(), BLOCK))
    history.patch(f"{LESSON} ```\n-one\n+two\n+```\n+\n+```\n+three\n ```\n")
    assert history.caused() == Caused(["AX805 proofing/lesson.md:12"], 1, 0, 0)


def test_a_block_that_is_mended_does_not_excuse_one_that_says_something_else(
    coursekit: Coursekit,
) -> None:
    history = History(coursekit, patched(minimal_course(), TWICE))
    history.patch(f"{LESSON}-[b](no.md)\n+[b](neither.md)\n")
    assert history.caused() == Caused(["LK901 proofing/lesson.md:10"], 1, 1, 1)


def test_of_two_files_that_are_not_read_the_added_one_is_new(coursekit: Coursekit) -> None:
    history = History(coursekit, patched(minimal_course(), "+++ tracks/bread/proofing/x.md\n+X\n"))
    history.patch("+++ tracks/bread/first-loaf/x.md\n+X\n")
    assert history.caused() == Caused(["ST507 first-loaf/x.md:1"], 1, 0, 0)


def test_a_page_that_moves_to_another_lesson_renames_none(coursekit: Coursekit) -> None:
    summary = "+++ tracks/bread/proofing/summary.md\n+---\n+title: Proofing\n+page: summary\n+---\n"
    history = History(coursekit, patched(minimal_course(), summary))
    assert history.caused().old == 0
    history.git("mv", "tracks/bread/proofing/summary.md", "tracks/bread/first-loaf/summary.md")
    assert history.caused() == Caused(["ST505 first-loaf/summary.md:2"], 0, 0, 1)


OBJECTIVE = " objectives:\n+  - Diagnose a pale crust\n"
BRIEFS = [f"tracks/bread/{lesson}/brief.md" for lesson in ("flour-and-water", "proofing")]
REPEATED = "".join(f"--- {path}\n{OBJECTIVE}" for path in BRIEFS)


def causes(history: History) -> list[str]:
    """What broke the page that nobody touched."""
    outcome = history.coursekit("lint", "--since=start", "--select=OB404", "--format=json")
    found = json.loads(outcome.out)["findings"][0]
    assert found["path"] == "tracks/bread/first-loaf/brief.md"
    return sorted(cause["path"] for cause in found["caused_by"])


def test_two_files_that_break_a_page_only_together_are_both_named(coursekit: Coursekit) -> None:
    history = History(coursekit, minimal_course())
    history.patch(REPEATED)
    assert causes(history) == BRIEFS


def test_of_many_changed_files_the_one_that_broke_a_page_is_found(coursekit: Coursekit) -> None:
    history = History(coursekit, minimal_course())
    history.patch(f"--- {BRIEFS[0]}\n{OBJECTIVE}")
    for number in range(30):
        (history.folder / f"note-{number}.md").write_text("A note.\n")
    assert causes(history) == BRIEFS[:1]


def test_the_search_for_what_broke_a_page_ends(
    coursekit: Coursekit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coursekit.engine.since._TRIED_TOGETHER", 3)
    history = History(coursekit, minimal_course())
    history.patch(REPEATED)
    assert causes(history) == []
