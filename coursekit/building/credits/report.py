"""The credits with what the rules have to say of the records behind them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from coursekit.building.credits.data import Credits
from coursekit.building.credits.gather import gather
from coursekit.engine.report import make_report
from coursekit.engine.run import Judged, Outcome
from coursekit.model.course import Course
from coursekit.model.finding import Severity
from coursekit.model.report import Disposition, Report
from coursekit.rules.base import Family
from coursekit.words import counted

_BEHIND = (Family.AT, Family.LC)


@dataclass(frozen=True, slots=True)
class CreditsReport:
    """The credits, what there is to say of the run itself, and how sound the records are."""

    credits: Credits
    run: Report
    errors: int
    """How many errors of attribution and licenses `coursekit lint` reports of them."""


def make_credits_report(
    course: Course, outcome: Outcome, covered: Callable[[str], bool]
) -> CreditsReport:
    """The credits of what is covered. A file that could not be read fails the run."""
    itself = tuple(judged for judged in outcome.judged if judged.rule.family is Family.CK)
    return CreditsReport(
        credits=gather(course, covered),
        run=make_report(course, dataclasses.replace(outcome, judged=itself), Severity.ERROR.value),
        errors=sum(map(_is_error_behind, outcome.judged)),
    )


def render_summary(report: CreditsReport) -> str:
    """One line in numbers, and one that warns of records with errors."""
    works, lessons = len(report.credits.works), len(report.credits.lessons)
    line = f"{counted(works, 'work')} in the credits of {counted(lessons, 'lesson')}.\n"
    if not report.errors:
        return line
    errors = counted(report.errors, "error")
    return f"{line}The records behind them have {errors}: `coursekit lint --select AT,LC` tells.\n"


def _is_error_behind(judged: Judged) -> bool:
    return (
        judged.rule.family in _BEHIND
        and judged.rule.severity is Severity.ERROR
        and judged.disposition is Disposition.REPORTED
    )
