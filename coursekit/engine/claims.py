"""From claims and findings to a list of claims: each with the verdict of the rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping

from coursekit.engine.report import NEVER, make_report
from coursekit.engine.run import Judged, Outcome
from coursekit.model.claim import Resolved
from coursekit.model.course import Course
from coursekit.model.report import ClaimReport, Location, ReportedClaim, Verdict
from coursekit.model.text import Place
from coursekit.rules.base import Family


def make_claim_report(
    course: Course, outcome: Outcome, wanted: Callable[[ReportedClaim], bool]
) -> ClaimReport:
    """The claims of a course that are wanted, and what there is to say of the run itself."""
    itself = tuple(judged for judged in outcome.judged if judged.rule.family is Family.CK)
    return ClaimReport(
        run=make_report(course, dataclasses.replace(outcome, judged=itself), NEVER),
        claims=tuple(claim for claim in _claims(course, outcome.judged) if wanted(claim)),
    )


def _claims(course: Course, judged: Iterable[Judged]) -> Iterator[ReportedClaim]:
    """All claims, sorted by path and place; of those with the same start, longer first."""
    codes = _codes(judged, {resolved.place for resolved in course.claims})
    texts = {document.path: document.text for document in course.documents}
    for resolved in sorted(course.claims, key=_order):
        path, span = resolved.place.path, resolved.place.span
        text = texts[path]
        against = codes.get(resolved.place, ())
        yield ReportedClaim(
            kind=resolved.claim.kind,
            location=Location(path, text.position(span.start), text.position(span.end)),
            text=text.cut(span),
            lesson=resolved.lesson,
            referents=resolved.referents,
            verdict=_verdict(resolved, against),
            codes=tuple(against),
        )


def _codes(judged: Iterable[Judged], places: set[Place]) -> Mapping[Place, list[str]]:
    """The codes of the rules that find fault with a claim, by its place.

    A rule that refutes a claim points at exactly its span; whether the finding is shown to anyone
    does not matter. (Other rules may point there too: a heading may be nothing but a claim.)
    """
    found: dict[Place, set[str]] = {}
    for one in judged:
        if one.rule.refutes_claims and one.finding.place in places:
            found.setdefault(one.finding.place, set()).add(one.rule.code)
    return {place: sorted(codes) for place, codes in found.items()}


def _verdict(resolved: Resolved, against: Iterable[str]) -> Verdict:
    if against:
        return Verdict.REFUTED
    return Verdict.UNRESOLVED if None in resolved.referents else Verdict.HOLDS


def _order(resolved: Resolved) -> tuple[str, int, int, str]:
    place = resolved.place
    return place.path, place.span.start, -place.span.end, resolved.claim.kind
