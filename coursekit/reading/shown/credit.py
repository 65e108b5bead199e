"""Credit lines: `*Title* by A. Author and B. Author, CC BY 4.0, <https://…>`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache

from coursekit.model.dates import ShownDate, shown_dates
from coursekit.model.source import Part, ShownPart
from coursekit.model.vocabulary import Words
from coursekit.reading.claims.prose import Stretch, Style
from coursekit.reading.shown.names import find_names, is_name, is_place
from coursekit.reading.shown.passage import Passage

_TITLED = (Style.EMPHASIS, Style.STRONG, Style.QUOTED, Style.LINK)
_LICENSE = re.compile(
    r"\b(?:CC0(?:[ \xa0-]1\.0)?"
    r"|CC(?:[ \xa0-](?:BY|NC|ND|SA))+(?:[ \xa0-]\d\.\d)?(?:[ -](?:IGO|[A-Z]{2})\b)?"
    r"|Creative Commons(?:[ -](?:Zero|Attribution|NonCommercial|NoDerivatives|NoDerivs|ShareAlike))*"
    r"(?: \d\.\d)?(?: (?:International|Unported|Generic|Universal))?"
    r"|LicenseRef-[\w.-]*\w|(?:the )?public domain|all rights reserved"
    r"|(?-i:MIT|ISC|BSD|Apache|GPL|LGPL|GFDL|OGL|OFL)(?:[ -]v?\d(?:\.\d)*)?"
    r"(?:[ -](?:Clause|License|Licence|only|or-later))*)(?!\w)",
    re.IGNORECASE,
)
_LICENSE_HOSTS = (
    "creativecommons.org/licenses",
    "creativecommons.org/publicdomain",
    "spdx.org/licenses",
    "opensource.org/licenses",
    "gnu.org/licenses",
)
_LICENSED = re.compile(r"\b(?:licen[sc]ed\s+)?under\s+(?:the\s+|an?\s+)?([^,;.()]{2,80})")
_NAMES_END = re.compile(
    r"[;|\n—–]|\s-\s|\(\d|[.!?](?=\s+[^\W\da-z])"
    r"|\b(?:is|are|was|licen[sc]ed|under|from|via|on|given|at|in|used|with|for|which|that)\b"
)
_ENDED = re.compile(
    r"(?:\s+(?:et al\.?|and (?:others|colleagues)))?\s*(?:\([^()]*\)\s*)?"
    r"(?:$|[,;.:|()–—-]|(?:(?:is|are)\s+)?licen[sc]ed\b|https?:"
    r"|(?:is|are)\s+(?:marked|dedicated)\b|and\s+(?:is|are)?\s*licen[sc]ed\b"
    r"|(?:under|given|at|via|on|from|in)\b)"
)
"""What may stand behind the names."""
_PLACE = re.compile(r"\s*\([^()]*\)")
_TELLING = re.compile(r"\bCC|\d{4}|://|©")
"""In brackets behind a name it tells that they hold no place."""
_COMMA = re.compile(r"[\"'”“»’‘]?,\s+")
_CLOSE = re.compile(r"[,;(]")
_INITIAL = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$")
_YEAR = re.compile(r"(?<![\w.-])(?:19|20)\d\d(?![\w-])")
_RIGHTS = re.compile(r"(?:©|\(c\)|\bCopyright)\s+[^,;.]{2,80}", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z]|[^\W\d_]\w*[A-Z]")
_OPENERS = frozenset("*_[\"'“„«‘‚<")
_LONGEST = 2_000
"""A longer paragraph is no credit line."""
_BOUNDARY = re.compile(r"(?:[.:;(|]|[—–])\s*$|^\s*$")


def may_credit(source: str, words: Words) -> bool:
    """Whether a text may hold labels or a credit line: quick, as every block is asked."""
    return source[:1] in _OPENERS or _signs(words.by).search(source) is not None


@lru_cache(maxsize=16)
def _signs(by: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in by) or r"(?!)"
    return re.compile(
        rf"[:：©]|\(c\)|\b(?:copyright|courtesy|from|after|{words})\b|\d{{4}}[a-z]?\)",
        re.IGNORECASE,
    )


def titled_credits(
    passage: Passage, words: Words, start: int, end: int, fits: Callable[[str], bool]
) -> list[tuple[int, list[ShownPart]]]:
    """Each `*Title* by A. Author, …` of a range: where it begins, and its parts.

    The title is set apart, right before `by`; `fits` judges what stands before it.
    """
    if end - start > _LONGEST:
        return []
    first = passage.trimmed(start, end)[0]
    if untitled := _licensed_title(passage, words, first, end):
        return [(first, untitled)]
    found: list[tuple[int, int, Stretch]] = []
    for stretch in _titles(passage, start, end):
        behind = _behind_by(passage, words, stretch.end, end)
        opened = _opening(passage, stretch.start)
        inside = found and stretch.start < found[-1][1]
        if behind is not None and not inside and fits(passage.plain[start:opened]):
            found.append((opened, behind, stretch))
    ends = [opened for opened, _, _ in found[1:]] + [end]
    told = []
    for (opened, behind, stretch), stop in zip(found, ends, strict=False):
        title = passage.part(Part.TITLE, *passage.unquoted(stretch.start, stretch.end))
        parts = named_credit(passage, words, behind, stop)
        if title and parts:
            told.append((opened, [title, *parts]))
    return told


def at_boundary(before: str) -> bool:
    """Whether a sentence or a clause may begin behind a text."""
    return _BOUNDARY.search(before) is not None


def named_credit(passage: Passage, words: Words, start: int, end: int) -> list[ShownPart]:
    """The makers who stand at the start of a range, and what a credit line tells behind them.

    Behind their names a sentence about them must not go on.
    """
    stop = _names_stop(passage, words, start, end)
    found = find_names(passage.plain, start, stop, words.joins, several=False)
    makers = [part for name in found if (part := passage.part(Part.CREATORS, *name))]
    if not makers or not all(is_name(maker.text) for maker in makers):
        return []
    behind = found[-1][1]
    if not _ENDED.match(passage.plain, behind, end):
        return []
    place = _PLACE.match(passage.plain, behind, end)
    if place and not _TELLING.search(place[0]):
        behind = place.end()
    return [*makers, *rest_of(passage, words, behind, end)]


def with_address(parts: list[ShownPart]) -> list[ShownPart]:
    """The parts, with the link of the title as the address where there is no other."""
    title = next((part for part in parts if part.part is Part.TITLE), None)
    if title and title.urls and all(part.part is not Part.URL for part in parts):
        return [*parts, ShownPart(Part.URL, title.text, title.span, title.urls)]
    return parts


def _licensed_title(passage: Passage, words: Words, start: int, end: int) -> list[ShownPart]:
    """`*Title*, CC BY 4.0, <https://…>`, without makers, where it fills a range."""
    stretch = next((one for one in passage.starting(start) if one.style in _TITLED), None)
    comma = stretch and _COMMA.match(passage.plain, stretch.end, end)
    if not (stretch and comma):
        return []
    license_ = license_in(passage, comma.end(), end)
    title = passage.part(Part.TITLE, *passage.unquoted(stretch.start, stretch.end))
    if title is None or license_ is None or license_[0] != comma.end():
        return []
    return [title, *rest_of(passage, words, stretch.end, end)]


def _titles(passage: Passage, start: int, end: int) -> Iterator[Stretch]:
    """What is set apart in a range, and does not fill all of it."""
    whole = passage.trimmed(start, end)
    first = bisect_left(passage.stretches, start, key=lambda stretch: stretch.start)
    for stretch in passage.stretches[first:]:
        if stretch.start >= end:
            break
        inside = stretch.end <= end and stretch.style in _TITLED
        if inside and (stretch.start, stretch.end) != whole:
            yield stretch


def _opening(passage: Passage, start: int) -> int:
    """Where the quotation mark before a text stands, else its start."""
    return start - 1 if start and passage.plain[start - 1] in "\"'“„«‘‚" else start


@lru_cache(maxsize=16)
def _by(by: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in by) or r"(?!)"
    return re.compile(
        rf"[\"'”“»’‘]?,?(?:\s*\([^()]{{0,60}}\))?,?\s+(?:{words})\s+(?=\S)", re.IGNORECASE
    )


def _behind_by(passage: Passage, words: Words, at: int, end: int) -> int | None:
    """The offset behind the `by` that follows a title."""
    match = _by(words.by).match(passage.plain, at, end)
    return match.end() if match else None


def _names_stop(passage: Passage, words: Words, start: int, end: int) -> int:
    """Where names cannot go on: at a license, a date, an address, another sentence."""
    stops = [match.start() for match in _LICENSE.finditer(passage.plain, start, end)][:1]
    stops += [start + shown.start for shown in _dates(passage, words, start, end)][:1]
    stops += [link.start for link in passage.links(start, end) if _is_no_name(passage, link)][:1]
    for match in _NAMES_END.finditer(passage.plain, start, end):
        if match[0] != "." or not _INITIAL.search(passage.plain[start : match.end()][-4:]):
            stops.append(match.start())
            break
    return min([*stops, end])


def _is_no_name(passage: Passage, link: Stretch) -> bool:
    text = passage.plain[link.start : link.end]
    return "://" in text or is_license(link) or not _NAME.match(text)


def is_license(link: Stretch) -> bool:
    """Whether a link leads to the text of a license."""
    return any(host in link.href for host in _LICENSE_HOSTS)


def _dates(passage: Passage, words: Words, start: int, end: int) -> list[ShownDate]:
    """The days that a range tells, by their places in the passage."""
    found = shown_dates(passage.plain[start:end], words.months)
    return [ShownDate(one.date, start + one.start, start + one.end) for one in found]


def rest_of(passage: Passage, words: Words, start: int, end: int) -> Iterator[ShownPart]:
    """What a range tells besides the makers: event, date, license, rights, address."""
    date = _date(passage, words, start, end)
    license_ = license_in(passage, start, end)
    ranges = (
        (Part.EVENT, _event(passage, words, start, end, date)),
        (Part.DATE, date),
        (Part.LICENSE, license_),
        (Part.RIGHTS, _rights(passage, start, end)),
        (Part.URL, _address(passage, start, end, license_)),
    )
    for part, found in ranges:
        if found and (shown := passage.part(part, *found)):
            yield shown


def _date(passage: Passage, words: Words, start: int, end: int) -> tuple[int, int] | None:
    day = next(iter(_dates(passage, words, start, end)), None)
    if day:
        return day.start, day.end
    linked = [
        link for link in passage.links(start, end) if "://" in passage.plain[link.start : link.end]
    ]
    for year in _YEAR.finditer(passage.plain, start, end):
        if not any(link.start <= year.start() < link.end for link in linked):
            return year.span()
    return None


def license_in(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The text of a link to a license, a license that is known by its look, or `under …`."""
    for link in passage.links(start, end):
        if is_license(link) and "://" not in passage.plain[link.start : link.end]:
            return link.start, link.end
    match = _LICENSE.search(passage.plain, start, end)
    if match:
        return match.span()
    match = _LICENSED.search(passage.plain, start, end)
    return match.span(1) if match else None


def _rights(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    match = _RIGHTS.search(passage.plain, start, end)
    return match.span() if match else None


@lru_cache(maxsize=16)
def _given(at: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in at) or r"(?!)"
    return re.compile(rf"\b(?:{words})\s+(?:the\s+)?(?=(?-i:[^\W\da-z]))", re.IGNORECASE)


def _event(
    passage: Passage, words: Words, start: int, end: int, date: tuple[int, int] | None
) -> tuple[int, int] | None:
    """What stands behind `given at`, or between two commas right before the date."""
    end = date[0] if date else end
    given = _given(words.at).search(passage.plain, start, end)
    if given:
        first = given.end()
        close = _CLOSE.search(passage.plain, first, end)
        stop = close.start() if close else end
    else:
        before = passage.plain[start:end].rstrip(" ,(")
        first, stop = start + before.rfind(",") + 1, start + len(before)
        if not date or "," not in before or is_place(before):
            return None
    told = passage.plain[first:stop].split()
    if told and told[-1] in words.about:  # `given at Bread Days on 5 May 2025`
        stop = first + passage.plain[first:stop].rindex(told[-1])
    first, stop = passage.trimmed(first, stop)
    return (first, stop) if first < stop and _NAME.match(passage.plain, first) else None


def _address(
    passage: Passage, start: int, end: int, license_: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The first link that leads neither to the license nor from its name."""
    for link in passage.links(start, end):
        in_license = license_ and link.start < license_[1] and license_[0] < link.end
        if not in_license and not is_license(link):
            return link.start, link.end
    return None
