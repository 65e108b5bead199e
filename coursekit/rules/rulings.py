"""What the table of licenses says of a use: for whole expressions, and for every source."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

from coursekit.model.course import Course, Lesson
from coursekit.model.license import (
    OTHER,
    SAME,
    UNLISTED,
    License,
    LicenseTable,
    Outcome,
    Ruling,
    TermState,
)
from coursekit.model.record import Stated
from coursekit.model.source import Source, Use

_WEIGHTS = {Outcome.ALLOWED: 0, Outcome.ASK: 1, Outcome.REFUSED: 2}

_JUDGED = (TermState.LISTED, TermState.DEPRECATED)

NO_ADVICE = "This is no legal advice."


class Judged(NamedTuple):
    """A source on record, with what its license says of its use."""

    lesson: Lesson
    source: Source
    license: Stated[str]
    use: Stated[Use]
    own: Stated[str]
    """The license that the lesson's text is published under."""
    ruling: Ruling


def judged_sources(course: Course) -> Iterator[Judged]:
    """Every source whose license and use are known, in a lesson whose own license is known.

    Of all others, other rules tell what is wrong.
    """
    for lesson in course.lessons.values():
        own = own_license(course, lesson)
        theirs = course.licenses.get(own.value) if own else None
        for source in lesson.sources:
            license_ = course.licenses.get(source.license.value) if source.license else None
            if not (own and theirs and source.license and license_ and source.use):
                continue
            if ruling := ruling_on(course.license_table, license_, source.use.value, theirs):
                yield Judged(
                    lesson=lesson,
                    source=source,
                    license=source.license,
                    use=source.use,
                    own=own,
                    ruling=ruling,
                )


def own_license(course: Course, lesson: Lesson | None = None) -> Stated[str] | None:
    """The license of a lesson's text: its own where its brief states one, else the course's."""
    brief = lesson.pages.get("brief") if lesson else None
    for record, path in (
        (brief.record if brief else None, ("license",)),
        (course.manifest.record if course.manifest else None, ("license", "text")),
    ):
        value = record.at(path) if record else None
        if record and isinstance(value, str) and value.strip():
            return Stated(value, record.place(path))
    return None


def ruling_on(table: LicenseTable, theirs: License, use: Use, own: License) -> Ruling | None:
    """What a license says of a use in a work under another one; none where one is not known.

    Of licenses that all hold, the worst ruling counts; of those to choose from, the best. A work
    under several licenses has to keep to the terms for each.
    """
    if not (is_known(table, theirs) and is_known(table, own)):
        return None
    alternatives = []
    for names in theirs.choices:
        rulings = [
            _ruling(table, name, use, mine)
            for name in names
            for mine in dict.fromkeys(one for choice in own.choices for one in choice)
        ]
        alternatives.append(max(rulings, key=_weight))
    return min(alternatives, key=_weight)


def is_known(table: LicenseTable, license_: License) -> bool:
    """Whether every name in it can be judged: `LicenseRef-` names where their terms are whole."""
    return bool(license_.choices) and all(
        term.name in table.groups if term.state is TermState.DEFINED else term.state in _JUDGED
        for term in license_.terms
    )


def called(table: LicenseTable, name: str) -> str:
    """How people call a license, where the table knows."""
    return table.names[name][0] if name in table.names else name


def _ruling(table: LicenseTable, name: str, use: Use, own: str) -> Ruling:
    group = table.groups.get(name, UNLISTED)
    column = own if own in table.columns else OTHER
    same = table.rulings.get((group, use, SAME)) if name == own else None
    found = same or table.rulings[group, use, column]
    return dataclasses.replace(found, clause=found.clause.replace("{license}", called(table, name)))


def _weight(ruling: Ruling) -> int:
    return _WEIGHTS[ruling.outcome]
