"""Options and settings of the whole suite."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.command import Coursekit
from tests.support.patching import minimal_course

# A slow machine is no fault of the code under test.
settings.register_profile("coursekit", deadline=None)
settings.load_profile("coursekit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-cases", action="store_true", help="write the reports of the golden cases anew"
    )


@pytest.fixture
def coursekit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Coursekit:
    """The command line, in an empty folder."""
    return Coursekit(tmp_path, monkeypatch, capsys)


@pytest.fixture
def course(coursekit: Coursekit) -> Coursekit:
    """The command line, in a folder that holds the minimal course."""
    coursekit.write(minimal_course())
    return coursekit
