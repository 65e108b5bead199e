"""`coursekit links` as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from coursekit.model.lock import FragmentState
from coursekit.reading.schemas import schema
from coursekit.reading.together import WORTH_A_PROCESS
from tests.support.command import Coursekit
from tests.support.edits import edited
from tests.support.locks import DAY, entry, lock_bytes
from tests.support.patching import minimal_course

LOCK = "tracks/links.lock"
REFERENCES = "tracks/bread/proofing/references.md"
OWN = "Everything in this lesson is our own."
A, B, C = (f"https://www.loc.gov/{name}" for name in "abc")
D = "https://en.wikipedia.org/@d_[x]"
LINES = (
    entry("dead", A, reason="410 Gone", archive="https://web.archive.org/web/1/x", failures=(DAY,)),
    entry("moved", B, target=C),
    entry("ok", C),
)


@pytest.fixture
def links(coursekit: Coursekit) -> Coursekit:
    text = f"<{A}> <{B}> <{C}> [d]({D}) <{A}#x>"
    files = edited(minimal_course(), REFERENCES, OWN, text)
    coursekit.write({**files, LOCK: lock_bytes(*LINES)})
    return coursekit


def test_the_status_by_host_with_what_needs_a_person_first(links: Coursekit) -> None:
    outcome = links("links", "status", "--as-of", "2026-05-31")
    assert outcome.code == 0
    lines = outcome.out.split("\n")
    assert lines[0] == "4 cited URLs on 2 hosts: 1 dead, 1 moved, 1 unverified and 1 ok."
    assert lines[2:4] == [
        "www.loc.gov       1 dead, 1 moved, 1 ok, oldest seen 10 days ago",
        "en.wikipedia.org  1 unverified",
    ]
    assert lines[5:10] == [
        "dead (1)",
        f"  {A}",
        "    since 2026-05-21, last seen 2026-05-21 (410 Gone)",
        "    archive copy https://web.archive.org/web/1/x",
        f"    {REFERENCES}:17, {REFERENCES}:17",
    ]
    assert f"    now at {C}" in lines


def test_json_fits_its_schema(links: Coursekit) -> None:
    data = json.loads(links("links", "status", "--format", "json", "--as-of", "2026-05-31").out)
    validator = Draft202012Validator(
        schema("links-status"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert [error.message for error in validator.iter_errors(data)] == []
    assert data["summary"]["dead"] == 1
    assert [link["url"] for link in data["links"]][:2] == [A, B]


def test_markdown_is_fit_for_an_issue(links: Coursekit) -> None:
    out = links("links", "status", "--format", "markdown", "--as-of", "2026-05-31").out
    assert out.startswith("# Links on 2026-05-31\n")
    assert f"- [ ] `{A}`: since 2026-05-21, last seen 2026-05-21 (410 Gone); archive" in out
    assert "| www.loc.gov | 1 dead, 1 moved, 1 ok, oldest seen 10 days ago |" in out
    assert out.index("## Dead (1)") < out.index("## Moved (1)")


def test_the_status_goes_to_a_file(links: Coursekit) -> None:
    assert links("links", "status", "--output", "a.md", "--format", "markdown").out == ""
    assert (links.folder / "a.md").read_text().startswith("# Links on 2")


def test_long_lists_are_cut_and_exemptions_told(links: Coursekit) -> None:
    many = [entry("failing", f"{A}/{number}") for number in range(101)]
    seen = entry("dead", B, fragments={"x": FragmentState.MISSING})
    text = "".join(f"<{one.url}>\n" for one in many) + f"<{B}> " * 5
    files = edited(minimal_course(), REFERENCES, OWN, text)
    exempt = f'[[links.exempt]]\npattern = "{B}"\nreason = "a"\nuntil = 2027-01-01\n'
    links.write({**files, LOCK: lock_bytes(*many, seen), "coursekit.toml": exempt.encode()})
    out = links("links", "status").out
    assert "  and 1 more (`--format json` has all)\n" in out
    assert "    exempt by the configuration\n" in out
    assert " and 2 more\n" in out
    assert "- and 1 more\n" in links("links", "status", "--format", "markdown").out
    told = links("links", "explain", B).out
    assert "  #x: missing\n" in told
    assert "  exempt: the configuration keeps" in told


def test_without_a_lock_file_everything_is_unverified(links: Coursekit) -> None:
    (links.folder / LOCK).unlink()
    out = links("links", "status").out
    assert "4 unverified.\nThere is no lock file: no sweep has been run yet.\n" in out


def test_a_course_without_links_has_a_status(course: Coursekit) -> None:
    assert course("links", "status").out.startswith("0 cited URLs.\n")
    assert "## Hosts" not in course("links", "status", "--format", "markdown").out


def test_explain_tells_what_was_seen_and_what_comes(links: Coursekit) -> None:
    out = links("links", "explain", f"{A}#x").out
    assert out.split("\n")[:4] == [
        f"{A}: dead",
        "  seen so: every observation since 2026-05-21, the last on 2026-05-21 (410 Gone)",
        "  last failures: 2026-05-21",
        "  archive copy: https://web.archive.org/web/1/x",
    ]
    assert f"  cited at: {REFERENCES}:17\n" in out
    assert "  next: An answer that succeeds" in out
    assert f"  now at: {C}\n" in links("links", "explain", B).out
    assert "no line of the lock file knows it" in links("links", "explain", D).out
    assert "cited: nowhere in the course" in links("links", "explain", "https://a.org").out


@pytest.mark.parametrize("url", ["a/b", "https://u:s3cret@a.org", "https://"])
def test_explain_takes_addresses_only(links: Coursekit, url: str) -> None:
    outcome = links("links", "explain", url)
    assert outcome.code == 2
    assert "no address of the web" in outcome.err
    assert "s3cret" not in outcome.err


def test_merge_takes_the_newer_line(coursekit: Coursekit) -> None:
    newer = entry("ok", A, checked=DAY.replace(day=28), since=DAY.replace(day=28))
    coursekit.write({"a.lock": lock_bytes(*LINES), "b.lock": lock_bytes(newer, entry("ok", D))})
    outcome = coursekit("links", "merge", "a.lock", "b.lock", "--output", "a.lock")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "Merged 2 files: 4 URLs.\n"
    merged = (coursekit.folder / "a.lock").read_bytes()
    assert merged == coursekit("links", "merge", "b.lock", "a.lock").out.encode()
    assert b'"verdict":"ok","checked":"2026-05-28"' in merged


def test_merge_mends_a_conflict_and_tells_what_it_left_out(coursekit: Coursekit) -> None:
    coursekit.write({"a.lock": lock_bytes("<<<<<<< a", LINES[0], "=======", LINES[2], ">>>>>>> b")})
    outcome = coursekit("links", "merge", "a.lock")
    assert outcome.code == 1
    assert outcome.out.encode() == lock_bytes(LINES[0], LINES[2])
    assert [line.split(":")[1] for line in outcome.err.split("\n")[:3]] == ["2", "4", "6"]


def test_merge_of_an_unreadable_file_is_refused(
    coursekit: Coursekit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    coursekit.write({"a.lock": b""})
    monkeypatch.setattr(Path, "open", refuse)
    outcome = coursekit("links", "merge", "a.lock")
    assert outcome.code == 2
    assert "a.lock cannot be read: Permission denied." in outcome.err


def test_merge_into_a_folder_that_is_not_there(coursekit: Coursekit) -> None:
    coursekit.write({"a.lock": lock_bytes(*LINES)})
    outcome = coursekit("links", "merge", "a.lock", "--output", "none/b.lock")
    assert outcome.code == 2
    assert "none/b.lock cannot be written: No such file or directory." in outcome.err


def test_an_unknown_command_is_a_usage_error(coursekit: Coursekit) -> None:
    assert coursekit("links", "nothing").code == 2
    assert "status" in coursekit("links", "--help").out


def test_verbose_lists_what_no_sweep_saw(links: Coursekit) -> None:
    err = links("lint", "--verbose").err
    assert err.endswith(
        "\n\nNot in the lock file: 1 URL.\n"
        f"  https://en.wikipedia.org/@d_%5Bx%5D ({REFERENCES}:17:77)\n"
    )


def test_no_process_that_reads_pages_asks_the_network(links: Coursekit) -> None:
    page = (links.folder / "tracks/bread/proofing/lesson.md").read_bytes()
    links.write({f"tracks/bread/x{n}/lesson.md": page for n in range(WORTH_A_PROCESS + 1)})
    assert "NETWORK" not in audited(links.folder, "lint").stderr


AUDIT = """
import sys

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__" or event == "urllib.Request":
        sys.stderr.write(f"NETWORK {event}\\n")
        raise RuntimeError(event)

sys.addaudithook(watch)
from coursekit.cli import main
main()
"""


def audited(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of the command in which connecting and resolving fails, in forked processes too."""
    return subprocess.run(
        [sys.executable, "-c", AUDIT, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [("lint",), ("links", "status"), ("links", "explain", A)])
def test_nothing_is_asked_of_the_network(links: Coursekit, arguments: tuple[str, ...]) -> None:
    done = audited(links.folder, *arguments)
    assert "NETWORK" not in done.stderr
    assert done.returncode in (0, 1)
    assert A in done.stdout
