"""Record a review: an entry of the ledger, and the day in the lesson's front matter."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coursekit.model.course import Course, Lesson
from coursekit.model.digest import blocks_of, lesson_digest, sketch
from coursekit.model.lock import Verdict
from coursekit.model.notes import notes
from coursekit.model.report import ReportedFinding
from coursekit.model.review import Review
from coursekit.model.text import Place
from coursekit.reading.reviews import read_ledger
from coursekit.review.refusal import Refused, one_line, sound
from coursekit.review.render import render_ledger
from coursekit.review.stamp import stamped
from coursekit.review.writing import NewText
from coursekit.words import counted

_DEAD_LINK = "LK907"
"""Its findings are the dead links, which count although the course may ignore the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A review, and the files that tell it."""

    lesson: Lesson
    review: Review
    ledger: str
    """The path of the ledger."""
    brief: str
    """That of the lesson's brief."""
    texts: Mapping[str, NewText]
    """What both are to hold, and what they held, by path."""
    notes: tuple[Place, ...] = ()
    """What asks for something at the next review, and still stands in what was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What a reviewer says of a lesson."""

    by: str
    date: dt.date
    note: str | None = None
    despite: str | None = None
    """Why it counts although something is wrong with the lesson."""


def recording(
    course: Course, lesson: Lesson, said: Confirmation, errors: Sequence[ReportedFinding]
) -> Recording:
    """What is to be written for a review; raises `Refused`.

    `errors` are the findings of that severity in the lesson.
    """
    old = course.ledger
    if old:
        sound(old.path, len(old.problems))
    _not_before(course, lesson, said.date)
    review = Review(
        lesson=lesson.id,
        date=said.date,
        reviewer=one_line(said.by, "the name of the reviewer"),
        digest=lesson_digest(lesson),
        blocks=sketch(blocks_of(lesson)),
        note=_note(course, lesson, said, errors),
    )
    page, text = stamped(lesson, said.date, course.settings)
    path = course.settings.review.ledger
    ledger_text = render_ledger(_with(review, old.reviews if old else ()))
    if read_ledger(path, ledger_text.encode()).problems:
        raise AssertionError(f"what was to be written to {path} cannot be read")
    return Recording(
        lesson=lesson,
        review=review,
        ledger=path,
        brief=page.path,
        texts={
            path: NewText(ledger_text, old.text.content if old else None),
            page.path: NewText(text, page.text.content),
        },
        notes=tuple(note.place for note in notes(course, lesson)),
    )


def _with(review: Review, known: Iterable[Review]) -> Iterator[Review]:
    """The reviews with one more; one that was recorded already is recorded anew, with its note."""
    note = review.note
    for one in known:
        if _what(one) == _what(review):
            note = note or one.note
        else:
            yield one
    yield dataclasses.replace(review, note=note)


def _what(review: Review) -> tuple[object, ...]:
    return review.lesson, review.date, review.reviewer, review.digest


def dead_links(course: Course, lesson: Lesson) -> int:
    """How many addresses that the pages of a lesson cite are dead."""
    paths = {page.path for page in lesson.pages.values()}
    return len(
        {
            entry.url
            for citation, _, entry in course.observed
            if entry.verdict is Verdict.DEAD and citation.place.path in paths
        }
    )


def _not_before(course: Course, lesson: Lesson, date: dt.date) -> None:
    last = course.ledger.last(lesson.id) if course.ledger else None
    if last and last.date > date:
        raise Refused(f"the ledger has a later review of {lesson.label}: that of {last.date}.")
    if lesson.published and lesson.published.value > date:
        raise Refused(
            f"{lesson.label} was published on {lesson.published.value}: its brief cannot name "
            "a review before that day."
        )


def _note(
    course: Course, lesson: Lesson, said: Confirmation, errors: Sequence[ReportedFinding]
) -> str | None:
    """What is kept of the review in words; raises `Refused` where the lesson has to be mended."""
    note = one_line(said.note, "the note") if said.note is not None else None
    dead = dead_links(course, lesson)
    others = sum(error.code != _DEAD_LINK for error in errors)
    wrong = [
        *([counted(others, "error")] if others else ()),
        *([counted(dead, "dead link")] if dead else ()),
    ]
    if not wrong:
        return note
    amount = " and ".join(wrong)
    if said.despite is None:
        raise Refused(
            f"{lesson.label} has {amount}: mend what `coursekit lint` tells of it, or say with "
            "--despite why the review counts all the same."
        )
    why = f"Despite {amount}: {one_line(said.despite, 'the reason')}"
    return f"{note} {why}" if note else why
