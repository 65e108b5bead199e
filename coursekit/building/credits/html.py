"""The credits as a fragment of HTML, for a page that a site puts around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape

from coursekit.building.credits.data import Credits
from coursekit.building.credits.layout import page
from coursekit.building.credits.page import (
    Code,
    Day,
    Inline,
    Items,
    Line,
    Link,
    Section,
    Title,
    anchors,
)
from coursekit.building.credits.urls import encoded_path, encoded_url
from coursekit.words import visible

_FIRST_LEVEL = 2
"""The site's own heading stands above."""


def render(data: Credits, href: Callable[[str], str] = encoded_path) -> str:
    """The fragment. `href` makes a link's destination of a path from the repository's root."""
    whole = page(data)
    writer = _Writer(href, anchors(whole))
    return "".join(f"{line}\n" for line in writer.section(whole, _FIRST_LEVEL))


class _Writer:
    def __init__(self, href: Callable[[str], str], ids: Mapping[str, str]) -> None:
        self.href = href
        self.ids = ids

    def section(self, section: Section, level: int) -> Iterator[str]:
        """Its lines, those inside indented."""
        # The wording is English, whatever language the course is in.
        yield (
            '<section class="coursekit-credits" lang="en">'
            if level == _FIRST_LEVEL
            else "<section>"
        )
        id_ = f' id="{escape(_id(self.ids[section.key]))}"' if section.key else ""
        yield f"  <h{level}{id_}>{_escaped(section.heading)}</h{level}>"
        for block in section.blocks:
            if isinstance(block, Section):
                yield from (f"  {line}" for line in self.section(block, level + 1))
            elif isinstance(block, Items):
                yield from (f"  {line}" for line in self._items(block))
            else:
                yield f"  <p>{self._line(block)}</p>"
        yield "</section>"

    def _items(self, items: Items) -> Iterator[str]:
        yield "<ul>"
        for item in items.items:
            yield f"  <li>{self._line(item.lead)}"
            yield "    <ul>"
            yield from (f"      <li>{self._line(detail)}</li>" for detail in item.details)
            yield "    </ul>"
            yield "  </li>"
        yield "</ul>"

    def _line(self, line: Line) -> str:
        return "".join(map(self._inline, line)).strip()

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Title):
            return f"<cite>{_escaped(inline.text).strip()}</cite>"
        if isinstance(inline, Code):
            return f"<code>{_escaped(inline.text).strip()}</code>"
        if isinstance(inline, Day):
            return f'<time datetime="{inline.date.isoformat()}">{_escaped(inline.text)}</time>'
        if isinstance(inline, Link):
            rel = ' rel="license"' if inline.license else ""
            href = escape(self._destination(inline))
            return f'<a{rel} href="{href}">{self._inline(inline.inside)}</a>'
        return _escaped(inline)

    def _destination(self, link: Link) -> str:
        if link.section:
            return f"#{_id(self.ids[link.section])}"
        return self.href(link.path) if link.path else encoded_url(link.url)


def _id(anchor: str) -> str:
    """Begins so that it meets no other id of the page."""
    return f"credits-{anchor}"


def _escaped(text: str) -> str:
    return escape(re.sub(r"\s+", " ", visible(text)))
