"""`coursekit review record` and `coursekit review snooze` as a user meets them."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.command import Coursekit, Outcome
from tests.support.edits import edited
from tests.support.locks import entry, lock_bytes
from tests.support.patching import minimal_course

BRIEF, PAGE = "tracks/bread/proofing/brief.md", "tracks/bread/proofing/lesson.md"
LEDGER, PLAN = "tracks/reviews.yaml", "tracks/review-plan.yaml"
NEXT = "Next comes the oven, in [the first loaf](../first-loaf/lesson.md)."
DEAD = "https://www.loc.gov/dead"


def record(coursekit: Coursekit, *more: str, lesson: str = "bread/proofing") -> Outcome:
    return coursekit("review", "record", lesson, "--by", "Ada", "--date", "2026-05-02", *more)


def texts(coursekit: Coursekit) -> tuple[str | None, str]:
    """What the ledger and the brief hold."""
    ledger, brief = coursekit.folder / LEDGER, coursekit.folder / BRIEF
    return ledger.read_text() if ledger.exists() else None, brief.read_text()


def test_a_review_is_recorded_in_both_files(course: Coursekit) -> None:
    before = (course.folder / BRIEF).read_bytes()
    outcome = record(course, "--note", "all fine")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        f"lesson 2 was reviewed by Ada on 2026-05-02: written to {LEDGER} and {BRIEF}.\n"
    )
    ledger, brief = texts(course)
    assert ledger
    assert (
        "  - {lesson: bread/proofing, date: 2026-05-02, reviewer: Ada, note: all fine, " in ledger
    )
    assert brief.replace("reviewed: 2026-05-02\n", "").encode() == before
    assert course("lint", "--as-of", "2026-06-01").out == ""


def test_a_byte_order_mark_and_line_endings_stay(course: Coursekit) -> None:
    path = course.folder / BRIEF
    old = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(old)
    assert record(course).code == 0
    assert path.read_bytes().replace(b"reviewed: 2026-05-02\r\n", b"") == old


def test_the_day_is_today_by_default(course: Coursekit) -> None:
    outcome = course("review", "record", "proofing", "--by", "Ada")
    assert str(dt.date.today()) in outcome.err


def test_a_day_to_come_is_refused(course: Coursekit) -> None:
    outcome = course("review", "record", "proofing", "--by", "Ada", "--date", "9999-01-01")
    assert outcome.code == 2
    assert "9999-01-01 is still to come" in outcome.err


@pytest.mark.parametrize("ignored", [False, True])
def test_a_lesson_with_errors_or_dead_links_is_refused_unless_told_why(
    coursekit: Coursekit, ignored: bool
) -> None:
    files = edited(minimal_course(), PAGE, NEXT, f"See <{DEAD}>.")
    if ignored:
        files["coursekit.toml"] = b'ignore = ["LK907"]\n'
    else:
        files = edited(files, BRIEF, "order: 2", "order: two")
    coursekit.write({**files, LEDGER: b"", "tracks/links.lock": lock_bytes(entry("dead", DEAD))})
    (coursekit.folder / LEDGER).unlink()
    before = texts(coursekit)
    amount = "1 dead link" if ignored else "1 error and 1 dead link"
    outcome = record(coursekit)
    assert outcome.code == 2
    assert f"Error: lesson 2 has {amount}: mend what" in outcome.err
    assert texts(coursekit) == before
    outcome = record(coursekit, "--note", "read.", "--despite", "the host is down")
    assert outcome.code == 0
    ledger, _ = texts(coursekit)
    assert ledger
    assert f'note: "read. Despite {amount}: the host is down"' in ledger


def test_errors_elsewhere_do_not_count(course: Coursekit) -> None:
    other = course.folder / "tracks/bread/first-loaf/lesson.md"
    other.write_text("[gone](gone.md)")
    assert record(course).code == 0


def test_what_still_asks_for_something_is_told(coursekit: Coursekit) -> None:
    coursekit.write(edited(minimal_course(), PAGE, NEXT, "At the next review, weigh it."))
    outcome = record(coursekit)
    assert outcome.err.endswith(f"{PAGE}:10: this still asks for something at the next review.\n")


def test_a_brief_that_changed_meanwhile_is_left_alone(
    course: Coursekit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coursekit.review import record as module

    real = module.recording

    def slow(*arguments: object) -> object:
        (course.folder / BRIEF).write_text("new")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "recording", slow)
    outcome = record(course)
    assert outcome.code == 2
    assert f"{BRIEF} was changed meanwhile: nothing was written, so run it again." in outcome.err
    assert texts(course) == (None, "new")


def test_of_two_who_record_at_once_nobody_is_lost(
    course: Coursekit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coursekit.review import record as module

    real = module.recording

    def slow(*arguments: object) -> object:
        monkeypatch.setattr(module, "recording", real)
        assert record(course, lesson="bread/first-loaf").code == 0
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "recording", slow)
    outcome = record(course)
    assert outcome.code == 2
    assert f"{LEDGER} was changed meanwhile: nothing was written" in outcome.err
    ledger, brief = texts(course)
    assert ledger
    assert "first-loaf" in ledger
    assert "reviewed" not in brief
    assert record(course).code == 0
    assert (texts(course)[0] or "").count("lesson:") == 2


def test_a_brief_that_is_gone_meanwhile(course: Coursekit, monkeypatch: pytest.MonkeyPatch) -> None:
    from coursekit.review import record as module

    real = module.recording

    def slow(*arguments: object) -> object:
        made = real(*arguments)  # type: ignore[arg-type]
        (course.folder / BRIEF).unlink()
        return made

    monkeypatch.setattr(module, "recording", slow)
    outcome = record(course)
    assert outcome.code == 2
    assert "brief.md was changed meanwhile" in outcome.err


def test_a_ledger_that_cannot_be_written(course: Coursekit) -> None:
    (course.folder / "coursekit.toml").write_text('[review]\nledger = "tracks/course.yaml/x"\n')
    outcome = record(course)
    assert outcome.code == 2
    assert "cannot be written" in outcome.err
    assert "reviewed" not in texts(course)[1]


def test_a_rule_that_does_not_exist_is_told(course: Coursekit) -> None:
    (course.folder / "coursekit.toml").write_text('ignore = ["XX999"]\n')
    assert record(course).code == 2


def test_a_lesson_that_is_not_there(course: Coursekit) -> None:
    outcome = record(course, lesson="bread/prooving")
    assert outcome.code == 2
    assert "Did you mean bread/proofing?" in outcome.err


def test_files_where_the_configuration_has_them(course: Coursekit) -> None:
    (course.folder / "coursekit.toml").write_text(
        '[review]\nledger = "a/b.yaml"\nplan = "p.yaml"\n'
    )
    reviewed_monthly(course)
    assert record(course).code == 0
    assert (course.folder / "a/b.yaml").is_file()
    assert snooze(course, "2026-07-01").code == 0
    assert (course.folder / "p.yaml").is_file()
    assert not (course.folder / LEDGER).exists()


def reviewed_monthly(coursekit: Coursekit) -> None:
    path = coursekit.folder / "tracks/course.yaml"
    path.write_text(
        path.read_text() + "review:\n  every: monthly\n  tiers:\n    monthly: 1 month\n"
    )


def snooze(coursekit: Coursekit, until: str, lesson: str = "proofing") -> Outcome:
    arguments = ("--until", until, "--why", "the book", "--as-of", "2026-06-01")
    return coursekit("review", "snooze", lesson, *arguments)


def test_a_lesson_is_snoozed(course: Coursekit) -> None:
    reviewed_monthly(course)
    before = texts(course)
    outcome = snooze(course, "2026-07-01")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"lesson 2 is snoozed until 2026-07-01: written to {PLAN}.\n"
    assert ", why: the book, made: 2026-06-01}\n" in (course.folder / PLAN).read_text()
    assert texts(course) == before


def test_a_snooze_is_refused(course: Coursekit) -> None:
    outcome = snooze(course, "2027-07-01")
    assert outcome.code == 2
    assert "a lesson waits 90 days at most" in outcome.err
    assert not (course.folder / PLAN).exists()
