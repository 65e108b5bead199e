"""What the blocks of a page hold besides links: fences, tables, and how much there is to read.

A word is a run of letters, marks, digits, apostrophes and hyphens; `scripts.py` tells of those that
put no spaces between words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from coursekit.model.document import Fence, Measure, Table
from coursekit.model.text import Span, Text
from coursekit.words import unescaped

_LONG_CELL = 60
"""A cell with more characters is read like a paragraph."""
_SHORT_FORMULA = 10
"""A formula with at most so many characters, such as `$x_1$`, is read like a word."""
_DIAGRAMS = ("mermaid", "plantuml")
"""The languages of fences that a site shows as images."""

_READ = frozenset(("inline", "fence", "code_block", "html_block", "table_open"))
_CONTAINERS = re.compile(r"(?:[\s>]|[*+-]\s|\d{1,9}[.)]\s|\[\^[^\]]*\]:)*")
_LANGUAGE = re.compile(r"[{.\s]*([\w+#-]*)")
_HIDDEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("{/*", "*/}"))
# Every pattern below stops at the end of its block (`\0`) or sooner: reading stays linear. None has
# possessive quantifiers, which Python 3.11.2 (that of Debian 12) gets wrong.
_UNSEEN = re.compile(
    r"!\[[^\[\]\0]*(?=\])"  # alternative text
    r"|\]\((?:[^()\0]|\([^()\0]*\))*\)(?:\{[^{}\0]*\})?"  # destination, title, attributes
    r"|\]\[[^\[\]\0]*\]"  # its label
    r"|\[\^[^\[\]\s\0]+\]"  # a footnote's mark
    r"|</?[A-Za-z][\w.-]*(?:[\s/][^<>\0]*)?>"  # a tag
)
_URL = re.compile(r"https?://[^\s<>\0]*")
# The rule of Pandoc's `tex_math_dollars` tells `$x$` from prices.
_FORMULA = re.compile(
    r"\$\$[^$\0]+\$\$"
    r"|(?<![\\$\w`])\$(?![\s$])[^$`\0]+(?<![\s\\])\$(?![\w$])"
    r"|\\{1,2}\((?:[^\\\0]|\\(?!\\?[()])[^\0])*\\{1,2}\)"
)
_ASCII = bytes(ord(" " if b < 128 and not chr(b).isalnum() else "x") for b in range(256))
"""Of UTF-8: a space for what stands between words, an x for what they are made of."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The fences and tables of a page, and what is to be read."""

    fences: tuple[Fence, ...]
    tables: tuple[Table, ...]
    measure: Measure


def read_blocks(tokens: Sequence[Token], text: Text, first_line: int, images: int) -> Blocks:
    """Read the block tokens of the Markdown from a line (counted from 0) to the end of a file."""
    reading = _Reading(text, first_line)
    # Most tokens are none of these: one look-up passes them over.
    for index in [index for index, token in enumerate(tokens) if token.type in _READ]:
        token = tokens[index]
        if token.type == "inline":
            reading.inline(token, tokens[index - 1].type)
        elif token.type == "fence":
            reading.fence(token)
        elif token.type == "code_block":
            reading.code_lines += _lines(token.content)
        elif token.type == "html_block":
            reading.marked.append(token.content)
        else:
            reading.table(token)
    return reading.blocks(images)


@dataclass
class _Reading:
    text: Text
    first_line: int
    plain: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    """Prose that may hold what is not read: destinations, tags, comments."""
    headers: list[list[str]] = field(default_factory=list)
    tables: list[Span] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    code_lines: int = 0
    table_cells: int = 0
    formulas: int = 0
    diagrams: int = 0

    def inline(self, token: Token, opener: str) -> None:
        content = token.content
        if opener == "th_open":
            self.headers[-1].append(_seen(content))
        if opener in ("th_open", "td_open") and len(content) <= _LONG_CELL:
            self.table_cells += bool(content)
        elif "[" in content or "<" in content or "{/*" in content:
            self.marked.append(content)
        else:
            self.plain.append(content)

    def table(self, token: Token) -> None:
        line = self.text.line_span(self.first_line + (token.map or [0])[0])
        written = self.text.cut(line)
        before = _CONTAINERS.match(written)
        start = before.end() if before else 0
        self.tables.append(Span(line.start + start, line.start + len(written.rstrip())))
        self.headers.append([])

    def fence(self, token: Token) -> None:
        line = self.text.line_span(self.first_line + (token.map or [0])[0])
        written = self.text.cut(line)
        start = max(written.find(token.markup), 0)
        span = Span(line.start + start, line.start + len(written.rstrip()))
        found = _LANGUAGE.match(token.info)
        language = found[1] if found else ""
        self.fences.append(Fence(token.info.strip(), span, token.content))
        if language in _DIAGRAMS:
            self.diagrams += 1
        elif language == "math":
            self.formulas += 1
        else:
            self.code_lines += _lines(token.content)

    def blocks(self, images: int) -> Blocks:
        words, characters = self._prose()
        tables = zip(self.headers, self.tables, strict=True)
        return Blocks(
            fences=tuple(self.fences),
            tables=tuple(Table(tuple(header), span) for header, span in tables),
            measure=Measure(
                prose_words=words,
                characters=characters,
                code_lines=self.code_lines,
                table_cells=self.table_cells,
                images=images + self.diagrams,
                formulas=self.formulas,
            ),
        )

    def _prose(self) -> tuple[int, int]:
        """Words and characters of what is seen; formulas are counted on the way."""
        seen = _UNSEEN.sub(" ", "\0".join(map(_without_hidden, self.marked)))
        prose = "\0".join((*self.plain, seen))
        if "&" in prose:
            prose = unescaped(prose)
        if "://" in prose:
            prose = _URL.sub(" ", prose)
        if "$" in prose or "\\(" in prose:
            prose = _FORMULA.sub(self._formula, prose)
        return _count(prose)

    def _formula(self, match: re.Match[str]) -> str:
        if len(match[0].strip("$\\() \n")) <= _SHORT_FORMULA:
            return " x "
        self.formulas += 1
        return " "


def _count(prose: str) -> tuple[int, int]:
    """How many words there are, and how many characters of scripts without spaces."""
    characters = 0
    if not prose.isascii():
        # What it compiles takes long; a page in plain English does without.
        from coursekit.reading.scripts import in_words

        # Most blocks are ASCII even where some are not, and need not be searched.
        blocks = prose.split("\0")
        plain = (block for block in blocks if block.isascii())
        rest, characters = in_words("\0".join(block for block in blocks if not block.isascii()))
        prose = "\0".join((*plain, rest))
    # Counting where words begin is many times as fast as finding words by a pattern.
    return b" ".join((b"", prose.encode().translate(_ASCII, b"'-"))).count(b" x"), characters


def _lines(code: str) -> int:
    """The lines that are not blank."""
    return sum(not line.isspace() and line != "" for line in code.split("\n"))


def _without_hidden(source: str) -> str:
    """The text of a block without its comments, and without what browsers do not show."""
    for opening, closing in _HIDDEN:
        start = source.find(opening)
        kept: list[str] = []
        behind = 0
        while start >= 0 and (end := source.find(closing, start)) >= 0:
            kept += source[behind:start], " "
            behind = end + len(closing)
            start = source.find(opening, behind)
        source = "".join((*kept, source[behind:])) if kept else source
    return source


def _seen(cell: str) -> str:
    """The text of a header cell with entities resolved, without comments and white space."""
    return unescaped(_without_hidden(cell)).strip()
