"""What a rule is: its code, its words, and one generator that yields findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from coursekit.exits import ExitStatus
from coursekit.model.course import Course, Fault
from coursekit.model.finding import Finding, Severity
from coursekit.model.suppression import Ruling


class Family(Enum):
    """The families of rules; the value says what the family guards."""

    CK = "the run itself"
    FM = "front matter"
    ST = "structure"
    PL = "placement"
    PR = "prerequisites"
    OB = "objectives"
    TM = "time"
    AT = "attribution"
    LC = "licenses"
    LK = "links"
    XR = "claims between lessons"
    RV = "review"
    AX = "accessibility"

    @property
    def folder(self) -> str:
        """The name of the folder that holds the family's rules."""
        return _FOLDERS.get(self, self.value.replace(" ", "_"))


_FOLDERS = {Family.CK: "run", Family.XR: "claims"}


class Run(NamedTuple):
    """What a rule about the run itself may look at: the course, and what the rules went through."""

    course: Course
    faults: tuple[Fault, ...] = ()
    """Faults of ours, in reading and in rules."""
    suppressions: tuple[Ruling, ...] = ()
    """What the course says of findings that shall not be reported, and what came of it."""


Check = Callable[[Course], Iterator[Finding]]
RunCheck = Callable[[Run], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule. `doc` is the docstring of its file: its only documentation, with tested examples."""

    code: str
    name: str
    severity: Severity
    doc: str = field(repr=False)
    check: Check | None = None
    check_run: RunCheck | None = None
    """For rules about the run itself, instead of `check`: they run after all others."""
    requires: tuple[str, ...] = ()
    """Codes of rules. Where one of them has a finding in a file, this rule's there are withheld:
    one cause gives one finding."""
    needs_all: bool = False
    """Judges what came of the findings of all other rules: where only some of them run, it has to
    be left out."""
    needs_date: bool = False
    """Judged only on a given day; without one the rule is counted as unjudged."""
    about_claims: bool = False
    """Whether a finding of it refutes the claim at whose place it stands; in the family XR all do,
    elsewhere those do that say so."""
    exit_status: ExitStatus = ExitStatus.FINDINGS
    """What a finding of this rule does to the exit code, whatever its severity."""

    @property
    def family(self) -> Family:
        """The family, by the first two letters of the code."""
        return Family[self.code[:2]]

    @property
    def refutes_claims(self) -> bool:
        """Whether it judges what prose says, not how it is written."""
        return self.about_claims or self.family is Family.XR

    @property
    def summary(self) -> str:
        """The first sentence of the documentation, without the full stop at its end."""
        first = self.doc.strip().split("\n\n", 1)[0]
        return re.sub(r"\s+", " ", first).rstrip(".")
