"""What examples and golden cases of the gate leave open."""

from __future__ import annotations

import dataclasses
import json
import re

import click
import pytest

from coursekit.model.finding import Safety
from coursekit.model.lock import FragmentState
from coursekit.model.report import Report, ReportedFinding
from coursekit.reporting import concise
from coursekit.reporting import json as json_format
from coursekit.reporting import text as text_format
from tests.support.edits import edited
from tests.support.fixes import fixed
from tests.support.linting import lint_files
from tests.support.locks import DAY, entry, lock_bytes
from tests.support.patching import Files, minimal_course

LOCK = "tracks/links.lock"
REFERENCES = "tracks/bread/proofing/references.md"
OWN = "Everything in this lesson is our own."
A, B = "https://www.loc.gov/a", "https://www.loc.gov/b"


def with_lock(text: str, *lines: object) -> Files:
    files = edited(minimal_course(), REFERENCES, OWN, text)
    return {**files, LOCK: lock_bytes(*lines)}  # type: ignore[arg-type]


def found(files: Files) -> list[ReportedFinding]:
    return list(lint_files(files).findings)


def codes(files: Files) -> list[str]:
    return [finding.code for finding in found(files)]


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("ok", []),
        ("dead", ["LK907"]),
        ("failing", []),
        ("blocked", []),
        ("limited", []),
        ("unreachable", []),
        ("changed", ["LK908"]),
    ],
)
def test_each_verdict(verdict: str, expected: list[str]) -> None:
    assert codes(with_lock(f"<{A}>", entry(verdict, A))) == expected


@pytest.mark.parametrize(
    ("verdict", "state", "expected"),
    [
        ("ok", "missing", ["LK920"]),
        ("blocked", "missing", ["LK920"]),
        ("ok", "found", []),
        ("ok", "unverified", []),
        ("failing", "missing", []),
        ("dead", "missing", ["LK907"]),
        ("changed", "missing", ["LK908"]),
    ],
)
def test_a_fragment(verdict: str, state: str, expected: list[str]) -> None:
    seen = entry(verdict, A, fragments={"x": FragmentState(state), "z": FragmentState.MISSING})
    assert codes(with_lock(f"<{A}#x>", seen)) == expected


def test_a_text_fragment_is_called_a_text() -> None:
    fragment = ":~:text=some%20bread"
    seen = entry("ok", A, fragments={fragment: FragmentState.MISSING})
    (finding,) = found(with_lock(f"<{A}#{fragment}> <{A}>", seen))
    assert finding.message == f"the sweeps found no text #{fragment} in {A}"


@pytest.mark.parametrize("verdict", ["dead", "changed", "unreachable"])
def test_an_archive_copy_is_offered(verdict: str) -> None:
    archive = "https://web.archive.org/web/1/https://www.loc.gov/a"
    since = DAY.replace(month=1)
    (finding,) = found(with_lock(f"<{A}>", entry(verdict, A, archive=archive, since=since)))
    assert archive in finding.help
    assert finding.fix is None


@pytest.mark.parametrize(
    ("old", "new", "safety"),
    [
        ("http://www.loc.gov/a/", "https://loc.gov/a", Safety.SAFE),
        ("https://www.loc.gov/a/index.html", A, Safety.SAFE),
        (A, f"{A}/", Safety.SAFE),
        (A, B, Safety.UNSAFE),
        (A, "https://www.loc.gov/", Safety.UNSAFE),
        (A, f"{A}?b", Safety.UNSAFE),
    ],
)
@pytest.mark.parametrize(
    "text", ["[a]({}#x)", "<{}#x>", '<a href="{}#x">a</a>', "[a]\n\n[a]: {}#x", '[a](<{}#x> "b")']
)
def test_a_fix_takes_the_new_address_and_keeps_the_fragment(
    text: str, old: str, new: str, safety: Safety
) -> None:
    files = with_lock(text.format(old), entry("moved", old, target=new), entry("ok", new))
    (finding,) = found(files)
    assert finding.code == "LK909"
    assert finding.fix
    assert finding.fix.safety is safety
    mended = fixed(files, finding)
    assert mended[REFERENCES] == with_lock(text.format(new))[REFERENCES]
    assert codes(mended) == []


def test_a_fix_keeps_the_quotation_marks_of_yaml() -> None:
    files = edited(
        minimal_course(), "tracks/course.yaml", "language: en", f'language: en\nsite: "{A}"'
    )
    files[LOCK] = lock_bytes(entry("moved", A, target=B))
    mended = fixed(files, found(files)[0])
    assert f'site: "{B}"'.encode() in (mended["tracks/course.yaml"] or b"")


def test_what_is_written_with_escapes_gets_no_fix() -> None:
    files = with_lock("[a](https://www.loc.gov/&#97;)", entry("moved", A, target=B))
    (finding,) = found(files)
    assert finding.fix is None


def test_one_note_for_all_that_no_sweep_saw() -> None:
    (finding,) = found(with_lock(f"<{A}> <{A}#x> <{B}> <mailto:a@b.org>"))
    assert (finding.code, finding.location.path) == ("LK910", LOCK)
    assert finding.message.startswith("2 cited addresses are")


def test_without_a_lock_file_there_is_no_note() -> None:
    files = with_lock(f"<{A}>")
    del files[LOCK]
    assert codes(files) == []


def test_a_lock_file_that_cannot_be_read_is_told() -> None:
    assert codes({**with_lock(f"<{A}>"), LOCK: None}) == ["CK003"]


@pytest.mark.parametrize(
    ("days", "other", "is_told"),
    [(30, None, True), (29, None, False), (30, "ok", False), (30, "unreachable", True)],
)
def test_a_host_is_given_thirty_days(days: int, other: str | None, is_told: bool) -> None:
    import datetime as dt

    lines = [entry("unreachable", A, since=DAY - dt.timedelta(days=days))]
    lines += [entry(other, B)] if other else []
    assert codes(with_lock(f"<{A}>", *lines)) == ["LK911"] * is_told


@pytest.mark.parametrize(
    "lines",
    [
        [entry("dead", A)],
        [entry("changed", A)],
        [entry("moved", A, target=B)],
        [],
    ],
)
def test_an_exemption_keeps_verdicts_away(lines: list[object]) -> None:
    files = with_lock(f"<{A}>", *lines)
    files["coursekit.toml"] = (
        b'[[links.exempt]]\npattern = "https://www.loc.gov/*"\nreason = "a"\nuntil = 2027-01-01\n'
    )
    assert codes(files) == []


def rendered(report: Report) -> str:
    formats = (text_format, json_format, concise)
    return "".join(one.render(report) for one in formats)


@pytest.mark.parametrize(
    "secret", ["s3cret", "s3/cret", "s3@cret", "s3:cret", "s3/c@r:e?t#s", "12/34", "s3cret&#64;a"]
)
def test_no_report_shows_a_password(secret: str) -> None:
    text = (
        f"See [here](https://ada:{secret}@www.loc.gov/a), [](//ada:{secret}@b.org) and [c](x.md)."
    )
    report = lint_files(with_lock(text))
    assert {"AX802", "AX803", "LK901"} <= {finding.code for finding in report.findings}
    assert {"LK913", "LK914", "LK916"} & {finding.code for finding in report.findings}
    shown = click.unstyle(rendered(report))
    assert "[here](https://***" in shown
    assert not re.search("s3|cret|e.t#s|/34", shown)


@pytest.mark.parametrize(
    "address",
    ["https://ada:s3 cret@b.org", "https://ada:s3cret&#64;b.org", "https:&#x2f;/a:s3@b.org"],
)
def test_no_report_shows_a_password_that_is_written_in_a_strange_way(address: str) -> None:
    report = lint_files(with_lock(f'An <a href="{address}">a</a> and [c](x.md).'))
    assert "LK914" in {finding.code for finding in report.findings}
    assert not re.search("s3|cret", rendered(report))


def test_the_same_tree_and_lock_give_the_same_bytes() -> None:
    files = with_lock(f"<{A}> <{B}>", entry("dead", A), entry("moved", B, target=A))
    assert rendered(lint_files(files)) == rendered(lint_files(dict(reversed(files.items()))))


def test_a_stranger_cannot_move_characters_by_the_lock_file() -> None:
    line = json.dumps(
        {
            "url": A,
            "verdict": "dead",
            "checked": "2026-05-21",
            "since": "2026-05-21",
            "reason": "\x1b[31m",
        }
    )
    assert codes(with_lock(f"<{A}>", line)) == ["LK910", "CK008"]


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        (("https://www.loc.gov/a", "https://loc.gov/a/"), 1),
        (("https://www.loc.gov/a", "https://WWW.loc.gov/a"), 0),
        (("https://www.loc.gov/a", "http://www.loc.gov/a"), 1),
        (("https://www.loc.gov/a#b", "https://www.loc.gov/a#c"), 0),
        (("https://www.loc.gov/a", "https://www.loc.gov/a?b"), 0),
        (("https://loc.gov/", "https://loc.gov/index.html", "https://www.loc.gov"), 2),
    ],
)
def test_one_document_under_two_addresses(urls: tuple[str, ...], expected: int) -> None:
    files = with_lock(" ".join(f"<{url}>" for url in urls))
    del files[LOCK]
    assert codes(files) == ["LK917"] * expected


def test_two_addresses_that_lead_to_one_are_one_document() -> None:
    files = with_lock(f"<{A}> <{B}>", entry("moved", A, target=B), entry("ok", B))
    assert codes(files) == ["LK909"]
    files["coursekit.toml"] = b'ignore = ["moved-link"]\n'
    assert codes(files) == ["LK917"]


def test_redirects_in_a_circle_end() -> None:
    files = with_lock(f"<{A}> <{B}>", entry("moved", A, target=B), entry("moved", B, target=A))
    assert codes(files) == ["LK909", "LK909"]


def test_an_empty_reason_is_left_out() -> None:
    line = dataclasses.replace(entry("dead", A), reason="410 Gone")
    assert found(with_lock(f"<{A}>", line))[0].message.endswith(": 410 Gone")
    assert found(with_lock(f"<{A}>", entry("dead", A)))[0].message.endswith("2026-05-21")


PROOFING = "tracks/bread/proofing/lesson.md"


@pytest.mark.parametrize(
    ("url", "help_"),
    [
        (f"https://github.com/o/r/blob/main/{PROOFING}#warmth-and-time", None),
        (f"https://github.com/o/r/blob/main/{PROOFING}#user-content-warmth-and-time", None),
        (f"https://github.com/o/r/blob/main/{PROOFING}#L3-L5", None),
        (f"https://github.com/o/r/blob/main/{PROOFING}?plain=1#nowhere", None),
        (f"https://github.com/o/r/raw/main/{PROOFING}#nowhere", None),
        ("https://github.com/o/r/blob/main/tracks/course.yaml#nowhere", None),
        ("https://github.com/o/r/tree/main/tracks/bread#nowhere", None),
        (
            f"https://github.com/o/r/blob/main/{PROOFING}#warmth-or-time",
            "Did you mean #warmth-and-time?",
        ),
        (
            f"https://github.com/o/r/blob/main/{PROOFING}#Warmth-and-time",
            "Write #warmth-and-time: letter case counts.",
        ),
        (
            "https://a.org/course/tracks/bread/proofing/lesson#%C3%A9t%C3%A9",
            "Take the anchor of one of its headings, or link to the page as a whole.",
        ),
        ("https://a.org/course/tracks/bread/proofing/lesson#_top", None),
    ],
)
def test_anchors_of_our_own_pages(url: str, help_: str | None) -> None:
    ours = "language: en\nrepository: https://github.com/o/r\nsite: https://a.org/course"
    files = edited(with_lock(f"<{url}>"), "tracks/course.yaml", "language: en", ours)
    findings = [one for one in found(files) if one.code == "LK918"]
    assert [one.help for one in findings] == ([help_] if help_ else [])
    assert all("lesson.md, which has no anchor #" in one.message for one in findings)
