"""Anchors and links in the HTML that Markdown lets through.

Tags are read by the grammar of CommonMark 6.6, "Raw HTML". The parser of the standard library
raises on some declarations and needs quadratic time for some text that is no HTML at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from coursekit.words import unescaped

_NAME = r"[A-Za-z_:@][\w.:@-]*"
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
_OPENING = re.compile(rf"<([A-Za-z][A-Za-z0-9-]*)((?:\s+{_NAME}(?:\s*=\s*{_VALUE})?)*)\s*/?>")
_ATTRIBUTE = re.compile(rf"\s({_NAME})(?:\s*=\s*({_VALUE}))?")
_LINK_TEXT = re.compile(r"([^<>]{0,200})</a\s*>", re.IGNORECASE)
_START = re.compile(r"<(?=[A-Za-z])|<!--")
_ANY_START = re.compile(r"<(?=[A-Za-z])|</(?=[A-Za-z])|<!--")
_RAW_TEXT = ("script", "style", "textarea", "title")
_DESTINATIONS = {"a": "href", "img": "src"}
_LABELS = {"aria-label", "aria-labelledby", "title"}
_HIDDEN = (("aria-hidden", "true"), ("role", "none"), ("role", "presentation"))
"""What takes an image away from those who cannot see it, as `alt=""` does."""


@dataclass(frozen=True, slots=True)
class HtmlLink:
    """The destination of an `<a href>` or `<img src>`."""

    target: str
    text: str
    start: int
    """Where the tag begins."""
    end: int
    """Behind the tag."""
    target_start: int
    """Where the destination begins, behind its quotation mark."""
    target_end: int
    image: bool
    labeled: bool
    """Whether an attribute says what it is, or that it only decorates."""


@dataclass
class HtmlFacts:
    """What a piece of HTML holds for us."""

    anchors: list[str] = field(default_factory=list)
    links: list[HtmlLink] = field(default_factory=list)


class HtmlTag(NamedTuple):
    """An opening tag, a closing one (`/a`), or a comment or raw text (no name) and its range."""

    name: str
    values: Mapping[str, str]
    start: int
    end: int


def read_html(source: str) -> HtmlFacts:
    """The anchors and links of a piece of HTML, however broken; comments hold none."""
    facts = HtmlFacts()
    position = 0
    while start := _START.search(source, position):
        if start[0] == "<!--":
            position = _behind(source, "-->", start.end())
        elif tag := _OPENING.match(source, start.start()):
            _read_tag(tag, facts)
            position = tag.end()
            if tag[1].lower() in _RAW_TEXT:
                position = _behind(source, f"</{tag[1]}", position)
        else:
            position = start.end()
    return facts


def read_tags(source: str) -> Iterator[HtmlTag]:
    """All tags of a piece of HTML, and what else of it is not to be seen, in their order."""
    position = 0
    while start := _ANY_START.search(source, position):
        position = start.end()
        if start[0] == "<!--":
            position = _behind(source, "-->", position)
            yield HtmlTag("", {}, start.start(), position)
        elif start[0] == "</":
            position = _behind(source, ">", position)
            name = source[start.end() : position - 1].strip().lower()
            yield HtmlTag(f"/{name}", {}, start.start(), position)
        elif tag := _OPENING.match(source, start.start()):
            position = tag.end()
            values = {key: value for key, (value, _, _) in reversed(list(_values(tag)))}
            yield HtmlTag(tag[1].lower(), values, *tag.span())
            if tag[1].lower() in _RAW_TEXT:
                start_of_text, position = position, _behind(source, f"</{tag[1]}", position)
                yield HtmlTag("", {}, start_of_text, position)


def link_text(source: str, start: int) -> str | None:
    """The text from a position to the end tag of a link; none where anything else comes before."""
    found = _LINK_TEXT.match(source, start)
    return unescaped(found[1]).strip() if found else None


def _behind(source: str, closing: str, start: int) -> int:
    """Behind the next closing mark; what is never closed reaches to the end."""
    found = source.find(closing, start)
    return len(source) if found < 0 else found + len(closing)


def _read_tag(tag: re.Match[str], facts: HtmlFacts) -> None:
    name = tag[1].lower()
    values: dict[str, tuple[str, int, int]] = {}
    stated = set()
    for key, value in _values(tag):
        stated.add(key)
        if value[2]:
            values.setdefault(key, value)
    for key in ("id", "name") if name == "a" else ("id",):
        if key in values and values[key][0]:
            facts.anchors.append(values[key][0])
    if found := values.get(_DESTINATIONS.get(name, "")):
        image = name == "img"
        label = values.get("alt" if image else "aria-label")
        hidden = any(key in values and values[key][0] == value for key, value in _HIDDEN)
        labeled = bool(stated & _LABELS) or (image and (hidden or "alt" in stated))
        text = label[0] if label else ""
        facts.links.append(HtmlLink(found[0], text, *tag.span(), *found[1:], image, labeled))


def _values(tag: re.Match[str]) -> Iterator[tuple[str, tuple[str, int, int]]]:
    """Each attribute with its value and the range of that; `(0, 0)` is that of none."""
    for attribute in _ATTRIBUTE.finditer(tag.string, tag.start(2), tag.end(2)):
        if attribute[2] is None:
            yield attribute[1].lower(), ("", 0, 0)
            continue
        start, end = attribute.span(2)
        if tag.string[start] in "\"'":
            start, end = start + 1, end - 1
        yield attribute[1].lower(), (unescaped(tag.string[start:end]), start, end)
