"""One work that several lessons use is one entry: which records and captions mean the same work."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import TypeVar

from coursekit.building.credits.data import Terms, Work
from coursekit.building.credits.terms import spelled
from coursekit.model.url import web_url
from coursekit.words import folded

T = TypeVar("T")

_MARKS = "\"' "


def merged(works: Iterable[Work]) -> list[Work]:
    """The works, each once with all that uses or shows it, in the order of their first places.

    Entries are one work if they have the same address and nothing that both state differs. One
    without an address joins the first of its title in the same way; those that have neither are one
    if they state the same. What differs in any word is kept apart: nothing that was stated is lost.
    """
    given = list(works)
    groups: list[_Group] = []
    known: dict[object, list[_Group]] = {}
    # Those with an address first: the others may then join whichever of them has their title.
    for number, work in sorted(enumerate(given), key=lambda entry: entry[1].url is None):
        signs = _signs(work)
        group = next((one for one in known.get(signs[0], ()) if _agree(one.work, work)), None)
        if group is None:
            groups.append(group := _Group(work))
        group.add(number, work)
        for sign in signs:
            if group not in known.setdefault(sign, []):
                known[sign].append(group)
    groups.sort(key=lambda group: min(group.members))
    return [_tidy(reduce(_joined, (given[at] for at in sorted(one.members)))) for one in groups]


@dataclass(eq=False)
class _Group:
    """The entries that are one work, by their numbers, and what is known of it."""

    work: Work
    members: list[int] = field(default_factory=list)

    def add(self, number: int, work: Work) -> None:
        self.work = _joined(self.work, work)
        self.members.append(number)


def _signs(work: Work) -> tuple[object, ...]:
    """What tells a work: its address before its title, and all of it where it has neither."""
    url, title = _url_key(work), _title_key(work)
    return (*filter(None, (url and ("url", url), title and ("title", title))),) or (
        ("facts", *_facts(work)),
    )


def _agree(one: Work, other: Work) -> bool:
    """Whether nothing that both state differs."""
    pairs = zip(_facts(one), _facts(other), strict=True)
    return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)


def _facts(work: Work) -> Iterator[object]:
    yield _title_key(work)
    yield frozenset(map(folded, work.creators))
    yield folded(work.event or "")
    yield folded(work.date) if isinstance(work.date, str) else work.date
    yield folded(work.rights_holder or "")
    yield _terms_key(work.terms)
    yield work.evidence


def _joined(first: Work, second: Work) -> Work:
    """The first work with what only the second one states."""
    return dataclasses.replace(
        first,
        title=first.title or second.title,
        creators=first.creators or second.creators,
        url=first.url or second.url,
        event=first.event or second.event,
        date=first.date or second.date,
        rights_holder=first.rights_holder or second.rights_holder,
        terms=first.terms or second.terms,
        evidence=first.evidence or second.evidence,
        usages=(*first.usages, *second.usages),
        shown=(*first.shown, *second.shown),
    )


def _tidy(work: Work) -> Work:
    """The work with nothing told twice."""
    return dataclasses.replace(work, usages=_once(work.usages), shown=_once(work.shown))


def _once(values: Sequence[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _url_key(work: Work) -> str:
    url = web_url(work.url or "")
    return f"{url.document}#{url.fragment}" if url else ""


def _title_key(work: Work) -> str:
    return folded(work.title or "").strip(_MARKS)


def _terms_key(terms: Terms | None) -> str:
    return spelled(terms.text) if terms else ""
