"""Path patterns of the layout."""

from __future__ import annotations

import pytest

from coursekit.reading.patterns import Pattern


@pytest.mark.parametrize(
    ("pattern", "path", "values"),
    [
        ("tracks/{track}/{lesson}/brief.md", "tracks/a/b/brief.md", {"track": "a", "lesson": "b"}),
        ("tracks/{track}/{lesson}/brief.md", "tracks/a/b/c/brief.md", None),
        ("tracks/{track}/{lesson}/brief.md", "x/tracks/a/b/brief.md", None),
        ("tracks/{track}/{lesson}/brief.md", "tracks/a/b/briefxmd", None),
        ("episodes/{lesson}.md", "episodes/01-intro.md", {"lesson": "01-intro"}),
        ("{lesson}/{lesson}.md", "a/a.md", {"lesson": "a"}),
        ("{lesson}/{lesson}.md", "a/b.md", None),
        ("*-{lesson}.md", "01-intro.md", {"lesson": "intro"}),
        ("*.md", "a/b.md", None),
        ("lesson-?.md", "lesson-1.md", {}),
        ("lesson-?.md", "lesson-12.md", None),
        ("lesson-?.md", "lesson-/.md", None),
        ("docs/**/{lesson}.md", "docs/a.md", {"lesson": "a"}),
        ("docs/**/{lesson}.md", "docs/x/y/a.md", {"lesson": "a"}),
        ("docs/**", "docs/x/y.md", {}),
        ("docs/**", "docsx/y.md", None),
        ("a{b+(c).md", "a{b+(c).md", {}),
        ("{a-b}.md", "{a-b}.md", {}),
    ],
)
def test_a_path_fits_or_not(pattern: str, path: str, values: dict[str, str] | None) -> None:
    assert Pattern(pattern).match(path) == values


@pytest.mark.parametrize(
    ("pattern", "folder"),
    [
        ("tracks/{track}/brief.md", "tracks"),
        ("tracks/a{track}/brief.md", "tracks"),
        ("{lesson}.md", ""),
        ("docs/**/x.md", "docs"),
        ("docs/a?.md", "docs"),
        ("docs/en/index.md", "docs/en"),
        ("index.md", ""),
    ],
)
def test_a_pattern_knows_its_folder(pattern: str, folder: str) -> None:
    assert Pattern(pattern).folder == folder


def test_a_pattern_is_filled() -> None:
    assert Pattern("{track}/{lesson}/{other}.md").fill({"track": "a", "lesson": "b"}) == (
        "a/b/{other}.md"
    )
