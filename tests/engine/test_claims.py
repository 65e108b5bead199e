"""Claims meet findings: the verdict of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.report import ClaimReport, Verdict
from coursekit.model.settings import Settings
from coursekit.pipeline import claims
from coursekit.reading.tree import DictTree
from coursekit.rules.base import Rule
from tests.support.patching import Files, minimal_course, patched

LESSON = "tracks/bread/proofing/lesson.md"
FILES = patched(
    minimal_course(),
    f"--- {LESSON}\n-## Warmth and time\n+## Lesson 3\n+\n+In lesson 9 it is baked.\n",
)


def silent(course: Course) -> Iterator[Finding]:
    return iter(())


SILENT = Rule(code="XR698", name="silent", severity=Severity.ERROR, doc="Is silent.", check=silent)


def rule(code: str, *, about_claims: bool = False, requires: tuple[str, ...] = ()) -> Rule:
    """A rule that finds fault with every claim."""

    def check(course: Course) -> Iterator[Finding]:
        for resolved in course.claims:
            yield Finding(message="wrong", place=resolved.place, help="Mend it.")

    return Rule(
        code=code,
        name=f"rule-{code.lower()}",
        severity=Severity.ERROR,
        doc="Finds fault.",
        check=check,
        about_claims=about_claims,
        requires=requires,
    )


def listed(files: Files, *rules: Rule, **more: tuple[str, ...]) -> ClaimReport:
    return claims(DictTree(files), Settings(**more), rules=(SILENT, *rules))  # type: ignore[arg-type]


def verdicts(report: ClaimReport) -> list[tuple[str, Verdict, tuple[str, ...]]]:
    return [(claim.text, claim.verdict, claim.codes) for claim in report.claims]


def test_without_a_finding_what_is_known_holds() -> None:
    assert verdicts(listed(FILES)) == [
        ("Lesson 3", Verdict.HOLDS, ()),
        ("lesson 9", Verdict.UNRESOLVED, ()),
    ]


@pytest.mark.parametrize("one", [rule("XR699"), rule("TM799", about_claims=True)])
def test_a_finding_of_a_rule_about_claims_refutes(one: Rule) -> None:
    assert verdicts(listed(FILES, one)) == [
        ("Lesson 3", Verdict.REFUTED, (one.code,)),
        ("lesson 9", Verdict.REFUTED, (one.code,)),
    ]


def test_a_finding_about_the_form_refutes_nothing() -> None:
    assert verdicts(listed(FILES, rule("ST599"))) == verdicts(listed(FILES))


def test_findings_that_nobody_is_shown_refute_as_well() -> None:
    assert verdicts(listed(FILES, rule("XR699"), ignore=("ALL",)))[0][1] is Verdict.REFUTED
    withheld = (rule("ST599"), rule("XR699", requires=("ST599",)))
    assert verdicts(listed(FILES, *withheld))[0][1] is Verdict.REFUTED


def test_codes_are_in_order_and_each_is_named_once() -> None:
    (first, _) = listed(FILES, rule("XR699"), rule("AT1099", about_claims=True)).claims
    assert first.codes == ("AT1099", "XR699")


def test_claims_with_the_same_start_come_longer_first() -> None:
    files = patched(
        FILES, f"--- {LESSON}\n-In lesson 9 it is baked.\n+Lesson 3 of Track 1 opens with bread.\n"
    )
    texts = [claim.text for claim in listed(files).claims][1:]
    assert texts == ["Lesson 3 of Track 1 opens with bread", "Lesson 3 of Track 1", "Track 1"]


def test_the_report_on_the_run_itself_holds_nothing_else() -> None:
    report = claims(DictTree({**FILES, LESSON: None}), Settings())
    assert {finding.code[:2] for finding in report.run.findings} == {"CK"}
    assert report.run.exit_code == 0
    assert claims(DictTree({}), Settings()).run.exit_code == 2
