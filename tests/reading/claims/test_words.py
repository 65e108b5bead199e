"""Numbers and phrases of a course's vocabulary."""

from __future__ import annotations

import pytest

from coursekit.model.vocabulary import WORD_SETS, Words
from coursekit.reading.claims.words import Phrases, number_at, numbers_at, vocabulary
from tests.support.claims import prose

WORDS = vocabulary(Words())


@pytest.mark.parametrize(
    ("text", "values", "behind"),
    [
        ("6", (6,), 1),
        ("Six", (6,), 1),
        ("5 and 6", (5, 6), 3),
        ("5 or 6", (5, 6), 3),
        ("5 & 6", (5, 6), 3),
        ("5, 6 and 7", (5, 6, 7), 5),
        ("5, 6, and 7", (5, 6, 7), 6),
        ("2 through 5", (2, 3, 4, 5), 3),
        ("2 to 4", (2, 3, 4), 3),
        ("2–4", (2, 3, 4), 3),
        ("2-4 and 6", (2, 3, 4, 6), 5),
        ("two to four", (2, 3, 4), 3),
        ("5, 6", (5,), 1),
        ("5, 6 of them", (5,), 1),
        ("5 and six", (5,), 1),
        ("5 to 4", (5,), 1),
        ("5 to 500", (5,), 1),
        ("5 and more", (5,), 1),
        ("5 and", (5,), 1),
        ("5 and 1,024", (5,), 1),
    ],
)
def test_numbers_stand_together(text: str, values: tuple[int, ...], behind: int) -> None:
    found = numbers_at(prose(text), 0, WORDS)
    assert found is not None
    assert (found[0].values, found[1]) == (values, behind)


@pytest.mark.parametrize(
    "text",
    ["", "x", "1234", "3.2", "1,024", "5%", "5×4", "first", "5/7", "L5", "5_a", "٥"],
)
def test_a_part_of_something_else_is_no_number(text: str) -> None:
    assert number_at(prose(text), 0, WORDS) is None


@pytest.mark.parametrize(("text", "at"), [("$5", 1), ("-0.5", 3), ("a/5", 2), ("1.5", 2)])
def test_what_stands_before_a_number_may_take_it(text: str, at: int) -> None:
    assert number_at(prose(text), at, WORDS) is None


def test_a_number_behind_a_full_stop_is_one() -> None:
    assert number_at(prose("so.5"), 2, WORDS) is not None


@pytest.mark.parametrize(
    ("text", "values"), [("L5", (5,)), ("L5, L6 and L7", (5, 6, 7)), ("L5-7", (5, 6, 7))]
)
def test_short_numbers(text: str, values: tuple[int, ...]) -> None:
    found = numbers_at(prose(text), 0, WORDS, "L")
    assert found is not None
    assert found[0].values == values


def test_the_longest_phrase_wins_and_capitals_count_where_they_are_asked_for() -> None:
    known = Phrases(("up", "up next", "Track"))
    assert known.behind(prose("Up next it"), 0) == 2
    assert known.behind(prose("up it"), 0) == 1
    assert known.behind(prose("Track"), 0) == 1
    assert known.behind(prose("track"), 0) is None
    assert known.behind(prose("down"), 0) is None
    assert known.behind(prose(""), 0) is None
    assert known
    assert not Phrases(())


def test_phrases_know_their_possessive_and_their_singular() -> None:
    known = Phrases(("lesson", "lessons"))
    assert known.possessive(prose("lesson’s"), 0)
    assert not known.possessive(prose("lesson"), 0)
    assert not known.possessive(prose(""), 0)
    assert known.is_singular(prose("Lesson"), 0)
    assert not known.is_singular(prose("Lessons"), 0)
    assert not Phrases(("Lektion",)).is_singular(prose("Lektion"), 0)


@pytest.mark.parametrize("name", WORD_SETS)
def test_every_word_set_makes_a_vocabulary(name: str) -> None:
    words = WORD_SETS[name]
    assert vocabulary(words).lesson.behind(prose(words.lesson[0]), 0) == 1
