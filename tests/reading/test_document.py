"""Bytes to documents and manifests."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from coursekit.model.course import Unread, UnreadReason
from coursekit.model.document import FrontMatterState
from coursekit.model.record import ViolationKind
from coursekit.model.settings import Limits, Settings
from coursekit.model.text import Text
from coursekit.reading.document import decode, read_anchors, read_manifest, read_page


def test_text_is_utf8_with_or_without_a_mark() -> None:
    assert decode("a.md", "é\r\n".encode(), 9) == Text("é\r\n")
    assert decode("a.md", b"\xef\xbb\xbfa", 9) == Text("a")


@pytest.mark.parametrize(
    ("data", "byte", "line"),
    [
        (b"\xff", "0xff", 1),
        (b"a\nb\r\nc\rd \xe9", "0xe9", 4),
        (b"\xef\xbb\xbfa\n\xe9", "0xe9", 2),
        (b"\xff\xfea\x00", "0xff", 1),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_told(data: bytes, byte: str, line: int) -> None:
    assert decode("a.md", data, 99) == Unread("a.md", UnreadReason.NOT_UTF8, byte, line)


def test_a_file_at_its_limit_is_read_and_one_beyond_is_not() -> None:
    assert decode("a.md", b"abcd", 4) == Text("abcd")
    assert decode("a.md", b"x" * 1001, 1000) == Unread("a.md", UnreadReason.TOO_LARGE, "1,000")


def test_a_page_is_read_whole() -> None:
    text = Text(
        "---\ntitle: A\npage: lesson\n---\n## One\n\n[x](y.md) and [a link][gone]\n\n[r]: /z\n"
    )
    page = read_page("a.md", "lesson", text, Settings())
    assert page.front_matter is FrontMatterState.PRESENT
    assert page.record
    assert page.record.value == {"title": "A", "page": "lesson"}
    assert page.record.violations == ()
    assert [heading.text for heading in page.headings] == ["One"]
    assert [link.target for link in page.links] == ["y.md", "/z"]
    assert page.anchors == {"one"}
    assert [reference.label for reference in page.undefined] == ["gone"]
    assert page.labels == ("R",)
    assert not page.too_deep


def test_front_matter_is_checked_against_the_schema_of_its_kind() -> None:
    text = Text("---\ntitle: A\npage: lesson\n---\n")
    brief = read_page("a.md", "brief", text, Settings()).record
    assert brief
    assert {violation.kind for violation in brief.violations} >= {ViolationKind.MISSING_KEY}


def test_front_matter_that_is_no_yaml_has_a_problem_and_no_violations() -> None:
    record = read_page("a.md", "lesson", Text("---\ntitle: [\n---\n"), Settings()).record
    assert record
    assert (len(record.problems), record.violations, record.value) == (1, (), None)


@pytest.mark.parametrize(
    ("source", "state"),
    [("text\n", FrontMatterState.ABSENT), ("---\ntitle: A\n", FrontMatterState.UNCLOSED)],
)
def test_a_page_without_front_matter_has_no_record(source: str, state: FrontMatterState) -> None:
    page = read_page("a.md", "lesson", Text(source), Settings())
    assert (page.front_matter, page.record) == (state, None)


def test_a_course_may_call_its_keys_otherwise() -> None:
    settings = Settings(keys=MappingProxyType({"title": "meta.name", "page": "kind"}))
    text = Text("---\nmeta: {name: A}\nkind: lesson\n---\n")
    record = read_page("a.md", "lesson", text, settings).record
    assert record
    assert record.violations == ()
    assert record.value == {"title": "A", "page": "lesson"}
    assert text.cut(record.place(("title",)).span) == "A"


def test_a_page_that_nests_too_deep_says_so() -> None:
    page = read_page("a.md", "lesson", Text("> " * 30 + "x\n"), Settings(limits=Limits(nesting=9)))
    assert page.too_deep


def test_anchors_of_other_files_stand_behind_their_front_matter() -> None:
    text = Text("---\ntitle: A\n---\n# One\n\n<a id='two'></a>\n\n# One\n")
    assert read_anchors(text, Settings()) == frozenset({"one", "one-1", "two"})


def test_a_manifest_is_checked_against_its_schema() -> None:
    manifest = read_manifest("t.yaml", "track", Text("number: one\n"), Settings())
    assert manifest.path == "t.yaml"
    paths = {violation.path for violation in manifest.record.violations}
    assert paths >= {("number",), ("phases",)}
