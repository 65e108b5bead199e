"""The manifest lists a lesson of which no page is there.

An entry that is not marked as planned promises a lesson. Where the folder was renamed or moved, the
entry was left behind; then an unlisted folder is offered that is near in name, that states the same
number, or that has the same name in another track.

## Bad

```diff
--- tracks/bread/track.yaml
       - flour-and-water
+      - kneading
       - proofing
--- tracks/bread/proofing/brief.md
-order: 2
+order: 3
--- tracks/bread/first-loaf/brief.md
-order: 3
+order: 4
```

## Good

```diff
--- tracks/bread/track.yaml
       - flour-and-water
+      - slug: kneading
+        title: Kneading
+        status: planned
       - proofing
--- tracks/bread/proofing/brief.md
-order: 2
+order: 3
--- tracks/bread/first-loaf/brief.md
-order: 3
+order: 4
```

## How to fix

Correct the slug, or write the lesson; until it is written, mark the entry as planned, with its
`title` and `status: planned`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson, Listing
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import lacks_manifest, moved


def check(course: Course) -> Iterator[Finding]:
    if not any(lesson.present for lesson in course.lessons.values()):
        return  # the layout looks in the wrong place, and that is said once
    matches = moved(course)
    for lesson in course.lessons.values():
        listing, match = lesson.listing, matches.get(lesson.id)
        if listing is None or lesson.present or lesson.planned:
            continue
        if _is_mistyped(course, listing):
            continue  # its `status` may be why it does not count as planned
        if match is None:
            yield _missing(lesson, listing)
        elif not lacks_manifest(course, course.tracks[match.track]):
            yield _moved(course, lesson, listing, match)


def _is_mistyped(course: Course, listing: Listing) -> bool:
    """Whether the manifest's schema refuses something in the entry: another rule tells."""
    manifest = course.tracks[listing.track].manifest
    if manifest is None:
        return False
    record = manifest.record
    entries = (violation.path[:4] for violation in record.violations if len(violation.path) > 4)
    return any(record.place((*entry, "slug")) == listing.place for entry in entries)


def _missing(lesson: Lesson, listing: Listing) -> Finding:
    path = next(iter(lesson.expected.values()))
    return Finding(
        place=listing.place,
        message=f"{lesson.label} is listed, but none of its pages is there",
        help=f"Write {path}, correct the slug, or mark the entry with `status: planned`.",
        lesson=lesson.id,
    )


def _moved(course: Course, lesson: Lesson, listing: Listing, match: Lesson) -> Finding:
    fix = None
    if match.track == lesson.track:
        edit = Edit(listing.place, match.slug)
        fix = Fix(f"Write {match.slug}", Safety.UNSAFE, (edit,))
        hint = f"Did you mean {match.slug}? If the folder was renamed, the entry must follow."
    else:
        path = course.tracks[match.track].manifest_path
        hint = f"Move the entry to {path}, or the folder back into that of {lesson.track}."
    return Finding(
        place=listing.place,
        message=f"{lesson.label} is listed, but none of its pages is there",
        help=hint,
        related=(Related(match.first_place, f"{match.id} is listed nowhere"),),
        fix=fix,
        lesson=lesson.id,
    )


RULE = Rule(
    code="PL206",
    name="missing-lesson",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
