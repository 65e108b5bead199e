"""The table of licenses as Markdown: an overview, then each verdict with its clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursekit.model.license import OTHER, SAME
from coursekit.words import listing

USES = ("adapted", "verbatim", "quoted", "linked", "embedded")
_MARKS = {"allowed": "yes", "refused": "no", "ask": "ask"}


def render(data: dict[str, Any]) -> str:
    """The table of licenses, as `reading.license_table.license_data` gives it."""
    rest = {"title": "All other licenses", "licenses": [], "rulings": data["default"]}
    groups = [*data["groups"], rest]
    parts = ["## Overview\n", *_overview(data, groups), "\n## Every verdict with its clause"]
    for group in groups:
        parts += ["", f"### {group['title']}\n", *_names(data, group), *_verdicts(data, group)]
    parts += ["", "## What the table rests on\n", *_sources(data)]
    return "\n".join(parts) + "\n"


def _overview(data: dict[str, Any], groups: list[dict[str, Any]]) -> Iterator[str]:
    called = [data["names"][course][0] for course in data["courses"]]
    yield _row(["source", *(f"adapted into {name}" for name in called), *USES[1:]])
    yield _row(["---"] * (len(called) + len(USES)))
    for group in groups:
        rulings = group["rulings"]
        adapted = [_MARKS[_outcome(rulings["adapted"], course)] for course in data["courses"]]
        others = [_summary(data, rulings[use]) for use in USES[1:]]
        yield _row([group["title"], *adapted, *others])


def _outcome(rulings: list[dict[str, Any]], course: str) -> str:
    exact = [one for one in rulings if course in one["courses"]]
    found = exact or [one for one in rulings if one["courses"] == ["any"]]
    outcome: str = found[0]["outcome"]
    return outcome


def _summary(data: dict[str, Any], rulings: list[dict[str, Any]]) -> str:
    """One word where all courses are alike, else the two with what decides between them."""
    by_outcome: dict[str, list[str]] = {}
    for course in data["courses"]:
        by_outcome.setdefault(_outcome(rulings, course), []).append(data["names"][course][0])
    if len(by_outcome) == 1:
        return _MARKS[next(iter(by_outcome))]
    allowed = listing(by_outcome.pop("allowed"), "and")
    (other,) = by_outcome
    return f"yes in {allowed}, else {_MARKS[other]}"


def _names(data: dict[str, Any], group: dict[str, Any]) -> Iterator[str]:
    if group["licenses"]:
        yield ", ".join(f"[`{name}`]({data['names'][name][1]})" for name in group["licenses"])
    else:
        yield "Those that SPDX lists and nobody has read for this table."
    yield ""


def _verdicts(data: dict[str, Any], group: dict[str, Any]) -> Iterator[str]:
    yield _row(["use", "in a text under", "verdict", "clause", "because", "then"])
    yield _row(["---"] * 6)
    merged: dict[tuple[str, ...], list[str]] = {}
    for use in USES:
        for one in group["rulings"][use]:
            cells: tuple[str, ...] = (
                _courses(data, one["courses"]),
                _MARKS[one["outcome"]],
                one["clause"].replace("{license}, ", "").replace("{license}: ", ""),
                one["reason"],
                one.get("conditions", ""),
            )
            merged.setdefault(cells, []).append(use)
    for cells, uses in merged.items():
        yield _row([", ".join(uses), *cells])


def _courses(data: dict[str, Any], courses: list[str]) -> str:
    words = {"any": "any license", SAME: "the very same", OTHER: "any other license"}
    return ", ".join(words.get(one) or data["names"][one][0] for one in courses)


def _sources(data: dict[str, Any]) -> Iterator[str]:
    for source in data["sources"]:
        yield f"- [{source['title']}]({source['url']})"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
