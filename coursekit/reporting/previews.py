"""What rules would say about the whole course, for `coursekit lint --preview`."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.report import Preview, Report
from coursekit.words import counted, visible

_NOBODY = "no owner"


def render(report: Report) -> str:
    """For each rule its number of findings by track and owner, and a line for each finding."""
    return "".join(f"{line}\n" for preview in report.previews for line in _lines(preview))


def _lines(preview: Preview) -> Iterator[str]:
    yield ""
    name = f"{preview.code} ({preview.rule})"
    if not preview.judged:
        yield f"Preview of {name}: not judged, because no day is known (give --as-of)."
        return
    number = counted(len(preview.findings), "finding")
    yield f"Preview of {name}: {number} in the whole course. {_weight(preview)}"
    for group in preview.groups:
        where = group.track or "in no track"
        yield f"{group.number:>6}  {visible(where)}, {visible(group.owner or _NOBODY)}"
    if preview.suppressed:
        yield f"{preview.suppressed:>6}  suppressed, not counted above"
    if preview.withheld:
        yield f"{preview.withheld:>6}  not judged until findings of other rules are mended"
    for finding in preview.findings:
        start = finding.location.start
        place = f"{finding.location.path}:{start.line}:{start.column}"
        yield f"  {visible(f'{place}: {finding.message}')}"


def _weight(preview: Preview) -> str:
    """Whether the rule is switched on, and its severity today and later."""
    state = "is on" if preview.selected else "is not switched on"
    later = ""
    if preview.grows:
        day, severity = preview.grows
        later = f", from {day} on {severity.value}"
    return f"The rule {state}; its severity is {preview.severity.value}{later}."
