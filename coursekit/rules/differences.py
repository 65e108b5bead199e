"""In what a page shows a source otherwise than its record states it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from coursekit.model.dates import shown_date, shown_dates
from coursekit.model.source import Part, ShownPart, ShownSource, Source
from coursekit.model.text import Place, Text
from coursekit.rules.shown_license import ShownLicenses
from coursekit.rules.sources import (
    MOST,
    addresses,
    holds_title,
    of_kind,
    same_address,
    same_name,
    same_title,
    within,
)
from coursekit.words import listing

_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])")
_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})\s?[/–-]\s?([0-9]{2})(?![0-9-])")
"""`2024/25`: the years of a term."""
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?,?")
_SHORT = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_OTHERS = re.compile(r"[\s,]*(?:and|&)?\s*(?:et al|(?:the )?others|colleagues)\b")
_COMMA = re.compile(r"[^\w&]*[,;]\s*")
_LABEL_END = re.compile(r"[:|]")
_LETTERS = re.compile(r"[^\W\d_]+")


class Difference(NamedTuple):
    """One part of a source that a page shows otherwise."""

    key: str
    """What messages call it."""
    shown: ShownPart
    recorded: str
    place: Place
    """Of what is on record."""
    written: str | None = None
    """What the page would write; none where that is not sure."""


class Comparison:
    """Compares blocks with sources: the words and licenses of one course tell how."""

    def __init__(self, licenses: ShownLicenses, months: Sequence[str]) -> None:
        self._licenses = licenses
        self._months = months

    def differences(self, source: Source, block: ShownSource, text: Text) -> Iterator[Difference]:
        """In what a block tells a source otherwise; `text` is that of the page."""
        found = (
            _title(source, block),
            _creators(source, of_kind((block,), Part.CREATORS), text),
            _address(source, block),
            self._date(source, block),
            _event(source, block),
            self._license(source, block),
        )
        return (one for one in found if one)

    def _date(self, source: Source, block: ShownSource) -> Difference | None:
        """Another day; where the page tells less than a day, another month or year."""
        date = source.date
        told = of_kind((block,), Part.DATE) if date else ()
        if not date or not told or not all(self._is_other(one.text, date.value) for one in told):
            return None
        shown, recorded, written = told[0], date.value, None
        day = shown_date(shown.text, self._months)
        if day and shown.text.strip() == f"{day.day} {self._months[day.month - 1]} {day.year}":
            written = f"{recorded.day} {self._months[recorded.month - 1]} {recorded.year}"
        if day and shown.text.strip() == day.isoformat():
            written = recorded.isoformat()
        return Difference(
            key="date",
            shown=shown,
            recorded=recorded.isoformat(),
            place=date.place,
            written=written,
        )

    def _is_other(self, text: str, recorded: dt.date) -> bool:
        """Whether a text tells another day; where it tells less, another month or year."""
        days = {one.date for one in shown_dates(text, self._months)}
        if days:
            return recorded not in days
        years = {int(year) for year in _YEAR.findall(text)}
        years |= {int(year[:2] + end) for year, end in _YEARS.findall(text)}
        named = {m for m, name in enumerate(self._months, 1) if name in text.split()}
        if years and recorded.year not in years:
            return True
        if (day := self._lone_day(text)) and day != recorded.day:
            return True
        return len(years) == 1 and bool(named) and recorded.month not in named

    def _lone_day(self, text: str) -> int | None:
        """The only day of a month that a text tells in another way: `27th May`, `May 27th`."""
        words = text.split()
        found = [(at, one[1]) for at, word in enumerate(words) if (one := _DAY.fullmatch(word))]
        if len(found) != 1 or len(_SHORT.findall(text)) != 1:
            return None
        at, day = found[0]
        behind = words[at + 1 : at + 2] if not words[at].endswith(",") else []
        beside = {*words[max(at - 1, 0) : at], *behind}
        return int(day) if beside & set(self._months) else None

    def _license(self, source: Source, block: ShownSource) -> Difference | None:
        shown, stated = of_kind((block,), Part.LICENSE), source.license
        if not shown or not stated:
            return None
        urls = tuple(chain.from_iterable(one.urls for one in shown))
        text = " ".join(one.text for one in shown)
        if self._licenses.is_shown(stated.value, text, urls) is not False:
            return None
        return Difference(
            key="license",
            shown=shown[0],
            recorded=stated.value,
            place=stated.place,
            # A link behind the name would lead to the other license still.
            written=None if urls else self._licenses.display(stated.value),
        )


def _title(source: Source, block: ShownSource) -> Difference | None:
    shown, title = block.first(Part.TITLE), source.title
    if not shown or not title or shows_title(source, block):
        return None
    return Difference(
        key="title", shown=shown, recorded=title.value, place=title.place, written=title.value
    )


def shows_title(source: Source, block: ShownSource) -> bool:
    """Whether a block shows the title on record, or holds it: `CS25: Slow dough (a talk)`."""
    title = source.title.value if source.title else ""
    return any(
        same_title(one.text, title) or holds_title(one.text, title)
        for one in of_kind((block,), Part.TITLE)
    )


def _creators(source: Source, shown: Sequence[ShownPart], text: Text) -> Difference | None:
    """Names that the page lacks, or that the record lacks; an affiliation is no name."""
    if not shown or not source.creators or max(len(shown), len(source.creators)) > MOST:
        return None
    names = [one.value for one in source.creators]
    known = [one for one in shown if any(same_name(one.text, name) for name in names)]
    others = [one for one in shown if one not in known]
    # `camera by Ada Lund` and `team` name nobody who could be missed.
    strange = [one for one in others if not (known and one.text[0].islower())]
    missing = [name for name in names if not any(same_name(name, one.text) for one in shown)]
    last = text.content[shown[-1].span.end :][:40]
    if missing and not strange and _OTHERS.match(last):
        return None
    if not missing and strange == [shown[-1]] and _behind_comma(shown, text):
        return None
    if not missing and _otherwise_labeled(strange, known, text):
        return None
    if not missing and not strange:
        return None
    one_only = len(strange) == len(missing) == 1
    return Difference(
        key="creators",
        shown=strange[0] if strange else shown[0],
        recorded=listing(names, "and"),
        place=source.creators[0].place,
        written=missing[0] if one_only else None,
    )


def _otherwise_labeled(
    strange: Sequence[ShownPart], known: Sequence[ShownPart], text: Text
) -> bool:
    """Whether all stand behind other labels than those who made it: `Instructors` of the series."""
    labels = {_label(one, text) for one in known}
    return bool(strange) and all(_label(one, text) not in labels for one in strange)


def _label(shown: ShownPart, text: Text) -> str:
    """What stands before a part on its line, up to the first colon: its label, if it has one."""
    line = text.line_span(text.position(shown.span.start).line - 1)
    label, *behind = _LABEL_END.split(text.content[line.start : shown.span.start], maxsplit=1)
    words = " ".join(_LETTERS.findall(label)) if behind else ""
    return words.casefold().removesuffix("s")


def _behind_comma(shown: Sequence[ShownPart], text: Text) -> bool:
    """Whether just a comma stands before the last name: `Ada Miller, Hugging Face`."""
    before, last = shown[-2].span, shown[-1].span
    return _COMMA.fullmatch(text.content[before.end : last.start]) is not None


def _address(source: Source, block: ShownSource) -> Difference | None:
    shown, url = block.first(Part.URL), source.url
    if not shown or not url:
        return None
    told = tuple(addresses(block))
    if not told or any(same_address(one, url.value) for one in told):
        return None
    return Difference(
        key="address", shown=shown, recorded=url.value, place=url.place, written=url.value
    )


def _event(source: Source, block: ShownSource) -> Difference | None:
    told, event = of_kind((block,), Part.EVENT), source.event
    if not told or not event or any(within(one.text, event.value) for one in told):
        return None
    return Difference(
        key="event", shown=told[0], recorded=event.value, place=event.place, written=event.value
    )
