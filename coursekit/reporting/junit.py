"""The report as JUnit XML, which most servers that run builds can show.

Each finding is a test case. A case for each file would show one name with many faults behind it,
and a case for each rule one that is red from the first day to the last; the servers compare cases
by name between two runs, and so tell which findings are new. A name holds no line number for the
same reason. What does not fail the run is a skipped case: shown, and not red.
"""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from coursekit.model.report import Report, ReportedFinding
from coursekit.reporting import summary
from coursekit.reporting.findings import fails, place, sentences, subject
from coursekit.words import visible

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
"""XML 1.0 forbids them, besides the controls and surrogates that are written as escapes anyway."""


def render(report: Report) -> str:
    """One suite with a test case for each finding, or with one case that passed."""
    cases = _cases(report)
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": "0",
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
        "time": "0",
    }
    root = ET.Element("testsuites", {"name": "coursekit", **counts})
    ET.SubElement(root, "testsuite", {"name": "coursekit", **counts}).extend(cases)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _cases(report: Report) -> list[ET.Element]:
    seen: Counter[tuple[str, str]] = Counter()
    cases = []
    for finding in report.findings:
        name = f"{finding.code} {finding.rule}: {finding.message}"
        seen[subject(finding), name] += 1
        nth = seen[subject(finding), name]
        case = _case(subject(finding), name if nth == 1 else f"{name} ({nth})")
        cases.append(_filled(case, finding, fails(finding, report)))
    return cases or [_passed(report)]


def _passed(report: Report) -> ET.Element:
    """Several servers take a report without any case for a broken one."""
    case = _case("coursekit", "lint")
    ET.SubElement(case, "system-out").text = _clean(summary.render(report))
    return case


def _case(owner: str, name: str) -> ET.Element:
    one_line = " ".join(name.split())
    return ET.Element(
        "testcase", {"classname": _clean(owner), "name": _clean(one_line), "time": "0"}
    )


def _filled(case: ET.Element, finding: ReportedFinding, failed: bool) -> ET.Element:
    case.set("file", _clean(finding.location.path))
    case.set("line", str(finding.location.start.line))
    severity = finding.severity.value
    attributes = {"message": _clean(f"{severity}: {finding.message}")}
    if failed:
        outcome = ET.SubElement(case, "failure", {"type": finding.code, **attributes})
    else:
        outcome = ET.SubElement(case, "skipped", attributes)
    outcome.text = _clean(f"{place(finding.location)}: {severity}: {sentences(finding)}")
    return case


def _clean(text: str) -> str:
    return _NO_CHARACTERS.sub("\ufffd", visible(text))
