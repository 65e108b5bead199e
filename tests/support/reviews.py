"""Lists of due reviews in one line, for tests of what is made of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from coursekit.model.review import Cadence, Duration, Planned, Snooze, Unit
from coursekit.review.due import DueLesson, DueList, DueState, Group, Week

DAY = dt.date(2026, 11, 21)
"""A Saturday; its week begins on 16 November."""
HALF_A_YEAR = Cadence(Duration(6, Unit.MONTH), "the course")

HOSTILE = [
    '<img src="http://a.org/x.png" onerror=alert(1)>', "</script><script>alert(1)</script>", "=1+1",
    "@everyone", "#12", "GH-7", "www.a.org", "http://a.org", "a|b", "`code`", "*b*", "[a](b)", "&amp;",
    '"', "'", ";", ",", "\\", "\\n", "\r\n", "BEGIN:VEVENT", "\u202e", "\x1b[31m", "\ud800", "ä", "字",
    "🎉", "x" * 80, " ", "-2", "+3", "\t=4", "-->", "]]>", "<!--", "</style>", "$x$", "{{ y }}",
]  # fmt: skip
"""What titles and names may hold to break one format or another."""


def due_lesson(number: int = 1, state: DueState = DueState.OVERDUE, /, **facts: Any) -> DueLesson:
    """A lesson of Track 1, without those facts that are not given."""
    return DueLesson(
        **{
            "lesson": f"bread/lesson-{number}",
            "label": f"lesson {number}",
            "title": f"Title {number}",
            "path": f"tracks/bread/lesson-{number}/brief.md",
            "track": "bread",
            "track_label": "Track 1",
            "number": number,
            "phase": 1,
            "owner": None,
            "state": state,
            "due": None,
            **facts,
        }
    )


def due_list(*lessons: DueLesson, **facts: Any) -> DueList:
    """A list of these lessons, with the groups that follow from them."""
    return DueList(
        **{
            "version": "1.0",
            "course": "Home Baking",
            "as_of": DAY,
            "due_within": 30,
            "lessons": lessons,
            "states": _states(lessons),
            "tracks": _groups(lessons, "track", "track_label"),
            "owners": _groups(lessons, "owner", "owner"),
            "weeks": weeks(),
            **facts,
        }
    )


def weeks(*totals: tuple[int, int, int]) -> tuple[Week, ...]:
    """The 52 weeks from that of `DAY` on; the first have so many planned, due, and again."""
    monday = DAY - dt.timedelta(DAY.weekday())
    numbers = [*totals, *[(0, 0, 0)] * (52 - len(totals))]
    return tuple(
        Week(monday=monday + dt.timedelta(7 * index), planned=planned, due=due, again=again)
        for index, (planned, due, again) in enumerate(numbers)
    )


def every_kind() -> DueList:
    """A list with a lesson in every state, and one with all facts that there are."""
    monday = dt.date(2026, 11, 23)
    rows = [
        due_lesson(
            1,
            title="Flour & water",
            due=dt.date(2026, 9, 2),
            days_overdue=80,
            last_review=dt.date(2026, 3, 2),
            cadence=HALF_A_YEAR,
            reasons=("1 link died since the last review: https://www.loc.gov/x", "30 % changed"),
            risks=2,
            changed=0.3,
        ),
        due_lesson(2, DueState.DUE, due=DAY, owner="Ada", title=None),
        due_lesson(
            3,
            DueState.SOON,
            due=dt.date(2026, 12, 1),
            owner="Ada",
            last_review=dt.date(2026, 6, 1),
            reviewer="Grace",
            cadence=HALF_A_YEAR,
            planned=Planned("bread/lesson-3", monday, "Ada"),
        ),
        due_lesson(
            4,
            DueState.LATER,
            due=dt.date(2026, 10, 1),
            owner="Grace",
            cadence=Cadence(Duration(1, Unit.YEAR), "lesson 4", "yearly"),
            snooze=Snooze(
                lesson="bread/lesson-4", until=dt.date(2027, 1, 9), why="ovens", made=DAY
            ),
        ),
        due_lesson(5, DueState.UNTRACKED, due=dt.date(2026, 9, 2), cadence=HALF_A_YEAR),
        due_lesson(6, DueState.NO_CADENCE, number=None, label="bread/lesson-6"),
    ]
    load = weeks((0, 3, 0), (1, 0, 0), (0, 0, 0), (0, 1, 0), *[(0, 0, 0)] * 20, (0, 0, 5))
    return due_list(*rows, weeks=load, drafts=1, planned_lessons=2, snoozed=1, has_plan=True)


def _states(lessons: tuple[DueLesson, ...]) -> dict[DueState, int]:
    counts = Counter(lesson.state for lesson in lessons)
    return {state: counts[state] for state in DueState}


def _groups(lessons: tuple[DueLesson, ...], name: str, label: str) -> tuple[Group, ...]:
    members: dict[str | None, list[DueLesson]] = {}
    for lesson in lessons:
        members.setdefault(getattr(lesson, name), []).append(lesson)
    return tuple(
        Group(name=key, label=getattr(group[0], label) or "nobody", states=_states(tuple(group)))
        for key, group in members.items()
    )
