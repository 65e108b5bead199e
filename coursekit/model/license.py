"""Licenses as SPDX expressions, and what they allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from coursekit.model.source import Use

OTHER = "other"
"""Stands in the table for every license of a course that has no column of its own."""

SAME = "same"
"""Stands in the table for a course under the very license of the source."""

UNLISTED = "unlisted"
"""Stands in the table for every license of a source that belongs to no group."""


class TermState(Enum):
    """What is known of one name in a license expression."""

    LISTED = "listed"
    DEPRECATED = "deprecated"
    UNKNOWN = "unknown"
    UNVERSIONED = "unversioned"
    """It names Creative Commons terms without their version: `CC BY-NC`, `CC`."""
    DEFINED = "defined"
    """A `LicenseRef-` name that the course manifest describes."""
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True)
class Term:
    """One name in a license expression."""

    name: str
    """As SPDX spells it, where it is listed; otherwise as written."""
    state: TermState
    nearest: str | None = None
    """What was probably meant, or what took its place."""


@dataclass(frozen=True, slots=True)
class License:
    """A license as some file states it."""

    text: str
    terms: tuple[Term, ...] = ()
    """In their order, each once."""
    choices: tuple[tuple[str, ...], ...] = ()
    """Names of which all hold together (`AND`), as alternatives (`OR`); an exception behind `WITH`
    belongs to its name. Empty where the text is no expression."""
    problem: str | None = None
    """Why it is no SPDX expression."""
    nearest: str | None = None
    """The expression that was probably meant, where there is one."""


class Outcome(Enum):
    """Whether terms allow a use."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    ASK = "ask"
    """Nobody here knows: a person has to decide."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What terms say of a use, and where they do. It is no legal advice."""

    outcome: Outcome
    clause: str
    """Where it is written: `CC BY-SA 4.0, section 3(b)(1)`."""
    reason: str
    """In one clause, for people: `its adaptations may only be shared under ...`."""
    conditions: str = ""
    """What is owed where it is allowed: `name the creators, ...`."""
    marks_changes: bool = False
    """Whether that includes to mark what was changed."""


@dataclass(frozen=True)
class LicenseTable:
    """Which license allows which use in a work under which license: data, not code."""

    groups: Mapping[str, str] = field(default_factory=dict)
    """The group of each SPDX identifier that the table knows; a `LicenseRef-` name is its own."""
    columns: tuple[str, ...] = ()
    """The licenses of courses that the table has rulings for, as SPDX identifiers."""
    rulings: Mapping[tuple[str, Use, str], Ruling] = field(default_factory=dict)
    """By the group of the source's license, the use, and the course's license: a column, `OTHER`
    or `SAME`. `{license}` in a clause stands for the name of the source's license."""
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """How people call a license, and where its text is, by SPDX identifier."""
