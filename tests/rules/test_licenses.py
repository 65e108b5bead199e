"""What examples and golden cases of the rules about licenses leave open."""

from __future__ import annotations

import pytest

from coursekit.model.finding import Safety
from coursekit.model.report import ReportedFinding
from coursekit.rules import RULES
from tests.support.edits import edited
from tests.support.fixes import fixed
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course, patched

COURSE = "tracks/course.yaml"
BRIEF = "tracks/bread/proofing/brief.md"
REFERENCES = "tracks/bread/proofing/references.md"
OURS = tuple(rule for rule in RULES if rule.code.startswith(("FM", "LC")))
DEFINED = """\
licenses:
  LicenseRef-Lectures:
    text: Given in public.
    evidence: https://www.loc.gov/terms
    seen: 2026-05-04
    allows: [linked, quoted]
"""


def using(license_: str, use: str = "linked", *more: str) -> Files:
    """The minimal course with one source."""
    lines = ("title: Slow dough", "creators: [Ada Miller]", "url: https://www.loc.gov/slow-dough")
    entry = "\n    ".join((*lines, f"license: {license_}", f"use: {use}", *more))
    return edited(
        minimal_course(), REFERENCES, "derived: false", f"derived: true\nsources:\n  - {entry}"
    )


def under(files: Files, license_: str) -> Files:
    """The files with another license of the course's text."""
    return edited(files, COURSE, "text: CC-BY-SA-4.0", f"text: {license_}")


def defining(files: Files, definition: str = DEFINED) -> Files:
    return {**files, COURSE: (files[COURSE] or b"") + definition.encode()}


def found(files: Files) -> list[ReportedFinding]:
    return list(lint_files(files, OURS).findings)


def codes(files: Files) -> list[str]:
    return [finding.code for finding in found(files)]


@pytest.mark.parametrize(
    ("license_", "use", "own", "expected"),
    [
        ("CC-BY-SA-3.0", "verbatim", "CC-BY-4.0", []),
        ("CC-BY-NC-4.0", "linked", "CC-BY-SA-4.0", []),
        ("CC-BY-NC-4.0", "quoted", "CC-BY-SA-4.0", []),
        ("CC-BY-NC-4.0", "verbatim", "CC-BY-SA-4.0", ["LC1105"]),
        ("CC-BY-NC-4.0", "verbatim", "CC-BY-NC-4.0", []),
        ("CC-BY-ND-4.0", "adapted", "LGPL-3.0-only", ["LC1104"]),
        ("Sendmail", "linked", "CC-BY-SA-4.0", []),
        ("Sendmail", "embedded", "CC-BY-SA-4.0", ["LC1105"]),
        ("CC-BY-NC-4.0 OR CC0-1.0", "adapted", "CC-BY-SA-4.0", []),
        ("CC-BY-NC-4.0 OR CC-BY-ND-4.0", "verbatim", "CC-BY-SA-4.0", []),
        ("CC-BY-NC-4.0 AND CC0-1.0", "verbatim", "CC-BY-SA-4.0", ["LC1105"]),
        ("CC-BY-ND-4.0 AND Sendmail", "adapted", "CC-BY-SA-4.0", ["LC1104"]),
        ("CC0-1.0", "adapted", "CC-BY-4.0 OR Sendmail", []),
        ("CC-BY-SA-4.0", "adapted", "CC-BY-SA-4.0 OR CC-BY-4.0", ["LC1104"]),
        ("GPL-2.0", "adapted", "CC-BY-SA-4.0", ["LC1102", "LC1104"]),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "quoted", "CC-BY-SA-4.0", ["LC1105"]),
        ("Apache-2.0+", "verbatim", "CC-BY-SA-4.0", []),
        ("LicenseRef-Lectures", "quoted", "CC-BY-SA-4.0", []),
        ("LicenseRef-Lectures", "quoted", "Sendmail", []),
        ("LicenseRef-Lectures", "embedded", "CC-BY-SA-4.0", ["LC1104"]),
        ("CC-BY-ND-4.0 OR LicenseRef-Lectures", "adapted", "CC-BY-SA-4.0", ["LC1104"]),
        ("CC BY 4.0", "adapted", "CC-BY-SA-4.0", ["LC1101"]),
        ("CC-BY-ND-4.0", "adapted", "CC BY", ["LC1103"]),
    ],
)
def test_what_is_said_of_a_use(license_: str, use: str, own: str, expected: list[str]) -> None:
    files = defining(under(using(license_, use), own))
    said = [code for code in codes(files) if code != "LC1108"]
    assert said == sorted(said)
    assert said == expected


def test_the_license_of_the_brief_counts_for_its_lesson() -> None:
    files = using("CC-BY-NC-4.0", "adapted", "modified: true")
    assert codes(files) == ["LC1104"]
    assert codes(edited(files, BRIEF, "status: p", "license: CC-BY-NC-4.0\nstatus: p")) == []


def test_terms_that_allow_nothing_say_so() -> None:
    files = defining(using("LicenseRef-Lectures"), DEFINED.replace("[linked, quoted]", "[]"))
    (finding,) = found(files)
    assert "its terms allow no use at all" in finding.message
    assert finding.help.startswith("Ask whoever holds the rights, ")


def test_terms_that_are_not_whole_are_told_once() -> None:
    files = defining(using("LicenseRef-Lectures"), DEFINED.replace("    seen: 2026-05-04\n", ""))
    assert codes(files) == ["FM104"]


@pytest.mark.parametrize("manifest", [b"title: [\n", b"\xff\xfe"])
def test_names_are_not_undefined_where_the_manifest_cannot_be_read(manifest: bytes) -> None:
    assert "LC1106" not in codes({**using("LicenseRef-Lectures"), COURSE: manifest})


def test_names_are_undefined_without_a_manifest() -> None:
    files = using("LicenseRef-Lectures")
    del files[COURSE]
    assert codes(files) == ["LC1106"]


def test_a_definition_without_its_prefix_is_told_once() -> None:
    files = defining(using("LicenseRef-Lectures"), DEFINED.replace("LicenseRef-", ""))
    assert codes(files) == ["FM106"]


def test_the_public_domain_has_two_names() -> None:
    (finding,) = found(using("Public Domain"))
    assert finding.help.startswith(
        "Write CC0-1.0 where its makers gave up their rights, CC-PDM-1.0"
    )


def test_a_license_that_is_no_text_is_told_once() -> None:
    files = using("[MIT]")
    assert codes(files) == ["FM106"]
    for written in ("[MIT]", '""'):
        assert codes(edited(minimal_course(), COURSE, "code: MIT", f"code: {written}")) == ["FM106"]


@pytest.mark.parametrize(
    ("written", "title", "safety"),
    [
        ("CC BY 4.0", "Write CC-BY-4.0", Safety.SAFE),
        ('"CC BY 4.0"', "Write CC-BY-4.0", Safety.SAFE),
        ("MIT License", "Write MIT", Safety.UNSAFE),
        ("CC-BY-4.1", "Write CC-BY-4.0", Safety.UNSAFE),
        ("CC BY-SA", "Write CC-BY-SA-4.0", Safety.UNSAFE),
        ("MIT OR CC0", "Write MIT OR CC0-1.0", Safety.UNSAFE),
        ("LGPL-2.1+", "Write LGPL-2.1-or-later", Safety.UNSAFE),
        ("LicenseRef-Lecture", "Write LicenseRef-Lectures", Safety.UNSAFE),
    ],
)
def test_fixes(written: str, title: str, safety: Safety) -> None:
    files = defining(using(written))
    (finding,) = (one for one in found(files) if one.code != "LC1108")
    assert finding.fix
    assert (finding.fix.title, finding.fix.safety) == (title, safety)
    assert set(codes(fixed(files, finding))) <= {"LC1108"}


@pytest.mark.parametrize(
    ("license_", "use", "modified", "expected"),
    [
        ("CC-BY-4.0", "adapted", "true", []),
        ("CC0-1.0", "adapted", None, []),
        ("MIT", "adapted", None, []),
        ("CC-BY-2.0", "adapted", None, ["LC1107"]),
        ("CC0-1.0", "adapted", "false", ["LC1107"]),
        ("CC-BY-4.0", "verbatim", "true", ["LC1107"]),
        ("CC-BY-4.0", "verbatim", "false", []),
        ("CC-BY-4.0", "quoted", "true", []),
        ("CC-BY-NC-ND-4.0", "quoted", "true", ["LC1107"]),
        ("CC-BY-NC-ND-4.0", "linked", "true", []),
    ],
)
def test_modifications(license_: str, use: str, modified: str | None, expected: list[str]) -> None:
    more = [f"modified: {modified}"] if modified else []
    assert codes(using(license_, use, *more)) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_modification_is_stated_below_the_use(newline: str) -> None:
    files = using("CC-BY-4.0", "adapted", "date: 2026-05-04")
    text = (files[REFERENCES] or b"").decode().replace("\n", newline)
    files[REFERENCES] = text.encode()
    (finding,) = found(files)
    result = fixed(files, finding)
    written = f"    use: adapted{newline}    modified: true{newline}    date:".encode()
    assert written in (result[REFERENCES] or b"")
    assert codes(result) == []


def test_a_use_that_comes_first_has_its_dash_before_it() -> None:
    files = edited(using("CC-BY-4.0", "adapted"), REFERENCES, "\n    use: adapted", "")
    files = edited(files, REFERENCES, "- title:", "- use: adapted\n    title:")
    (finding,) = found(files)
    assert b"- use: adapted\n    modified: true\n    title:" in (
        fixed(files, finding)[REFERENCES] or b""
    )


def test_a_use_on_a_line_with_others_gets_no_fix() -> None:
    patch = """\
--- tracks/bread/proofing/references.md
-derived: false
+derived: true
+sources:
+  - {title: A, creators: [B], url: https://www.loc.gov/a, license: CC-BY-4.0, use: adapted}
"""
    (finding,) = found(patched(minimal_course(), patch))
    assert (finding.code, finding.fix) == ("LC1107", None)


def test_a_definition_that_a_page_only_mentions_is_used() -> None:
    files = defining(minimal_course())
    assert codes(files) == ["LC1108"]
    page = edited(files, REFERENCES, "Yeast works", "Under LicenseRef-Lectures, yeast works")
    assert codes(page) == []


def test_a_definition_that_was_probably_meant_is_used() -> None:
    assert codes(defining(using("LicenseRef-Lecture"))) == ["LC1106"]
    assert codes(defining(minimal_course(), DEFINED.replace("seen", "sen"))) == ["FM105"]


def test_nothing_is_unused_where_a_page_could_not_be_read() -> None:
    files = defining(minimal_course())
    assert "LC1108" not in codes({**files, REFERENCES: b"\xff"})
