"""The report as SARIF 2.1.0 (OASIS, with errata 01): for code scanning and for viewers.

What is suppressed or baselined is a result as well, with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from coursekit.exits import ExitStatus
from coursekit.model.finding import Severity
from coursekit.model.report import (
    Disposition,
    LocatedFix,
    LocatedRelated,
    Location,
    Report,
    ReportedFinding,
)
from coursekit.reporting import rule_page
from coursekit.reporting.findings import rule_of, sentences
from coursekit.reporting.json import dumped
from coursekit.rules.base import Rule
from coursekit.words import shortened, visible

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "coursekit/v1"
_ROOT = "%SRCROOT%"
"""The name that tools agree on for the root of a repository."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_BASELINED = "in the baseline"
_MOST_LINKS = 5
_WIDEST = 1_000
"""Of a description, GitHub takes 1,024 characters."""
_LINK = re.compile(r"\[([^][]*)\]\((?!\w+:)[^()\s]*\)")
"""A link to another page of our documentation: from a report it leads nowhere."""

_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""A file name that is not UTF-8 comes as lone surrogates, each for a byte; these are for none."""


def render(report: Report) -> str:
    """A log with one run, as indented JSON."""
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]})


def _run(report: Report) -> dict[str, Any]:
    findings = sorted((*report.findings, *report.hidden), key=lambda one: (one.location, one.code))
    of_rules = {finding.code: finding for finding in findings}
    rules = {code: index for index, code in enumerate(sorted(of_rules))}
    return {
        "tool": {
            "driver": {
                "name": "coursekit",
                "version": report.version,
                "rules": [_rule(of_rules[code]) for code in rules],
            }
        },
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"description": _message("The root of the repository.")}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(finding, rules[finding.code]) for finding in findings],
    }


def _rule(finding: ReportedFinding) -> dict[str, Any]:
    """What is known of the rule of a finding."""
    known = {"id": finding.code, "name": finding.rule}
    rule = rule_of(finding)
    return {**known, **_described(rule)} if rule else known


def _described(rule: Rule) -> dict[str, Any]:
    page = rule_page.render(rule)
    about = rule.doc.strip().partition("\n## ")[0]
    return {
        "shortDescription": {"text": shortened(f"{rule.summary}.", _WIDEST)},
        "fullDescription": {"text": shortened(_LINK.sub(r"\1", about), _WIDEST)},
        "help": {"text": _LINK.sub(r"\1", page), "markdown": _LINK.sub(r"\1", page)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    faults = (trace.strip().splitlines()[-1] for trace in report.tracebacks)
    return {
        "executionSuccessful": report.exit_code <= ExitStatus.FINDINGS.value,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": _message(f"A fault of coursekit: {shortened(fault, 500)}"),
            }
            for fault in faults
        ],
        "toolConfigurationNotifications": [
            {
                "level": "note",
                "message": _message(f"{name} was not judged: no day is known (give --as-of)."),
            }
            for name in report.summary.unjudged_rules
        ],
    }


def _result(finding: ReportedFinding, index: int) -> dict[str, Any]:
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{_plain(sentences(finding))}{_links(finding.related)}"},
        "locations": [{"physicalLocation": _physical(finding.location)}],
        "relatedLocations": [
            {
                "id": number,
                "physicalLocation": _physical(related.location),
                "message": _message(related.message),
            }
            for number, related in enumerate(finding.related, start=1)
        ],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        # An empty list says that it is not suppressed; without one nobody would know.
        "suppressions": list(_suppressions(finding)),
        "properties": {"track": finding.track, "lesson": finding.lesson},
    }
    return {**result, "fixes": [_fix(finding.fix)]} if finding.fix else result


def _links(related: Sequence[LocatedRelated]) -> str:
    """A sentence for the first related places: GitHub shows only those that a message links to."""
    texts = (
        re.sub(r"([][\\])", r"\\\1", _braced(visible(one.message))) for one in related[:_MOST_LINKS]
    )
    return "".join(f" See [{text}]({number})." for number, text in enumerate(texts, start=1))


def _suppressions(finding: ReportedFinding) -> Iterator[dict[str, str]]:
    if finding.disposition is Disposition.SUPPRESSED:
        kind = "inSource" if finding.in_source else "external"
        yield {"kind": kind, "status": "accepted", "justification": visible(finding.because or "")}
    elif finding.disposition is Disposition.BASELINED:
        because = visible(finding.because or _BASELINED)
        yield {"kind": "external", "status": "accepted", "justification": because}


def _fix(fix: LocatedFix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        changes.setdefault(edit.location.path, []).append(
            {"deletedRegion": _region(edit.location), "insertedContent": {"text": edit.text}}
        )
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replacements}
            for path, replacements in changes.items()
        ],
        "properties": {"safety": fix.safety.value},
    }


def _physical(location: Location) -> dict[str, Any]:
    return {"artifactLocation": _artifact(location.path), "region": _region(location)}


def _artifact(path: str) -> dict[str, str]:
    known = _NO_BYTE.sub("\ufffd", path)
    uri = quote(known.encode("utf-8", "surrogateescape"), safe="/")
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(location: Location) -> dict[str, int]:
    return {
        "startLine": location.start.line,
        "startColumn": location.start.column,
        "endLine": location.end.line,
        "endColumn": location.end.column,
    }


def _message(text: str) -> dict[str, str]:
    return {"text": _plain(visible(text))}


def _plain(text: str) -> str:
    """Text in which a viewer finds neither a placeholder nor a link."""
    return _braced(text).replace("](", "] (")


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
