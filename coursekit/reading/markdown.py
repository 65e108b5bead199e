"""Markdown to facts: headings, sections, links, anchors, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from coursekit.model.document import Heading, Item, Link, LinkKind, Section, UndefinedReference
from coursekit.model.text import Span, Text
from coursekit.reading.html import read_html
from coursekit.reading.inline import InlineText, Origin, inline_text
from coursekit.reading.origins import block_origin, cell_origins, heading_origin
from coursekit.reading.slugs import Slugger
from coursekit.reading.trace import Placed, image_text, parse_inline, trace, whole

_ATTRIBUTES = re.compile(r"\{(?::|\s*(?=[#.]))([^{}]*)\}")
_ID = re.compile(r"#([\w.:-]+)")
_TARGET = re.compile(r"\(([^()\s]+)\)=")
_INCLUDE = re.compile(
    r"\{%-?\s*(?:include|render)|\{\{[#<%]\s*include|--8<--|\[!INCLUDE"  # Liquid, mdBook, Hugo, MkDocs
    r"|^import\s[^\"'\n]*\sfrom\s+[\"'][^\"'\n]*\.mdx?[\"']",
    re.MULTILINE,
)
_MARKUP = re.compile(r"[\\`*_~&<\[\n]")
"""Without one of these, an inline source is its own text."""
_MAY_HOLD_FACTS = re.compile(r"[\[<{]|^\(|^import\s", re.MULTILINE)
_FULL_REFERENCE = re.compile(r"(?<![\w\]\0\x01\\])\[([^\[\]\0]*)\]\[([^\[\]\0\x01]*)\]")
_CONTAINERS = ("blockquote_open", "list_item_open", "footnote_reference_open")
_WORD = re.compile(r"[^\W\d_]{2}|\x01")
_BRACKETS = re.compile(r"\\.|[\[\]]", re.DOTALL)
_OPEN_BRACKETS = 100
"""How many brackets of a block may stay open. The parser looks for the end of each of them."""
_DELIMITERS = ("*", "_", "**", "__", "~~")
_BEFORE_DESTINATION = re.compile(r"[ \t]*(?:(?:\r\n?|\n)[ \t>]*)?")


@dataclass
class Facts:
    """What a page's Markdown holds."""

    sections: tuple[Section, ...] = ()
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    undefined: list[UndefinedReference] = field(default_factory=list)
    labels: tuple[str, ...] = ()
    too_deep: Span | None = None
    includes: bool = False
    """Whether the page takes in text of other files: then its anchors are not all known."""


@dataclass(frozen=True, slots=True)
class Inline:
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


@lru_cache(maxsize=4)
def _parser(nesting: int, mdx: bool) -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": nesting, "store_labels": True})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.core.ruler.enableOnly(["normalize", "block"])
    if mdx:  # https://mdxjs.com/docs/what-is-mdx/: what stands between tags is Markdown as well
        md.disable(["code", "html_block", "autolink"])
    trace(md)
    return md


def read_markdown(text: Text, first_line: int, nesting: int, *, mdx: bool = False) -> Facts:
    """Read the Markdown from a line (counted from 0) to the end of a file.

    CommonMark with the tables and strikethrough of GitHub, and footnotes; with `mdx`, its dialect
    that mixes components in. Containers nested beyond `nesting` levels are not read; the facts say
    so.
    """
    return _Page(text, first_line, nesting, mdx).facts()


def read_inlines(
    text: Text, first_line: int, nesting: int, *, mdx: bool = False
) -> Iterator[Inline]:
    """All inline content of a page in its order."""
    page = _Page(text, first_line, nesting, mdx)
    for index in range(len(page.tokens)):
        page.block(index)
        inline = page.inline(index)
        if inline:
            yield inline


@dataclass
class _Row:
    """Where the pass stands in a table row."""

    opener: int
    """The index of the token that opens the row."""
    cell: int = -1
    origins: list[Origin] | None = None


class _Page:
    """One pass over the block tokens of a page."""

    def __init__(self, text: Text, first_line: int, nesting: int, mdx: bool) -> None:
        self.text = text
        self.first_line = first_line
        self.nesting = nesting
        self.md = _parser(nesting, mdx)
        self.env: dict[str, Any] = {}
        # A page may have lost its last lines to front matter: then there is nothing to parse.
        known = first_line < len(text.line_starts)
        source = text.content[text.line_starts[first_line] :] if known else ""
        self.tokens = self.md.parse(source, self.env)
        self.row = _Row(0)
        self.found = Facts()

    def facts(self) -> Facts:
        slugger = Slugger()
        headings: list[Heading] = []
        items: list[list[Item]] = []
        first_in_item = False
        for index, token in enumerate(self.tokens):
            self.block(index)
            if token.type == "list_item_open":
                first_in_item = token.level == 1
            if token.type != "inline":
                continue
            is_heading = self.tokens[index - 1].type == "heading_open"
            # Most text holds nothing to keep: what its inlines are need not be known.
            wanted = is_heading or first_in_item or _MAY_HOLD_FACTS.search(token.content)
            inline = self.inline(index) if wanted else None
            first_in_item, is_first = False, first_in_item
            if inline is None:
                continue
            self._links(inline)
            self._stated_anchors(inline)
            if is_heading:
                heading = self._heading(self.tokens[index - 1], inline, slugger)
                if token.level == 1:
                    headings.append(heading)
                    items.append([])
            elif is_first and items:
                span = inline.origin.span(0, len(inline.source))
                items[-1].append(Item(inline.text.plain, span))
        self._definitions()
        if self.found.includes:
            # What is taken in may define the labels.
            self.found.undefined.clear()
        self.found.sections = tuple(self._sections(headings, items))
        return self.found

    def block(self, index: int) -> None:
        """Take note of a token that opens a block."""
        token = self.tokens[index]
        if token.type == "tr_open":
            self.row = _Row(index)
        elif token.type in ("th_open", "td_open"):
            self.row.cell += 1
        elif token.type in _CONTAINERS and token.level >= self.nesting - 1:
            self._too_deep(token)
        elif token.type == "html_block":
            self._html_block(token)
        elif token.type == "fence" and token.info.startswith("{include}"):  # MyST
            self.found.includes = True

    def _too_deep(self, container: Token) -> None:
        if self.found.too_deep is None and container.map:
            line = self.text.line_span(self.first_line + container.map[0])
            indent = len(self.text.cut(line)) - len(self.text.cut(line).lstrip())
            self.found.too_deep = Span(line.start + indent, line.end)

    def inline(self, index: int) -> Inline | None:
        """The inline content of the token at an index, parsed; nothing for other tokens."""
        token = self.tokens[index]
        if token.type != "inline" or token.map is None:
            return None
        opener = self.tokens[index - 1]
        line = self.first_line + token.map[0]
        if opener.type in ("th_open", "td_open"):
            origin = self._cell_origin(line)
        elif opener.type == "heading_open" and opener.markup.startswith("#"):
            origin = heading_origin(self.text, line, token.content)
        else:
            origin = block_origin(self.text, line, token.content)
        if _open_brackets(token.content) > _OPEN_BRACKETS:
            self.found.too_deep = self.found.too_deep or origin.span(
                0, len(token.content.partition("\n")[0])
            )
            return Inline(token.content, opener.type, [], InlineText("", (), origin))
        if not _MARKUP.search(token.content):
            placed = whole(token.content)
        else:
            placed = parse_inline(self.md, token.content, self.env)
        text = inline_text(token.content, placed, origin)
        return Inline(token.content, opener.type, placed, text)

    def _cell_origin(self, line: int) -> Origin:
        """The origin of the present cell; those of its whole row are found together."""
        if self.row.origins is None:
            contents = self._contents(self.row.opener)
            self.row.origins = list(cell_origins(self.text, line, contents))
        if self.row.cell < len(self.row.origins):
            return self.row.origins[self.row.cell]
        return block_origin(self.text, line, "")

    def _contents(self, row: int) -> list[str]:
        """The contents of the cells of the table row that a token opens."""
        contents: list[str] = []
        for index in range(row + 1, len(self.tokens)):
            token = self.tokens[index]
            if token.type == "tr_close":
                break
            if token.type == "inline":
                contents.append(token.content)
        return contents

    def _heading(self, opener: Token, inline: Inline, slugger: Slugger) -> Heading:
        text = inline.text.plain.strip()
        # `{#id}` of Pandoc and mdBook, `{: #id}` of kramdown; in a code span it would be code.
        if inline.source.rstrip().endswith("}"):
            start = text.rfind("{")
            ids = _ID.findall(text[start:])
            if ids and text[start + 1 :].lstrip(": ").startswith(("#", ".")):
                self.found.anchors.update(ids)
                text = text[:start].rstrip()
        slug = slugger.slug(text)
        self.found.anchors.add(slug)
        span = inline.origin.span(0, len(inline.source))
        return Heading(int(opener.tag[1:]), text, slug, span)

    def _stated_anchors(self, inline: Inline) -> None:
        """Keep the anchors that a text gives itself, and whether it takes in those of another.

        `{: #id}` of kramdown, `[text]{#id}` of Pandoc, `(id)=` of MyST.
        """
        for attributes in _ATTRIBUTES.findall(inline.source):
            self.found.anchors.update(_ID.findall(attributes))
        if target := _TARGET.fullmatch(inline.source):
            self.found.anchors.add(target[1])
        if _INCLUDE.search(inline.source):
            texts = ("text", "softbreak")  # and no code, which may speak of such a thing
            outside = (p.token.content or "\n" for p in inline.placed if p.token.type in texts)
            self.found.includes |= bool(_INCLUDE.search("".join(outside)))

    def _sections(self, headings: list[Heading], items: list[list[Item]]) -> Iterator[Section]:
        end_of_page = len(self.text.content)
        for index, heading in enumerate(headings):
            rest = (headings[later] for later in range(index + 1, len(headings)))
            after = next((other for other in rest if other.level <= heading.level), None)
            stop = self._line_start(after.span.start) if after else end_of_page
            span = Span(self._line_start(heading.span.start), stop)
            yield Section(heading, span, tuple(items[index]))

    def _line_start(self, offset: int) -> int:
        return self.text.line_starts[self.text.position(offset).line - 1]

    def _links(self, inline: Inline) -> None:
        opened: list[tuple[Placed, int]] = []
        for index, placed in enumerate(inline.placed):
            token = placed.token
            if token.type == "link_open":
                opened.append((placed, index))
            elif token.type == "link_close":
                opener, start = opened.pop()
                inner = inline.placed[start + 1 : index]
                text = inline_text(inline.source, inner, inline.origin).plain
                self._link(inline, opener.token, text, Span(opener.start, placed.end), placed.start)
            elif token.type == "image":
                alt = inline_text(inline.source, image_text(self.env, placed), inline.origin)
                label_end = placed.start + 2 + len(token.content)
                self._link(inline, token, alt.plain, Span(placed.start, placed.end), label_end)
            elif token.type == "html_inline":
                self._html(token.content, inline.origin, placed.start)
        self._undefined(inline)

    def _link(self, inline: Inline, token: Token, text: str, at: Span, label_end: int) -> None:
        """Keep a link that states its own destination.

        One by reference is kept once for all its uses, where its label is defined.
        """
        if token.meta.get("label"):
            return
        href = str(token.attrs.get("src" if token.type == "image" else "href", ""))
        if token.info == "auto":
            kind, destination = LinkKind.AUTOLINK, Span(at.start + 1, at.end - 1)
        else:
            kind = LinkKind.IMAGE if token.type == "image" else LinkKind.INLINE
            destination = self._destination(inline.source, label_end + 2) or at
        self.found.links.append(
            Link(
                kind=kind,
                text=text,
                target=href,
                span=inline.origin.span(at.start, at.end),
                target_span=inline.origin.span(destination.start, destination.end),
            )
        )

    def _destination(self, source: str, start: int) -> Span | None:
        """The range of a destination that begins behind white space from `start` on."""
        behind = _BEFORE_DESTINATION.match(source, start)
        start = behind.end() if behind else start
        result = self.md.helpers.parseLinkDestination(source, start, len(source))
        if not result.ok or result.pos == start:
            return None
        if source[start] == "<":
            return Span(start + 1, result.pos - 1)
        return Span(start, result.pos)

    def _definitions(self) -> None:
        """Each definition of a reference label is one link."""
        references = self.env.get("references", {})
        self.found.labels = tuple(references)
        for label, definition in references.items():
            first = self.first_line + definition["map"][0]
            last = self.first_line + definition["map"][1] - 1
            lines = Span(self.text.line_span(first).start, self.text.line_span(last).end)
            whole, target_span = self._definition(lines, definition["href"])
            self.found.links.append(
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
                self.found.undefined.append(UndefinedReference(label, span))

    def _html_block(self, token: Token) -> None:
        if token.map:
            origin = block_origin(self.text, self.first_line + token.map[0], token.content.rstrip())
            self._html(token.content, origin, 0)

    def _html(self, source: str, origin: Origin, start: int) -> None:
        facts = read_html(source)
        self.found.anchors.update(facts.anchors)
        for link in facts.links:
            self.found.links.append(
                Link(
                    kind=LinkKind.HTML,
                    text=link.text,
                    target=link.target,
                    span=origin.span(start + link.start, start + link.end),
                    target_span=origin.span(start + link.target_start, start + link.target_end),
                )
            )


def _open_brackets(source: str) -> int:
    """How many brackets nothing closes, about: code and HTML may hide some."""
    if source.count("[") <= _OPEN_BRACKETS:
        return 0
    depth = 0
    for bracket in _BRACKETS.findall(source):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0) if bracket == "]" else depth
    return depth
