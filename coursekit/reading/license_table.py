"""The table of licenses: from `data/licenses.json`, and from what a course defines itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from coursekit.model.license import OTHER, SAME, UNLISTED, LicenseTable, Outcome, Ruling
from coursekit.model.record import Record
from coursekit.model.source import Use
from coursekit.words import listing

Rulings = dict[tuple[str, Use, str], Ruling]


@cache
def license_data() -> dict[str, Any]:
    """The table as it is written."""
    path = files("coursekit") / "data" / "licenses.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def license_table(manifest: Record | None) -> LicenseTable:
    """The packaged table, with the terms that a course manifest defines under `licenses`."""
    packaged = _packaged()
    defined = dict(_defined(manifest)) if manifest else {}
    if not defined:
        return packaged
    return LicenseTable(
        groups={**packaged.groups, **{name: name for name, _, _ in defined}},
        columns=packaged.columns,
        rulings={**packaged.rulings, **defined},
        names=packaged.names,
    )


@cache
def _packaged() -> LicenseTable:
    data = license_data()
    rulings: Rulings = {}
    for group in ({"group": UNLISTED, "rulings": data["default"]}, *data["groups"]):
        for use, entries in group["rulings"].items():
            for entry in entries:
                ruling = _ruling(entry)
                for column in _columns(entry["courses"]):
                    rulings[group["group"], Use(use), column] = ruling
    return LicenseTable(
        groups={name: group["group"] for group in data["groups"] for name in group["licenses"]},
        columns=tuple(data["courses"]),
        rulings=rulings,
        names={name: (title, url) for name, (title, url) in data["names"].items()},
    )


def _columns(courses: list[str]) -> tuple[str, ...]:
    return (*license_data()["courses"], OTHER) if courses == ["any"] else tuple(courses)


def _ruling(entry: dict[str, Any]) -> Ruling:
    return Ruling(
        outcome=Outcome(entry["outcome"]),
        clause=entry["clause"],
        reason=entry["reason"],
        conditions=entry.get("conditions", ""),
        marks_changes=entry.get("marks_changes", False),
    )


def _defined(manifest: Record) -> Iterator[tuple[tuple[str, Use, str], Ruling]]:
    """The rulings on terms that are whole: of others, a rule tells what is wrong with them."""
    defined = manifest.at(("licenses",))
    wrong = {violation.path[:2] for violation in manifest.violations}
    for name, terms in defined.items() if isinstance(defined, dict) else ():
        if ("licenses", name) in wrong or not isinstance(terms, dict):
            continue
        clause = f"the terms of {name} in {manifest.path}, seen on {terms['seen']}"
        for use, column in product(Use, (*license_data()["courses"], OTHER, SAME)):
            yield (name, use, column), _by_terms(terms["allows"], use, clause)


def _by_terms(allows: list[str], use: Use, clause: str) -> Ruling:
    if use.value in allows:
        return Ruling(Outcome.ALLOWED, clause, "its terms allow it", "keep to the terms")
    uses = f"only that it is {listing(allows)}" if allows else "no use at all"
    return Ruling(Outcome.REFUSED, clause, f"its terms allow {uses}")
