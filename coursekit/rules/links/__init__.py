"""Rules about links."""

from __future__ import annotations

from coursekit.model.course import FileLink
from coursekit.model.finding import Edit, Fix, Safety
from coursekit.model.text import Place, Span


def fragment_place(link: FileLink) -> Place:
    """The fragment with its number sign; the whole destination where it is written otherwise."""
    span = link.link.target_span
    written = link.page.text.cut(span)
    start = span.start + max(written.find("#"), 0)
    return link.page.place(Span(start, span.end))


def retarget(place: Place, text: str, safety: Safety) -> Fix:
    """The fix that writes a text at the place of a destination or a part of one."""
    return Fix(f"Write {text}", safety, (Edit(place, text),))
