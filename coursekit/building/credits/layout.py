"""From the credits to a page: what it tells in which words and order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from coursekit.building.credits.data import (
    CreditedLesson,
    Credits,
    LicenseName,
    OwnTerms,
    OwnWorks,
    Shown,
    Terms,
    Usage,
    Work,
)
from coursekit.building.credits.page import (
    Code,
    Day,
    Inline,
    Item,
    Items,
    Line,
    Link,
    Section,
    Title,
    joined,
)
from coursekit.model.source import MediaKind, Use
from coursekit.model.url import web_url
from coursekit.words import counted, listing, shortened

_USES = {
    Use.ADAPTED: ("Adapted", "in"),
    Use.VERBATIM: ("Reproduced", "in"),
    Use.QUOTED: ("Quoted", "in"),
    Use.LINKED: ("Linked", "from"),
    Use.EMBEDDED: ("Embedded", "in"),
    None: ("Used", "in"),
}
_ALLOWED = {
    Use.ADAPTED: "adapting",
    Use.VERBATIM: "reproducing",
    Use.QUOTED: "quoting",
    Use.LINKED: "linking",
    Use.EMBEDDED: "embedding",
}
_TAKEN = (Use.ADAPTED, Use.VERBATIM, Use.QUOTED, None)
"""The uses that take something into the lesson, which may then be changed."""
_KINDS = {
    MediaKind.IMAGE: ("image", "images"),
    MediaKind.AUDIO: ("recording", "recordings"),
    MediaKind.VIDEO: ("video", "videos"),
    MediaKind.EMBED: ("embedded page", "embedded pages"),
}
_STANDS_ON = (
    "The course stands on the works below. Each stays under its own terms, which are named with "
    "it; that it is named does not mean that its makers endorse the course."
)
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")
_WIDEST = 200
_TERMS = "terms of "


def page(data: Credits) -> Section:
    """The page: the course's own notice, the works by track, its own figures, and terms."""
    return Section("Credits", tuple(_blocks(_Words(data.months), data)))


def _blocks(words: _Words, data: Credits) -> Iterator[Line | Items | Section]:
    yield from _notice(data)
    sources = [work for work in data.works if work.usages]
    media = [work for work in data.works if not work.usages]
    if data.works:
        yield (_STANDS_ON,)
    elif data.lessons:
        yield ("No work of others is on record.",)
    if sources:
        yield Section("Sources", tuple(words.tracks(sources)), "sources")
    if media:
        yield Section("Images and recordings of others", tuple(words.tracks(media)), "media")
    if data.own:
        own = Items(tuple(map(words.own, data.own)))
        yield Section("Images and recordings of our own", (own,), "own")
    if data.terms:
        inside = tuple(_own_terms(words, terms) for terms in data.terms)
        yield Section("Terms", inside, "terms")


def _notice(data: Credits) -> Iterator[Line]:
    notice = data.notice
    name: Inline = Title(notice.title) if notice.title else "this course"
    if notice.authors:
        yield (name if notice.title else "This course", f" is by {listing(notice.authors, 'and')}.")
        name = "the course"
    if notice.text_terms:
        license_ = _the(notice.text_terms, of_page=True)
        code: Line = ()
        if notice.code_terms:
            code = (", its code samples under ", *_the(notice.code_terms))
        under = (*license_, *code, ", unless something else is stated.")
        yield ("The text and figures of ", name, " are licensed under ", *under)
    for other in notice.others:
        yield ("The license of ", *_lesson(other.lesson), " is ", *_the(other.terms), ".")
    if data.scope:
        yield (f"This page covers {listing(data.scope, 'and')} only.",)
    if notice.contact:
        yield ("Is a credit missing or wrong? Please write to ", _contact(notice.contact), ".")


def _the(terms: Terms, *, of_page: bool = False) -> Line:
    """The terms as a sentence names them: `the MIT License`."""
    names = terms.choices[0] if terms.choices else ()
    article = "the " if names and names[0].name.endswith(" License") else ""
    return (article, *_terms(terms, of_page=of_page))


def _contact(contact: str) -> Inline:
    if web_url(contact):
        return Link(contact, url=contact)
    return Link(contact, url=f"mailto:{contact}") if _MAIL.fullmatch(contact) else contact


def _terms(terms: Terms, *, of_page: bool = False) -> Line:
    """The names of the licenses, each with a link to its text.

    `of_page` marks those that this page itself is under.
    """
    if not terms.choices:
        return (Link(terms.text, url=terms.url) if terms.url else terms.text,)
    lines = [
        joined(((_term(one, of_page),) for one in names), ", ", " and ") for names in terms.choices
    ]
    return joined(lines, ", or " if any(len(one) > 1 for one in terms.choices) else " or ")


def _term(one: LicenseName, of_page: bool) -> Inline:
    if one.own:
        return Link(one.name, section=f"{_TERMS}{one.id}", license=of_page)
    return Link(one.name, url=one.url, license=of_page) if one.url else one.name


def _lesson(lesson: CreditedLesson, track: str = "") -> Line:
    """A lesson with a link to it; with its track, where that is another than the one at hand."""
    of = f" of {lesson.track_label}" if track and lesson.track != track else ""
    label = f"{lesson.label}{of}"
    if not lesson.title:
        return (Link(label, path=lesson.path),)
    return (f"{label}, ", Link(lesson.title, path=lesson.path))


def _own_terms(words: _Words, terms: OwnTerms) -> Section:
    """Terms that no license has written down, as the course's manifest tells them."""
    name = terms.name or terms.id
    facts: list[Line] = [(terms.text,)] if terms.text else []
    if terms.allows:
        facts.append((f"Allowed: {listing(map(_ALLOWED.__getitem__, terms.allows), 'and')}.",))
    elif terms.allows is not None:
        facts.append(("No use is allowed.",))
    if terms.evidence:
        seen: Line = ("Seen on ", words.day(terms.seen), " at ") if terms.seen else ("Seen at ",)
        facts.append((*seen, _address(terms.evidence)))
    return Section(f"{name[:1].upper()}{name[1:]}", tuple(facts), f"{_TERMS}{terms.id}")


def _address(text: str) -> Inline:
    return Link(text, url=text) if web_url(text) else Code(text)


class _Words:
    """What is told of works, with dates in the course's own words."""

    def __init__(self, months: tuple[str, ...]) -> None:
        self.months = months

    def day(self, date: dt.date) -> Day:
        return Day(f"{date.day} {self.months[date.month - 1]} {date.year}", date)

    def tracks(self, works: Iterable[Work]) -> Iterator[Section]:
        """A list of works for each track, under the track of the first lesson of each work."""
        for track, group in groupby(works, key=lambda work: next(work.lessons).track):
            items = Items(tuple(self.work(work, track) for work in group))
            yield Section(track, (items,))

    def work(self, work: Work, track: str) -> Item:
        return Item(tuple(self._lead(work)), tuple(self._details(work, track)))

    def own(self, works: OwnWorks) -> Item:
        groups = groupby(works.shown, key=lambda shown: shown.lesson)
        lines = ((f"{_how_many(list(group))} in ", *_lesson(lesson)) for lesson, group in groups)
        return Item((works.author,), tuple(lines))

    def _lead(self, work: Work) -> Iterator[Inline]:
        title = Title(work.title) if work.title else work.url or "Untitled work"
        yield Link(title, url=work.url) if work.url else title
        if work.creators:
            yield f" by {listing(work.creators, 'and')}"
        facts: list[Line] = [(work.event,)] if work.event else []
        if work.date:
            facts.append((work.date if isinstance(work.date, str) else self.day(work.date),))
        if facts:
            yield from (" (", *joined(facts, ", "), ")")

    def _details(self, work: Work, track: str) -> Iterator[Line]:
        evidence: Line = (", as stated at ", _address(work.evidence)) if work.evidence else ()
        terms = _terms(work.terms) if work.terms else ("not on record",)
        yield ("License: ", *terms, *evidence)
        if work.rights_holder:
            yield (f"Rights: {work.rights_holder}",)
        uses: dict[str, list[Usage]] = {}
        for usage in work.usages:
            uses.setdefault(_how(usage), []).append(usage)
        for how, usages in uses.items():
            yield (
                how,
                *joined(((*_lesson(one.lesson, track), *_files(one)) for one in usages), "; "),
            )
        for lesson, group in groupby(work.shown, key=lambda shown: shown.lesson):
            shown = list(group)
            targets = ((Code(shortened(one.target, _WIDEST)),) for one in shown)
            head = f"Credited for {_how_many(shown)} in "
            yield (head, *_lesson(lesson, track), ": ", *joined(targets, ", "))


def _how(usage: Usage) -> str:
    """How a work is used, and whether it was changed: to adapt is to change."""
    done, where = _USES[usage.use]
    if usage.use not in _TAKEN:
        return f"{done} {where} "
    if usage.modified or (usage.modified is None and usage.use is Use.ADAPTED):
        return f"{done}, with changes, {where} "
    unchanged = ", unchanged," if usage.modified is False else ""
    return f"{done}{unchanged} {where} "


def _files(usage: Usage) -> Line:
    globs = joined(((Code(glob),) for glob in usage.files), ", ")
    return (" (", *globs, ")") if globs else ()


def _how_many(shown: list[Shown]) -> str:
    kinds = [_KINDS[one.kind] for one in shown]
    return listing((counted(kinds.count(kind), *kind) for kind in dict.fromkeys(kinds)), "and")
