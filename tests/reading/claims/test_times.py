"""Times and difficulties."""

from __future__ import annotations

import pytest

from coursekit.model.claim import Activity, Difficulty, Minutes
from coursekit.model.vocabulary import Words
from tests.support.claims import claims_of

READ, PRACTICE = Activity.READ, Activity.PRACTICE


@pytest.mark.parametrize(
    ("source", "text", "value", "activity"),
    [
        ("**Read time:** about 13 minutes.", "13 minutes", 13, READ),
        ("Reading time: no more 9 min", "9 min", 9, READ),
        ("**Practice time**: twenty minutes (all of it).", "twenty minutes", 20, PRACTICE),
        ("This page is a 13-minute read.", "13-minute", 13, READ),
        ("This page is a 13 minute read", "13 minute", 13, READ),
        ("This page takes 12 minutes to read: do.", "12 minutes", 12, READ),
        ("(It takes 12 minutes to read)", "12 minutes", 12, READ),
    ],
)
def test_minutes(source: str, text: str, value: int, activity: Activity) -> None:
    (found,) = (claim for claim in claims_of(source, "brief") if isinstance(claim, Minutes))
    assert source[slice(*found.span)] == text
    assert (found.number.value, found.activity) == (value, activity)


@pytest.mark.parametrize(
    "source",
    [
        "**Read time:** short.",
        "**Read time:**",
        "**Read time:** 1 hour 20 minutes.",
        "**Read time:** 10 to 15 minutes.",
        "**Read time:** ten to 15 minutes.",
        "**Read time:** it depends, 15 minutes.",
        "**Read time:** what you need is 15 minutes.",
        "**Baking time:** 40 minutes.",
        "Takes 12 minutes to read the scale.",
        "Takes 10 or 12 minutes to read.",
        "Takes 12 minutes to knead.",
        "A 13-minute nap.",
        "He read for 10 minutes.",
        "[A post](https://a.org): a 10-minute read.",
    ],
)
def test_no_minutes(source: str) -> None:
    assert not [claim for claim in claims_of(source) if isinstance(claim, Minutes)]


def test_other_works_have_times_of_their_own() -> None:
    assert claims_of("A 10-minute read.", "references") == []
    assert len(claims_of("A 10-minute read.", "lesson")) == 1


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("**Difficulty:** Standard", "standard"),
        ("Difficulty: standard.", "standard"),
        ("Difficulty: deep (much algebra)", "deep"),
        ("Difficulty: semi-hard", None),
        ("Difficulty: very hard", None),
        ("Difficulty: 3/5", None),
        ("Difficulty:", None),
        ("The difficulty is standard.", None),
    ],
)
def test_difficulty(source: str, word: str | None) -> None:
    found = [claim for claim in claims_of(source, "brief") if isinstance(claim, Difficulty)]
    assert [one.word for one in found] == ([word] if word else [])
    assert all(source[slice(*one.span)].casefold() == word for one in found)


def test_words_of_another_language() -> None:
    words = Words(read_time=("Lesezeit",), difficulty=("Anspruch",), minutes=("Minuten",))
    (time,) = claims_of("Lesezeit: etwa 8 Minuten", "brief", words)
    assert isinstance(time, Minutes)
    (difficulty,) = claims_of("Anspruch: mittel", "brief", words)
    assert isinstance(difficulty, Difficulty)
