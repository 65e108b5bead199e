"""License expressions, and what is probably meant by what is none."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coursekit.model.license import Term, TermState
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.license_names import Names
from coursekit.reading.licenses import LONGEST, MOST_CHOICES, read_license
from coursekit.reading.tree import DictTree
from tests.support.edits import edited
from tests.support.patching import Files, minimal_course

CHANNEL = "LicenseRef-Public-Channel"
LISTED, UNKNOWN, BARE = TermState.LISTED, TermState.UNKNOWN, TermState.UNVERSIONED
OLD, DEFINED, UNDEFINED = TermState.DEPRECATED, TermState.DEFINED, TermState.UNDEFINED


def names() -> Names:
    return Names((CHANNEL,))


@pytest.mark.parametrize(
    ("text", "name", "state", "nearest"),
    [
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0", LISTED, None),
        ("cc-by-sa-4.0", "CC-BY-SA-4.0", LISTED, None),
        (" MIT\n", "MIT", LISTED, None),
        ("Sendmail", "Sendmail", LISTED, None),
        ("Apache-2.0+", "Apache-2.0+", LISTED, None),
        (CHANNEL, CHANNEL, DEFINED, None),
        ("LicenseRef-Public-Chanel", "LicenseRef-Public-Chanel", UNDEFINED, CHANNEL),
        ("licenseref-public-channel", "licenseref-public-channel", UNDEFINED, CHANNEL),
        ("LicenseRef-MIT-TC", "LicenseRef-MIT-TC", UNDEFINED, None),
        ("GPL-2.0", "GPL-2.0", OLD, "GPL-2.0-only"),
        ("gpl-2.0+", "GPL-2.0+", OLD, "GPL-2.0-or-later"),
        ("Nunit", "Nunit", OLD, None),
        ("CC BY 4.0", "CC BY 4.0", UNKNOWN, "CC-BY-4.0"),
        ("(CC BY 4.0)", "(CC BY 4.0)", UNKNOWN, "CC-BY-4.0"),
        ("CC BY-SA 3.0 DE", "CC BY-SA 3.0 DE", UNKNOWN, "CC-BY-SA-3.0-DE"),
        ("CC-BY-4", "CC-BY-4", UNKNOWN, "CC-BY-4.0"),
        ("MIT License", "MIT License", UNKNOWN, "MIT"),
        ("Apache License, Version 2.0", "Apache License, Version 2.0", UNKNOWN, "Apache-2.0"),
        ("Apache", "Apache", UNKNOWN, "Apache-2.0"),
        ("BSD", "BSD", UNKNOWN, None),
        ("none", "none", UNKNOWN, None),
        ("GPLv3", "GPLv3", UNKNOWN, None),
        ("BSD-3", "BSD-3", UNKNOWN, "BSD-3-Clause"),
        ("Unlicence", "Unlicence", UNKNOWN, "Unlicense"),
        ("NOASSERTION", "NOASSERTION", UNKNOWN, None),
        ("CC BY-NC", "CC BY-NC", BARE, "CC-BY-NC-4.0"),
        ("CC-BY-SA-NC", "CC-BY-SA-NC", BARE, "CC-BY-NC-SA-4.0"),
        ("by-nd", "by-nd", BARE, "CC-BY-ND-4.0"),
        ("CC", "CC", BARE, None),
        ("Creative Commons", "Creative Commons", BARE, None),
        ("CC-SA-ND", "CC-SA-ND", BARE, None),
        ("CC0", "CC0", BARE, "CC0-1.0"),
        ("Creative Commons Attribution license", None, BARE, "CC-BY-4.0"),
        ("Attribution-NonCommercial-NoDerivs", None, BARE, "CC-BY-NC-ND-4.0"),
    ],
)
def test_a_single_name(text: str, name: str | None, state: TermState, nearest: str | None) -> None:
    license_ = read_license(text, names())
    assert license_.terms == (Term(name or text, state, nearest),)
    assert (license_.text, license_.nearest, license_.problem) == (text, nearest, None)


@pytest.mark.parametrize(
    "text",
    [
        "Creative Commons Attribution-ShareAlike 4.0 International License",
        "Creative Commons Attribution-ShareAlike 4.0 International Public License",
        "Attribution-ShareAlike 4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "http://www.creativecommons.org/licenses/by-sa/4.0",
        "https://creativecommons.org/licenses/by-sa/4.0/deed.pt-br",
        "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
    ],
)
def test_the_ways_in_which_people_write_one_license(text: str) -> None:
    assert read_license(text, names()).nearest == "CC-BY-SA-4.0"


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("MIT", (("MIT",),)),
        ("Apache-2.0+", (("Apache-2.0",),)),
        ("GPL-2.0", (("GPL-2.0-only",),)),
        ("MIT OR Apache-2.0", (("MIT",), ("Apache-2.0",))),
        ("MIT AND MIT", (("MIT",),)),
        ("MIT or (Apache-2.0 and cc-by-4.0)", (("MIT",), ("Apache-2.0", "CC-BY-4.0"))),
        ("(MIT OR ISC) AND CC-BY-4.0", (("MIT", "CC-BY-4.0"), ("ISC", "CC-BY-4.0"))),
        (f"CC-BY-NC-4.0 OR {CHANNEL}", (("CC-BY-NC-4.0",), (CHANNEL,))),
        (
            "gpl-3.0-only with gcc-exception-3.1",
            (("GPL-3.0-only WITH GCC-exception-3.1",),),
        ),
    ],
)
def test_alternatives(text: str, choices: tuple[tuple[str, ...], ...]) -> None:
    license_ = read_license(text, names())
    assert license_.choices == choices
    assert license_.problem is None


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("CC-BY OR MIT", "CC-BY-4.0 OR MIT"),
        ("(GPL-2.0 OR MIT) AND ISC", "(GPL-2.0-only OR MIT) AND ISC"),
        ("GPL-3.0 WITH gcc-exception-3.1", "GPL-3.0-only WITH GCC-exception-3.1"),
        ("GPL-2.0 OR Foo-2", None),
        ("GPL-3.0 WITH Foo-2", None),
        ("MIT OR ISC", None),
    ],
)
def test_what_an_expression_was_probably_meant_to_be(text: str, nearest: str | None) -> None:
    assert read_license(text, names()).nearest == nearest


def test_an_exception_that_nobody_knows_makes_its_license_unknown() -> None:
    (term,) = read_license("MIT WITH Foo-2", names()).terms
    assert term == Term("MIT WITH Foo-2", UNKNOWN)


@pytest.mark.parametrize(
    "text",
    ["", "()", "MIT OR", "MIT ISC", "MIT, ISC", "All rights reserved", "Standard YouTube License"],
)
def test_what_is_no_expression(text: str) -> None:
    license_ = read_license(text, names())
    assert license_.problem == "it is no SPDX license expression"
    assert (license_.terms, license_.choices, license_.nearest) == ((), (), None)


def test_what_is_too_long_or_has_too_many_alternatives() -> None:
    long = read_license("(" * LONGEST + "MIT", names())
    many = read_license(" AND ".join(f"(MIT OR ISC-{n})" for n in range(12)), names())
    nested = read_license(f"({' AND '.join('(A OR B OR C)' for _ in range(5))}) OR ISC", names())
    wide = read_license(" OR ".join(f"A{n}" for n in range(MOST_CHOICES + 1))[:LONGEST], names())
    assert long.problem == f"it is longer than {LONGEST} characters"
    assert many.problem == f"it has more than {MOST_CHOICES} alternatives"
    assert len(wide.choices) <= MOST_CHOICES
    assert (nested.problem, nested.choices) == (many.problem, ())


def licensed(**places: str) -> Files:
    files = minimal_course()
    if "code" in places:
        files = edited(files, "tracks/course.yaml", "code: MIT", f"code: {places['code']}")
    if "brief" in places:
        brief = "tracks/bread/proofing/brief.md"
        files = edited(files, brief, "status: p", f"license: {places['brief']}\nstatus: p")
    return files


def stated(files: Files) -> set[str]:
    return set(read_course(DictTree(files), Settings(), None).licenses)


def test_every_license_of_a_course_is_read() -> None:
    assert stated(minimal_course()) == {"CC-BY-SA-4.0", "MIT"}
    assert stated(licensed(code="ISC", brief="CC-BY-4.0")) == {"CC-BY-SA-4.0", "ISC", "CC-BY-4.0"}
    assert stated(licensed(code='""')) == {"CC-BY-SA-4.0"}
    assert stated(licensed(code="[MIT]")) == {"CC-BY-SA-4.0"}


def test_a_course_of_known_licenses_needs_no_library_of_expressions() -> None:
    code = (
        "import sys\n"
        "from coursekit.reading.licenses import read_license\n"
        "from coursekit.reading.license_names import Names\n"
        "texts = ['CC-BY-SA-4.0', 'CC BY-NC', 'MIT License', 'GPL-2.0', 'LicenseRef-A']\n"
        "found = [read_license(text, Names(('LicenseRef-A',))) for text in texts]\n"
        "assert 'license_expression' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
