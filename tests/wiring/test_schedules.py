"""The scripts of the workflows that run on a schedule, and of the job for GitLab."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import Coursekit
from tests.support.history import History, git
from tests.support.patching import minimal_course, patched
from tests.support.steps import Done, Runner, load, named

LOCK = "tracks/links.lock"
HEADER = '{"schema":"coursekit/links-lock/v1"}\n'
GH = """\
#!/bin/bash
# Notes what it is asked to do; `list` tells what was created before.
printf '%s\\n' "$*" >> "$RUNNER_TEMP/gh.log"
case "$1 $2" in
  *' create') if [ "$1" != label ]; then echo 7 > "$RUNNER_TEMP/open-$1"; fi ;;
  *' list') if [ -f "$RUNNER_TEMP/open-$1" ]; then cat "$RUNNER_TEMP/open-$1"; fi ;;
esac
"""
SWEEP = """\
#!/bin/bash
# Sees what a file says; everything else is left to the real command.
if [ "$1 $2" = "links sweep" ]; then cat "$RUNNER_TEMP/tonight" >> tracks/links.lock; exit; fi
exec python -m coursekit "$@"
"""
OLD_FAULT = """\
--- tracks/bread/first-loaf/brief.md
-order: 3
+order: 4
"""


def seen(url: str, day: str) -> str:
    line = {"url": url, "verdict": "ok", "checked": day, "since": day}
    return json.dumps(line, separators=(",", ":")) + "\n"


def asked(runner: Runner) -> list[str]:
    """What was asked of `gh`: the first two words each."""
    lines = (runner.temp / "gh.log").read_text(encoding="utf-8").splitlines()
    return [" ".join(line.split()[:2]) for line in lines]


class Nights:
    """A repository, and the workflow that sweeps its links each night on a new machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workflow = load(".github/workflows/links.yml")
        git(folder, "init", "-q", "--bare", "-b", "main", "origin")
        git(folder, "clone", "-q", "origin", "desk")
        for path, data in {**minimal_course(), LOCK: HEADER.encode()}.items():
            (folder / "desk" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "desk" / path).write_bytes(data or b"")
        git(folder / "desk", "add", "--all")
        git(folder / "desk", "commit", "-q", "-m", "The course")
        git(folder / "desk", "push", "-q", "origin", "HEAD:main")
        self.runner = Runner(folder / "work", folder / "temp", {"github.token": "secret"})
        self.runner.variables = self.workflow["jobs"]["sweep"]["env"]
        self.runner.command("gh", GH)
        self.runner.command("coursekit", SWEEP)

    def pass_by(self, day: int, tonight: str) -> list[Done]:
        """Run the steps of a night in which the sweep sees something."""
        work = self.folder / f"night-{day}"
        git(self.folder, "clone", "-q", "origin", work.name)
        self.runner.workspace = work
        (self.runner.temp / "tonight").write_text(tonight, encoding="utf-8")
        names = (
            "Take over what other nights saw and nobody has merged",
            "Sweep",
            "Keep one pull request",
        )
        steps = self.workflow["jobs"]["sweep"]["steps"]
        done = [self.runner.run(named(steps, name)) for name in names]
        assert [one.code for one in done] == [0, 0, 0], [one.err for one in done]
        return done

    def proposed(self) -> str:
        return git(self.folder / "origin", "show", f"coursekit/links:{LOCK}")


def test_the_nights_add_to_one_pull_request_until_it_is_merged(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    first, second = (
        seen("https://a.example/", "2026-04-01"),
        seen("https://b.example/", "2026-04-02"),
    )
    nights.pass_by(1, first)
    assert nights.proposed() == HEADER + first
    nights.pass_by(2, second)
    assert nights.proposed() == HEADER + first + second
    assert asked(nights.runner).count("pr create") == 1
    ahead = git(tmp_path / "origin", "log", "--format=%an: %s", "main..coursekit/links")
    assert ahead == "github-actions[bot]: Write down what the sweep saw\n"


def test_a_night_that_sees_nothing_new_proposes_nothing(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    done = nights.pass_by(1, "")
    assert "Nothing new was seen." in done[-1].out
    assert not (nights.runner.temp / "gh.log").exists()
    assert "coursekit/links" not in git(tmp_path / "origin", "branch", "--list")


def test_a_course_without_a_lock_file_gets_one(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    git(tmp_path / "desk", "rm", "-q", LOCK)
    git(tmp_path / "desk", "commit", "-q", "-m", "Begin anew")
    git(tmp_path / "desk", "push", "-q", "origin", "HEAD:main")
    first = HEADER + seen("https://a.example/", "2026-04-01")
    nights.pass_by(1, first)
    nights.pass_by(2, seen("https://b.example/", "2026-04-02"))
    assert nights.proposed() == first + seen("https://b.example/", "2026-04-02")


def test_the_report_on_reviews_keeps_one_issue(course: Coursekit, tmp_path: Path) -> None:
    runner = Runner(course.folder, tmp_path / "temp")
    runner.values = {"github.token": "secret", "github.repository": "a/b"}
    runner.command("gh", GH)
    steps = load(".github/workflows/review.yml")["jobs"]["report"]["steps"]
    for _ in range(2):
        for name in ("Write the report", "Keep one issue"):
            done = runner.run(named(steps, name))
            assert done.code == 0, done.err
    assert asked(runner) == [
        *("label create", "issue list", "issue create"),
        *("label create", "issue list", "issue edit"),
    ]
    report = (course.folder / "reports/review.md").read_text(encoding="utf-8")
    assert report
    assert runner.summary.endswith(report)
    assert "<html" in (course.folder / "reports/review.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("variable", ["MERGE_REQUEST_TARGET_BRANCH", "MERGE_REQUEST_DIFF_BASE"])
def test_the_job_for_gitlab_fails_only_for_what_was_caused(
    coursekit: Coursekit, tmp_path_factory: pytest.TempPathFactory, variable: str
) -> None:
    history = History(coursekit, patched(minimal_course(), OLD_FAULT))
    job = load("templates/gitlab.yml")["coursekit"]
    script = "\n".join((*job["before_script"], *job["script"]))
    runner = Runner(history.folder, tmp_path_factory.mktemp("runner"))
    runner.command("pip", '#!/bin/bash\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/pip.log"\n')
    assert "set this variable" in runner.shell(script, {}).err

    variables = {"COURSEKIT_PACKAGE": "git+https://example.org/coursekit"}
    assert runner.shell(script, variables).code == 1
    change = {f"CI_{variable}_SHA": history.git("rev-parse", "HEAD").strip()}
    done = runner.shell(script, variables | change)
    assert done.code == 0, done.err
    assert "git+https://example.org/coursekit" in (runner.temp / "pip.log").read_text()
    report = json.loads((history.folder / "coursekit-quality.json").read_text(encoding="utf-8"))
    assert [one["location"]["path"] for one in report] == ["tracks/bread/first-loaf/brief.md"]
    assert history.git("status", "--porcelain") == ""
