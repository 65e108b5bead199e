"""The list of claims, as text for people and as JSON: `schemas/claims.v1.schema.json`."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import click

from coursekit.model.report import ClaimReport, ReportedClaim, Verdict
from coursekit.reporting import text
from coursekit.reporting.json import dumped, located
from coursekit.words import counted, listing, shortened, visible

SCHEMA = "coursekit/claims/v1"

_COLOURS = {Verdict.HOLDS: "green", Verdict.REFUTED: "red", Verdict.UNRESOLVED: "yellow"}
_WIDEST = 80
"""Characters of a claim that are shown."""


def render(report: ClaimReport) -> str:
    """A line for each claim, page by page, styled for a terminal (`click.unstyle` takes that off)."""
    pages = groupby(report.claims, key=lambda claim: claim.location.path)
    return "\n".join("".join(f"{_line(claim)}\n" for claim in claims) for _, claims in pages)


def render_json(report: ClaimReport) -> str:
    """The claims as indented JSON with a stable order of keys."""
    counts = {verdict.value: report.count(verdict) for verdict in Verdict}
    return dumped(
        {
            "schema": SCHEMA,
            "tool": {"name": "coursekit", "version": report.run.version},
            "summary": {"claims": len(report.claims), **counts},
            "claims": [_claim(claim) for claim in report.claims],
        }
    )


def render_summary(report: ClaimReport) -> str:
    """One line with the number of claims by verdict, below what went wrong in the run itself."""
    problems = text.render(report.run)
    words = {
        Verdict.HOLDS: "{:,} hold",
        Verdict.REFUTED: "{:,} refuted",
        Verdict.UNRESOLVED: "{:,} unresolved",
    }
    counts = [phrase.format(n) for verdict, phrase in words.items() if (n := report.count(verdict))]
    total = counted(len(report.claims), "claim")
    line = f"{total}: {listing(counts, 'and')}." if counts else f"{total}."
    return f"{problems}\n{line}\n" if problems else f"{line}\n"


def _line(claim: ReportedClaim) -> str:
    start = claim.location.start
    place = f"{visible(claim.location.path)}:{start.line}:{start.column}"
    referents = ", ".join("?" if one is None else " ".join(one.split()) for one in claim.referents)
    verdict = click.style(claim.verdict.value, fg=_COLOURS[claim.verdict], bold=True)
    codes = f" ({', '.join(claim.codes)})" if claim.codes else ""
    said = visible(shortened(claim.text, _WIDEST))
    kind = click.style(claim.kind, bold=True)
    return f'{place} {kind} "{said}" -> {visible(referents) or "nothing"}  {verdict}{codes}'


def _claim(claim: ReportedClaim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        **located(claim.location),
        "text": claim.text,
        "lesson": claim.lesson,
        "referents": list(claim.referents),
        "verdict": claim.verdict.value,
        "codes": list(claim.codes),
    }
