"""Collect what inline text holds: links, anchors, references that nothing defines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from coursekit.model.claim import Claim
from coursekit.model.document import Link, LinkKind, Measure, Section, UndefinedReference
from coursekit.model.source import Media, Reference, ShownSource
from coursekit.model.suppression import Suppression
from coursekit.model.text import Span, Text
from coursekit.reading.blocks import Blocks
from coursekit.reading.html import link_text, read_html
from coursekit.reading.inline import InlineText, Origin, inline_text
from coursekit.reading.trace import Placed, image_text

_ATTRIBUTES = re.compile(r"\{(?::|\s*(?=[#.]))([^{}]*)\}")
_ID = re.compile(r"#([\w.:-]+)")
_TARGET = re.compile(r"\(([^()\s]+)\)=")
_INCLUDE = re.compile(
    r"\{%-?\s*(?:include|render)|\{\{[#<%]\s*include|--8<--|\[!INCLUDE"  # Liquid, mdBook, Hugo, MkDocs
    r"|^import\s[^\"'\n]*\sfrom\s+[\"'][^\"'\n]*\.mdx?[\"']",
    re.MULTILINE,
)
_FULL_REFERENCE = re.compile(r"(?<![\w\]\0\x01\\])\[([^\[\]\0]*)\]\[([^\[\]\0\x01]*)\]")
_ALT = re.compile(r"\{[^{}\"']*?\balt\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s{}\"']+)")
"""`![](URL){alt="…"}` of Pandoc and kramdown, `fig-alt` of Quarto."""
_WORD = re.compile(r"[^\W\d_]{2}|\x01")
_DELIMITERS = ("*", "_", "**", "__", "~~")
_BEFORE_DESTINATION = re.compile(r"[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?")


@dataclass
class Facts:
    """What a page's Markdown holds."""

    sections: tuple[Section, ...] = ()
    links: list[Link] = field(default_factory=list)
    uses: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    undefined: list[UndefinedReference] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    shown_sources: tuple[ShownSource, ...] = ()
    references: tuple[Reference, ...] = ()
    media: tuple[Media, ...] = ()
    labels: tuple[str, ...] = ()
    blocks: Blocks = field(default_factory=lambda: Blocks((), (), Measure()))
    too_deep: Span | None = None
    too_dense: Span | None = None
    includes: bool = False
    """Whether the page takes in text of other files: then its anchors are not all known."""
    suppressions: tuple[Suppression, ...] = ()


class Inline(NamedTuple):
    """An inline token with the block that holds it, ready to be asked for text and places."""

    source: str
    block: str
    """The type of the token that opened the block: `paragraph_open`, `th_open`, …"""
    placed: list[Placed]
    text: InlineText

    @property
    def origin(self) -> Origin:
        """How the inline source maps to the file."""
        return self.text.origin


class Collector:
    """Gathers the facts of one page from its inline tokens, in their order."""

    def __init__(self, md: MarkdownIt, env: dict[str, Any], text: Text, first_line: int) -> None:
        self.md = md
        self.env = env
        self.text = text
        self.first_line = first_line
        self.facts = Facts()

    def heading_text(self, inline: Inline) -> str:
        """The text of a heading without the anchors that it states at its end, which are kept.

        `{#id}` of Pandoc and mdBook, `{: #id}` of kramdown; in a code span it would be code.
        """
        text = inline.text.plain.strip()
        if inline.source.rstrip().endswith("}"):
            start = text.rfind("{")
            ids = _ID.findall(text[start:])
            if ids and text[start + 1 :].lstrip(": ").startswith(("#", ".")):
                self.facts.anchors.update(ids)
                text = text[:start].rstrip()
        return text

    def stated_anchors(self, inline: Inline) -> None:
        """Keep the anchors that a text gives itself, and whether it takes in those of another.

        `{: #id}` of kramdown, `[text]{#id}` of Pandoc, `(id)=` of MyST.
        """
        if "{" in inline.source:
            for attributes in _ATTRIBUTES.findall(inline.source):
                self.facts.anchors.update(_ID.findall(attributes))
        if target := _TARGET.fullmatch(inline.source):
            self.facts.anchors.add(target[1])
        if _INCLUDE.search(inline.source):
            texts = ("text", "softbreak")  # and no code, which may speak of such a thing
            outside = (p.token.content or "\n" for p in inline.placed if p.token.type in texts)
            self.facts.includes |= bool(_INCLUDE.search("".join(outside)))

    def links(self, inline: Inline) -> None:
        opened: list[tuple[Placed, int]] = []
        for index, placed in enumerate(inline.placed):
            token = placed.token
            if token.type == "link_open":
                opened.append((placed, index))
            elif token.type == "link_close":
                opener, start = opened.pop()
                inner = inline.placed[start + 1 : index]
                text = inline_text(inline.source, inner, inline.origin).plain
                at = Span(opener.start, placed.end)
                # An image in a link names it, or lacks a name itself. What HTML says is not known.
                named = any(p.token.type in ("image", "html_inline") for p in inner)
                self._link(inline, opener.token, text, at, placed.start, named)
            elif token.type == "image":
                alt = inline_text(inline.source, image_text(self.env, placed), inline.origin)
                label_end = placed.start + 2 + len(token.content)
                stated = _ALT.match(inline.source, placed.end)
                text = stated[1].strip("\"'") if stated else alt.plain
                at = Span(placed.start, placed.end)
                self._link(inline, token, text, at, label_end, stated is not None)
            elif token.type == "html_inline":
                self.html(token.content, inline.source, inline.origin, placed.start)
        self._undefined(inline)

    def _link(
        self,
        inline: Inline,
        token: Token,
        text: str,
        at: Span,
        label_end: int,
        named: bool = False,
    ) -> None:
        """Keep a link or image. One by reference is a use of what its label is defined as."""
        image = token.type == "image"
        href = str(token.attrs.get("src" if image else "href", ""))
        by_reference = bool(token.meta.get("label"))
        if by_reference:
            kind, destination = LinkKind.REFERENCE, at
        elif token.info == "auto":
            kind, destination = LinkKind.AUTOLINK, Span(at.start + 1, at.end - 1)
        else:
            kind = LinkKind.IMAGE if image else LinkKind.INLINE
            destination = self._destination(inline.source, label_end + 2, href) or at
        (self.facts.uses if by_reference else self.facts.links).append(
            Link(
                kind=kind,
                text=text,
                target=href,
                span=inline.origin.span(at.start, at.end),
                target_span=inline.origin.span(destination.start, destination.end),
                image=image,
                named=named or bool(text.strip()),
            )
        )

    def _destination(self, source: str, start: int, href: str = "") -> Span | None:
        """The range of a destination that begins behind white space from `start` on."""
        end = start + len(href)
        if href and source.startswith(href, start) and source[end : end + 1] in (")", " "):
            return Span(start, end)  # most are written as they are read: no need to parse again
        behind = _BEFORE_DESTINATION.match(source, start)
        start = behind.end() if behind else start
        result = self.md.helpers.parseLinkDestination(source, start, len(source))
        if not result.ok or result.pos == start:
            return None
        if source[start] == "<":
            return Span(start + 1, result.pos - 1)
        return Span(start, result.pos)

    def definitions(self) -> None:
        """Each definition of a reference label is one link."""
        references = self.env.get("references", {})
        self.facts.labels = tuple(references)
        for label, definition in references.items():
            first = self.first_line + definition["map"][0]
            last = self.first_line + definition["map"][1] - 1
            lines = Span(self.text.line_span(first).start, self.text.line_span(last).end)
            whole, target_span = self._definition(lines, definition["href"])
            self.facts.links.append(
                Link(
                    kind=LinkKind.REFERENCE,
                    text=label,
                    target=definition["href"],
                    span=whole,
                    target_span=target_span,
                )
            )

    def _definition(self, lines: Span, target: str) -> tuple[Span, Span]:
        """The span of a definition and that of its destination, in the lines that hold it."""
        source = self.text.cut(lines)
        for mark in re.finditer(r"\]:", source):
            destination = self._destination(source, mark.end())
            written = source[destination.start : destination.end] if destination else ""
            if destination and self.md.normalizeLink(unescapeAll(written)) == target:
                whole = Span(lines.start + source.rfind("[", 0, mark.start()), lines.end)
                return whole, destination.shifted(lines.start)
        return lines, lines

    def _undefined(self, inline: Inline) -> None:
        """Find `[text][label]` that stayed text because no definition has the label."""
        if "][" not in inline.source:
            return
        # Every character stands at its place: \0 for what cannot be part, \x01 for code.
        masked = ["\0"] * len(inline.source)
        for token, start, end in inline.placed:
            if token.type == "code_inline":
                masked[start:end] = "\x01" * (end - start)
            elif token.type in ("text", "softbreak") or token.markup in _DELIMITERS:
                masked[start:end] = inline.source[start:end]
        for match in _FULL_REFERENCE.finditer("".join(masked)):
            label = " ".join(inline.source[slice(*match.span(2 if match[2] else 1))].split())
            if _WORD.search(match[1]) and not label.startswith("^"):
                span = inline.origin.span(match.start(), match.end())
                self.facts.undefined.append(UndefinedReference(label, span))

    def html(self, tags: str, source: str, origin: Origin, start: int) -> None:
        """Keep what HTML holds that begins at an offset of a source."""
        facts = read_html(tags)
        self.facts.anchors.update(facts.anchors)
        for link in facts.links:
            text: str | None = link.text
            if not (link.image or text):
                text = link_text(source, start + link.end)
            self.facts.links.append(
                Link(
                    kind=LinkKind.HTML,
                    text=text or "",
                    target=link.target,
                    span=origin.span(start + link.start, start + link.end),
                    target_span=origin.span(start + link.target_start, start + link.target_end),
                    image=link.image,
                    named=link.labeled or text is None or bool(text.strip()),
                )
            )
