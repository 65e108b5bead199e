"""How pages name the licenses on record."""

from __future__ import annotations

import pytest

from coursekit.model.course import Course
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from coursekit.rules.shown_license import ShownLicenses
from tests.support.edits import edited
from tests.support.patching import minimal_course

TERMS = """\
language: en
licenses:
  LicenseRef-Named:
    name: as seen on the channel; link out only
    text: It may be linked.
    evidence: https://www.loc.gov/terms
    seen: 2026-01-02
    allows: [linked]
  LicenseRef-Unnamed:
    text: It may be linked.
    evidence: https://www.loc.gov/terms
    seen: 2026-01-02
    allows: [linked]
"""
DEED = "https://creativecommons.org/licenses/by-sa/4.0/"


def course(license_text: str) -> Course:
    files = edited(minimal_course(), "tracks/course.yaml", "language: en\n", TERMS)
    files = edited(files, "tracks/course.yaml", "text: CC-BY-SA-4.0", f"text: {license_text}")
    return read_course(DictTree(files), Settings(), None)


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        ("CC-BY-SA-4.0", "Creative Commons BY‑SA v4.0"),
        ("CC-BY-SA-4.0", "Creative Commons Attribution-ShareAlike 4.0 International License."),
        ("CC-BY-SA-4.0", "the Attribution-Share Alike license, version 4.0 (CC BY-SA)"),
        ("CC-BY-NC-ND-3.0", "Attribution-NonCommercial-NoDerivs 3.0 Unported"),
        ("CC-BY-3.0-DE", "CC BY 3.0 DE"),
        ("CC0-1.0", "CC0"),
        ("CC0-1.0", "Creative Commons Zero"),
        ("Apache-2.0", "Apache License, Version 2.0"),
        ("MIT", "MIT license"),
        ("MIT OR CC-BY-4.0", "CC BY 4.0"),
        ("MIT AND CC-BY-4.0", "CC BY 4.0 (text), MIT (code)"),
        ("CC BY-NC", "CC BY-NC"),
        ("LicenseRef-Named", "As seen on the channel; link out only."),
        ("LicenseRef-Named", "LicenseRef-Named"),
    ],
)
def test_names_of_a_license(recorded: str, shown: str) -> None:
    assert ShownLicenses(course(recorded)).is_shown(recorded, shown) is True


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        ("CC-BY-4.0", "CC BY-SA 4.0"),
        ("CC-BY-SA-4.0", "CC BY 4.0"),
        ("CC-BY-4.0", "CC BY 3.0"),
        ("CC-BY-4.0", "CC BY"),
        ("CC-BY-4.0", "Attribution-NonCommercial 4.0"),
        ("CC-BY-4.0", "all rights reserved"),
        ("MIT AND CC-BY-4.0", "CC BY 4.0"),
        ("MIT", "submitted"),
        ("AFL-3.0", "CC BY 4.0"),
        ("BSD-3-Clause", "BSD 2-Clause"),
        ("GPL-3.0-only", "GPLv2"),
        ("CC-BY-4.0", "CC BY-NC 4.0"),
        ("CC-BY-4.0", "Creative Commons"),
        ("CC-BY-NC-3.0-DE", "CC BY 3.0"),
        ("WTFPL", "all rights reserved"),
        ("LicenseRef-Named", "as heard on the channel"),
        ("LicenseRef-Unnamed", "CC BY 4.0"),
    ],
)
def test_names_of_other_licenses(recorded: str, shown: str) -> None:
    assert ShownLicenses(course(recorded)).is_shown(recorded, shown) is False


def test_without_a_name_nothing_tells_what_pages_call_the_terms() -> None:
    licenses = ShownLicenses(course("LicenseRef-Unnamed"))
    assert licenses.is_shown("LicenseRef-Unnamed", "as seen on the channel") is None


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        ("CC BY-NC", "CC BY-SA 4.0"),
        ("TODO", "CC BY 4.0"),
        ("CC-BY-4.0 AND", "CC BY 4.0"),
        ("AFL-3.0", "Academic Free License v3.0"),
        ("CC-BY-4.0", "Creative Commons Namensnennung 4.0"),
        ("CC-BY-SA-4.0", "Creative Commons 4.0 (BY, SA)"),
        ("CC-BY-3.0-DE", "CC BY 3.0 Germany"),
        ("CC0-1.0", "public domain"),
        ("CC-PDM-1.0", "no known copyright"),
        ("GPL-3.0-only", "GPLv3"),
        ("GPL-3.0-or-later", "GNU General Public License, version 3"),
        ("GPL-2.0-only", "the GPL"),
        ("BSD-3-Clause", "3-clause BSD"),
        ("MIT", "Expat"),
    ],
)
def test_names_that_may_mean_a_license(recorded: str, shown: str) -> None:
    assert ShownLicenses(course(recorded)).is_shown(recorded, shown) is None


@pytest.mark.parametrize(
    "url",
    [
        DEED,
        DEED.rstrip("/"),
        f"{DEED}deed.de",
        f"{DEED}legalcode.en#s3",
        DEED.replace("s:", ":", 1),
    ],
)
def test_a_link_names_a_license(url: str) -> None:
    licenses = ShownLicenses(course("CC-BY-SA-4.0"))
    assert licenses.is_shown("CC-BY-SA-4.0", "some rights", [url]) is True
    assert licenses.is_shown("CC-BY-4.0", "some rights", [url]) is False
    assert licenses.identifier("some rights", [url]) == "CC-BY-SA-4.0"


def test_a_link_without_an_address_names_nothing() -> None:
    licenses = ShownLicenses(course("CC-BY-SA-4.0"))
    assert licenses.is_shown("CC-BY-SA-4.0", "some rights", ["LICENSE.md"]) is False


def test_what_a_record_would_state() -> None:
    licenses = ShownLicenses(course("CC-BY-SA-4.0"))
    assert licenses.identifier("under CC BY-NC-SA 4.0") == "CC-BY-NC-SA-4.0"
    assert licenses.identifier("as seen on the channel; link out only") == "LicenseRef-Named"
    assert licenses.identifier("all rights reserved") is None


def test_what_a_page_would_write() -> None:
    licenses = ShownLicenses(course("CC-BY-SA-4.0"))
    assert licenses.display("CC-BY-SA-4.0") == "CC BY-SA 4.0"
    assert licenses.display("LicenseRef-Named") == "as seen on the channel; link out only"
    assert licenses.display("LicenseRef-Unnamed") == "LicenseRef-Unnamed"


def test_a_course_without_a_manifest_knows_the_listed_ones() -> None:
    files = minimal_course()
    del files["tracks/course.yaml"]
    licenses = ShownLicenses(read_course(DictTree(files), Settings(), None))
    assert licenses.is_shown("MIT", "MIT") is True
