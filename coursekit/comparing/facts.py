"""What records state otherwise on two sides of a change, key by key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from coursekit.comparing.data import Fact
from coursekit.model.record import KeyPath, Record, dotted

_DEEPEST = 3
"""Below so many keys a value is told whole."""


def differing(before: Record | None, after: Record | None, keys: Iterable[str]) -> Iterator[Fact]:
    """The values below some keys that are not the same on both sides, in the order of the keys."""
    for key in keys:
        old, new = _stated(before, key), _stated(after, key)
        yield from facts(old, new)


def facts(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Fact]:
    """The texts by name that are not the same on both sides."""
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield Fact(name, before.get(name), after.get(name))


def told(value: object) -> str:
    """A value of YAML for people: the same text for the same value."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _stated(record: Record | None, key: str) -> dict[str, str]:
    if record is None or not isinstance(record.value, dict) or key not in record.value:
        return {}
    return {dotted(path): told(value) for path, value in _leaves((key,), record.value[key])}


def _leaves(path: KeyPath, value: object) -> Iterator[tuple[KeyPath, object]]:
    if isinstance(value, dict) and value and len(path) < _DEEPEST:
        for key, child in value.items():
            yield from _leaves((*path, key), child)
    else:
        yield path, value
