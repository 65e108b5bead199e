"""The entries of the ledger and of the plan: which are certainly as their schemas want them.

A JSON Schema takes a second or two to say so of some thousand entries. It is asked only where
something seems to be wrong, since it tells what and where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from coursekit.model.dates import iso_date

VERSIONS: Mapping[str, str] = {
    "reviews": "coursekit/reviews/v1",
    "review-plan": "coursekit/review-plan/v1",
}
"""What each kind of file says that it is."""

NEEDED: Mapping[str, frozenset[str]] = {
    "reviews": frozenset(("lesson", "date", "reviewer", "digest")),
    "planned": frozenset(("lesson", "week", "reviewer")),
    "snoozes": frozenset(("lesson", "until", "why", "made")),
}
"""The keys without which an entry of a list says nothing."""

_OPTIONAL: Mapping[str, frozenset[str]] = {
    "reviews": frozenset(("blocks", "note")),
    "planned": frozenset(("after",)),
    "snoozes": frozenset(),
}
_NO_LIST: Mapping[str, Any] = {"reviews": None, "review-plan": []}
"""What a list is where the file has none: the ledger needs its own."""
_LISTS: Mapping[str, tuple[str, ...]] = {
    "reviews": ("reviews",),
    "review-plan": ("planned", "snoozes"),
}
_CHECKS: Mapping[str, Callable[[str], object]] = {
    "lesson": re.compile(r"[^/]+/[^/]+").fullmatch,
    "reviewer": str.strip,
    "note": str.strip,
    "why": str.strip,
    "digest": re.compile(r"sha256:[0-9a-f]{64}").fullmatch,
    "blocks": re.compile(r"(?:[0-9a-f]{4})*").fullmatch,
    **dict.fromkeys(("date", "week", "after", "until", "made"), iso_date),
}


def fits(kind: str, value: Any) -> bool:
    """Whether the value of a file of a kind, `reviews` or `review-plan`, surely fits its schema."""
    if not isinstance(value, dict) or value.get("schema") != VERSIONS[kind]:
        return False
    lists = _LISTS[kind]
    return value.keys() <= {"schema", *lists} and all(
        _all_fit(name, value.get(name, _NO_LIST[kind])) for name in lists
    )


def _all_fit(name: str, entries: Any) -> bool:
    needed = NEEDED[name]
    known = needed | _OPTIONAL[name]
    return isinstance(entries, list) and all(
        isinstance(entry, dict) and needed <= entry.keys() <= known and _entry_fits(entry)
        for entry in entries
    )


def _entry_fits(entry: Mapping[str, Any]) -> bool:
    return all(isinstance(one, str) and _CHECKS[key](one) for key, one in entry.items())
