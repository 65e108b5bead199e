"""Sources on record beside what a page shows of them, and when the two tell the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document
from coursekit.model.source import Part, ShownPart, ShownSource, Source
from coursekit.model.text import Place
from coursekit.model.url import web_url
from coursekit.rules.own_assets import own_assets
from coursekit.words import folded, resembles, shortened, unescaped

MOST = 50
"""How many sources or names, at most, are compared each with each: no lesson has more."""
_ALIKE = 5
"""How many sources of one title or address are told apart."""

WHY: Mapping[str, str] = {
    "title": "without it nobody can tell which work is meant",
    "creators": "credit is owed to those who made it",
    "url": "readers have to be able to find it",
    "license": "readers have to know its terms, and so has whoever uses it",
    "use": "whether its license allows what the lesson does depends on it",
}
"""Why a source has to state each part, by its key."""

_OWED = (
    (Part.TITLE, "title", "its title"),
    (Part.CREATORS, "creators", "its creators"),
    (Part.URL, "url", "its address"),
    (Part.LICENSE, "license", "its license"),
)

_DESTINATION = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_QUOTED_LINE = re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)
_LIKE_AND = re.compile(r"(?<=\s)&(?=\s)")
_TITLE_WORD = re.compile(r"[^\W_]+[+#]*")
"""`C`, `C++` and `C#` are three words."""
_EVENT_WORD = re.compile(r"\w+")
_MARKUP = str.maketrans('"', "'", "*_`\\[]")
_WORK_AT = (
    ("youtube", re.compile(r"(?:m\.)?youtube(?:-nocookie)?\.com/watch\?(?:.*&)?v=([\w-]{11})(?:&|$)")),
    ("youtube", re.compile(r"(?:m\.)?youtube(?:-nocookie)?\.com/(?:embed|live|shorts|v)/([\w-]{11})")),
    ("youtube", re.compile(r"youtu\.be/([\w-]{11})")),
    ("vimeo", re.compile(r"(?:player\.)?vimeo\.com/(?:video/)?([0-9]+)")),
    ("arxiv", re.compile(r"arxiv\.org/(?:abs|pdf|html)/([\w-]+(?:[./][0-9]+)?)")),
    ("doi", re.compile(r"(?:dx\.)?doi\.org/(10\..+)")),
)  # fmt: skip
"""Where one work has several addresses, what they share: the one part that tells it."""


class Pairing(NamedTuple):
    """The sources of a lesson and the blocks of its references page, brought together."""

    lesson: Lesson
    page: Document
    pairs: tuple[tuple[Source, tuple[ShownSource, ...]], ...]
    """Each source on record with the blocks that show it."""
    strange: tuple[ShownSource, ...]
    """The blocks that show none of them."""


def pairings(course: Course) -> Iterator[Pairing]:
    """The references pages of the course that were read."""
    for lesson in course.lessons.values():
        page = lesson.pages.get("references")
        if page and (lesson.sources or page.shown_sources):
            blocks = tuple(block for block in page.shown_sources if not block.own)
            yield _paired(lesson, page, blocks)


def _paired(lesson: Lesson, page: Document, blocks: Sequence[ShownSource]) -> Pairing:
    sources = lesson.sources
    shown: list[list[ShownSource]] = [[] for _ in sources]
    known = _Known(sources)
    doubtful = []
    for block in blocks:
        at = known.best(block)
        if at is None:
            doubtful.append(block)
        else:
            shown[at].append(block)
    strange = list(_guessed(sources, shown, doubtful))
    pairs = tuple((one, tuple(blocks)) for one, blocks in zip(sources, shown, strict=True))
    return Pairing(lesson, page, pairs, tuple(strange))


class _Known:
    """Sources by what tells them surely: their titles and their addresses."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self._known: dict[tuple[str, ...], list[int]] = {}
        for at, source in enumerate(sources):
            for sign in _signs(source):
                self._known.setdefault(sign, []).append(at)

    def best(self, block: ShownSource) -> int | None:
        """The source that a block surely shows, the first of those that are most like it."""
        title = block.first(Part.TITLE)
        signs = [("title", _plain_title(title.text))] if title else []
        works = [work for url in addresses(block) if (work := work_at(url))]
        found = [at for sign in (*signs, *works) for at in self._known.get(sign, ())[:_ALIKE]]
        return max(found, key=lambda at: (likeness(self.sources[at], block), -at), default=None)


def _signs(source: Source) -> Iterator[tuple[str, ...]]:
    if source.title:
        yield "title", _plain_title(source.title.value)
    if source.url and (work := work_at(source.url.value)):
        yield work


def _guessed(
    sources: Sequence[Source], shown: Sequence[list[ShownSource]], doubtful: Sequence[ShownSource]
) -> Iterator[ShownSource]:
    """Give blocks that nothing tells for sure to what they resemble; those left are yielded.

    Where one source and one block are left, they are taken to be the same one.
    """
    free = [at for at, blocks in enumerate(shown) if not blocks]
    alone = len(free) == len(doubtful) == 1
    if max(len(free), len(doubtful)) > MOST:
        free = []
    for block in doubtful:
        found = [(likeness(sources[at], block), -at) for at in free if not shown[at]]
        best, at = max(found, default=(0, 0))
        if best or (found and alone):
            shown[-at].append(block)
        else:
            yield block


def likeness(source: Source, block: ShownSource) -> int:
    """How much tells that a block shows a source: its title most, then its address."""
    title = block.first(Part.TITLE)
    same = 0
    if title and source.title:
        same += 8 * same_title(title.text, source.title.value)
        same += resembles(title.text, source.title.value)
    if source.url and any(same_address(url, source.url.value) for url in addresses(block)):
        same += 4
    names = of_kind((block,), Part.CREATORS)[:MOST]
    return same + any(same_name(a.text, b.value) for a in names for b in source.creators[:MOST])


def same_work(source: Source, block: ShownSource) -> bool:
    """Whether a block can only speak of a source: nothing that it tells is of another work."""
    title = block.first(Part.TITLE)
    if source.url and any(same_address(url, source.url.value) for url in addresses(block)):
        return True
    if title and source.title:
        return same_title(title.text, source.title.value)
    return likeness(source, block) > 0


def addresses(block: ShownSource) -> Iterator[str]:
    """Where a block says that its source is."""
    for part in block.parts:
        if part.part in (Part.URL, Part.TITLE):
            yield from part.urls


def of_kind(blocks: Sequence[ShownSource], kind: Part) -> tuple[ShownPart, ...]:
    """What blocks tell of one part."""
    return tuple(part for block in blocks for part in block.parts if part.part is kind)


def same_title(shown: str, title: str) -> bool:
    """Whether two titles are one: their words are the same, whatever marks stand between them."""
    return _plain_title(shown) == _plain_title(title)


def holds_title(shown: str, title: str) -> bool:
    """Whether a text holds a title, set apart by marks: `CS25: Slow dough (a talk)`."""
    text, wanted = _LIKE_AND.sub("and", folded(shown)), _LIKE_AND.sub("and", folded(title))
    at = whole_words(text, wanted)
    if at < 0:
        return False
    before, behind = text[:at].rstrip(), text[at + len(wanted) :].lstrip()
    barred = before.endswith(" i")  # `CS25: V5 I Slow dough`, as channels write for want of a bar
    return not ((before[-1:].isalnum() and not barred) or behind[:1].isalnum())


def _plain_title(title: str) -> str:
    """The words of a title; of one that has none, the title as it is."""
    text = _LIKE_AND.sub("and", folded(title))
    return " ".join(_TITLE_WORD.findall(text)) or text


def same_name(name: str, other: str) -> bool:
    """Whether all words of either name stand in the other: `Miller`, `A. Miller`, `Ada Miller`."""
    mine, theirs = _name_words(name), _name_words(other)
    return _all_in(mine, theirs) or _all_in(theirs, mine)


def _name_words(name: str) -> list[str]:
    return folded(name).replace(".", " ").split()


def _all_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether each word is one of the others, or the initial of one, and not all are initials."""
    stand = all(
        any(word == other or (len(word) == 1 and other.startswith(word)) for other in others)
        for word in words
    )
    return stand and any(word in others for word in words)


def within(event: str, other: str) -> bool:
    """Whether one name of an event holds all words of the other."""
    mine, theirs = (set(_EVENT_WORD.findall(folded(one))) for one in (event, other))
    return mine <= theirs or theirs <= mine


def same_address(one: str, other: str) -> bool:
    """Whether two texts are addresses of one work."""
    mine, theirs = work_at(one), work_at(other)
    return mine is not None and mine == theirs


def work_at(text: str) -> tuple[str, str] | None:
    """What two addresses of one work share; none for what is no address of the web."""
    url = web_url(text.strip())
    if url is None:
        return None
    document = url.document
    for host, pattern in _WORK_AT:
        if found := pattern.match(document):
            return host, found[1].casefold() if host == "doi" else found[1]
    return "", document


def seen(text: str) -> str:
    """Markdown as texts of it are compared: without markup, kinds of quotation marks and case."""
    text = _QUOTED_LINE.sub("", _DESTINATION.sub("", text))
    return folded(unescaped(_TAG.sub("", text))).translate(_MARKUP)


def whole_words(text: str, words: str, start: int = 0, stop: int | None = None) -> int:
    """Where words stand in a part of a text, and are no piece of longer ones; -1 if nowhere."""
    at = text.find(words, start, stop)
    while at >= 0:
        behind = at + len(words)
        if not (text[at - 1 : at].isalnum() or text[behind : behind + 1].isalnum()):
            return at
        at = text.find(words, at + 1, stop)
    return -1


def source_place(source: Source) -> Place:
    """What to point at when a source on record is meant."""
    return source.title.place if source.title else source.place


def head(block: ShownSource) -> ShownPart:
    """What to point at when a block is meant: its title, else what it tells first."""
    return block.first(Part.TITLE) or block.first(Part.URL) or block.parts[0]


def called(block: ShownSource) -> str:
    """A block's source as messages call it."""
    return f"'{shortened(head(block).text, 100)}'"


def unrecorded(course: Course) -> Iterator[tuple[Pairing, tuple[ShownSource, ...]]]:
    """The pages with blocks that show other people's work which is not on record."""
    makers = frozenset(_makers(course))
    for pairing in pairings(course):
        own = makers | {folded(name) for name in _authors(pairing.lesson)}
        blocks = tuple(block for block in pairing.strange if not _is_by(block, own))
        if blocks:
            yield pairing, blocks


def _is_by(block: ShownSource, own: frozenset[str]) -> bool:
    names = of_kind((block,), Part.CREATORS)
    return bool(names) and all(folded(name.text) in own for name in names)


def _authors(lesson: Lesson) -> Iterator[str]:
    brief = lesson.pages.get("brief")
    named = brief.record.at(("authors",)) if brief and brief.record else None
    return (one for one in named if isinstance(one, str)) if isinstance(named, list) else iter(())


def _makers(course: Course) -> Iterator[str]:
    """The names by which the course's manifest calls its own people."""
    record = course.manifest.record if course.manifest else None
    owners = record.at(("owners",)) if record else None
    yield from (folded(name) for name in owners or () if isinstance(name, str))
    yield from (folded(asset.author.value) for asset in own_assets(course) if asset.author)


def owed(block: ShownSource) -> Iterator[tuple[str, str]]:
    """The parts of a credit that a block lacks, by what messages call them, and why they are owed."""
    told = {part.part for part in block.parts}
    if any(addresses(block)):
        told.add(Part.URL)
    return ((name, WHY[key]) for part, key, name in _OWED if part not in told)
