"""Sentences as courses write them: each holds exactly the claims that it is listed with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from coursekit.model.settings import PAGE_KINDS, Settings
from coursekit.model.text import Text
from coursekit.reading.document import read_page

CORPUS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "corpus.yaml").read_text(encoding="utf-8")
)


def short(index: int, entry: dict[str, Any]) -> str:
    """A name for a sentence: its number, and its first words in ASCII."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in entry["text"]).split()
    return "-".join([str(index), *words[:3]])


@pytest.mark.parametrize("entry", [pytest.param(e, id=short(i, e)) for i, e in enumerate(CORPUS)])
def test_a_sentence_holds_exactly_its_claims(entry: dict[str, Any]) -> None:
    text, kind = Text(entry["text"]), entry.get("page", "lesson")
    page = read_page(f"course/one/{kind}.md", kind, text, Settings())
    found = [(claim.kind, text.cut(claim.span)) for claim in page.claims]
    assert found == [tuple(claim) for claim in entry["claims"]], text.content


def test_at_least_half_of_many_sentences_are_near_misses() -> None:
    near_misses = [entry for entry in CORPUS if not entry["claims"]]
    assert len(CORPUS) >= 150
    assert 2 * len(near_misses) >= len(CORPUS)


def test_every_page_that_is_named_is_a_page_kind() -> None:
    assert {entry.get("page", "lesson") for entry in CORPUS} <= set(PAGE_KINDS)
