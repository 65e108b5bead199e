"""`coursekit credits` as a user meets it."""

from __future__ import annotations

import json

import pytest

from tests.building.pages import parsed
from tests.support.command import Coursekit
from tests.support.edits import edited
from tests.support.patching import Files, minimal_course, patched

PROOFING = "tracks/bread/proofing"
DERIVED = f"""\
--- {PROOFING}/references.md
-derived: false
+derived: true
+sources:
+  - title: Gluten, slowly
+    creators: [Ada Miller]
+    url: https://www.loc.gov/gluten
+    license: CC-BY-4.0
+    use: linked
@@
-None: the lesson is our own from end to end.
+- **Title:** *Gluten, slowly*
+- **Author:** Ada Miller
+- **Link:** <https://www.loc.gov/gluten>
+- **License:** CC BY 4.0
+
+The text of this lesson is original; all rights in Gluten, slowly stay with its owners.
"""


def derived() -> Files:
    return patched(minimal_course(), DERIVED)


@pytest.fixture
def sourced(coursekit: Coursekit) -> Coursekit:
    coursekit.write(derived())
    return coursekit


def test_markdown_goes_to_standard_output_and_the_numbers_to_the_other(sourced: Coursekit) -> None:
    outcome = sourced("credits")
    assert outcome.code == 0
    assert outcome.out.startswith("# Credits\n\n*Home Baking* is by The bakers of this test.\n")
    assert f"Linked from lesson 2, [Proofing]({PROOFING}/lesson.md)\n" in outcome.out
    assert outcome.err == "1 work in the credits of 3 lessons.\n"


def test_a_file_is_written_with_links_that_lead_from_it(sourced: Coursekit) -> None:
    (sourced.folder / "docs" / "legal").mkdir(parents=True)
    outcome = sourced("credits", "--output", "docs/legal/credits.md")
    assert (outcome.code, outcome.out) == (0, "")
    text = (sourced.folder / "docs" / "legal" / "credits.md").read_text(encoding="utf-8")
    assert f"[Proofing](../../{PROOFING}/lesson.md)" in text


def test_a_file_elsewhere_still_has_links_that_lead(sourced: Coursekit) -> None:
    sourced.write({"site/x": b"", "book/coursekit.toml": b""})
    course = sourced.folder / "book"
    sourced.write({f"book/{path}": data for path, data in derived().items()})
    assert sourced("credits", "--output", "../site/credits.md", cwd=course).code == 0
    text = (sourced.folder / "site" / "credits.md").read_text(encoding="utf-8")
    assert f"[Proofing](../book/{PROOFING}/lesson.md)" in text


def test_html_links_below_an_address(sourced: Coursekit) -> None:
    outcome = sourced("credits", "--format", "html", "--base", "https://www.loc.gov/our course/")
    assert outcome.code == 0
    assert f"https://www.loc.gov/our%20course/{PROOFING}/lesson.md" in parsed(outcome.out).links


def test_json_tells_all_without_links(sourced: Coursekit) -> None:
    data = json.loads(sourced("credits", "--format", "json").out)
    (work,) = data["works"]
    assert work["license"]["choices"][0][0]["id"] == "CC-BY-4.0"
    assert work["uses"] == [
        {"lesson": "bread/proofing", "use": "linked", "modified": None, "files": []}
    ]


@pytest.mark.parametrize(
    ("path", "lessons", "works"),
    [
        ("tracks", 3, 1),
        (PROOFING, 1, 1),
        (f"{PROOFING}/brief.md", 1, 1),
        ("tracks/bread/first-loaf", 1, 0),
    ],
)
def test_paths_narrow_the_credits(sourced: Coursekit, path: str, lessons: int, works: int) -> None:
    data = json.loads(sourced("credits", path, "--format", "json").out)
    assert (len(data["lessons"]), len(data["works"])) == (lessons, works)
    assert bool(data["scope"]) == (lessons != 3)


def test_the_bytes_are_the_same_each_time_and_from_everywhere(sourced: Coursekit) -> None:
    (sourced.folder / "coursekit.toml").write_text("")
    elsewhere = sourced.folder / PROOFING
    runs = [sourced("credits").out, sourced("credits").out, sourced("credits", cwd=elsewhere).out]
    assert len(set(runs)) == 1


def test_errors_in_the_records_are_told(coursekit: Coursekit) -> None:
    path = f"{PROOFING}/references.md"
    coursekit.write(edited(derived(), path, "license: CC-BY-4.0", "license: CC-BY-ND-9.0"))
    outcome = coursekit("credits")
    assert outcome.code == 0
    assert "License: CC-BY-ND-9.0" in outcome.out
    assert "`coursekit lint --select AT,LC` tells" in outcome.err


def test_a_page_that_cannot_be_read_is_told_and_fails(sourced: Coursekit) -> None:
    (sourced.folder / PROOFING / "references.md").write_bytes(b"\xff")
    outcome = sourced("credits")
    assert outcome.code == 1
    assert "is not UTF-8" in outcome.err
    assert "0 works in the credits of 3 lessons." in outcome.err


def test_where_no_lesson_is_the_exit_code_is_2(coursekit: Coursekit) -> None:
    outcome = coursekit("credits")
    assert outcome.code == 2
    assert outcome.out == "# Credits\n"


def test_an_unknown_rule_in_the_configuration_is_exit_2(sourced: Coursekit) -> None:
    (sourced.folder / "coursekit.toml").write_text('select = ["XX999"]\n')
    assert sourced("credits").code == 2
