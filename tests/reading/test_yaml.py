"""YAML with the places of everything in it; what cannot be read becomes one problem."""

from __future__ import annotations

import pytest
import yaml

import coursekit.reading.yaml
from coursekit.model.record import KeyPath, Record
from coursekit.model.text import Span, Text
from coursekit.reading.yaml import read_yaml


def read(source: str, nesting: int = 100) -> tuple[Text, Record]:
    text = Text(source)
    return text, read_yaml("page.md", text, Span(0, len(source)), nesting)


def cut(source: str, path: KeyPath) -> str:
    text, record = read(source)
    return text.cut(record.entries[path].value)


def problem(source: str, nesting: int = 100) -> tuple[str, str, str]:
    text, record = read(source, nesting)
    [found] = record.problems
    assert record.value is None
    assert not record.entries
    return text.cut(found.span), found.message, found.help


def test_values_are_of_the_types_of_json() -> None:
    _, record = read("a: x\nb: 3\nc: [true, ~, 1.5, '3', on]\nd: {e: 2026-03-02, f: }\ng: \"\"\n")
    assert record.value == {
        "a": "x",
        "b": 3,
        "c": [True, None, 1.5, "3", "on"],
        "d": {"e": "2026-03-02", "f": None},
        "g": "",
    }
    assert record.problems == ()
    assert record.duplicates == ()


def test_spans_count_from_the_beginning_of_the_file() -> None:
    text = Text("🍞\n---\ntitle: é\n---\n")
    record = read_yaml("page.md", text, Span(6, 15), 100)
    assert text.cut(record.place(("title",)).span) == "é"
    assert text.cut(record.head(("title",)).span) == "title"
    assert text.cut(record.span) == "title: é"


def test_a_byte_order_mark_before_the_first_key_moves_nothing() -> None:
    assert cut("\ufefftitle: é\n", ("title",)) == "é"


@pytest.mark.parametrize(
    ("source", "path", "text"),
    [
        ("a: b # c\n", ("a",), "b"),
        ("a:   'b'  \n", ("a",), "'b'"),
        ("a:\n  - b\n  - c: d # e\n# f\ng: h\n", ("a",), "- b\n  - c: d"),
        ("a: [b, c] # d\n", ("a",), "[b, c]"),
        ("a: {b: c}\n", ("a",), "{b: c}"),
        ("a: b\n  c\n", ("a",), "b\n  c"),
        ("a: b\u3000\n", ("a",), "b\u3000"),
        ("a:\nb: c\n", ("a",), ""),
        ("a:\n  b:\nc: d\n", ("a",), "b:"),
        ("# only a comment\n", (), "# only a comment\n"),
        ("", (), ""),
        ("a: b\na: c\n", (), "a: b\na: c"),
        ("a: b\na:\n", (), "a: b\na:"),
        # block scalars end with their text
        ("a: |\n  b\n  c\nd: e\n", ("a",), "|\n  b\n  c"),
        ("a: |-\r\n  b\r\n\r\n\r\nd: e\r\n", ("a",), "|-\r\n  b"),
        ("a: |+\n  b\n\n\nd: e\n", ("a",), "|+\n  b\n\n"),
        ("a: |2+\n  b\n\n", ("a",), "|2+\n  b\n"),
        ("a: >\n  b  \n\n\n", ("a",), ">\n  b  "),
        ("a: |\n  b\n     \n\nd: e\n", ("a",), "|\n  b\n     \n"),
        ("a: |\n\nd: e\n", ("a",), "|"),
    ],
)
def test_a_span_is_the_value_and_nothing_else(source: str, path: KeyPath, text: str) -> None:
    assert cut(source, path) == text


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    text, record = read("a: 1\nb:\n  c: [x]\n  'c': {d: e}\n  c: 2\na: 3\n")
    assert record.value == {"a": 1, "b": {"c": ["x"]}}
    assert [(d.path, text.cut(d.again), d.first) for d in record.duplicates] == [
        (("b", "c"), "'c'", Span(10, 11)),
        (("b", "c"), "c", Span(10, 11)),
        (("a",), "a", Span(0, 1)),
    ]
    assert text.cut(record.place(("b",)).span) == "c: [x]\n  'c': {d: e}\n  c: 2"
    assert ("b", "c", "d") not in record.entries


def test_keys_are_texts() -> None:
    _, record = read("1: a\ntrue: b\n~: c\n'<<': d\n2026-03-02: e\n")
    assert record.value == {"1": "a", "true": "b", "~": "c", "<<": "d", "2026-03-02": "e"}


@pytest.mark.parametrize(
    ("source", "at", "message"),
    [
        ("a: &b c\n", "&b c", "an anchor (`b`) is not read here"),
        ("a: *b\n", "*b", "an alias (`b`) is not read here"),
        ("a: !!int 3\n", "!!int 3", "the tag `!!int` is not read here"),
        ("a: ! 7\n", "! 7", "the tag `!` is not read here"),
        ("a: !x [b]\n", "!x [", "the tag `!x` is not read here"),
        ("<<: {a: b}\n", "<<", "a merge key (`<<`) is not read here"),
        ("a: {{ b }}\n", "{", "a key must be a word, not a list or a mapping"),
        ("[a]: b\n", "[", "a key must be a word, not a list or a mapping"),
        ("a: b\n---\nc\n", "c", "a second YAML document begins here"),
    ],
)
def test_what_we_do_not_read_is_refused(source: str, at: str, message: str) -> None:
    assert problem(source)[:2] == (at, message)


def test_depth_is_bounded() -> None:
    assert read("a: {b: [c]}\n", nesting=3)[1].problems == ()
    at, message, help_ = problem("a: {b: [c]}\n", nesting=2)
    assert (at, message) == ("c", "the values nest more than 2 levels deep")
    assert "`nesting`" in help_
    assert problem("[" * 100_000)[0] == "["


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_a_character_that_yaml_forbids_is_pointed_at(
    loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coursekit.reading.yaml, "_Loader", getattr(yaml, loader))
    at, message, _ = problem("é: 日本 \x07\n")
    assert (at, message) == ("\x07", "the character U+0007 is not allowed in YAML")


def test_the_parser_in_python_is_understood_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coursekit.reading.yaml, "_Loader", yaml.SafeLoader)
    assert read("a: [b, {c: 'd'}]\n")[1].value == {"a": ["b", {"c": "d"}]}
    assert problem("a: [b\n")[1].startswith("this is not YAML: ")


def test_many_empty_lines_in_a_text_take_no_long_time() -> None:
    source = "a: |\n" + "\n" * 200_000 + "  b\n"
    assert cut(source, ("a",)) == source[3:-1]
