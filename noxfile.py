"""Everything that people and CI run. `nox -s lint` checks the course, `nox -s tests` the toolkit."""

from __future__ import annotations

from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|venv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "tests", "style", "types", "docs"]

PROJECT = nox.project.load_toml("pyproject.toml")


def _install(session: nox.Session, *groups: str) -> None:
    """Install the project as it stands here, with the given dependency groups."""
    wanted = [name for group in groups for name in nox.project.dependency_groups(PROJECT, group)]
    session.install("-e", ".", *wanted)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the course in `tracks/`. Arguments after `--` go to `coursekit lint`."""
    _install(session)
    session.run("coursekit", "lint", *session.posargs)


@nox.session
def links(session: nox.Session) -> None:
    """Go online and see whether reference links live; writes `tracks/links.lock`."""
    _install(session)
    session.run("coursekit", "links", "sweep", *session.posargs)


@nox.session
def review(session: nox.Session) -> None:
    """Tell which lessons are due for review: `reports/review.html` and `reports/review.md`."""
    _install(session)
    Path("reports").mkdir(exist_ok=True)
    for format_, name, passes in (("markdown", "review.md", (0, 1)), ("html", "review.html", (0,))):
        output = ("--format", format_, "--output", f"reports/{name}")
        # Findings end both runs alike, so the second may fail: the first would leave no page.
        session.run("coursekit", "review", *session.posargs, *output, success_codes=passes)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the test suite on all cores, with coverage of lines and branches."""
    _install(session, "tests")
    session.run("pytest", *(session.posargs or ("-n", "auto", "--cov")))


@nox.session
def style(session: nox.Session) -> None:
    """Check lint and format with ruff; `-- --fix` mends what can be mended."""
    _install(session, "style")
    if "--fix" in session.posargs:
        session.run("ruff", "check", "--fix", ".")
        session.run("ruff", "format", ".")
    else:
        session.run("ruff", "check", ".")
        session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy, strictly: the package, the tests and this file."""
    _install(session, "tests", "types")
    session.run("mypy", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Check that the generated pages have not drifted; `-- --write` writes them."""
    _install(session)
    session.run("python", "docs/generate.py", *(session.posargs or ("--check",)))


@nox.session
def bench(session: nox.Session) -> None:
    """Measure; prints ratios taken in this run."""
    _install(session)
    session.run("python", "-m", "bench", *session.posargs)
