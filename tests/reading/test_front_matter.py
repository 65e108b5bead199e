"""Where front matter begins and ends."""

from __future__ import annotations

import pytest

from coursekit.model.document import FrontMatterState
from coursekit.model.text import Text
from coursekit.reading.front_matter import split

PRESENT, ABSENT, UNCLOSED = FrontMatterState


@pytest.mark.parametrize(
    ("content", "yaml", "body"),
    [
        ("---\na: b\n---\nText", "a: b\n", "Text"),
        ("---\r\na: b\r\n---\r\nText", "a: b\r\n", "Text"),
        ("---\ra: b\r---\rText", "a: b\r", "Text"),
        ("--- \t\na: b\n---  \n", "a: b\n", ""),
        ("---\n---\nText", "", "Text"),
        ("---\n\n---\nText", "\n", "Text"),
        ("---\na: b\n---", "a: b\n", None),
        ("---\na: |\n  ---\n ---\n----\n---\n---\n", "a: |\n  ---\n ---\n----\n", "---\n"),
        ("---\na: b\u2028---\n---\n", "a: b\u2028---\n", ""),
    ],
)
def test_front_matter_ends_at_the_next_line_like_the_first(
    content: str, yaml: str, body: str | None
) -> None:
    text = Text(content)
    parts = split(text)
    assert parts.state is PRESENT
    assert text.cut(parts.yaml) == yaml
    starts = text.line_starts
    assert (content[starts[parts.body_line] :] if parts.body_line < len(starts) else None) == body


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Text",
        "\n---\na: b\n---\n",
        " ---\na: b\n---\n",
        "----\na: b\n---\n",
        "---",
        "---\n\nText",
    ],
)
def test_a_page_without_front_matter_is_all_body(content: str) -> None:
    parts = split(Text(content))
    assert (parts.state, parts.body_line) == (ABSENT, 0)


@pytest.mark.parametrize(
    "content", ["---\na: b\n", "---\na: b\n\nText\n----\n", "---\na: b\n--- x\n"]
)
def test_front_matter_that_does_not_end_is_told_apart(content: str) -> None:
    assert split(Text(content)).state is UNCLOSED
