"""The list of what is due: every lesson that learners see, by urgency, with its reasons."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coursekit.model.cadence import cadence, owner
from coursekit.model.course import READER_STATUSES, Course, Lesson
from coursekit.model.freshness import Basis, Freshness, freshness
from coursekit.model.lock import Entry
from coursekit.model.notes import standing_notes
from coursekit.model.review import Cadence, Planned, Snooze
from coursekit.review.due import NOBODY, DueLesson, DueList, DueState, Group
from coursekit.review.forecast import forecast
from coursekit.review.reasons import (
    age_reason,
    broken_links,
    change_reasons,
    link_reasons,
    note_reasons,
    snooze_reason,
)
from coursekit.review.weeks import week_of

DUE_WITHIN = 30
"""The days within which a lesson is due soon, unless others are named."""

_URGENCY = {state: index for index, state in enumerate(DueState)}


def due_list(
    course: Course,
    as_of: dt.date,
    version: str,
    *,
    due_within: int = DUE_WITHIN,
    tracks: Collection[str] = (),
    owners: Collection[str] = (),
) -> DueList:
    """What is due in a course on a day.

    `tracks` (slugs) and `owners` (names, or `nobody`) narrow what is listed and counted.
    """
    judge = _Judge.of(course, as_of, due_within)
    asked = [one for one in course.lessons.values() if not tracks or one.track in tracks]
    asked = [one for one in asked if not owners or _owner_name(course, one) in owners]
    rows = [judge.row(lesson) for lesson in asked if _listed(lesson)]
    rows.sort(key=judge.urgency)
    to_write = sum(lesson.planned or not lesson.present for lesson in asked)
    return DueList(
        version=version,
        course=_title(course),
        as_of=as_of,
        due_within=due_within,
        lessons=tuple(rows),
        states=_states(rows),
        tracks=_tracks(course, rows),
        owners=_owners(rows),
        weeks=forecast(rows, as_of),
        only_tracks=tuple(one.label for one in course.tracks.values() if one.slug in tracks),
        only_owners=tuple(sorted(owners)),
        drafts=len(asked) - len(rows) - to_write,
        planned_lessons=to_write,
        has_ledger=course.ledger is not None,
        has_plan=course.review_plan is not None,
        snoozed=sum(row.snooze is not None for row in rows),
        capacities=_capacities(course),
    )


def row_of(course: Course, lesson: Lesson, as_of: dt.date) -> DueLesson | None:
    """What a list of a day says of one lesson; none where learners do not see it."""
    return _Judge.of(course, as_of, DUE_WITHIN).row(lesson) if _listed(lesson) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """What is looked up for each lesson."""

    course: Course
    as_of: dt.date
    within: int
    links: Mapping[str, Sequence[Entry]]
    planned: Mapping[str, Sequence[Planned]]
    snoozes: Mapping[str, Snooze]
    order: Mapping[str, int]

    @classmethod
    def of(cls, course: Course, as_of: dt.date, within: int) -> _Judge:
        plan = course.review_plan
        planned: dict[str, list[Planned]] = {}
        for one in plan.planned if plan else ():
            planned.setdefault(one.lesson, []).append(one)
        made = [one for one in (plan.snoozes if plan else ()) if one.made <= as_of]
        return cls(
            course=course,
            as_of=as_of,
            within=within,
            links=broken_links(course, as_of),
            planned=planned,
            snoozes={one.lesson: one for one in made},
            order={lesson: index for index, lesson in enumerate(course.lessons)},
        )

    def row(self, lesson: Lesson) -> DueLesson:
        """The row of a lesson, with all that is known of it."""
        fresh = freshness(self.course, lesson, self.as_of)
        every = cadence(self.course, lesson)
        since = fresh.date or (lesson.published.value if lesson.published else dt.date.min)
        links = [one for one in self.links.get(lesson.id, ()) if one.since > since]
        notes = tuple(standing_notes(self.course, lesson, self.as_of))
        asked_for = _asked_for(lesson)
        due = self._due(lesson, fresh, every, links)
        snooze = self._snooze(lesson, fresh)
        target = max(due, snooze.until) if due and snooze else due
        state = self._state(fresh, target, asked_for=asked_for)
        reasons = (
            *([snooze_reason(snooze)] if snooze else ()),
            *(["its status is needs-review"] if asked_for else ()),
            *link_reasons(links, lesson, fresh),
            *change_reasons(fresh),
            *note_reasons(notes),
            age_reason(fresh, every, lesson, self.as_of),
        )
        recorded = fresh.recorded if fresh.recorded and fresh.recorded.date == fresh.date else None
        track = self.course.tracks.get(lesson.track)
        who = owner(self.course, lesson)
        return DueLesson(
            lesson=lesson.id,
            label=lesson.label,
            title=lesson.title or (lesson.listing.title if lesson.listing else None),
            path=lesson.first_place.path,
            track=lesson.track,
            track_label=track.label if track else lesson.track,
            number=lesson.number,
            phase=lesson.listing.phase if lesson.listing else None,
            owner=who.value if who else None,
            state=state,
            due=due,
            days_overdue=(self.as_of - (target or self.as_of)).days
            if state is DueState.OVERDUE
            else 0,
            last_review=fresh.date,
            reviewer=recorded.reviewer if recorded else None,
            cadence=every,
            reasons=reasons,
            risks=asked_for + len(links) + fresh.edited + len(notes),
            changed=fresh.share,
            snooze=snooze,
            planned=self._planned(lesson, fresh),
        )

    def urgency(self, row: DueLesson) -> tuple[int, dt.date, int, int]:
        """What the list is sorted by: state, day, risks, and the order of the course."""
        day = row.target or dt.date.max
        return _URGENCY[row.state], day, -row.risks, self.order[row.lesson]

    def _due(
        self, lesson: Lesson, fresh: Freshness, every: Cadence | None, links: Sequence[Entry]
    ) -> dt.date | None:
        """The day by which a lesson is to be looked at, and not later than what brings it up."""
        days = [self.as_of] if _asked_for(lesson) else []
        if every:
            published = lesson.published.value if lesson.published else None
            start = fresh.date or published
            days.append(every.every.after(start) if start else self.as_of)
            if fresh.date:
                days.extend(link.since for link in links)
        return min(days, default=None)

    def _state(self, fresh: Freshness, target: dt.date | None, *, asked_for: bool) -> DueState:
        if target is None:
            return DueState.NO_CADENCE
        if fresh.basis is Basis.UNTRACKED and not asked_for:
            return DueState.UNTRACKED
        if target < self.as_of:
            return DueState.OVERDUE
        if week_of(target) == week_of(self.as_of):
            return DueState.DUE
        return DueState.SOON if (target - self.as_of).days <= self.within else DueState.LATER

    def _snooze(self, lesson: Lesson, fresh: Freshness) -> Snooze | None:
        """The newest snooze of a lesson, if it holds: made since the review, and not run out."""
        snooze = self.snoozes.get(lesson.id)
        if snooze is None or snooze.until <= self.as_of:
            return None
        return None if fresh.date and snooze.made < fresh.date else snooze

    def _planned(self, lesson: Lesson, fresh: Freshness) -> Planned | None:
        """The place of a lesson in the plan, if it counts still."""
        now = week_of(self.as_of)
        for one in self.planned.get(lesson.id, ()):
            if one.after == fresh.date and week_of(one.week) >= now:
                return one
        return None


def _listed(lesson: Lesson) -> bool:
    """Whether learners see a lesson; one that states no status is not hidden from them."""
    if lesson.planned or not lesson.present:
        return False
    return lesson.status is None or lesson.seen


def _asked_for(lesson: Lesson) -> bool:
    return lesson.status is not None and lesson.status.value == READER_STATUSES[1]


def _owner_name(course: Course, lesson: Lesson) -> str:
    stated = owner(course, lesson)
    return stated.value if stated else NOBODY


def _title(course: Course) -> str | None:
    title = course.manifest.record.at(("title",)) if course.manifest else None
    return title if isinstance(title, str) else None


def _capacities(course: Course) -> dict[str, int]:
    owners = course.review.owners
    known = owners.capacities if owners else {}
    return {name: most for name, most in known.items() if most is not None}


def _states(rows: Iterable[DueLesson]) -> dict[DueState, int]:
    counts = Counter(row.state for row in rows)
    return {state: counts[state] for state in DueState}


def _tracks(course: Course, rows: Sequence[DueLesson]) -> tuple[Group, ...]:
    by_track = _grouped(rows, lambda row: row.track)
    known = [slug for slug in course.tracks if slug in by_track]
    names = [*known, *(slug for slug in by_track if slug not in course.tracks)]
    return tuple(
        Group(name=name, label=by_track[name][0].track_label, states=_states(by_track[name]))
        for name in names
    )


def _owners(rows: Sequence[DueLesson]) -> tuple[Group, ...]:
    by_owner = _grouped(rows, lambda row: row.owner or "")
    groups = [
        Group(name=name or None, label=name or NOBODY, states=_states(members))
        for name, members in by_owner.items()
    ]
    return tuple(sorted(groups, key=_most_urgent))


def _most_urgent(group: Group) -> tuple[bool, list[int], str]:
    return group.name is not None, [-group.states[state] for state in DueState], group.label


def _grouped(
    rows: Sequence[DueLesson], name: Callable[[DueLesson], str]
) -> dict[str, list[DueLesson]]:
    groups: dict[str, list[DueLesson]] = {}
    for row in rows:
        groups.setdefault(name(row), []).append(row)
    return groups
