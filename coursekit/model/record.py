"""A YAML mapping (front matter or manifest) whose every key and value knows its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from coursekit.model.text import Place, Span

KeyPath = tuple[str | int, ...]
"""The way to a value: keys of mappings and indices of lists, from the root `()`."""

T = TypeVar("T")


def dotted(path: KeyPath) -> str:
    """A key path as people write it: `sources[0].creators`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


class Entry(NamedTuple):
    """Where one value stands: its key (none in a list and at the root) and the value itself."""

    key: Span | None
    value: Span

    @property
    def head(self) -> Span:
        """What to point at when the entry as a whole is meant: the key where there is one."""
        return self.key or self.value


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """Why a YAML text could not be read as we read YAML, and what to write instead."""

    span: Span
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key that its mapping held before; the first one counts."""

    path: KeyPath
    again: Span
    first: Span


class ViolationKind(Enum):
    """In which way a value does not fit its schema."""

    MISSING_KEY = "missing key"
    UNKNOWN_KEY = "unknown key"
    INVALID_VALUE = "invalid value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One disagreement of a record with its JSON Schema, in words for people."""

    kind: ViolationKind
    path: KeyPath
    span: Span
    message: str
    help: str
    replacement: str | None = None
    """What could stand at the span instead, where one candidate is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A YAML text, read: its value, the place of everything in it, and what is wrong with it."""

    path: str
    value: Any
    """Plain data of JSON's types; `None` where the text could not be read."""
    span: Span
    entries: Mapping[KeyPath, Entry]
    problems: tuple[SyntaxProblem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    violations: tuple[Violation, ...] = ()

    def at(self, path: KeyPath) -> Any:
        """The value at `path`; `None` where there is none."""
        if path not in self.entries:
            return None
        value = self.value
        for step in path:
            value = value[step]
        return value

    def place(self, path: KeyPath) -> Place:
        """The place of the value at `path`; of the whole record where there is none."""
        entry = self.entries.get(path)
        return Place(self.path, entry.value if entry else self.span)

    def head(self, path: KeyPath) -> Place:
        """The place of the key at `path`, or of the value where it has no key."""
        entry = self.entries.get(path)
        return Place(self.path, entry.head if entry else self.span)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value that a file states, with the place where it does."""

    value: T
    place: Place
