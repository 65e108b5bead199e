"""JSON Schema 2020-12 for every kind of file, and its verdicts in words for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from coursekit.model.record import KeyPath, Violation, ViolationKind, dotted
from coursekit.model.text import Span
from coursekit.reading.advice import SchemaError, advice, expected, found
from coursekit.words import nearest, shortened

SCHEMAS = (
    "course", "track", "brief", "page", "practice", "references", "config", "report", "claims",
    "credits", "links-lock-line", "links-status", "review", "reviews", "review-plan", "baseline",
    "diff",
)  # fmt: skip
"""The names of all schemas, as `coursekit schema NAME` takes them."""

Spans = Mapping[KeyPath, tuple[Span | None, Span]]
"""The places of key and value for each path."""

_FOR_KIND = {"brief": "brief", "practice": "practice", "references": "references"}
_WHOLE = {
    "course": "the manifest",
    "track": "the manifest",
    "config": "the configuration",
    "reviews": "the ledger",
    "review-plan": "the plan",
    "baseline": "the baseline",
}


def schema_for_page(kind: str) -> str:
    """The name of the schema for the front matter of a page kind."""
    return _FOR_KIND.get(kind, "page")


def schema_text(name: str) -> str:
    """The schema as it is written; raises `KeyError` for a name not in `SCHEMAS`."""
    if name not in SCHEMAS:
        raise KeyError(name)
    return (_folder() / f"{name}.v1.schema.json").read_text(encoding="utf-8")


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema as data."""
    data: dict[str, Any] = json.loads(schema_text(name))
    return data


def violations(
    name: str, value: Any, spans: Spans, names: Mapping[str, str]
) -> Iterator[Violation]:
    """How a value disagrees with a schema: all of it, one violation for each place and kind.

    `names` tells how the file itself calls our keys. A missing key that an unknown one was most
    likely meant to be is not told twice.
    """
    reading = _Reading(name, spans, names)
    seen: dict[tuple[ViolationKind, KeyPath, Span], Violation] = {}
    for error in _validator(name).iter_errors(value):
        for violation in reading.violations(error):
            seen.setdefault((violation.kind, violation.path, violation.span), violation)
    for violation in seen.values():
        if violation.kind is not ViolationKind.MISSING_KEY or violation.path not in reading.meant:
            yield violation


def _folder() -> Traversable:
    package = files("coursekit")
    shipped = package / "schemas"
    # In a checkout the schemas stand beside the package; a wheel carries them inside.
    return shipped if shipped.is_dir() else package / ".." / "schemas"


@cache
def _validator(name: str) -> Any:
    # Slow to import: only where something is checked.
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    # JSON Schema counts 13.0 as an integer; what reads the course would have to convert it.
    types = Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    )
    strict: Any = extend(Draft202012Validator, type_checker=types)  # type: ignore[no-untyped-call]
    return strict(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


class _Reading:
    """Turns the errors of one validation into violations."""

    def __init__(self, name: str, spans: Spans, names: Mapping[str, str]) -> None:
        self.name = name
        self.spans = spans
        self.names = names
        self.meant: set[KeyPath] = set()
        """The keys that unknown ones were most likely meant to be."""

    def violations(self, error: SchemaError) -> Iterator[Violation]:
        path: KeyPath = tuple(error.absolute_path)
        if error.validator == "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield self._missing(path, key, error)
        elif error.validator == "additionalProperties":
            known = self._known(path, error)
            absent = [name for ours, name in known.items() if ours not in error.instance]
            for key in error.instance:
                if key not in known:
                    yield self._unknown(path, key, known, absent)
        elif list(error.schema_path)[-2:-1] == ["propertyNames"]:
            yield self._invalid_key(path, error)
        elif error.validator == "uniqueItems":
            yield from self._repeated(path, error)
        else:
            yield self._invalid(path, error)

    def _missing(self, path: KeyPath, key: str, error: SchemaError) -> Violation:
        described = error.schema["properties"][key]
        return Violation(
            kind=ViolationKind.MISSING_KEY,
            path=(*path, key),
            span=self._head(path),
            message=f"{self._called((*path, key))} is missing",
            help=f"Add it: {described['x-expects']}.",
        )

    def _known(self, path: KeyPath, error: SchemaError) -> Mapping[str, str]:
        """The keys that a mapping may hold, each with what the file itself calls it."""
        names = self.names if not path else {}
        return {key: names.get(key, key) for key in error.schema["properties"]}

    def _unknown(
        self, path: KeyPath, key: str, known: Mapping[str, str], absent: list[str]
    ) -> Violation:
        match = nearest(key, known.values())
        if match in absent:
            self.meant.update((*path, ours) for ours, name in known.items() if name == match)
            help_ = f"Did you mean `{match}`?"
        elif match and _alike(key, match):
            match, help_ = None, f"Remove it: `{match}` is there already."
        else:
            match = None
            others = f", or write one that is known here: {', '.join(absent)}" if absent else ""
            help_ = f"Remove it{others}."
        where = f" in {self._called(path)}" if path else ""
        return Violation(
            kind=ViolationKind.UNKNOWN_KEY,
            path=(*path, key),
            span=self._head((*path, key)),
            message=f"`{shortened(key)}` is not a known key{where}",
            help=help_,
            # A key behind dots stands inside another one: a word cannot be put in its place.
            replacement=match if match and "." not in match else None,
        )

    def _invalid_key(self, path: KeyPath, error: SchemaError) -> Violation:
        help_, replacement = advice(error, self.name)
        return Violation(
            kind=ViolationKind.INVALID_VALUE,
            path=(*path, error.instance),
            span=self._head((*path, error.instance)),
            message=f"a key in {self._called(path)} must be {expected(error)}; "
            f"found {found(error)}",
            help=help_,
            replacement=replacement,
        )

    def _repeated(self, path: KeyPath, error: SchemaError) -> Iterator[Violation]:
        seen: dict[object, int] = {}
        for index, value in enumerate(error.instance):
            first = seen.setdefault(_identity(value), index)
            if first != index:
                yield Violation(
                    kind=ViolationKind.INVALID_VALUE,
                    path=(*path, index),
                    span=self.spans[(*path, index)][1],
                    message=f"{self._called((*path, index))} must not repeat what "
                    f"{self._called((*path, first))} says",
                    help="Remove one of the two.",
                )

    def _invalid(self, path: KeyPath, error: SchemaError) -> Violation:
        help_, replacement = advice(error, self.name)
        return Violation(
            kind=ViolationKind.INVALID_VALUE,
            path=path,
            span=self.spans[path][1],
            message=f"{self._called(path)} must be {expected(error)}; found {found(error)}",
            help=help_,
            replacement=replacement,
        )

    def _head(self, path: KeyPath) -> Span:
        key, value = self.spans[path]
        return key or Span(value.start, value.start)

    def _called(self, path: KeyPath) -> str:
        """The key as the file calls it, in backticks; the whole by what it is."""
        if not path:
            return _WHOLE.get(self.name, "the front matter")
        path = (self.names.get(str(path[0]), path[0]), *path[1:])
        return f"`{shortened(dotted(path), 100)}`"


def _identity(value: Any) -> object:
    """What equal values share, and they only: for JSON, 1 is 1.0 but is not true."""
    if isinstance(value, list | dict):
        return json.dumps(value, sort_keys=True)
    return isinstance(value, bool), value


def _alike(word: str, other: str) -> bool:
    """Whether two words are so near that the one can only be the other, mistyped."""
    return SequenceMatcher(None, word.casefold()[:200], other.casefold()).ratio() >= 0.8
