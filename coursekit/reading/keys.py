"""A course's own front matter keys, read as ours."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from coursekit.model.record import Entry, KeyPath, Record


def translate(record: Record, keys: Mapping[str, str]) -> Record:
    """The record with the value at each dotted path of theirs put under the key of ours.

    The keys that the mapping speaks of are taken away from where they were, so that a schema sees
    ours only; every entry keeps its place in the file.
    """
    if not keys or not isinstance(record.value, dict):
        return record
    taken = {path.split(".")[0] for path in keys.values()} | set(keys)
    value = {key: kept for key, kept in record.value.items() if key not in taken}
    entries = {path: e for path, e in record.entries.items() if not path or path[0] in value}
    for ours, theirs in keys.items():
        path: KeyPath = tuple(theirs.split("."))
        if path not in record.entries:
            continue
        value[ours] = record.at(path)
        entries.update(_moved(record.entries, path, ours))
    return dataclasses.replace(record, value=value, entries=entries)


def _moved(entries: Mapping[KeyPath, Entry], path: KeyPath, ours: str) -> Mapping[KeyPath, Entry]:
    depth = len(path)
    return {
        (ours, *other[depth:]): entry for other, entry in entries.items() if other[:depth] == path
    }
