"""`coursekit claims` as a user meets it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from coursekit import pipeline
from coursekit.reading.schemas import schema
from coursekit.rules import RULES
from tests.support.command import Coursekit
from tests.support.linting import with_crash
from tests.support.patching import minimal_course, patched

REPOSITORY = Path(__file__).parent.parent.parent
BRIEF = "tracks/bread/proofing/brief.md"
LESSON = "tracks/bread/proofing/lesson.md"
SPEAKING = f"""\
--- {BRIEF}
-The dough is mixed, and the oven comes next.
+This is lesson 2 of Track 1 (*Bread at home*). Track 9 tells of cakes.
--- {LESSON}
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+Yeast turns sugar into gas. The **next
+lesson** bakes.
"""
STALE = f"""\
--- {BRIEF}
-The dough is mixed, and the oven comes next.
+This is lesson 3 of the course.
"""


@pytest.fixture
def speaking(coursekit: Coursekit) -> Coursekit:
    coursekit.write(patched(minimal_course(), SPEAKING))
    return coursekit


@pytest.fixture
def stale(coursekit: Coursekit) -> Coursekit:
    coursekit.write(patched(minimal_course(), STALE))
    return coursekit


def test_every_claim_is_a_line_with_place_referents_and_verdict(speaking: Coursekit) -> None:
    outcome = speaking("claims")
    assert outcome.code == 0
    assert outcome.out == (
        f'{BRIEF}:27:9 lesson-place "lesson 2 of Track 1" -> bread/proofing  holds\n'
        f'{BRIEF}:27:21 track-place "Track 1" -> bread  holds\n'
        f'{BRIEF}:27:31 title "Bread at home" -> bread  holds\n'
        f'{BRIEF}:27:48 track-place "Track 9" -> ?  unresolved\n'
        "\n"
        f'{LESSON}:8:35 neighbour "next lesson" -> bread/first-loaf  holds\n'
    )
    assert outcome.err == "5 claims: 4 hold and 1 unresolved.\n"


def test_json_fits_its_schema_and_tells_the_exact_text(speaking: Coursekit) -> None:
    data = json.loads(speaking("claims", "--format", "json").out)
    assert [
        error.message for error in Draft202012Validator(schema("claims")).iter_errors(data)
    ] == []
    assert data["summary"] == {"claims": 5, "holds": 4, "refuted": 0, "unresolved": 1}
    assert data["claims"][-1] == {
        "kind": "neighbour",
        "path": LESSON,
        "line": 8,
        "column": 35,
        "end_line": 9,
        "end_column": 7,
        "text": "next\nlesson",
        "lesson": "bread/proofing",
        "referents": ["bread/first-loaf"],
        "verdict": "holds",
        "codes": [],
    }


def test_the_bytes_are_the_same_each_time_and_from_everywhere(speaking: Coursekit) -> None:
    (speaking.folder / "coursekit.toml").write_text("")
    elsewhere = speaking.folder / "tracks" / "bread" / "proofing"
    runs = [
        speaking("claims", "--format", "json").out,
        speaking("claims", "--format", "json").out,
        speaking("claims", "--format", "json", cwd=elsewhere).out,
    ]
    assert len(set(runs)) == 1


def test_a_claim_that_a_rule_finds_wrong_is_refuted(stale: Coursekit) -> None:
    outcome = stale("claims")
    assert outcome.code == 0
    assert outcome.out == (
        f'{BRIEF}:27:9 lesson-place "lesson 3" -> bread/first-loaf  refuted (XR604)\n'
    )
    assert outcome.err == "1 claim: 1 refuted.\n"


def test_a_claim_is_refuted_whether_that_is_reported_or_not(stale: Coursekit) -> None:
    (stale.folder / "coursekit.toml").write_text('ignore = ["ALL"]\n')
    assert stale("lint").code == 0
    assert "refuted (XR604)" in stale("claims").out


def test_paths_kinds_and_verdicts_narrow_the_list(speaking: Coursekit) -> None:
    assert speaking("claims", "tracks/bread/first-loaf").out == ""
    assert speaking("claims", "tracks/bread/first-loaf").err == "0 claims.\n"
    assert speaking("claims", LESSON).out.count("\n") == 1
    tracks = speaking("claims", "--kind", "track-place").out
    assert (tracks.count("\n"), tracks.count(" track-place ")) == (2, 2)
    both = speaking("claims", "--kind", "track-place", "--kind", "title").out
    assert both.count("\n") == 3
    assert "Track 9" in speaking("claims", "--verdict", "unresolved").out
    assert speaking("claims", "--verdict", "unresolved").err == "1 claim: 1 unresolved.\n"
    narrowed = json.loads(speaking("claims", "--kind", "title", "--format", "json").out)
    assert narrowed["summary"]["claims"] == len(narrowed["claims"]) == 1


@pytest.mark.parametrize(
    "arguments", [("--kind", "rumor"), ("--verdict", "true"), ("no/such/page.md",)]
)
def test_what_does_not_exist_is_a_usage_error(
    speaking: Coursekit, arguments: tuple[str, ...]
) -> None:
    assert speaking("claims", *arguments).code == 2


def test_output_goes_to_a_file_without_colors(speaking: Coursekit) -> None:
    outcome = speaking("claims", "--output", "claims.txt")
    text = (speaking.folder / "claims.txt").read_text(encoding="utf-8")
    assert (outcome.code, outcome.out) == (0, "")
    assert text == speaking("claims").out
    assert "\x1b" not in text


def test_another_configuration_brings_other_words(speaking: Coursekit) -> None:
    (speaking.folder / "own.toml").write_text('[words]\nlesson = ["Lektion"]\n')
    assert " lesson-place " not in speaking("claims", "--config", "own.toml").out


def test_a_configuration_that_cannot_be_used_is_exit_2(speaking: Coursekit) -> None:
    (speaking.folder / "coursekit.toml").write_text('ignore = ["XR999"]\n')
    outcome = speaking("claims")
    assert outcome.code == 2
    assert "no rule 'XR999'" in outcome.err
    (speaking.folder / "coursekit.toml").write_text('[words]\nset = "verses"\n')
    outcome = speaking("claims")
    assert outcome.code == 2
    assert "coursekit.toml:2: `words.set` must be one of lessons" in outcome.err


def test_a_path_outside_the_repository_is_a_usage_error(
    speaking: Coursekit, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outcome = speaking("claims", "tracks", str(tmp_path_factory.mktemp("other")))
    assert outcome.code == 2
    assert "outside the course's repository" in outcome.err


def test_where_no_lesson_is_found_the_list_says_so(coursekit: Coursekit) -> None:
    outcome = coursekit("claims")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no lesson was found" in outcome.err
    assert json.loads(coursekit("claims", "--format", "json").out)["claims"] == []


def test_a_page_that_cannot_be_read_is_told(speaking: Coursekit) -> None:
    (speaking.folder / LESSON).write_bytes(b"\xff")
    outcome = speaking("claims")
    assert outcome.code == 0
    assert f"--> {LESSON}:1:1" in outcome.err
    assert "= rule: not-utf8\n\n4 claims: " in outcome.err


def test_a_fault_in_a_rule_is_exit_3_with_a_log(
    speaking: Coursekit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    defaults = {
        **(pipeline.claims.__kwdefaults__ or {}),
        "rules": with_crash(RULES, "order-disagrees"),
    }
    monkeypatch.setattr(pipeline.claims, "__kwdefaults__", defaults)
    outcome = speaking("claims")
    assert outcome.code == 3
    assert "made to fail" in outcome.err
    assert len(list(tmp_path.glob("coursekit-*.log"))) == 1
    assert outcome.out.count("\n") == 6


def test_our_own_course_holds(coursekit: Coursekit) -> None:
    outcome = coursekit("claims", cwd=REPOSITORY)
    assert outcome.code == 0
    number = outcome.out.count("  holds\n")
    assert outcome.err == f"{number} claims: {number} hold.\n"
    data = json.loads(coursekit("claims", "--format", "json", cwd=REPOSITORY).out)
    Draft202012Validator(schema("claims")).validate(data)
    keys = [
        (c["path"], c["line"], c["column"], -c["end_line"], -c["end_column"], c["kind"])
        for c in data["claims"]
    ]
    assert keys == sorted(keys)


def test_every_text_is_what_stands_at_its_place(coursekit: Coursekit) -> None:
    data = json.loads(coursekit("claims", "--format", "json", cwd=REPOSITORY).out)
    for claim in data["claims"]:
        lines = (REPOSITORY / claim["path"]).read_text(encoding="utf-8").split("\n")
        lines = lines[claim["line"] - 1 : claim["end_line"]]
        lines[-1] = lines[-1][: claim["end_column"] - 1]
        lines[0] = lines[0][claim["column"] - 1 :]
        assert "\n".join(lines) == claim["text"]


def test_names_that_are_not_utf8_are_shown_as_escapes(speaking: Coursekit) -> None:
    folder = os.fsencode(speaking.folder / "tracks" / "bread") + b"/caf\xe9"
    os.mkdir(folder)
    with open(folder + b"/brief.md", "wb") as stream:
        stream.write(b"# Coffee\n\nSee lesson 2.\n")
    for format_ in ("text", "json"):
        outcome = speaking("claims", "--format", format_)
        assert outcome.code == 0
        assert "caf\\udce9" in outcome.out
