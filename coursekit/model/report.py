"""The outcome of a run, with every place as line and column: what a reporter turns into text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from coursekit.model.finding import Safety, Severity
from coursekit.model.text import Position, Text


class Disposition(Enum):
    """What became of a finding. Only reported ones are shown; all are counted."""

    REPORTED = "reported"
    IGNORED = "ignored"
    """Of a rule that is not selected."""
    ELSEWHERE = "elsewhere"
    """Outside the paths that were asked for."""
    SUPPRESSED = "suppressed"
    """By a comment in the file or by the configuration, for a reason."""
    BASELINED = "baselined"
    """Known when the baseline was written."""
    OLD = "old"
    """Not caused by the change that was asked for."""
    WITHHELD = "unjudged"
    """Not judged, because the finding of another rule stands before it."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A span for people: lines and columns from 1, the end exclusive."""

    path: str
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class LocatedEdit:
    """An edit at a location."""

    location: Location
    text: str


@dataclass(frozen=True, slots=True)
class LocatedFix:
    """A fix at its locations."""

    title: str
    safety: Safety
    edits: tuple[LocatedEdit, ...]


@dataclass(frozen=True, slots=True)
class LocatedRelated:
    """A related place at its location."""

    location: Location
    message: str


class Cause(NamedTuple):
    """A change of a file that broke something in another one."""

    path: str
    """Where the file stands now, or where it stood if it was deleted."""
    how: str
    """`changed`, `added`, `deleted` or `renamed`."""
    was: str | None = None
    """Where it stood, if it was renamed."""

    def __str__(self) -> str:
        if self.was:
            return f"{self.was} was renamed to {self.path}"
        return f"{self.path} was {self.how}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFinding:
    """A finding as the outside sees it."""

    code: str
    rule: str
    severity: Severity
    message: str
    location: Location
    source: str
    """The line of the file that the finding begins on, without its line ending."""
    track: str | None
    lesson: str | None
    help: str
    related: tuple[LocatedRelated, ...]
    fix: LocatedFix | None
    fingerprint: str
    disposition: Disposition = Disposition.REPORTED
    because: str | None = None
    """Why it is not reported: the reason of the suppression."""
    in_source: bool = False
    """Whether a comment in the file suppresses it, and not the configuration."""
    caused_by: tuple[Cause, ...] = ()
    """The changes that broke it, where it stands in a file that was not touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The counts of a run."""

    files: int
    tracks: int
    lessons: int
    errors: int
    warnings: int
    notes: int
    fixable: int
    dispositions: Mapping[Disposition, int]
    unjudged_rules: tuple[str, ...] = ()
    """Names of rules that could not be judged at all, because no day was given."""
    mended: int | None = None
    """How many findings a change mended; none where the run judges no change."""
    baseline_mended: int = 0
    """How many findings the baseline still knows that are there no more."""
    undated: tuple[str, ...] = ()
    """Rules, as the configuration calls them, whose severity grows on a day, where none was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A lesson by what it teaches."""

    label: str
    title: str | None
    objectives: tuple[tuple[str | None, str], ...]
    """Each with its level in Bloom's revised taxonomy; none where its verb is unknown."""


class PreviewGroup(NamedTuple):
    """How many findings of a previewed rule one owner has in one track."""

    track: str | None
    """As messages call it; none for what stands in no track."""
    owner: str | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a rule would say about the whole course."""

    code: str
    rule: str
    severity: Severity
    selected: bool
    """Whether it is switched on already."""
    judged: bool
    """Whether it could judge: rules about dates need a day."""
    grows: tuple[dt.date, Severity] | None
    """The day on which it gets another severity, by the configuration."""
    findings: tuple[ReportedFinding, ...]
    groups: tuple[PreviewGroup, ...]
    """The findings by track and owner, the most first."""
    suppressed: int
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that a run has to say."""

    version: str
    summary: Summary
    findings: tuple[ReportedFinding, ...]
    """What is reported, by path and place."""
    exit_code: int
    fail_on: Severity | None = Severity.ERROR
    """The least severity that fails the run; none where no finding does."""
    hidden: tuple[ReportedFinding, ...] = ()
    """What is suppressed or baselined: counted, and told by formats that know of such things."""
    tracebacks: tuple[str, ...] = ()
    """Of faults of ours, for a bug report."""
    outlines: tuple[Outline, ...] = ()
    """Of the lessons with pages among those that were asked for."""
    unverified: tuple[tuple[str, Location], ...] = ()
    """The addresses that the lock file does not know, each with the place that cites it first."""
    previews: tuple[Preview, ...] = ()
    """Of the rules that were asked for; they do not count."""
    texts: Mapping[str, Text] = field(default_factory=dict, repr=False)
    """The files by path, for formats that count columns in another way."""


class Verdict(Enum):
    """What the course makes of a claim."""

    HOLDS = "holds"
    REFUTED = "refuted"
    """A rule finds that it is wrong."""
    UNRESOLVED = "unresolved"
    """It speaks of something that the course does not know, and no rule finds it wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedClaim:
    """A claim as the outside sees it."""

    kind: str
    location: Location
    text: str
    """The text of the file at the location, as it is written there."""
    lesson: str
    """The id of the lesson whose page makes the claim."""
    referents: tuple[str | None, ...]
    verdict: Verdict
    codes: tuple[str, ...]
    """Of the rules that find it wrong, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReport:
    """The claims of a course."""

    run: Report
    """What there is to say of the run itself: files that could not be read, and the exit code."""
    claims: tuple[ReportedClaim, ...]
    """By path, line, column; of those that begin at the same place the longer first."""

    def count(self, verdict: Verdict) -> int:
        """How many claims have a verdict."""
        return sum(claim.verdict is verdict for claim in self.claims)
