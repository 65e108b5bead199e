"""Markdown pages made of known words: what was written, and what must be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

WORDS = (
    "flour", "Wasser", "crème", "creme\u0301", "заквас", "発酵", "パン", "밀가루", "הלחם", "🍞", "👩🏽‍🍳",
    "x", "O2", "naïve", "ﬁnal",
)  # fmt: skip
DEFINITIONS = (
    "[ref]: target/of-ref.md 'a title'",
    "[^note]: 発酵 note",
    "[other ref]: <with space.md>",
)


@dataclass
class Written:
    """Lines of Markdown, the words that a reader sees and the destinations, in their order."""

    lines: list[str]
    words: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)


@dataclass
class Atom:
    """A piece of a line."""

    source: str
    words: list[str]
    targets: list[str] = field(default_factory=list)


words = st.sampled_from(WORDS)
destinations = st.sampled_from(
    [
        "a.md",
        "../b/c.md#d",
        "e(f)g.md",
        "/h?i=j#k",
        "#l",
        "ü/語.md",
        "m%20n.md",
        "a&amp;b.md",
        "p\\_q.md",
    ]
)
titles = st.sampled_from(["", ' "a title"', " 'a title'", " (a title)"])


def _marked(before: str, after: str) -> st.SearchStrategy[Atom]:
    return words.map(lambda word: Atom(f"{before}{word}{after}", [word]))


_LINKS = st.builds(
    lambda word, target, title: Atom(f"[{word}]({target}{title})", [word], [target]),
    words, destinations, titles,
)  # fmt: skip
_IMAGES = st.builds(
    lambda word, target, title: Atom(f"![{word}]( {target}{title} )", [], [target]),
    words, destinations, titles,
)  # fmt: skip
atoms = st.one_of(
    words.map(lambda word: Atom(word, [word])),
    _marked("*", "*"), _marked("__", "__"), _marked("~~", "~~"), _marked("***", "***"),
    _marked("`", "`"), _marked("`` ", " ``"), _marked("<b>", "</b>"), _marked("<i a='b>'>", "</i>"),
    _marked("[*", "*][ref]"), _marked("[`", "`][ ref ]"), _marked("&lt;", "&#62;"), _marked("\\*", "\\_"),
    _marked("[", "](<an gle.md>)").map(lambda a: Atom(a.source, a.words, ["an gle.md"])),
    _marked("[", "]()"),
    _LINKS, _IMAGES,
    st.sampled_from([
        Atom("<https://example.org/a_b>", [], ["https://example.org/a_b"]),
        Atom("[](empty.md)", [], ["empty.md"]),
        Atom("![][ref]", []), Atom("[^note]", []), Atom("&amp;", []), Atom("\\[", []),
        Atom("—", []), Atom("\u00a0", []), Atom("<!-- crème -->", []), Atom("`` ` ``", []),
    ]),
)  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> Atom:
    """A line that begins with a word, so that it begins no other block."""
    parts = [Atom(word := draw(words), [word]), *draw(st.lists(atoms, max_size=4))]
    space = draw(st.sampled_from([" ", "  ", "\t"]))
    return Atom(
        space.join(part.source for part in parts),
        [word for part in parts for word in part.words],
        [target for part in parts for target in part.targets],
    )


def _written(sources: list[str], parts: list[Atom]) -> Written:
    return Written(
        sources,
        [word for part in parts for word in part.words],
        [target for part in parts for target in part.targets],
    )


@st.composite
def paragraphs(draw: st.DrawFn) -> Written:
    parts = draw(st.lists(lines(), min_size=1, max_size=3))
    endings = st.sampled_from(["", " ", "  ", "\\", "\t"])
    last = draw(st.sampled_from(["", "  ", "\u00a0", "\u3000"]))
    indents = st.sampled_from(["", " ", "   "])
    sources = [draw(indents) + part.source + draw(endings) for part in parts[:-1]]
    return _written([*sources, draw(indents) + parts[-1].source + last], parts)


@st.composite
def atx_headings(draw: st.DrawFn) -> Written:
    part = draw(lines())
    marks = "#" * draw(st.integers(1, 6))
    closing = draw(st.sampled_from(["", " #", " ###  ", "\t##", " ", "\u3000"]))
    return _written(
        [f"{marks}{draw(st.sampled_from([' ', '  ', chr(9)]))}{part.source}{closing}"], [part]
    )


@st.composite
def setext_headings(draw: st.DrawFn) -> Written:
    parts = draw(st.lists(lines(), min_size=1, max_size=2))
    return _written(
        [*(part.source for part in parts), draw(st.sampled_from(["===", "---"]))], parts
    )


@st.composite
def tables(draw: st.DrawFn) -> Written:
    width = draw(st.integers(2, 3))
    cells = st.one_of(
        atoms.filter(lambda atom: "|" not in atom.source),
        words.map(lambda word: Atom(f"{word}\\|{word}", [word, word])),
        words.map(lambda word: Atom(f"`{word}\\|{word}`", [word, word])),
    )
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=3))
    # Each cell begins with a word, so that it is never empty and its row begins no other block.
    rows = [[Atom("x " + c.source, ["x", *c.words], c.targets) for c in row] for row in rows]
    left, right = draw(st.sampled_from([("", ""), ("| ", " |"), ("|", "|"), ("| ", "")]))
    sources = [
        left + draw(st.sampled_from([" | ", "|", "\t|  "])).join(c.source for c in row) + right
        for row in rows
    ]
    sources.insert(1, left + "|".join([draw(st.sampled_from(["--", ":-:"]))] * width) + right)
    return _written(sources, [cell for row in rows for cell in row])


_SILENT = st.sampled_from([
    ["```text", "crème [x](y.md) # x", "```"], ["    crème"], ["<div id='x'>", "crème", "</div>"], ["___"],
    ["<!-- crème", "", "# crème -->"],
]).map(lambda sources: Written(list(sources)))  # fmt: skip

leaves = st.one_of(paragraphs(), atx_headings(), setext_headings(), tables(), _SILENT)


def _joined(blocks: list[Written]) -> Written:
    sources: list[str] = []
    for block in blocks:
        sources += ["", *block.lines] if sources else block.lines
    return Written(
        sources,
        [word for block in blocks for word in block.words],
        [target for block in blocks for target in block.targets],
    )


def _inside(first: str, rest: str) -> Callable[[Written], Written]:
    """Put blocks into a container; a quotation marks empty lines as well."""

    def put(block: Written) -> Written:
        marked = [
            (rest if index else first) + line if line else rest.rstrip()
            for index, line in enumerate(block.lines)
        ]
        return Written(marked, block.words, block.targets)

    return put


_CONTAINERS = [
    ("> ", "> "),
    (">", "> "),
    ("- ", "  "),
    ("10. ", "    "),
    ("* ", "  "),
    ("3)  ", "    "),
]


def _contained(blocks: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    return st.builds(
        lambda container, inner: _inside(*container)(_joined(inner)),
        st.sampled_from(_CONTAINERS),
        # Code would be indented once more or less than meant behind the mark of a list.
        st.lists(blocks.filter(lambda b: not b.lines[0][:1].isspace()), min_size=1, max_size=3),
    )


nested = st.recursive(leaves, _contained, max_leaves=6)
# A tab is as wide as it takes: only at the beginning of a line is that known.
tabbed = nested.filter(lambda b: not b.lines[0][:1].isspace()).map(_inside("-\t", "\t"))
blocks = st.one_of(nested, tabbed)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, Written]:
    """A page as text, with what it holds."""
    parts = [
        p
        for block in draw(st.lists(blocks, min_size=1, max_size=5))
        for p in (block, Written(["<!-- -->"]))
    ]
    body = _joined([*parts, *(Written([line]) for line in DEFINITIONS)])
    body.words += ["発酵"]
    body.targets += ["target/of-ref.md", "with space.md"]
    front = ["---", "title: crème", "---"] if draw(st.booleans()) else []
    ending = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return ending.join([*front, *body.lines]) + draw(st.sampled_from(["", ending])), body
