"""The credits as a page of Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

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

_MARKS = re.compile(r"([\\`*_\[\]{}<>|~&#!@$])")
_LINKED = re.compile(r"(?<=\w)(?=://)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where GitHub would make a link of plain text."""
_OPENING = re.compile(r"(?:\d{1,9}(?=[.)])|(?=[-+]))")
"""What would make a list of a line."""
_IN_DESTINATION = re.compile(r"[()]|&(?=#?\w+;)")
_TICKS = re.compile(r"`+")


def render(data: Credits, href: Callable[[str], str] = encoded_path) -> str:
    """The page. `href` makes a link's destination of a path from the repository's root."""
    whole = page(data)
    writer = _Writer(href, anchors(whole))
    return "\n".join(writer.section(whole, 1))


class _Writer:
    def __init__(self, href: Callable[[str], str], ids: Mapping[str, str]) -> None:
        self.href = href
        self.ids = ids

    def section(self, section: Section, level: int) -> Iterator[str]:
        """Its blocks, the heading first; each ends its last line."""
        yield f"{'#' * level} {_escaped(section.heading)}\n"
        for block in section.blocks:
            if isinstance(block, Section):
                yield from self.section(block, level + 1)
            elif isinstance(block, Items):
                yield "".join(self._items(block))
            else:
                yield f"{self._line(block)}\n"

    def _items(self, items: Items) -> Iterator[str]:
        for item in items.items:
            yield f"- {self._line(item.lead)}\n"
            for detail in item.details:
                yield f"  - {self._line(detail)}\n"

    def _line(self, line: Line) -> str:
        text = "".join(map(self._inline, line)).strip()
        opening = _OPENING.match(text)
        return f"{text[: opening.end()]}\\{text[opening.end() :]}" if opening else text

    def _inline(self, inline: Inline) -> str:
        if isinstance(inline, Title):
            return f"*{_escaped(inline.text).strip()}*"
        if isinstance(inline, Code):
            return _code(inline.text)
        if isinstance(inline, Day):
            return _escaped(inline.text)
        if isinstance(inline, Link):
            inside = inline.inside
            text = self._inline(inside) if isinstance(inside, Title) else _escaped(inside)
            return f"[{text}]({self._destination(inline)})"
        return _LINKED.sub(r"\\", _escaped(inline))

    def _destination(self, link: Link) -> str:
        if link.section:
            return f"#{self.ids[link.section]}"
        destination = self.href(link.path) if link.path else encoded_url(link.url)
        return _IN_DESTINATION.sub(r"\\\g<0>", destination)


def _escaped(text: str) -> str:
    """Text that shows as it stands, on one line."""
    line = re.sub(r"\s+", " ", visible(text))
    return _MARKS.sub(r"\\\1", line)


def _code(text: str) -> str:
    line = " ".join(visible(text).split())
    fence = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}" if line else ""
