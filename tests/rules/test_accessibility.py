"""What is no fault of accessibility, and what the course configures."""

from __future__ import annotations

import pytest

from tests.support.edits import edited
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

LESSON = "tracks/bread/proofing/lesson.md"
COURSE = "tracks/course.yaml"


def codes(files: Files) -> list[str]:
    findings = lint_files(files).findings
    return [finding.code for finding in findings if finding.code.startswith("AX")]


def with_text(text: str) -> Files:
    files = minimal_course()
    return {**files, LESSON: (files[LESSON] or b"") + f"\n{text}\n".encode()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](a)", ["AX801"]),
        ("![a](https://a)", []),
        ("![`a`](https://a)", []),
        ("![](https://a){#b .c alt='d'}", []),
        ('![](https://a){: alt="d"}', []),
        ("![](https://a){fig-alt=d}", []),
        ("![](https://a){#alt}", ["AX801"]),
        ("![](https://a){alt='d.png'}", ["AX806"]),
        ("<img src=https://a alt=>", []),
        ("<img src=https://a aria-hidden=true>", []),
        ("<img src=https://a data-alt=b>", ["AX801"]),
        ("[](https://a)", ["AX802"]),
        ("[](https://a 'title')", ["AX802"]),
        ("[![](https://a)](https://b)", ["AX801"]),
        ("[<Icon/>](https://a)", []),
        ("<a href=https://a>\n\nb\n\n</a>", []),
        ("<a href=https://a></a>", ["AX802"]),
        ("<a href=https://a title=b></a>", []),
        ("[HERE!](https://a)", ["AX803"]),
        ("[[here]](https://a)", ["AX803"]),
        ("<a href=https://a aria-label=here>b</a>", ["AX803"]),
        ("[where](https://a)", []),
        ("|a|\n|-|", []),
        ("||a|\n|-|-|", []),
        ("|a||\n|-|-|", ["AX804"]),
        ("```\n```", []),
        ("```\nTitle: a\nLicense: b\n```", []),
        ("```\nTitle: a\n```", ["AX805"]),
        ("![a b.png](https://a)", []),
        ("![Picture of](https://a)", ["AX806"]),
    ],
)
def test_each_way_to_write_it(text: str, expected: list[str]) -> None:
    assert codes(with_text(text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "is_found"),
    [
        ("de", "hier", True),
        ("de-CH", "Hier", True),
        ("de", "here", False),
        ("nl", "here", False),
        ("en-GB", "here", True),
    ],
)
def test_vague_texts_are_those_of_the_courses_language(
    language: str, text: str, is_found: bool
) -> None:
    files = edited(
        with_text(f"[{text}](https://a)"), COURSE, "language: en", f"language: {language}"
    )
    assert codes(files) == ["AX803"] * is_found


def test_a_course_names_its_own_vague_texts() -> None:
    files = with_text("[here](https://a) [over here](https://b)")
    files["coursekit.toml"] = b"[accessibility.vague_link_texts]\nen = ['Over here']\n"
    assert codes(files) == ["AX803"]
    files["coursekit.toml"] = b"[accessibility.vague_link_texts]\nde = []\n"
    assert codes(files) == ["AX803"]
    files["coursekit.toml"] = b"[accessibility.vague_link_texts]\nen = []\n"
    assert codes(files) == []
