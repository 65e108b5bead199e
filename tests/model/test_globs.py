"""Globs of files."""

from __future__ import annotations

import pytest

from coursekit.model.globs import Globs, fits, starred


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a/b.svg", "a/b.svg"),
        ("a/*.svg", "a/b.svg"),
        ("*/*", "a/b.svg"),
        ("**", "a/b.svg"),
        ("**/b.svg", "a/b.svg"),
        ("**/b.svg", "b.svg"),
        ("a/**", "a/b/c.svg"),
        ("a/**/c.svg", "a/c.svg"),
        ("a/**/c.svg", "a/b/b/c.svg"),
        ("**/a/**/*.svg", "c/a/b/a/b.svg"),
        ("a/fig*-*.svg", "a/fig-1-2.svg"),
        ("https://a.org/**", "https://a.org/b/c.svg"),
    ],
)
def test_what_fits(glob: str, path: str) -> None:
    assert fits(glob, path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a/b.svg", "a/b.svgz"),
        ("*.svg", "a/b.svg"),
        ("*", "a/b.svg"),
        ("a/*", "a/b/c.svg"),
        ("a/**/c.svg", "b/c.svg"),
        ("a/b/**/**", "a"),
        ("x/**", "a/b"),
        ("a/b/c/d", "a/b"),
        ("a/aba*ba", "a/aba"),
        ("a/*b*c*", "a/cb"),
        ("A/b.svg", "a/b.svg"),
    ],
)
def test_what_does_not_fit(glob: str, path: str) -> None:
    assert not fits(glob, path)


def test_many_globs_are_asked_at_once() -> None:
    globs = Globs([("**/*.svg", 1), ("a/**", 2), ("a/b.svg", 3), ("a/*.svg", 4), ("a/b.svg", 5)])
    assert globs.matching("a/b.svg") == [1, 2, 3, 4, 5]
    assert globs.matching("c.svg") == [1]
    assert globs.matching("a/c/**") == [2]
    assert globs.matching("b") == []


def test_many_stars_cost_little() -> None:
    assert not fits("**/" * 300 + "x", "a/" * 300 + "y")
    assert not starred("*a" * 2_000 + "b", "a" * 4_000)


def test_without_stars_a_pattern_fits_itself() -> None:
    assert starred("a", "a")
    assert not starred("a", "ab")
