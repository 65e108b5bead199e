"""Rules about licenses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coursekit.model.course import Course
from coursekit.model.finding import Edit, Fix, Related, Safety
from coursekit.model.license import License, Outcome, Term, TermState
from coursekit.model.record import KeyPath, Record, Stated
from coursekit.model.source import Use
from coursekit.rules.rulings import Judged, called, ruling_on

_LETTERS = re.compile(r"[^a-z0-9]")


class Named(NamedTuple):
    """A license that some file states."""

    stated: Stated[str]
    license: License


def named_licenses(course: Course) -> Iterator[Named]:
    """Those of the course and of its lessons' own text, and those of the sources on record."""
    for stated in _stated(course):
        license_ = course.licenses.get(stated.value)
        if license_:
            yield Named(stated, license_)


def wrong_terms(named: Named, state: TermState) -> list[Term]:
    """The names in a license of which that is known."""
    return [term for term in named.license.terms if term.state is state]


def mended(named: Named) -> Fix | None:
    """The license that was probably meant; safe where only spaces, hyphens and case differ."""
    nearest = named.license.nearest
    if nearest is None:
        return None
    same = _letters(nearest) == _letters(named.stated.value)
    safety = Safety.SAFE if same else Safety.UNSAFE
    return Fix(f"Write {nearest}", safety, (Edit(named.stated.place, nearest),))


def manifest_path(course: Course) -> str:
    """Where `LicenseRef-` names are defined, or would be."""
    return course.manifest.path if course.manifest else course.settings.layout.course


def context(judged: Judged) -> tuple[Related, ...]:
    """The other statements that a ruling stands on."""
    return (
        Related(judged.use.place, "the use on record"),
        Related(judged.own.place, "the license of the lesson's own text"),
    )


def allowed_uses(course: Course, judged: Judged) -> list[str]:
    """The other ways in which the source may be used."""
    theirs, own = (course.licenses[one.value] for one in (judged.license, judged.own))
    rulings = {use: ruling_on(course.license_table, theirs, use, own) for use in Use}
    return [used(u) for u, one in rulings.items() if one and one.outcome is Outcome.ALLOWED]


def used(use: Use) -> str:
    """What a use does with a source, as a participle."""
    return "copied verbatim" if use is Use.VERBATIM else use.value


def own_name(course: Course, judged: Judged) -> str:
    """How people call the license of the lesson's own text."""
    return called(course.license_table, judged.own.value)


def _stated(course: Course) -> Iterator[Stated[str]]:
    manifest = course.manifest.record if course.manifest else None
    places: list[tuple[Record | None, KeyPath]] = [
        (manifest, ("license", key)) for key in ("text", "code")
    ]
    for lesson in course.lessons.values():
        brief = lesson.pages.get("brief")
        places.append((brief.record if brief else None, ("license",)))
    for record, path in places:
        value = record.at(path) if record else None
        if record and isinstance(value, str):
            yield Stated(value, record.place(path))
    for lesson in course.lessons.values():
        yield from (source.license for source in lesson.sources if source.license)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
