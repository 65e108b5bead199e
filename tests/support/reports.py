"""A report that holds everything: related places, fixes, what is hidden, and hostile text."""

from __future__ import annotations

import dataclasses
from collections import Counter

from coursekit.model.finding import Safety, Severity
from coursekit.model.report import (
    Cause,
    Disposition,
    LocatedEdit,
    LocatedFix,
    LocatedRelated,
    Location,
    Report,
    ReportedFinding,
    Summary,
)
from coursekit.model.text import Position, Text

BRIEF = "tracks/100% bread, too/caf\u00e9: {0}/brief.md"
TRACK = "t,r:a ck.yaml"
NOT_UTF8 = "tracks/caf\udce9/brief.md"
HOSTILE = "100 %, a: b\r\nc\n::error::x ##[error]y \u4e2d\u6587 \U0001f600\x1b[31m\u202e</failure>]]> [l](u) {0} @me"
TEXTS = {
    BRIEF: Text("---\ntitle: \u4e2d\u6587 \U0001f600 bread and \u00e9t\u00e9\r\norder: 3\n---\n"),
    TRACK: Text("a: b\nc: d\nphases: [\u00e9]\n"),
}


def location(path: str, line: int, start: int, end: int, end_line: int | None = None) -> Location:
    return Location(path, Position(line, start), Position(end_line or line, end))


def edit(path: str, line: int, start: int, end: int, text: str) -> LocatedEdit:
    return LocatedEdit(location(path, line, start, end), text)


def fix(*edits: LocatedEdit) -> LocatedFix:
    return LocatedFix("Write {it}", Safety.UNSAFE, edits)


def finding(**values: object) -> ReportedFinding:
    """An error in the brief, with what is given instead."""
    known: dict[str, object] = {
        "code": "PL205",
        "rule": "order-disagrees",
        "severity": Severity.ERROR,
        "message": "the brief has another number",
        "location": location(BRIEF, 3, 8, 9),
        "source": "order: 3",
        "track": "bread",
        "lesson": "bread/one",
        "help": "Mend it.",
        "related": (),
        "fix": None,
        "fingerprint": "0" * 32,
    }
    return ReportedFinding(**{**known, **values})  # type: ignore[arg-type]


def report(*findings: ReportedFinding, **values: object) -> Report:
    """A report on these findings, with counts that fit."""
    severities = Counter(one.severity for one in findings)
    summary = Summary(
        files=3,
        tracks=1,
        lessons=1,
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        fixable=sum(one.fix is not None for one in findings),
        dispositions={Disposition.REPORTED: len(findings), Disposition.WITHHELD: 2},
        unjudged_rules=("future-date",),
    )
    known = Report(version="1.2.3", summary=summary, findings=findings, exit_code=1, texts=TEXTS)
    return dataclasses.replace(known, **values)  # type: ignore[arg-type]


def many(number: int, severity: Severity) -> list[ReportedFinding]:
    """So many findings, each on a line of its own and with a name of its own."""
    return [
        finding(
            severity=severity,
            message=f"{severity.value} {n}",
            location=location(TRACK, n, 1, 2),
            fingerprint=f"{n:032}",
        )
        for n in range(1, number + 1)
    ]


EVERYTHING = report(
    finding(
        message=HOSTILE,
        location=location(BRIEF, 2, 8, 12),
        related=(
            LocatedRelated(location(TRACK, 3, 1, 2), "here [or\\there] {1}"),
            LocatedRelated(location(NOT_UTF8, 1, 1, 1), "and here"),
        ),
        fix=fix(edit(BRIEF, 2, 10, 11, "\u00fc"), edit(BRIEF, 2, 22, 25, "a\nb")),
        fingerprint="1" * 32,
        caused_by=(Cause(TRACK, "renamed", "was,here.yaml"),),
    ),
    finding(
        severity=Severity.WARNING,
        fix=fix(edit(TRACK, 1, 1, 2, "b"), edit(BRIEF, 3, 8, 9, "2")),
        fingerprint="2" * 32,
    ),
    finding(
        severity=Severity.NOTE,
        location=location(BRIEF, 2, 8, 1, end_line=4),
        help="Is it so?",
        fingerprint="3" * 32,
    ),
    finding(
        code="ZZ100",
        rule="a-rule-of-a-test",
        location=location(NOT_UTF8, 4, 1, 1),
        lesson=None,
        track=None,
        fix=fix(edit(NOT_UTF8, 4, 1, 1, "x")),
        fingerprint="4" * 32,
    ),
    finding(
        code="CK001",
        rule="internal-fault",
        location=location(".", 1, 1, 1),
        lesson=None,
        track=None,
        fingerprint="5" * 32,
    ),
    hidden=(
        finding(
            message="commented away",
            disposition=Disposition.SUPPRESSED,
            because="it is 100 % {meant}",
            in_source=True,
            fingerprint="6" * 32,
        ),
        finding(
            message="configured away",
            disposition=Disposition.SUPPRESSED,
            because="all of them",
            fingerprint="7" * 32,
        ),
        finding(message="known for long", disposition=Disposition.BASELINED, fingerprint="8" * 32),
    ),
    tracebacks=("Traceback\n  x\nRuntimeError: made {to} fail\n",),
    exit_code=3,
)
"""Two severities more than one, places of every kind, and each way to be hidden."""
