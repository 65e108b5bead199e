"""What a change caused: the findings behind it that were not there before it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coursekit.engine.fingerprints import Files, Identity
from coursekit.engine.report import HIDDEN
from coursekit.engine.run import Judged, Outcome
from coursekit.exits import ExitStatus
from coursekit.model.course import Course
from coursekit.model.report import Cause, Disposition

Blame = Callable[[Sequence[Judged]], Sequence[tuple[Cause, ...]]]
"""Tells for each finding which changes of files broke it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An outcome in which only what a change caused is reported, and how much the change mended."""

    outcome: Outcome
    mended: int


@dataclass(frozen=True)
class _OldLines:
    """The lines of the files before a change; `origins` says where those that changed stood."""

    after: Files
    before: Files
    origins: Mapping[str, str | None]
    read: dict[str, frozenset[str]] = field(default_factory=dict)

    def hold(self, one: Judged) -> bool:
        """Whether the line that a finding begins on stood in its file before; or an unread file."""
        place = one.finding.place
        origin = self.origins.get(place.path, place.path)
        text = self.after.texts.get(place.path)
        if text is None or origin is None:
            return origin is not None
        if place.path not in self.read:
            old = self.before.texts.get(origin)
            lines = old.content.splitlines() if old else ()
            self.read[place.path] = frozenset(line.strip() for line in lines)
        line = text.line(text.position(place.span.start).line - 1)
        return line.strip() in self.read[place.path]


def renames(before: Course, after: Course, moved: Mapping[str, str]) -> dict[str, str]:
    """The ids of lessons and the slugs of tracks that a change renamed, old to new.

    `moved` maps old paths to new ones. A lesson is another one's heir if most of the pages that
    moved from it moved there, and neither id stands on the other side.
    """
    old, new = Files(before), Files(after)
    found: dict[str, str] = {}
    for kind in ("lesson", "track"):
        heirs: dict[str, Counter[str]] = {}
        for source, target in moved.items():
            one, other = getattr(old.owner(source), kind), getattr(new.owner(target), kind)
            if one and other and one != other:
                heirs.setdefault(one, Counter())[other] += 1
        known = (
            (before.lessons, after.lessons) if kind == "lesson" else (before.tracks, after.tracks)
        )
        for one, counts in heirs.items():
            heir = counts.most_common(1)[0][0]
            if one not in known[1] and heir not in known[0]:
                found[one] = heir
    return found


def caused(
    after: Outcome, before: Outcome, origins: Mapping[str, str | None], blame: Blame
) -> Difference:
    """Tell what a change caused from what was there: only the former is reported.

    Both outcomes know lessons by the names behind the change. `origins` maps the paths of the files
    that changed to where they stood before; `blame` is asked about findings in all other files.
    What sets the exit code of a run whatever its severity is reported in any case.
    """
    lines = _OldLines(after.files, before.files, origins)
    after = _with_new_lines_reported(after, lines)
    gone = _gone(after, before)
    introduced = _introduced(after, before, lines)
    reworded = _reworded(introduced, after, gone)
    introduced -= reworded
    asked = [
        nth
        for nth, one in enumerate(after.judged)
        if nth in introduced
        and one.disposition is Disposition.REPORTED
        and one.finding.place.path not in origins
    ]
    causes = dict(zip(asked, blame([after.judged[nth] for nth in asked]), strict=True))
    judged = tuple(
        dataclasses.replace(one, caused_by=causes.get(nth, one.caused_by))
        if nth in introduced or one.rule.exit_status is not ExitStatus.FINDINGS
        else _as_old(one)
        for nth, one in enumerate(after.judged)
    )
    mended = len(gone) - len(reworded)
    return Difference(dataclasses.replace(after, judged=judged), mended)


def _as_old(one: Judged) -> Judged:
    if one.disposition is not Disposition.REPORTED:
        return one
    return dataclasses.replace(one, disposition=Disposition.OLD)


def _with_new_lines_reported(after: Outcome, lines: _OldLines) -> Outcome:
    """An outcome in which of several equal findings the baseline knows those that were there.

    By itself it knows the first ones, wherever the new one was put.
    """
    groups: dict[Identity, list[int]] = {}
    for nth, one in enumerate(after.judged):
        if one.disposition in (Disposition.REPORTED, Disposition.BASELINED):
            groups.setdefault(one.identified.identity, []).append(nth)
    judged = list(after.judged)
    for group in groups.values():
        states = {after.judged[nth].disposition for nth in group}
        if len(states) > 1:
            known_first = sorted(group, key=lambda nth: judged[nth].known is None)
            stood_first = sorted(group, key=lambda nth: not lines.hold(after.judged[nth]))
            for nth, like in zip(stood_first, known_first, strict=True):
                judged[nth] = _decided_like(after.judged[nth], after.judged[like])
    return dataclasses.replace(after, judged=tuple(judged))


def _decided_like(one: Judged, other: Judged) -> Judged:
    return dataclasses.replace(
        one, disposition=other.disposition, because=other.because, known=other.known
    )


def _gone(after: Outcome, before: Outcome) -> list[Judged]:
    """The findings that would have been reported before and are there no more."""
    left = Counter(one.identified.identity for one in after.judged)
    gone = []
    for one in before.judged:
        if one.disposition is Disposition.REPORTED:
            left[one.identified.identity] -= 1
            if left[one.identified.identity] < 0:
                gone.append(one)
    return gone


def _introduced(after: Outcome, before: Outcome, lines: _OldLines) -> set[int]:
    """Which findings, by their index, were not there before.

    Of several equal ones those are new whose lines were not in the file before. What is hidden is
    not there: who takes away the suppression of an old fault, or its entry in the baseline, brings
    it back.
    """
    known = Counter(one.identified.identity for one in before.judged if _is_there(one))
    groups: dict[Identity, list[int]] = {}
    for nth, one in enumerate(after.judged):
        if _is_there(one):
            groups.setdefault(one.identified.identity, []).append(nth)
    introduced: set[int] = set()
    for identity, group in groups.items():
        count = known[identity]
        if 0 < count < len(group):
            group.sort(key=lambda nth: not lines.hold(after.judged[nth]))
        introduced.update(group[count:])
    return introduced


def _is_there(one: Judged) -> bool:
    return one.disposition not in HIDDEN


def _reworded(introduced: Iterable[int], after: Outcome, gone: Iterable[Judged]) -> set[int]:
    """Which findings are old ones that stand on another text now.

    Of those are as many as their rule said the same of the page before: a code block that does not
    say its language is no new fault when a line of it is edited.
    """
    said = Counter(map(_complaint, gone))
    found: set[int] = set()
    for nth in sorted(introduced):
        one = after.judged[nth]
        if one.disposition is Disposition.REPORTED and said[_complaint(one)] > 0:
            said[_complaint(one)] -= 1
            found.add(nth)
    return found


def _complaint(one: Judged) -> tuple[str, str, str, str]:
    """The rule of a finding, its lesson and page kind, and what it says of them."""
    code, home, kind, _ = one.identified.identity
    return code, home, kind, one.finding.message


def still_there(found: Sequence[Judged], after: Outcome, instead: Outcome) -> list[bool]:
    """Whether findings of an outcome are in another one as well, as often as in the first."""
    counts = Counter(one.identified.identity for one in after.judged if _is_there(one))
    other = Counter(one.identified.identity for one in instead.judged if _is_there(one))
    identities = (one.identified.identity for one in found)
    return [other[identity] >= counts[identity] for identity in identities]
