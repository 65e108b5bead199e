"""Rules about front matter, and about the manifests, which are read the same way."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Edit, Finding, Fix, Safety
from coursekit.model.record import ViolationKind, dotted
from coursekit.model.text import Place
from coursekit.rules.attribution import tells


def violated(course: Course, kind: ViolationKind) -> Iterator[Finding]:
    """A finding for each violation of the given kind in any record of the course.

    What sources lack, the rules about attribution tell, and why it is owed.
    """
    for record in course.records:
        for violation in record.violations:
            if violation.kind is not kind or tells(record, violation):
                continue
            place = Place(record.path, violation.span)
            fix = None
            if violation.replacement is not None:
                title = f"Replace it by {violation.replacement}"
                fix = Fix(title, Safety.UNSAFE, (Edit(place, violation.replacement),))
            yield Finding(
                place=place,
                message=violation.message,
                help=violation.help,
                fix=fix,
                subject=dotted(violation.path),
            )
