"""Rules about links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Citation, Course, FileLink
from coursekit.model.finding import Edit, Fix, Related, Safety
from coursekit.model.lock import Entry
from coursekit.model.text import Place, Span
from coursekit.model.url import Url
from coursekit.words import Guesses

_NO_ANCHOR = re.compile(r"_?top|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|[/!?].*", re.IGNORECASE)
"""The top of a page, the lines of a file as GitHub counts them, and routes of scripts."""
_FREELY_WRITTEN = re.compile(r"[A-Za-z0-9:/?#@!$+,=._~%&-]+")
"""An address that means the same in Markdown, HTML and YAML, whatever stands around it."""


def anchor_of(fragment: str) -> str:
    """The anchor that a fragment asks for; nothing where it is none or a browser's own."""
    # What stands behind `:~:` is text that the browser looks for.
    anchor = fragment.partition(":~:")[0].removeprefix("user-content-")
    return "" if _NO_ANCHOR.fullmatch(anchor) else anchor


class MeantAnchor:
    """Tells which anchor was most likely meant; first of all one in another letter case."""

    def __init__(self) -> None:
        self.folded: dict[str, dict[str, str]] = {}
        self.guesses = Guesses()

    def by(self, anchor: str, path: str, known: frozenset[str]) -> str | None:
        """One of those that the page at a path has; none where none is near."""
        if path not in self.folded:
            self.folded[path] = {other.casefold(): other for other in sorted(known)}
        folded = self.folded[path]
        return folded.get(anchor.casefold()) or self.guesses.nearest(anchor, folded.values())


def anchor_advice(anchor: str, candidate: str | None) -> str:
    """What to do about an anchor that is not there."""
    if candidate is None:
        return "Take the anchor of one of its headings, or link to the page as a whole."
    if candidate.casefold() == anchor.casefold():
        return f"Write #{candidate}: letter case counts."
    return f"Did you mean #{candidate}?"


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
