"""What the brief says of the work that a lesson stands on."""

from __future__ import annotations

import datetime as dt

import pytest

from coursekit.model.claim import SourceMention
from tests.support.claims import claims_of

MAY = dt.date(2025, 5, 27)


def _source(source: str) -> SourceMention | None:
    found = [claim for claim in claims_of(source, "brief") if isinstance(claim, SourceMention)]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("said", "span", "title", "creators", "event", "date"),
    [
        (
            "*On salt* by Ann Lee (A, B), given in the Rye Days V5 on 27 May 2025. More",
            "On salt* by Ann Lee (A, B), given in the Rye Days V5 on 27 May 2025",
            "On salt",
            ["Ann Lee"],
            "Rye Days V5",
            MAY,
        ),
        (
            "the talk *Why? So what* by A. B. Lee (X) and Bo van Dyk, given at Rye, 27 May 2025.",
            "Why? So what* by A. B. Lee (X) and Bo van Dyk, given at Rye, 27 May 2025",
            "Why? So what",
            ["A. B. Lee", "Bo van Dyk"],
            "Rye",
            MAY,
        ),
        (
            "“On salt” by Ann Lee, Bo Li and Cy Ng at Rye, May 27, 2025",
            "On salt” by Ann Lee, Bo Li and Cy Ng at Rye, May 27, 2025",
            "On salt",
            ["Ann Lee", "Bo Li", "Cy Ng"],
            "Rye",
            MAY,
        ),
        (
            "*On salt* by Ann Lee, Bo Li, and Cy Ng.",
            "On salt* by Ann Lee, Bo Li, and Cy Ng",
            "On salt",
            ["Ann Lee", "Bo Li", "Cy Ng"],
            None,
            None,
        ),
        (
            "*On salt* by Ann Lee, Rye Days, May 27 2025",
            "On salt* by Ann Lee, Rye Days, May 27 2025",
            "On salt",
            ["Ann Lee"],
            None,
            MAY,
        ),
        (
            "the lecture that Ines Haddad (Lisbon) gave at the Spring School on 27 May 2025.",
            "Ines Haddad (Lisbon) gave at the Spring School on 27 May 2025",
            None,
            ["Ines Haddad"],
            "Spring School",
            MAY,
        ),
        (
            "*Rye*, a talk that Fei-Fei Li, Guido van Rossum, and Bo Li (X) gave at Rye.",
            "Rye*, a talk that Fei-Fei Li, Guido van Rossum, and Bo Li (X) gave at Rye",
            "Rye",
            ["Fei-Fei Li", "Guido van Rossum", "Bo Li"],
            "Rye",
            None,
        ),
        (
            "[On salt](a.md) from Rye, where Ann Lee gave it on 27 May 2025",
            "On salt](a.md) from Rye, where Ann Lee gave it on 27 May 2025",
            "On salt",
            ["Ann Lee"],
            None,
            MAY,
        ),
        (
            "*On salt*. In Rye, Ann Lee gave it.",
            None,
            None,
            [],
            None,
            None,
        ),
        (
            "*On salt*, which in Rye, Ann Lee gave.",
            "On salt*, which in Rye, Ann Lee",
            "On salt",
            ["Ann Lee"],
            None,
            None,
        ),
    ],
)
def test_sources(
    said: str,
    span: str | None,
    title: str | None,
    creators: list[str],
    event: str | None,
    date: dt.date | None,
) -> None:
    source = f"This lesson maps to {said}"
    found = _source(source)
    assert (source[slice(*found.span)] if found else None) == span
    if found:
        assert (found.title.text if found.title else None) == title
        assert [creator.text for creator in found.creators] == creators
        assert (found.event.text if found.event else None) == event
        assert found.date == date
        assert (found.date_span is not None) == (date is not None)


@pytest.mark.parametrize(
    "source",
    [
        "Each pitch maps to a number.",
        "It maps to *On salt*.",
        "It maps to the talk of 27 May 2025.",
        "It maps to a talk at Rye on 27 May 2025.",
        "It maps to *On salt* by the speakers of the day.",
        "It maps to *On salt* by One Two Three Four Five Six Seven Eight Nine Ten.",
        "It maps to *On salt* that nobody ever gave.",
        "It maps to *On salt* (Rye) gave.",
        "It maps to *On salt*, 31 June 2025.",
        "It maps to *On salt*, 27 May 25.",
        "It maps to *On salt*, 27 May, 2025.",
        "It maps to *On salt*, May eve 2025.",
        "It maps to *On salt*, 27 Rye 2025.",
        "It maps to *On salt*, given at (a place).",
        "It maps to a talk by *Ann Lee*.",
        "It maps to",
    ],
)
def test_too_little_is_no_claim(source: str) -> None:
    assert _source(source) is None


def test_an_event_of_many_words_is_a_sentence() -> None:
    found = _source(
        "It maps to *A b* by Ann Lee at Rye which is far away from all of us who live here too."
    )
    assert found
    assert found.event is None


def test_only_the_brief_tells_and_each_sentence_once() -> None:
    said = "It maps to *A b* by Ann Lee. That maps to *C d* by Bo Li and maps to *E f* by Cy Ng."
    assert claims_of(said, "lesson") == []
    assert len(claims_of(said, "brief")) == 2


def test_brackets_that_only_close() -> None:
    found = _source("It maps to *A b* that x) gave at Rye and by (Ann Lee.")
    assert found
    assert (found.creators, found.event and found.event.text) == ((), "Rye and by")


def test_brackets_that_only_open() -> None:
    found = _source("It maps to *A b* by Ann Lee (Rye and Bo Li")
    assert found
    assert [creator.text for creator in found.creators] == ["Ann Lee"]
