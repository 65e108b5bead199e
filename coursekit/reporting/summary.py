"""What a run comes to, in a few words: for the error stream, under every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coursekit.model.report import Disposition, Report
from coursekit.words import counted, listing


def render(report: Report) -> str:
    """One line of totals, and one for each thing that was not judged or not shown."""
    return "".join(f"{line}\n" for line in _lines(report))


def render_statistics(report: Report) -> str:
    """The number of findings for each rule, the most frequent first."""
    counts = Counter((f.code, f.rule, f.severity.value) for f in report.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{n:>6}  {code}  {severity:<7}  {name}\n" for (code, name, severity), n in rows)


def _lines(report: Report) -> Iterator[str]:
    summary = report.summary
    checked = (
        f"Checked {counted(summary.lessons, 'lesson')} in {counted(summary.tracks, 'track')} "
        f"({counted(summary.files, 'file')})"
    )
    counts = (
        (summary.errors, "error"),
        (summary.warnings, "warning"),
        (summary.notes, "note"),
    )
    found = [counted(number, word) for number, word in counts if number]
    caused = "" if summary.mended is None else " caused by the change"
    yield f"{checked}: {listing(found, 'and') if found else 'nothing to report'}{caused}."
    if summary.mended is not None:
        old = counted(summary.dispositions.get(Disposition.OLD, 0), "older finding")
        yield f"{old} not shown; the change mended {counted(summary.mended, 'finding')}."
    suppressed = summary.dispositions.get(Disposition.SUPPRESSED, 0)
    if suppressed:
        yield f"{counted(suppressed, 'finding')} suppressed for a reason not shown."
    baselined = summary.dispositions.get(Disposition.BASELINED, 0)
    if baselined:
        yield f"{counted(baselined, 'finding')} known in the baseline not shown."
    if summary.baseline_mended:
        mended = counted(summary.baseline_mended, "finding")
        yield f"{mended} of the baseline mended: `coursekit baseline check --prune` strikes that."
    elsewhere = summary.dispositions.get(Disposition.ELSEWHERE, 0)
    if elsewhere:
        yield f"{counted(elsewhere, 'finding')} outside the given paths not shown."
    ignored = summary.dispositions.get(Disposition.IGNORED, 0)
    if ignored:
        yield f"{counted(ignored, 'finding')} of rules that are ignored or not selected."
    withheld = summary.dispositions.get(Disposition.WITHHELD, 0)
    if withheld:
        yield f"{counted(withheld, 'finding')} not judged until those above are mended."
    if summary.unjudged_rules:
        names = listing(summary.unjudged_rules, "and")
        yield f"Not judged, because no day is known (give --as-of): {names}."
    if summary.undated:
        names = listing(summary.undated, "and")
        yield f"No day is known (give --as-of), so the earlier severity counts for {names}."
