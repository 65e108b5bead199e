"""Every key and value of generated YAML is found again at its span; no text makes reading raise."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from coursekit.model.record import KeyPath, Record
from coursekit.model.text import Span, Text
from coursekit.reading.scalars import plain
from coursekit.reading.yaml import read_yaml

NESTING = 20
# A letter of each width in UTF-8, letters that combine, an emoji of three code points.
LETTERS = [
    "a",
    "Z",
    "é",
    "e\u0301",
    "ß",
    "日",
    "本",
    "語",
    "👩‍🚀",
    "🍞",
    "\u00a0",
    "\u3000",
    "ﬁ",
    "7",
]
MARKS = ["-", "_", "'", '"', "#", ":", ",", "[", "}", "&", "*", "!", "|", ">", "%", "@", "\\", "`"]

letters = st.text(st.sampled_from("abcdeé日本"), min_size=1, max_size=4)
words = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=5).map(lambda w: "x" + "".join(w))
phrases = st.lists(words, min_size=1, max_size=4).map(" ".join)
any_texts = st.lists(st.sampled_from([*LETTERS, *MARKS, " "]), max_size=12).map("".join)
plains = st.one_of(phrases, st.sampled_from(["13", "-4", "true", "null", "~", "1.5", "on", "0x1F"]))
comments = st.sampled_from(["", "", "  # 注 é", " # a: b [c"])


@dataclass(frozen=True)
class Written:
    """A scalar that stands on one line: how it is written, and what it means."""

    text: str
    value: Any


@dataclass(frozen=True)
class Literal:
    """A block scalar: its header and its lines."""

    header: str
    lines: tuple[str, ...]

    @property
    def value(self) -> str:
        """What it means: clipped or stripped of its last line breaks, folded or as it stands."""
        joined = (" " if self.header[0] == ">" else "\n").join(self.lines)
        return joined if "-" in self.header else joined + "\n"


@dataclass(frozen=True)
class Flow:
    """A collection in brackets or braces."""

    node: Any


@dataclass(frozen=True)
class Mapping:
    """Keys as they are written, with what they mean and their values."""

    pairs: tuple[tuple[Written, Any], ...]


@dataclass(frozen=True)
class Sequence:
    """Entries of a list."""

    entries: tuple[Any, ...]


def _single(text: str) -> Written:
    return Written("'" + text.replace("'", "''") + "'", text)


def _double(text: str, ascii_only: bool) -> Written:
    return Written(json.dumps(text, ensure_ascii=ascii_only), text)


scalars = st.one_of(
    plains.map(lambda text: Written(text, plain(text))),
    any_texts.map(_single),
    # JSON escapes what lies beyond 16 bits as two surrogates, which YAML does not join.
    any_texts.map(lambda text: _double(text, max(text, default="a") < "\U00010000")),
    any_texts.map(lambda text: _double(text, False)),
)
literals = st.builds(
    Literal,
    st.sampled_from(["|", "|-", ">", ">-"]),
    st.lists(phrases, min_size=1, max_size=3).map(tuple),
)
keys = st.one_of(
    words.map(lambda text: Written(text, text)),
    any_texts.map(_single),
    any_texts.map(lambda text: _double(text, False)),
)


def _mappings(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Mapping]:
    pairs = st.lists(
        st.tuples(keys, values), min_size=1, max_size=4, unique_by=lambda p: p[0].value
    )
    return pairs.map(lambda chosen: Mapping(tuple(chosen)))


def _sequences(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Sequence]:
    return st.lists(values, min_size=1, max_size=4).map(lambda chosen: Sequence(tuple(chosen)))


def _collections(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(_mappings(values), _sequences(values))


flows = st.recursive(scalars, _collections, max_leaves=6).map(Flow)
values = st.recursive(st.one_of(scalars, literals, flows), _collections, max_leaves=12)
documents = st.one_of(_mappings(values), _sequences(values))


@dataclass
class Writer:
    """Writes a document, and keeps what stands where."""

    comment: Any
    lines: list[str] = field(default_factory=list)
    keys: dict[KeyPath, str] = field(default_factory=dict)
    values: dict[KeyPath, Any] = field(default_factory=dict)

    def block(self, node: Any, path: KeyPath, indent: int, lead: str) -> Any:
        """Write a node behind a lead (`key: ` or `- `), and return its value."""
        if isinstance(node, Literal):
            self.lines.append(lead + node.header)
            self.lines += [" " * (indent + 2) + line for line in node.lines]
            value: Any = node.value
        elif isinstance(node, Mapping | Sequence):
            value = self._collection(node, path, indent, lead)
        else:
            text, value = self.flow(node.node if isinstance(node, Flow) else node, path)
            self.lines.append(lead + text + self.comment())
        self.values[path] = value
        return value

    def _collection(self, node: Mapping | Sequence, path: KeyPath, indent: int, lead: str) -> Any:
        if lead:
            self.lines.append(lead.rstrip(" ") + self.comment())
            indent += 2
        margin = " " * indent
        if isinstance(node, Sequence):
            return [
                self.block(entry, (*path, index), indent, f"{margin}- ")
                for index, entry in enumerate(node.entries)
            ]
        result = {}
        for key, entry in node.pairs:
            at = (*path, key.value)
            self.keys[at] = key.text
            result[key.value] = self.block(entry, at, indent, f"{margin}{key.text}: ")
        return result

    def flow(self, node: Any, path: KeyPath) -> tuple[str, Any]:
        """A node on one line, and its value."""
        if isinstance(node, Written):
            text, value = node.text, node.value
        elif isinstance(node, Sequence):
            parts = [self.flow(entry, (*path, i)) for i, entry in enumerate(node.entries)]
            text, value = f"[{', '.join(t for t, _ in parts)}]", [v for _, v in parts]
        else:
            text, value = self._flow_mapping(node, path)
        self.values[path] = value
        return text, value

    def _flow_mapping(self, node: Mapping, path: KeyPath) -> tuple[str, Any]:
        texts, value = [], {}
        for key, entry in node.pairs:
            at = (*path, key.value)
            self.keys[at] = key.text
            text, value[key.value] = self.flow(entry, at)
            texts.append(f"{key.text}: {text}")
        return f"{{{', '.join(texts)}}}", value


def _read(source: str, before: str = "") -> tuple[Text, Record]:
    text = Text(before + source)
    span = Span(len(before), len(text.content))
    return text, read_yaml("file.yaml", text, span, NESTING)


@given(
    documents,
    st.data(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "---\n", "🍞 é\r\n---\r\n", "\n\ufeff"]),
)
def test_every_key_and_value_is_found_at_its_span(
    document: Any, data: st.DataObject, ending: str, before: str
) -> None:
    writer = Writer(lambda: data.draw(comments))
    expected = writer.block(document, (), 0, "")
    source = ending.join([*writer.lines, "# 終わり", ""])
    text, record = _read(source, before)
    assert record.problems == ()
    assert record.value == expected
    assert set(record.entries) == set(writer.values)
    for path, entry in record.entries.items():
        assert (text.cut(entry.key) if entry.key else None) == writer.keys.get(path)
        assert record.at(path) == writer.values[path]
        # What stands at the span, put in the same column of an empty file, means the same.
        line = text.line_starts[text.position(entry.value.start).line - 1]
        column = text.cut(Span(line, entry.value.start)).lstrip("\ufeff")
        alone = " " * len(column) + text.cut(entry.value) + ending
        assert _read(alone)[1].value == writer.values[path]


soup = st.text(
    st.sampled_from([*MARKS, *"ab0 \t\r\n?{]<~.\0\x07\x85\u2028\ufeff\ufffe\ud7ff🍞"]), max_size=40
)


@given(st.one_of(soup, st.text(max_size=40)))
@example("[" * 5000)
@example("- " * 5000)
@example("a: |\n" + "\n" * 5000 + "b")
@example("\ufeff\ufeffa: b")
@example("a: *b\n")
def test_reading_never_raises_and_every_span_lies_in_the_text(source: str) -> None:
    text, record = _read(source, "x\n")
    spans = [record.span, *(problem.span for problem in record.problems)]
    for duplicate in record.duplicates:
        spans += [duplicate.again, duplicate.first]
    for path, entry in record.entries.items():
        record.at(path)
        spans += [entry.value, entry.head]
    assert all(2 <= span.start <= span.end <= len(text.content) for span in spans)
    assert len(record.problems) <= 1
    assert not record.problems or record.value is None


@given(soup)
def test_what_was_read_is_plain_data(source: str) -> None:
    _, record = _read(source)
    assert json.loads(json.dumps(record.value)) == record.value
