"""Blocks and captions as courses write them: each is read as a person would read it."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursekit.model.document import Document
from coursekit.model.settings import Settings
from coursekit.model.source import Part, ShownSource
from coursekit.model.text import Text
from coursekit.reading.document import read_page

FOLDER = Path(__file__).parent


def corpus(name: str) -> list[Any]:
    entries = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [pytest.param(entry, id=entry["name"].replace(" ", "-")) for entry in entries]


def told(source: ShownSource) -> dict[str, Any]:
    """The parts of a source as the corpus writes them."""
    found: dict[str, Any] = {}
    for part in source.parts:
        if part.part is Part.CREATORS:
            found.setdefault("creators", []).append(part.text)
        else:
            text = part.urls[0] if part.part is Part.URL else part.text
            found.setdefault(part.part.value, text)
    return found


def check_places(page: Document, source: ShownSource) -> None:
    """Every part stands inside of its source, and its first and last words at its span."""
    for part in source.parts:
        assert source.span.start <= part.span.start < part.span.end <= source.span.end
        written = page.text.cut(part.span)
        if "&" not in written and "\\" not in written:
            first, last = part.text.split()[0], part.text.split()[-1]
            assert written.lstrip("*`").startswith(first.rstrip(":"))
            assert written.rstrip("*`").endswith(last)


@pytest.mark.parametrize("entry", corpus("blocks.yaml"))
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_section_shows_exactly_its_sources(entry: dict[str, Any], ending: str) -> None:
    text = Text(entry["markdown"].replace("\n", ending))
    page = read_page("a/references.md", "references", text, Settings())
    assert [told(source) for source in page.shown_sources] == entry["sources"]
    for source in page.shown_sources:
        check_places(page, source)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 (our own)


@pytest.mark.parametrize("entry", corpus("blocks.yaml"))
def test_other_pages_show_no_sources(entry: dict[str, Any]) -> None:
    page = read_page("a/lesson.md", "lesson", Text(entry["markdown"]), Settings())
    assert page.shown_sources == ()


@pytest.mark.parametrize("entry", corpus("captions.yaml"))
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_media_have_exactly_their_credits(entry: dict[str, Any], ending: str) -> None:
    text = Text(entry["markdown"].replace("\n", ending))
    page = read_page("a/lesson.md", "lesson", text, Settings())
    found = [
        {
            "kind": media.kind.value,
            "target": media.target,
            "credits": [told(credit) for credit in media.credits],
        }
        for media in page.media
    ]
    assert found == entry["media"]
    for media in page.media:
        for credit in media.credits:
            check_places(page, credit)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 (our own)
