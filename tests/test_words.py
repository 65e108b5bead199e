"""Turns of phrase."""

from __future__ import annotations

import pytest

from coursekit.words import Guesses, counted, did_you_mean, listing, nearest, shortened, visible


@pytest.mark.parametrize(
    ("word", "match"), [("intor", "intro"), ("DEEP", "deep"), ("zzz", None), ("", None)]
)
def test_nearest(word: str, match: str | None) -> None:
    assert nearest(word, ["intro", "standard", "deep"]) == match


def test_phrases() -> None:
    assert did_you_mean("intor", ["intro"]) == " Did you mean 'intro'?"
    assert did_you_mean("zzz", ["intro"]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b or c"
    assert listing(["a", "b"], "and") == "a and b"
    assert (counted(1, "page"), counted(1860, "page")) == ("1 page", "1,860 pages")
    assert shortened("a  b\nc") == "a b c"
    assert shortened("x" * 100) == "x" * 59 + "…"


def test_what_hides_is_made_visible() -> None:
    assert visible("a\x1b[31mb\u202ec\udcffd") == "a\\u001b[31mb\\u202ec\\udcffd"
    assert visible("tab\tand \u00e9\u200d\U0001f600 stay") == "tab\tand \u00e9\u200d\U0001f600 stay"


def test_guesses_are_made_only_so_often_and_among_so_many() -> None:
    guesses = Guesses(times=2, candidates=3)
    assert guesses.nearest("poofing", ["proofing"]) == "proofing"
    assert guesses.nearest("poofing", ["proofing", "a", "b", "c"]) is None
    assert guesses.nearest("poofing", ["proofing"]) == "proofing"
    assert guesses.nearest("poofing", ["proofing"]) is None
