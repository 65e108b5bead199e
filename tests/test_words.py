"""Turns of phrase."""

from __future__ import annotations

import pytest

from coursekit.words import (
    Guesses,
    counted,
    did_you_mean,
    listing,
    nearest,
    shortened,
    unescaped,
    visible,
    without_secrets,
)


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see https://ada:s3cret@h.org/x", "see https://**********@h.org/x"),
        ("https://ada@h.org", "https://***@h.org"),
        ("<//ada:s/3@c:r@h.org/a> a@b.org", f"<//{'*' * 11}@h.org/a> a@b.org"),
        ("https://tok/en@h.org", "https://******@h.org"),
        ("https://ada:s3?cr#et@h.org", f"https://{'*' * 12}@h.org"),
        ("https://a.org https://ada:s3cret@h.org", "https://a.org https://**********@h.org"),
        ("https://a.org/b,//c:d@h.org", "https://a.org/b,//***@h.org"),
        ("https://h.org/@ada", None),
        ("https://h.org/npm/katex@0.16", None),
        ("https://web.archive.org/web/1/https://h.org/@ada", None),
        ("ada@h.org wrote //", None),
        ("no address", None),
    ],
)
def test_no_password_is_shown(text: str, shown: str | None) -> None:
    assert without_secrets(text) == (text if shown is None else shown)


@pytest.mark.parametrize("step", ["//a", "//a:", "//a.b", "//", "a", "a@"])
def test_hostile_addresses_are_masked_in_linear_time(step: str) -> None:
    assert without_secrets(f"{step * 200_000} @").endswith(" @")
    assert without_secrets(f"{step * 200_000}@").endswith("@")


def test_references_to_characters_that_are_none_stay() -> None:
    assert unescaped("&amp; &#8364;") == "& €"
    assert unescaped(text := f"&amp; &#{'9' * 5_000};") == text
