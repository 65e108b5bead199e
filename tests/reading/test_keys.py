"""Keys of a course's own."""

from __future__ import annotations

from coursekit.model.record import Record
from coursekit.model.text import Span, Text
from coursekit.reading.keys import translate
from coursekit.reading.yaml import read_yaml


def record(source: str) -> tuple[Text, Record]:
    text = Text(source)
    return text, read_yaml("page.md", text, Span(0, len(source)), 100)


def test_a_value_is_found_under_our_key_at_its_own_place() -> None:
    text, theirs = record("name: Proofing\ntime:\n  reading: 5\n  other: 6\ngoals: [a, b]\n")
    ours = translate(
        theirs, {"title": "name", "read_minutes": "time.reading", "objectives": "goals"}
    )
    assert ours.value == {"title": "Proofing", "read_minutes": 5, "objectives": ["a", "b"]}
    assert text.cut(ours.place(("read_minutes",)).span) == "5"
    assert text.cut(ours.head(("read_minutes",)).span) == "reading"
    assert text.cut(ours.place(("objectives", 1)).span) == "b"
    assert ours.at(("objectives", 1)) == "b"
    assert set(ours.entries) == {
        *((), ("title",), ("read_minutes",)),
        *(("objectives",), ("objectives", 0), ("objectives", 1)),
    }


def test_keys_may_change_places() -> None:
    _, theirs = record("title: about\ndescription: name\n")
    ours = translate(theirs, {"title": "description", "description": "title"})
    assert ours.value == {"title": "name", "description": "about"}


def test_what_is_missing_stays_missing_and_other_keys_stay() -> None:
    _, theirs = record("title: Proofing\ntime: 5\n")
    ours = translate(theirs, {"read_minutes": "time.reading", "owner": "who"})
    assert ours.value == {"title": "Proofing"}
    assert ours.at(("read_minutes",)) is None


def test_without_own_keys_or_without_a_mapping_nothing_changes() -> None:
    _, plain = record("title: Proofing\n")
    assert translate(plain, {}) is plain
    for source in ("- title\n", "title\n", "", "title: [\n"):
        _, other = record(source)
        assert translate(other, {"title": "name"}) is other
