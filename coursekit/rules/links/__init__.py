"""Rules about links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Citation, Course, FileLink
from coursekit.model.finding import Edit, Fix, Related, Safety
from coursekit.model.lock import Entry
from coursekit.model.text import Place, Span
from coursekit.model.url import Url

_FREELY_WRITTEN = re.compile(r"[A-Za-z0-9:/?#@!$+,=._~%&-]+")
"""An address that means the same in Markdown, HTML and YAML, whatever stands around it."""


def fragment_place(link: FileLink) -> Place:
    """The fragment with its number sign; the whole destination where it is written otherwise."""
    span = link.link.target_span
    written = link.page.text.cut(span)
    start = span.start + max(written.find("#"), 0)
    return link.page.place(Span(start, span.end))


def retarget(place: Place, text: str, safety: Safety) -> Fix:
    """The fix that writes a text at the place of a destination or a part of one."""
    return Fix(f"Write {text}", safety, (Edit(place, text),))


def is_secured(url: Url, target: Url) -> bool:
    """Whether a target is the same address under https."""
    ours = (url.host, url.port, url.path, url.query)
    theirs = (target.host, target.port, target.path, target.query)
    return (url.scheme, target.scheme) == ("http", "https") and ours == theirs


def seen_at(course: Course, entry: Entry) -> Iterator[Related]:
    """The line of the lock file that tells what a finding stands on."""
    span = course.lock.spans.get(entry.url) if course.lock else None
    if course.lock and span:
        seen = f"{entry.verdict.value}, by the sweep of {entry.checked}"
        yield Related(Place(course.lock.path, span), seen)


def readdressed(citation: Citation, url: Url, target: Url, safety: Safety) -> Fix | None:
    """The fix that writes another address, with the fragment of the old one.

    None where it is not written in the file as it is read, or the new one would need escapes.
    """
    written = citation.text.cut(citation.place.span)
    at = written.find(citation.target)
    fragment = target.fragment or url.fragment
    text = f"{target.key}#{fragment}" if fragment else target.key
    if at < 0 or not _FREELY_WRITTEN.fullmatch(text):
        return None
    start = citation.place.span.start + at
    place = Place(citation.place.path, Span(start, start + len(citation.target)))
    return retarget(place, text, safety)
