"""The parts of the page of due reviews: the coming weeks, owners and tracks, the lessons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from html import escape

from coursekit.reporting.review import phrases, svg
from coursekit.review.due import DueLesson, DueList, DueState, Group
from coursekit.words import shortened, visible

_COLUMNS = ("Lesson", "State", "Due", "Owner", "Last review", "Every", "Planned", "Why")
_WIDEST = 400
_NUMBER = ' class="number"'


def forecast(due: DueList) -> Iterator[str]:
    """The load of the coming weeks, as a chart and as numbers."""
    said = shown(phrases.busiest(due))
    yield "<section>"
    yield "<h2>The coming weeks</h2>"
    yield f"<p>{said}</p>"
    yield '<div class="scrolls" tabindex="0" role="region" aria-label="Chart of the coming weeks">'
    yield svg.render(due.weeks, f"Bar chart of the coming weeks. {said}")
    yield "</div>"
    yield '<ul class="legend">'
    yield '<li class="planned">in the plan</li>'
    yield '<li class="due">due, without a place in the plan</li>'
    yield '<li class="again">again, after the review before</li>'
    yield "</ul>"
    yield '<details class="weeks">'
    yield "<summary>The numbers</summary>"
    yield "<table>"
    yield "<caption>Reviews in each week</caption>"
    yield from _head(("Week", "From", "In the plan", "Due", "Again"), 2)
    yield "<tbody>"
    for week in due.weeks:
        numbers = _numbers((week.planned, week.due, week.again))
        yield f'<tr><th scope="row">{week.label}</th><td>{week.monday}</td>{numbers}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</details>"
    yield "</section>"


def groups(due: DueList, noun: str, members: Sequence[Group]) -> Iterator[str]:
    """How many lessons of each owner, or track, are in which state."""
    if not members:
        return
    states = [state for state in DueState if any(group.states[state] for group in members)]
    yield "<section>"
    yield f"<h2>By {noun}</h2>"
    yield f'<div class="scrolls" tabindex="0" role="region" aria-label="Lessons by {noun}">'
    yield '<table class="groups">'
    yield f"<caption>Lessons by {noun} and state</caption>"
    yield from _head((noun.capitalize(), *(phrases.state(due, state) for state in states)), 1)
    yield "<tbody>"
    for group in members:
        numbers = _numbers([group.states[state] for state in states])
        yield f'<tr><th scope="row">{shown(group.label)}</th>{numbers}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"
    yield "</section>"


def lessons(due: DueList) -> Iterator[str]:
    """All lessons, the most urgent first; the page's script makes the table sort."""
    yield "<section>"
    yield "<h2>Lessons</h2>"
    if due.lessons:
        yield '<p class="unseen" id="told" role="status"></p>'
        yield '<table class="lessons" id="lessons">'
        yield "<caption>All lessons that learners see, at first by urgency</caption>"
        yield from _head(_COLUMNS, len(_COLUMNS))
        yield "<tbody>"
        yield from (_row(due, number, lesson) for number, lesson in enumerate(due.lessons))
        yield "</tbody>"
        yield "</table>"
    else:
        yield "<p>There is no lesson that learners see.</p>"
    yield "</section>"


def _row(due: DueList, number: int, lesson: DueLesson) -> str:
    """A lesson. Each cell says for narrow screens what it tells, and by what it sorts."""
    title = f" <cite>{shown(lesson.title)}</cite>" if lesson.title else ""
    what = f"{shown(phrases.name(lesson))}{title} <code>{shown(lesson.path)}</code>"
    rank = f"{list(DueState).index(lesson.state)} {number}"
    late = f" ({phrases.late(lesson)})" if lesson.days_overdue else ""
    last = f" ({shown(lesson.reviewer)})" if lesson.last_review and lesson.reviewer else ""
    cells = (
        _cell("State", shown(phrases.state(due, lesson.state)), "state", rank),
        _cell("Due", f"{day(lesson.due)}{late}", "", str(lesson.due or "")),
        _cell("Owner", shown(phrases.owner(lesson)), key=lesson.owner or ""),
        _cell("Last review", f"{day(lesson.last_review)}{last}", "", str(lesson.last_review or "")),
        _cell(
            "Every", shown(str(lesson.cadence.every) if lesson.cadence else ""), "", _days(lesson)
        ),
        _cell(
            "Planned",
            _planned(lesson),
            "",
            lesson.planned.week.isoformat() if lesson.planned else "",
        ),
        _cell("Why", _items(lesson.reasons), "why"),
    )
    row = f'<tr class="{class_of(lesson.state)}"><th scope="row" data-key="{_sorting(lesson)}">'
    return f"{row}{what}</th>{''.join(cells)}</tr>"


def _cell(label: str, inside: str, kind: str = "", key: str | None = None) -> str:
    class_ = f' class="{kind}"' if kind else ""
    sorts = "" if key is None else f' data-key="{shown(key)}"'
    return f'<td{class_}{sorts} data-label="{label}">{inside}</td>'


def _sorting(lesson: DueLesson) -> str:
    """Lessons of a track stand together, in its order."""
    number = "" if lesson.number is None else f" {lesson.number}"
    return shown(f"{lesson.track_label}{number} {lesson.lesson}")


def _days(lesson: DueLesson) -> str:
    """The length of a cadence, to compare it with others."""
    start = dt.date(2001, 1, 1)
    return str((lesson.cadence.every.after(start) - start).days) if lesson.cadence else ""


def _planned(lesson: DueLesson) -> str:
    if lesson.planned is None:
        return ""
    return f"{phrases.iso_week(lesson.planned.week)} ({shown(lesson.planned.reviewer)})"


def _items(reasons: Sequence[str]) -> str:
    items = "".join(f"<li>{shown(reason)}</li>" for reason in reasons)
    return f"<ul>{items}</ul>" if items else ""


def _head(names: Sequence[str], words: int) -> Iterator[str]:
    """The row of headings; those after the first few stand above numbers."""
    cells = [
        f'<th scope="col"{_NUMBER if column >= words else ""}>{shown(name)}</th>'
        for column, name in enumerate(names)
    ]
    yield f"<thead><tr>{''.join(cells)}</tr></thead>"


def _numbers(numbers: Sequence[int]) -> str:
    return "".join(f"<td{_NUMBER}>{number:,}</td>" for number in numbers)


def class_of(state: DueState) -> str:
    """A state as the style sheet calls it."""
    return state.value.replace(" ", "-")


def day(date: dt.date | None) -> str:
    """A day that programs can read as well."""
    return f"<time>{date.isoformat()}</time>" if date else ""


def shown(text: str) -> str:
    """Text of the course, as text."""
    return escape(visible(shortened(text, _WIDEST)))
