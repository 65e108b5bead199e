"""What a lesson says, as a digest: to tell whether it is still what a reviewer read.

Only the words count. How they are spaced, where lines break and which form of Unicode composes
their letters changes nothing, and neither do the facts that tell how the lesson is looked after and
where in the course it is.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coursekit.model.course import Lesson
from coursekit.model.document import Document, FrontMatterState
from coursekit.model.settings import PAGE_KINDS
from coursekit.model.text import Place, Span

PREFIX = "sha256:"
DIGITS = 4
"""Hexadecimal digits for each block of a sketch."""
LEFT_OUT = frozenset(
    ("reviewed", "review_every", "owner", "status", "published", "page", "track", "phase", "order")
)
"""Keys of front matter that tell how a lesson is looked after or where it is, not what it says."""

_ASCII_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_CLOSING = re.compile(r"(?<=[\r\n])---[ \t]*(?=[\r\n]|\Z)")
_END = r"(?:\r\n|\r(?!\n)|\n)"
_BLANK = re.compile(rf"{_END}(?:[ \t]*{_END})+")
_QUOTED = re.compile(r"\n[ \t]*>[ \t>]*")
"""What a quotation puts before each line: in another place when its text is wrapped anew. It is left
out before its first line, too, or a block would read otherwise alone than in its page."""


class Block(NamedTuple):
    """Some text between two blank lines, or a fact of the front matter; normalised."""

    text: str
    place: Place
    fact: bool = False
    """Whether it is one of the front matter."""


def placed_blocks(lesson: Lesson) -> Iterator[Block]:
    """The blocks of a lesson, page by page in the order of the kinds."""
    for kind, page in _pages(lesson):
        for key, text in _facts(kind, page):
            place = page.record.place((key,)) if page.record else page.place(Span(0, 0))
            yield Block(text, place, fact=True)
        yield from _body(page)


def blocks_of(lesson: Lesson) -> tuple[str, ...]:
    """The texts of the blocks of a lesson."""
    return tuple(block.text for block in placed_blocks(lesson))


def digest(blocks: Iterable[str]) -> str:
    """A digest of all words: `sha256:…`. Where blank lines stand between them does not count."""
    return PREFIX + _sha256(" ".join(blocks))


def lesson_digest(lesson: Lesson) -> str:
    """The digest of a lesson's blocks, sooner than by them."""
    return digest(_page_words(lesson))


def sketch(blocks: Iterable[str]) -> str:
    """Four hexadecimal digits for each block, in order."""
    return "".join(map(block_digits, blocks))


def block_digits(block: str) -> str:
    """The four hexadecimal digits of a block in a sketch."""
    return _sha256(block)[:DIGITS]


def digits_of(old: str) -> Counter[str]:
    """The blocks of a sketch, with how often each stands in it."""
    return Counter(old[at : at + DIGITS] for at in range(0, len(old), DIGITS))


def changed(old: str, new: str) -> float:
    """How much differs between two sketches, from 0 to 1: the share of blocks without a partner.

    Blocks that only changed places count as the same.
    """
    before, after = digits_of(old), digits_of(new)
    most = max(before.total(), after.total())
    return 1 - (before & after).total() / most if most else 0.0


def _page_words(lesson: Lesson) -> Iterator[str]:
    for kind, page in _pages(lesson):
        yield from (text for _, text in _facts(kind, page))
        # A page without words, or it would add a space.
        if words := _normal(_said(page)[_body_start(page) :]):
            yield words


def _pages(lesson: Lesson) -> Iterator[tuple[str, Document]]:
    return ((kind, lesson.pages[kind]) for kind in PAGE_KINDS if kind in lesson.pages)


def _facts(kind: str, page: Document) -> Iterator[tuple[str, str]]:
    """The facts of the front matter, each as its key and a text."""
    record = page.record
    if record is None or not isinstance(record.value, dict):
        return
    for key in sorted(record.value.keys() - LEFT_OUT):
        value = _JSON.encode(record.value[key])
        yield key, _normal(f"{kind}.{key}: {value}")


def _body(page: Document) -> Iterator[Block]:
    text, start = _said(page), _body_start(page)
    for gap in (*_BLANK.finditer(text, start), None):
        end = gap.start() if gap else len(text)
        if words := _normal(text[start:end]):
            yield Block(words, page.place(Span(start, end)))
        start = gap.end() if gap else end


def _said(page: Document) -> str:
    """The text of a page with spaces in place of what is said to coursekit, not to readers."""
    text, behind = page.text.content, 0
    if not page.suppressions:
        return text
    parts: list[str] = []
    for start, end in sorted(one.span for one in page.suppressions):
        parts += text[behind:start], " " * (end - start)
        behind = end
    return "".join((*parts, text[behind:]))


def _body_start(page: Document) -> int:
    closing = None
    if page.front_matter is FrontMatterState.PRESENT:
        closing = _CLOSING.search(page.text.content)
    return closing.end() if closing else 0


def _normal(text: str) -> str:
    """The words of a text with one space between them; in a code block their order counts, too."""
    if ">" in text:
        # Looking for a line end is several times faster than for one or the start of the text.
        text = _QUOTED.sub("\n", "\n" + text.replace("\r", "\n"))
    words = " ".join([line for full in text.split("\n") if (line := full.strip())])
    if not _single_spaced(words):  # seldom, and to split all texts takes much longer
        words = " ".join(words.split())
    return words if words.isascii() else unicodedata.normalize("NFC", words)


def _single_spaced(words: str) -> bool:
    """Whether a text certainly has no other white space than single spaces."""
    if "  " in words:
        return False
    if words.isascii():
        return not any(mark in words for mark in _ASCII_SPACES)
    return words.isprintable()  # other spaces and separators are not


def _sha256(text: str) -> str:
    import hashlib  # slow to import, and only recorded reviews need it

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
