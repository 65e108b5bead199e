"""Pages of the lesson that its prose points to."""

from __future__ import annotations

import pytest

from coursekit.model.claim import PageMention
from coursekit.model.vocabulary import WORD_SETS, Words
from tests.support.claims import claims_of

MENTIONS = [
    ("It is on this lesson's practice page.", "this lesson's practice page", "practice"),
    ("It is in this lesson's [references](r.md).", "this lesson's [references", "references"),
    ("It is in [the lesson’s references](r.md) too.", "the lesson’s references", "references"),
    ("See this lesson's references and sleep.", "this lesson's references", "references"),
    ("See this lesson's references", "this lesson's references", "references"),
    ("See this lesson&#39;s cheat sheet.", "this lesson&#39;s cheat sheet", "cheatsheet"),
    ("Open this lesson's\nbrief for the time.", "this lesson's\nbrief", "brief"),
    ("This lesson's summary has more.", "This lesson's summary", "summary"),
    ("Do the practice page twice.", "practice page", "practice"),
    ("Do the [practice page](p.md) twice.", "practice page", "practice"),
    ("Now: [practice page](p.md).", "practice page", "practice"),
    ("The **practice page** helps.", "practice page", "practice"),
]


@pytest.mark.parametrize(("source", "text", "page"), MENTIONS)
def test_mentions(source: str, text: str, page: str) -> None:
    (found,) = _mentions(source)
    assert source[found.span.start : found.span.end] == text
    assert (found.page, found.part) == (page, None)


NOTHING = [
    "She tore a practice page out.",
    "Practice page by page.",
    "[Practice page of old](p.md)",
    "This lesson's practice problems are hard.",
    "This lesson's references to Bach are few.",
    "This lesson's practice-room is cold.",
    "This lesson's end is near, and so is practice.",
    "The references page is long.",
    "The practice of law fills many pages.",
    "Every lesson has a summary somewhere.",
]


@pytest.mark.parametrize("source", NOTHING)
def test_no_mention(source: str) -> None:
    assert _mentions(source) == []


def test_words_of_another_course() -> None:
    (found,) = _mentions("See this chapter's summary.", WORD_SETS["chapters"])
    assert found.page == "summary"


def test_a_course_that_names_no_pages() -> None:
    assert _mentions("This lesson's references, the practice page.", Words(pages={})) == []


def _mentions(source: str, words: Words = WORD_SETS["lessons"]) -> list[PageMention]:
    return [claim for claim in claims_of(source, words=words) if isinstance(claim, PageMention)]
