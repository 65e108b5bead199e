from __future__ import annotations

import pytest

from coursekit.reading.slugs import Slugger, slugify

AGREED = {
    "What's new?": "whats-new",
    "A & B — C": "a--b--c",
    "C++ and C#": "c-and-c",
    "  two  spaces ": "--two--spaces-",
    "snake_case and kebab-case": "snake_case-and-kebab-case",
    "1. First, 2) second": "1-first-2-second",
    "🎯 Learning goals": "-learning-goals",
    "👩🏽‍🍳 bakes": "-bakes",
    "日本語の見出し、例": "日本語の見出し例",
    "Crème brûlée": "crème-brûlée",
    "Creme\u0301": "creme\u0301",
    "Ⓐ circled ⓑ 🅰": "ⓐ-circled-ⓑ-🅰",
    "x² and H₂O": "x-and-ho",
    "Ⅷ chapters": "ⅷ-chapters",
    "ΟΔΟΣ": "οδος",
    "تعلّم الآلة": "تعلّم-الآلة",
    "हिन्दी": "हिन्दी",
    "tab\there": "tabhere",
    "non\u00a0breaking": "nonbreaking",
    "zero\u200dwidth": "zerowidth",
    "‿ undertie": "‿-undertie",
    "--flag": "--flag",
    "...": "",
    "٣ digits": "٣-digits",
    "π ≈ 3.14": "π--314",
}
"""What `github-slugger` 2.0.0 of npm makes of these headings."""


@pytest.mark.parametrize("heading", AGREED)
def test_a_slug_is_the_one_of_github_slugger(heading: str) -> None:
    assert slugify(heading) == AGREED[heading]


def test_a_second_heading_gets_a_number() -> None:
    slugger = Slugger()
    assert [slugger.slug("Setup") for _ in range(3)] == ["setup", "setup-1", "setup-2"]


def test_a_number_that_a_heading_took_itself_is_passed_over() -> None:
    slugger = Slugger()
    headings = ["Setup 1", "Setup", "Setup", "Setup 1"]
    assert [slugger.slug(h) for h in headings] == ["setup-1", "setup", "setup-2", "setup-1-1"]
