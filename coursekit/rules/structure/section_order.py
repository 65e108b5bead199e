"""The sections of a page stand in another order than the configuration asks for.

The order is that of the headings under `[structure.sections]` in the configuration. Other sections
may stand anywhere between them. Of several sections, as few as possible are told to move.

## Bad

```diff
--- tracks/bread/proofing/references.md
-## Adjacent topics
-
-Yeast works in wine as well.
-
@@
-None was selected.
+None was selected.
+
+## Adjacent topics
+
+Yeast works in wine as well.
```

## Good

```diff
--- tracks/bread/proofing/references.md
-## Adjacent topics
+## Thanks
+
+To the mill down the road.
+
+## Adjacent topics
```

## How to fix

Move the section with all that stands in it. Links to it keep working: its anchor stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.model.course import Course
from coursekit.model.document import Document, Heading
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.structure import with_sections


def check(course: Course) -> Iterator[Finding]:
    for required in with_sections(course):
        # Two groups of a configuration may name the same heading: it has one place.
        wanted = list(dict.fromkeys(heading for heading in required.found if heading))
        starts = [heading.span.start for heading in wanted]
        if starts == sorted(starts):
            continue
        kept = _longest_rise(starts)
        for index in range(len(wanted)):
            if index not in kept:
                yield _finding(required.page, wanted, kept, index)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The indices of one of the longest rising parts of a list, which may have gaps."""
    nothing: tuple[int, ...] = ()
    best: list[tuple[int, ...]] = []
    for index, number in enumerate(numbers):
        before = [part for part in best if numbers[part[-1]] < number]
        best.append((*max(before, key=len, default=nothing), index))
    longest = max(best, key=len, default=nothing)
    return set(longest)


def _finding(page: Document, wanted: Sequence[Heading], kept: set[int], index: int) -> Finding:
    heading = wanted[index]
    before = [wanted[other] for other in sorted(kept) if other < index]
    if before and before[-1].span > heading.span:
        neighbor, when, where = before[-1], "early", "behind"
    else:
        neighbor, when, where = (
            wanted[min(other for other in kept if other > index)],
            "late",
            "before",
        )
    return Finding(
        place=page.place(heading.span),
        message=f"the section '{heading.text}' comes too {when} on this page",
        help=f"Move it {where} '{neighbor.text}'.",
        related=(Related(page.place(neighbor.span), f"it belongs {where} this section"),),
    )


RULE = Rule(
    code="ST502",
    name="section-order",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
