"""A phase is named by a number that no phase of the track has.

The numbers of phases are their positions in `track.yaml`. A number behind the last is mistyped, or
two phases were joined and the pages still count them apart. Other things have phases too: one counts
where its paragraph also names a lesson, a track, a title or a place in a phase. Where another track
is named there, the phase may be one of that track, and nothing is said. Nor is it of a heading or
label such as `Phase 3: Glaze`, which may number the parts of the page itself.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough of lesson 1 is mixed, and Phase 3 is about the oven.
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-The dough is mixed, and the oven comes next.
+The dough of lesson 1 is mixed, and Phase 2 is about the oven.
```

## How to fix

Write the number that the phase has in `track.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.claim import (
    LessonPlace,
    PhasePlace,
    Position,
    Resolved,
    Title,
    TrackPlace,
)
from coursekit.model.course import Course, Track
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.claims import claims_of, page_of
from coursekit.rules.facts import Beside, facts_of, other_tracks
from coursekit.rules.parts import phase_titles
from coursekit.words import counted, listing

_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+[*_]*")
_ITEM = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[*_]*")
_COLON = re.compile(r"[*_]*[ \t]*[:–—]")


_SIGNS = (LessonPlace, TrackPlace, Title, Position)
"""Beside one of these a phase is one of the course; `Phase 5 fine-tunes the model` is not."""


def check(course: Course) -> Iterator[Finding]:
    facts, others = facts_of(course), other_tracks(course)
    signs = Beside(course, (one for one in course.claims if isinstance(one.claim, _SIGNS)))
    told = {stated.place for stated in phase_titles(course) if stated.named}
    for claim, resolved in claims_of(course, PhasePlace):
        track = facts.track(course.lessons[resolved.lesson], claim.track)
        if track is None or None not in resolved.referents or resolved.place in told:
            continue
        ours = signs.beside(resolved) and not others.beside(resolved)
        if claim.track or (ours and not _is_label(course, resolved)):
            yield _finding(course, claim, resolved, track)


def _is_label(course: Course, resolved: Resolved) -> bool:
    """Whether a heading begins with a phase, or a line whose label it is: `**Phase 3:** Glaze`."""
    text, span = page_of(course, resolved).text.content, resolved.place.span
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    if _HEADING.fullmatch(before):
        return True
    return bool(_ITEM.fullmatch(before) and _COLON.match(text, span.end))


def _finding(course: Course, claim: PhasePlace, resolved: Resolved, track: Track) -> Finding:
    word, *plurals = course.settings.words.phase
    pairs = zip(claim.numbers.values, resolved.referents, strict=True)
    missing = [f"{word} {number}" for number, referent in pairs if referent is None]
    last = track.phases[-1:]
    return Finding(
        place=resolved.place,
        message=f"{track.label} has {counted(len(track.phases), word, *plurals[:1])}, "
        f"there is no {listing(missing)}",
        help=f"Write a number that {track.manifest_path} gives to a {word}.",
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
