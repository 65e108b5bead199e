"""Our own course: clean, its arithmetic right, its samples true, its figures whole."""

from __future__ import annotations

import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

from coursekit.config import load_config
from coursekit.pipeline import lint
from coursekit.reading.tree import DictTree
from coursekit.reporting.text import render
from tests.support.own_course import AS_OF, LOCK, REPOSITORY, lint_own_course, own_course

TRACKS = REPOSITORY / "tracks"
PAGES = sorted(TRACKS.glob("*/*/*.md"))
FIGURES = sorted(TRACKS.glob("*/*/figures/*.svg"))
L5, L6, L7 = (
    "transformers-in-diffusion",
    "transformers-for-video-generation",
    ("jepa-and-world-modeling"),
)

NUMBER = r"\d[\d,]*(?:\.\d+)?"
EQUATION = re.compile(rf"({NUMBER}(?: [×÷+−] {NUMBER})+) ([=≈]) ({NUMBER})")
LOOSE = re.compile(rf"[\d)] [=≈] {NUMBER}")
SAMPLE = re.compile(r"```python\n(.*?)```.*?```text\n(.*?)```", re.DOTALL)


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def value(expression: str) -> Fraction:
    """The value of an expression with × and ÷ before + and −."""
    total, product, sign = Fraction(0), Fraction(1), 1
    operator = "×"
    for word in expression.split(" "):
        if word in "+−":
            total, product, sign = total + sign * product, Fraction(1), 1 if word == "+" else -1
            operator = "×"
        elif word in "×÷":
            operator = word
        else:
            product = product * number(word) if operator == "×" else product / number(word)
    return total + sign * product


def test_the_course_has_neither_errors_nor_warnings() -> None:
    report = lint_own_course()
    assert [(f.location, f.message) for f in report.findings if f.severity.weight > 1] == []
    assert report.summary.lessons == 3


def test_the_arithmetic_can_be_evaluated() -> None:
    assert value("2 + 3 × 4 − 6 ÷ 4") == Fraction(25, 2)
    assert value("1.0 − 0.8") == Fraction(1, 5)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_arithmetic_is_right(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for expression, sign, result in EQUATION.findall(text):
        places = len(result.partition(".")[2])
        exact = value(expression)
        wanted = exact if sign == "=" else round(exact, places)
        assert wanted == number(result), f"{expression} {sign} {result}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_equation_escapes_the_test(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    covered = [match.span() for match in EQUATION.finditer(text)]
    for loose in LOOSE.finditer(text):
        around = text[max(0, loose.start() - 60) : loose.end()]
        assert any(start <= loose.start() < end for start, end in covered), around


@pytest.mark.parametrize("lesson", [L5, L6, L7])
def test_a_lesson_holds_arithmetic_and_a_sample_that_prints_what_it_says(lesson: str) -> None:
    text = (TRACKS / "multimodal-ai" / lesson / "lesson.md").read_text(encoding="utf-8")
    assert len(EQUATION.findall(text)) >= 10
    samples = SAMPLE.findall(text)
    assert samples
    for code, printed in samples:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout == printed


@pytest.mark.parametrize("lesson", [L5, L6, L7])
def test_a_lesson_has_about_two_thousand_words(lesson: str) -> None:
    text = (TRACKS / "multimodal-ai" / lesson / "lesson.md").read_text(encoding="utf-8")
    prose = re.sub(r"\A---.*?^---$|```.*?```|^\|.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
    assert 1_800 <= len(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", prose)) <= 2_300


@pytest.mark.parametrize("figure", FIGURES, ids=lambda p: p.name)
def test_a_figure_names_itself_and_knows_the_dark(figure: Path) -> None:
    root = ElementTree.fromstring(figure.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root.get("viewBox")
    for name in ("title", "desc"):
        element = root.find(f"{space}{name}")
        assert element is not None
        assert element.text
    assert "prefers-color-scheme: dark" in figure.read_text(encoding="utf-8")


@pytest.mark.parametrize("lesson", [L5, L6, L7])
def test_every_lesson_has_a_figure_of_its_own(lesson: str) -> None:
    assert any(figure.parts[-3] == lesson for figure in FIGURES)


def test_no_page_holds_placeholder_text() -> None:
    for page in PAGES:
        assert not re.search(
            r"lorem ipsum|\bTODO\b|\bTBD\b|\bFIXME\b",
            page.read_text(encoding="utf-8"),
            re.IGNORECASE,
        )


def source(path: str) -> str:
    return (REPOSITORY / path).read_text(encoding="utf-8")


def brief(lesson: str) -> str:
    return f"tracks/multimodal-ai/{lesson}/brief.md"


LESSON_6 = f"tracks/multimodal-ai/{L6}/lesson.md"
TO_THE_TEST = (
    "Leaving them out is a statement about this lesson, not about their weight. Lesson 7 turns the "
    f"line into [a test you can apply yourself](../{L7}/lesson.md#the-scope-test)."
)
TO_NOWHERE = f"Lesson 7 has [a test](../{L7}/lesson.md#the-scope-tset)."
NEEDS_LAST = "prerequisites: [multimodal-ai/where-multimodal-ai-is-going]"
NEEDS_L7 = f"prerequisites: [multimodal-ai/{L7}]"

MUTATIONS = {
    "read time too long": (brief(L7), "read_minutes: 13", "read_minutes: 60", ["TM701"]),
    "read time too short": (brief(L7), "read_minutes: 13", "read_minutes: 3", ["TM701"]),
    "heading": (LESSON_6, "## Where this leads", "#### Where this leads", ["ST503"]),
    "order": (brief(L6), "order: 6", "order: 7", ["PL205"]),
    "phase": (brief(L6), "phase: 3", "phase: 4", ["PL204"]),
    "no such phase": (brief(L6), "phase: 3", "phase: 9", ["PL202"]),
    "track": (brief(L6), "track: multimodal-ai", "track: multimodal", ["PL201"]),
    "later lesson": (brief(L5), "prerequisites: []", NEEDS_LAST, ["PR304"]),
    "cycle": (brief(L5), "prerequisites: []", NEEDS_L7, ["PR303"]),
    "anchor": (LESSON_6, TO_THE_TEST, TO_NOWHERE, ["LK902"]),
    "unknown key": (brief(L7), "difficulty: standard", "dificulty: standard", ["FM105"]),
    "title": (LESSON_6, "title: Transformers for video generation", "title: Video", ["ST505"]),
    "exercise": (
        f"tracks/multimodal-ai/{L7}/practice.md",
        "  flashcards: [1, 2, 3, 4]",
        "  flashcard: [1, 2, 3, 4]",
        ["OB407"],
    ),
    "objective on the page": (
        brief(L5),
        "- Explain how a diffusion model turns noise into an image by iterative denoising",
        "- Explain how a diffusion model turns noise into an image",
        ["OB405"],
    ),
    "section": (brief(L6), "## Where this fits", "## Where it fits", ["ST501"]),
    "read time in words": (
        brief(L7),
        "read_minutes: 13",
        "read_minutes: thirteen",
        ["FM106"],
    ),
}
"""Path, line, changed line, and the codes of all findings, which stand at that line."""


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_changed_line_gives_findings_at_that_very_line(name: str) -> None:
    path, old, new, codes = MUTATIONS[name]
    found = [
        (finding.code, finding.location.path, finding.source)
        for finding in lint_own_course(f"--- {path}\n-{old}\n+{new}\n").findings
    ]
    assert found == [(code, path, new) for code in codes]


CLASSIFY = (
    "  - Classify a new question with the scope test as one of building and training or one of use"
)
FIGURE = "![A plot of two plans from (1, 1)."


def test_a_vague_objective_is_found_where_it_stands() -> None:
    """The objective stands in the front matter and on the page: both are changed."""
    vague = CLASSIFY.replace("Classify", "Understand")
    patch = f"--- {brief(L7)}\n-{CLASSIFY}\n+{vague}\n@@\n-{CLASSIFY[2:]}\n+{vague[2:]}\n"
    (finding,) = lint_own_course(patch).findings
    assert (finding.code, finding.location.path, finding.source) == ("OB403", brief(L7), vague)


def test_an_objective_that_nothing_exercises_is_found_where_it_stands() -> None:
    mapping = "  exercise-3-put-three-questions-to-the-scope-test:"
    patch = f"--- tracks/multimodal-ai/{L7}/practice.md\n-{mapping} [5]\n+{mapping} [4]\n"
    (finding,) = lint_own_course(patch).findings
    assert (finding.code, finding.location.path, finding.source) == ("OB406", brief(L7), CLASSIFY)


def test_an_image_without_alternative_text_is_found_where_it_stands() -> None:
    path = f"tracks/multimodal-ai/{L7}/lesson.md"
    (image,) = [line for line in source(path).split("\n") if line.startswith(FIGURE)]
    bare = "![](" + image.rpartition("(")[2]
    (finding,) = lint_own_course(f"--- {path}\n-{image}\n+{bare}\n").findings
    assert (finding.code, finding.location.path, finding.source) == ("AX801", path, bare)


def test_a_missing_page_is_found_at_its_manifest_entry() -> None:
    report = lint_own_course(f"--- tracks/multimodal-ai/{L7}/references.md\ndeleted file\n")
    (finding,) = [f for f in report.findings if f.code == "PL210"]
    assert finding.location.path == "tracks/multimodal-ai/track.yaml"
    assert finding.source == f"      - {L7}"
    broken = {f.code for f in report.findings} - {"PL210"}
    assert broken <= {"LK901"}  # other pages link to it


def test_what_no_sweep_saw_is_one_note() -> None:
    files = {**own_course(), "tracks/links.lock": LOCK.read_bytes()}
    settings = load_config(REPOSITORY / "pyproject.toml").settings
    report = lint(DictTree(files), settings, as_of=AS_OF)
    assert [(f.code, f.severity.value) for f in report.findings] in ([("LK910", "note")], [])
    assert report.exit_code == 0


def test_the_readme_shows_what_the_command_prints() -> None:
    report = lint_own_course(f"--- {brief(L6)}\n-order: 6\n+order: 7\n")
    shown = click.unstyle(render(report)).rstrip("\n")
    assert shown in (REPOSITORY / "README.md").read_text(encoding="utf-8")
