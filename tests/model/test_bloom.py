"""Verbs, their levels, and words that say nothing that can be observed."""

from __future__ import annotations

import pytest

from coursekit.model.bloom import VAGUE, VERBS, known_verbs, level_of, opening, vague_opening


def test_every_verb_has_one_level() -> None:
    verbs = [verb for level in VERBS.values() for verb in level.split()]
    assert len(verbs) == len(set(verbs)) >= 150
    assert list(VERBS) == ["remember", "understand", "apply", "analyze", "evaluate", "create"]


def test_what_is_vague_is_in_no_level_and_its_replacements_are() -> None:
    for vague, instead in VAGUE.items():
        assert level_of(vague, {}) is None
        assert all(level_of(verb, {}) for verb in instead)


@pytest.mark.parametrize(
    ("verb", "level"),
    [
        ("Explain", "understand"),
        ("analyse", "analyze"),
        ("analyze", "analyze"),
        ("categorise", "understand"),
        ("organised", None),
        ("fine-tune", "apply"),
        ("bake", None),
        ("", None),
    ],
)
def test_the_level_of_a_verb(verb: str, level: str | None) -> None:
    assert level_of(verb, {}) == level


def test_a_course_adds_verbs_and_moves_those_that_are_known() -> None:
    own = {"create": ("Bake", "explain")}
    assert level_of("bake", own) == level_of("EXPLAIN", own) == "create"
    assert {"Bake", "analyse", "analyze"} <= set(known_verbs(own))


@pytest.mark.parametrize(
    ("objective", "word"),
    [
        ("Explain it", "Explain"),
        ("**Explain** it", "Explain"),
        ("“Explain” it", "Explain"),
        ("Correctly write it", "write"),
        ("Apply it", "Apply"),
        ("Correctly", "Correctly"),
        ("erklären", "erklären"),
        ("12 ways", "ways"),
        ("…", ""),
    ],
)
def test_the_word_an_objective_begins_with(objective: str, word: str) -> None:
    assert opening(objective, {}) == word


@pytest.mark.parametrize(
    ("objective", "words"),
    [
        ("Understand it", "Understand"),
        ("Fully realise it", "realise"),
        ("be familiar with it", "be familiar"),
        ("Become more aware of it", "Become more aware"),
        ("Gain insight into it", "Gain insight"),
        ("Develop a good working knowledge of it", "Develop a good working knowledge"),
        ("Build a knowledge graph", None),
        ("Improve understanding by tests", None),
        ("Be brief", None),
        ("Explain what you know", None),
        ("", None),
    ],
)
def test_vague_words(objective: str, words: str | None) -> None:
    found = vague_opening(objective, {})
    assert (found and found[0]) == words
    assert found is None or found[1] in VAGUE


def test_a_verb_of_the_course_is_not_vague() -> None:
    assert vague_opening("Explore it", {"analyze": ("explore",)}) is None
