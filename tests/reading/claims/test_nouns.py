"""Numbers with the nouns that they count."""

from __future__ import annotations

import pytest

from coursekit.model.vocabulary import Words
from coursekit.reading.claims.nouns import compound_at, counted_at, same_noun
from coursekit.reading.claims.words import vocabulary
from tests.support.claims import prose

WORDS = vocabulary(Words())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("It has two parts.", ["two parts"]),
        ("five adjacent conversations", ["five adjacent conversations"]),
        ("six self-check questions", ["six self-check questions"]),
        ("two hand-picked, odd loaves", []),
        ("Takes 5 moves", ["5 moves"]),
        ("(5 moves)", ["5 moves"]),
        ("the 5 moves and 6 turns", ["5 moves", "6 turns"]),
        ("We know 5 moves", []),
        ("Step 3 gives it", []),
        ("In step 3 follows it", []),
        ("lesson two covers it", []),
        ("section two covers it", []),
        ("In Part two covers", []),
        ("Needs two loaves", ["two loaves"]),
        ("Chapter two covers", []),
        ("See: the day two brings", []),
        ("We need two loaves", ["two loaves"]),
        ("For n = 5 loaves", []),
        ("Salt – two loaves", ["two loaves"]),
        ("`Salt` two loaves", []),
        ("two or three loaves", []),
        ("two to three loaves", []),
        ("salt and three loaves", ["three loaves"]),
        ("at least three loaves", []),
        ("up to three loaves", []),
        ("comes to three loaves", ["three loaves"]),
        ("twenty-five loaves", []),
        ("4–5 loaves", []),
        ("one loaf, 21 loaves, 2.5 loaves", []),
        ("two of the loaves", []),
        ("See [two loaves](a.md)", ["two loaves"]),
        ("We ate two three loaves", ["three loaves"]),
        ("two very large brown loaves", []),
        ("two loaf", []),
        ("two 7s", []),
        ("two is this thus less", []),
        ("ten minutes", []),
        ("three people", ["three people"]),
        ("five-category", []),
        ("two", []),
    ],
)
def test_counted(source: str, found: list[str]) -> None:
    block = prose(source)
    counted = [one for at in range(len(block.tokens)) if (one := counted_at(block, at, WORDS))]
    assert [source[slice(*one.span(block))] for one in counted] == found


def test_phrase_and_noun() -> None:
    counted = counted_at(prose("Six *Self-check*\nquestions"), 0, WORDS)
    assert counted
    assert (counted.noun, counted.phrase(prose("Six *Self-check*\nquestions"))) == (
        "questions",
        "self-check questions",
    )
    assert counted.number.value == 6


@pytest.mark.parametrize(
    ("source", "noun"),
    [
        ("five-category line", "category"),
        ("12-Part list", "part"),
        ("five-year-old", None),
        ("five-year plan", None),
        ("20-minute nap", None),
        ("twenty-five loaves", None),
        ("two-thirds of it", None),
        ("one-way street", None),
        ("3-D print", None),
        ("2-8b", None),
        ("five - category", None),
        ("five-", None),
    ],
)
def test_compounds(source: str, noun: str | None) -> None:
    found = compound_at(prose(source), 0, WORDS)
    assert (found.noun if found else None) == noun


def test_same_noun() -> None:
    assert same_noun("card", "cards", WORDS)
    assert same_noun("cards", "cards", WORDS)
    assert not same_noun("car", "cards", WORDS)
