"""Several reports of one run."""

from __future__ import annotations

import json

import pytest

from coursekit.cli.reports import FORMATS
from coursekit.reporting import FORMATS as RENDERERS
from tests.support.command import Coursekit
from tests.support.history import git
from tests.support.patching import minimal_course, patched

WRONG_ORDER = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 3\n"


@pytest.fixture
def wrong(coursekit: Coursekit) -> Coursekit:
    coursekit.write(patched(minimal_course(), WRONG_ORDER))
    return coursekit


def test_the_command_line_knows_every_format() -> None:
    assert tuple(RENDERERS) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_asked_for(wrong: Coursekit, name: str) -> None:
    outcome = wrong("lint", "--format", name, "--statistics")
    assert outcome.code == 1
    assert "lists it as lesson 2" in outcome.out
    assert wrong("lint", "--report", f"{name}=-", "--statistics").out == outcome.out


def test_several_reports_are_written_at_once(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--report", "sarif=out.sarif", "--report", "github=-")
    assert outcome.code == 1
    assert outcome.out.startswith("::error file=tracks/bread/proofing/brief.md,")
    assert "Checked 3 lessons" in outcome.err
    log = json.loads((wrong.folder / "out.sarif").read_text(encoding="utf-8"))
    assert log["version"] == "2.1.0"
    assert [path.name for path in wrong.folder.iterdir() if "out" in path.name] == ["out.sarif"]


BELOW = "courses/the%20first"


def test_platforms_know_files_by_their_paths_from_the_top_of_the_repository(
    coursekit: Coursekit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(coursekit.folder, "init", "-q")
    below = Coursekit(coursekit.folder / "courses/the first", monkeypatch, capsys)
    below.write({**patched(minimal_course(), WRONG_ORDER), "coursekit.toml": b""})
    brief = "courses/the first/tracks/bread/proofing/brief.md"
    assert below("lint", "--format=github").out.startswith(f"::error file={brief},")
    assert f'"path": "{brief}"' in below("lint", "--format=gitlab").out
    assert f'file="{brief}"' in below("lint", "--format=junit").out
    assert f'"uri": "{BELOW}/tracks/bread/proofing/brief.md"' in below("lint", "--format=sarif").out
    assert below("lint", "--format=concise").out.startswith("tracks/bread/proofing/brief.md:7:8")


def test_reports_to_files_leave_the_text_on_standard_output(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--report", "junit=j.xml", "--report", "json=j=1.json")
    assert outcome.out == wrong("lint").out
    assert (wrong.folder / "j.xml").is_file()
    assert (wrong.folder / "j=1.json").is_file()


def test_format_and_output_stay_what_they_are(wrong: Coursekit) -> None:
    outcome = wrong(
        "lint",
        "--format",
        "json",
        "--output",
        "a.json",
        "--report",
        "concise=-",
        "--report",
        "markdown=b.md",
    )
    assert ": error[PL205] " in outcome.out
    assert json.loads((wrong.folder / "a.json").read_text(encoding="utf-8"))["findings"]
    assert (wrong.folder / "b.md").read_text(encoding="utf-8").startswith("## coursekit: 1 error")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--report", "sarf=x"], "there is no format 'sarf'. Did you mean 'sarif'?"),
        (["--report", "sarif"], "'sarif' names no file: write sarif=FILE, or sarif=-"),
        (["--report", "json="], "'json=' names no file"),
        (["--report", "json=-", "--report", "text=-"], "json and text would all go to standard"),
        (["--format", "text", "--report", "json=-"], "text and json would all go to standard"),
        (["--report", "json=x", "--report", "sarif=./x"], "json and sarif would all go to /"),
        (["--report", "json=x", "--output", "x"], "text and json would all go to /"),
        (["--report", "json=no/x"], "no/x cannot be written: there is no folder no."),
        (["--report", "json=tracks"], "tracks cannot be written: it is a folder."),
    ],
)
def test_reports_that_cannot_be_written_are_told_before_anything_is_checked(
    wrong: Coursekit, arguments: list[str], message: str
) -> None:
    outcome = wrong("lint", *arguments)
    assert outcome.code == 2
    assert message in " ".join(outcome.err.split())
    assert "Checked" not in outcome.err
    assert not (wrong.folder / "x").exists()
