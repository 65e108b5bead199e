"""What several formats say of a finding in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname

from coursekit.exits import ExitStatus
from coursekit.model.course import NOWHERE
from coursekit.model.report import Cause, Location, Report, ReportedFinding
from coursekit.rules import RULES
from coursekit.rules.base import Rule
from coursekit.words import counted, listing, visible

WHOLE_COURSE = "the whole course"
"""What a finding is about whose place is no file."""

_MOST_CAUSES = 3
_RULES = {rule.code: rule for rule in RULES}
_SENTENCE_ENDS = (".", "!", "?", "…")


def rule_of(finding: ReportedFinding) -> Rule | None:
    """The rule that a finding is of; none where a run had rules of its own."""
    return _RULES.get(finding.code)


def sentences(finding: ReportedFinding) -> str:
    """What is wrong, what broke it, and what to do, for a format that has one text for all."""
    return " ".join(_ended(visible(part)) for part in _parts(finding))


def heaviest_first(findings: Iterable[ReportedFinding]) -> list[ReportedFinding]:
    """Errors, then warnings, then notes; those of one severity keep their order."""
    return sorted(findings, key=lambda finding: -finding.severity.weight)


def is_nowhere(location: Location) -> bool:
    """Whether a location is the root of the repository, and no file."""
    return location.path == NOWHERE.path


def place(location: Location) -> str:
    """`path:line:column`, for people."""
    if is_nowhere(location):
        return WHOLE_COURSE
    return visible(f"{location.path}:{location.start.line}:{location.start.column}")


def causes(finding: ReportedFinding) -> list[str]:
    """What broke it, for people: files of a folder to which the same was done are told as one."""
    groups: dict[tuple[str, str, str], list[Cause]] = {}
    for cause in finding.caused_by:
        folders = dirname(cause.path), dirname(cause.was or "")
        groups.setdefault((cause.how, *folders), []).append(cause)
    told = [_told(group) for group in groups.values()]
    more = len(told) - _MOST_CAUSES
    return told if more <= 0 else [*told[:_MOST_CAUSES], f"of {counted(more, 'more change')}"]


def _told(group: Sequence[Cause]) -> str:
    first = group[0]
    if len(group) == 1:
        return str(first)
    files = f"{len(group)} files of {dirname(first.was or first.path) or 'the top folder'}"
    where = f" to {dirname(first.path) or 'the top folder'}" if first.was else ""
    return f"{files} were {first.how}{where}"


def subject(finding: ReportedFinding) -> str:
    """The lesson that a finding is about, or else its file."""
    if finding.lesson:
        return finding.lesson
    return WHOLE_COURSE if is_nowhere(finding.location) else visible(finding.location.path)


def fails(finding: ReportedFinding, report: Report) -> bool:
    """Whether the exit code of the run would be another one without the finding."""
    if sets_exit_code(finding):
        return True
    return report.fail_on is not None and finding.severity.weight >= report.fail_on.weight


def sets_exit_code(finding: ReportedFinding) -> bool:
    """Whether the run itself went wrong: whatever is asked for, such a finding fails it."""
    rule = rule_of(finding)
    return rule is not None and rule.exit_status is not ExitStatus.FINDINGS


def _parts(finding: ReportedFinding) -> Iterator[str]:
    yield finding.message
    if finding.caused_by:
        yield f"This is so because {listing(causes(finding), 'and')}"
    yield finding.help


def _ended(text: str) -> str:
    return text if text.endswith(_SENTENCE_ENDS) else f"{text}."
