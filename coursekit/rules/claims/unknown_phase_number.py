"""A phase is named by a number that no phase of the track has.

The numbers of phases are their positions in `track.yaml`. A number behind the last is mistyped, or
two phases were joined and the pages still count them apart. Where another track is named in the
same paragraph, the phase may be one of that track, and nothing is said.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed, and Phase 3 is about the oven.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough is mixed, and Phase 2 is about the oven.
```

## How to fix

Write the number that the phase has in `track.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import PhasePlace, Resolved
from coursekit.model.course import Course, Track
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of
from coursekit.rules.facts import Facts, OtherTracks
from coursekit.rules.parts import phase_titles
from coursekit.words import counted, listing


def check(course: Course) -> Iterator[Finding]:
    facts, others = Facts(course), OtherTracks(course)
    told = {stated.place for stated in phase_titles(course) if stated.named}
    for claim, resolved in claims_of(course, PhasePlace):
        track = facts.track(course.lessons[resolved.lesson], claim.track)
        if track is None or None not in resolved.referents or resolved.place in told:
            continue
        if claim.track or not others.beside(resolved):
            yield _finding(course, claim, resolved, track)


def _finding(course: Course, claim: PhasePlace, resolved: Resolved, track: Track) -> Finding:
    word = course.settings.words.phase[0]
    pairs = zip(claim.numbers.values, resolved.referents, strict=True)
    missing = [f"{word} {number}" for number, referent in pairs if referent is None]
    last = track.phases[-1:]
    return Finding(
        place=resolved.place,
        message=f"{track.label} has {counted(len(track.phases), word.casefold())}, "
        f"there is no {listing(missing)}",
        help=f"Write a number that {track.manifest_path} gives to a {word.casefold()}.",
        related=tuple(Related(one.place, f"{one.label}, the last one") for one in last),
        lesson=resolved.lesson,
    )


RULE = Rule(
    code="XR606",
    name="unknown-phase-number",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
