"""The record of sources that a page shows, as a change to its front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from coursekit.model.course import Course
from coursekit.model.dates import shown_date
from coursekit.model.document import Document
from coursekit.model.finding import Edit, Fix, Safety
from coursekit.model.record import KeyPath, Record
from coursekit.model.source import Part, ShownSource
from coursekit.model.text import Span
from coursekit.model.url import web_url
from coursekit.rules.shown_license import ShownLicenses
from coursekit.rules.sources import addresses, of_kind

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9 .()/'&+-]*[A-Za-z0-9)]")
"""What YAML takes for a text without quotation marks, unless it is one of a few words."""
_WORDS = frozenset(("true", "false", "null"))
_SAFE_URL = re.compile(r"https?://[A-Za-z0-9._~/?=&%+-]+[A-Za-z0-9/]")
_KEYS = ("derived", "sources")


def recorded(
    course: Course,
    licenses: ShownLicenses,
    page: Document,
    blocks: Sequence[ShownSource],
) -> Fix | None:
    """A change that puts what a page shows on record.

    There is none where the front matter is missing, or keeps its sources in another way.
    """
    record = page.record
    if (
        record is None
        or not isinstance(record.value, dict)
        or any(key in course.settings.keys for key in _KEYS)
    ):
        return None
    listed = [tuple(_lines(course, licenses, block)) for block in blocks]
    edits = _edits(page, record, listed)
    if edits is None:
        return None
    newline = "\r\n" if "\r\n" in page.text.content else "\n"
    return Fix(
        "Put on record what the page shows; whether it is only linked, you know",
        Safety.UNSAFE,
        tuple(Edit(page.place(span), text.replace("\n", newline)) for span, text in edits),
    )


def _lines(course: Course, licenses: ShownLicenses, block: ShownSource) -> Iterator[str]:
    """The lines of one entry, without what the page does not tell."""
    if title := block.first(Part.TITLE):
        yield f"title: {_scalar(title.text)}"
    if creators := of_kind((block,), Part.CREATORS):
        yield f"creators: [{', '.join(_scalar(one.text) for one in creators)}]"
    if url := next((web for text in addresses(block) if (web := web_url(text))), None):
        address = f"{url.key}{url.fragment and '#'}{url.fragment}"
        yield f"url: {address if _SAFE_URL.fullmatch(address) else _quoted(address)}"
    stated = block.first(Part.LICENSE)
    if stated and (name := licenses.identifier(stated.text, stated.urls)):
        yield f"license: {name}"
    yield "use: linked"
    date = block.first(Part.DATE)
    if date and (day := shown_date(date.text, course.settings.words.months)):
        yield f"date: {day.isoformat()}"
    if event := block.first(Part.EVENT):
        yield f"event: {_scalar(event.text)}"


def _scalar(text: str) -> str:
    text = " ".join(text.split())
    if _SAFE.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """A text as JSON writes it, which YAML reads as well."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _edits(
    page: Document, record: Record, listed: Sequence[Sequence[str]]
) -> list[tuple[Span, str]] | None:
    """Where what is put; none where `sources` holds something that cannot be added to."""
    sources, derived = record.entries.get(("sources",)), record.entries.get(("derived",))
    told = record.at(("sources",))
    edits = []
    if derived and record.at(("derived",)) is not True:
        edits.append((derived.value, "true"))
    if told:
        added = _added(page, record, listed) if isinstance(told, list) else None
        return None if added is None else [*edits, added]
    entries = "".join(_entry(lines, "  ") for lines in listed)
    if sources:
        if page.text.cut(sources.value) not in ("", "[]", "~", "null"):
            return None
        return [*edits, (sources.value, entries)]
    if derived:
        return [*edits, (_line_end(page, derived.value), f"\nsources:{entries}")]
    return [*edits, (_line_end(page, record.span), f"\nderived: true\nsources:{entries}")]


def _added(
    page: Document, record: Record, listed: Sequence[Sequence[str]]
) -> tuple[Span, str] | None:
    """New entries behind the last one, written as deep as that."""
    last: KeyPath = ("sources", len(record.at(("sources",))) - 1)
    span = record.entries[last].value
    written = page.text.line(page.text.position(span.start).line - 1)
    dash = re.match(r"( *)- +(?=[A-Za-z])", written)
    if not dash or page.text.position(span.start).column != dash.end() + 1:
        return None
    return _line_end(page, span), "".join(_entry(lines, dash[1]) for lines in listed)


def _entry(lines: Sequence[str], indent: str) -> str:
    first, *others = lines
    return "".join((f"\n{indent}- {first}", *(f"\n{indent}  {line}" for line in others)))


def _line_end(page: Document, span: Span) -> Span:
    end = page.text.line_span(page.text.position(span.end).line - 1).end
    return Span(end, end)
