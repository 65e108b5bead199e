"""The packaged table of licenses, cell by cell against one that was written by itself.

`expected.yaml` was written from the licenses and from what their stewards say, without a look at
the packaged table; it names its sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from coursekit.model.license import OTHER, SAME, UNLISTED, Outcome, Ruling
from coursekit.model.source import Use
from coursekit.reading.license_names import Names
from coursekit.reading.license_table import license_data, license_table
from coursekit.reading.licenses import read_license
from coursekit.reporting.license_page import render
from coursekit.rules.rulings import ruling_on

DATA = license_data()
TABLE = license_table(None)
EXPECTED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "expected.yaml").read_text(encoding="utf-8")
)


def ruled(source: str, use: Use, course: str) -> Ruling:
    theirs, own = (read_license(text, Names(())) for text in (source, course))
    ruling = ruling_on(TABLE, theirs, use, own)
    assert ruling
    return ruling


def cells() -> Iterator[tuple[str, str, Use, Outcome]]:
    for row in EXPECTED:
        for course, uses in row["cells"].items():
            for use, outcome in uses.items():
                yield row["license"], course, Use(use), Outcome(outcome)


@pytest.mark.parametrize("license_", [row["license"] for row in EXPECTED])
def test_every_cell_is_as_expected(license_: str) -> None:
    wanted = {cell[1:3]: cell[3] for cell in cells() if cell[0] == license_}
    assert set(wanted) == set(product(TABLE.columns, Use))
    found = {key: ruled(license_, key[1], key[0]).outcome for key in wanted}
    assert found == wanted


def test_every_group_is_held_against_the_expected_table() -> None:
    checked = {TABLE.groups[row["license"]] for row in EXPECTED}
    assert checked == set(TABLE.groups.values())
    assert len(EXPECTED) == len({row["license"] for row in EXPECTED})
    assert all(row["sources"] for row in EXPECTED)


def test_no_cell_is_left_out() -> None:
    groups = {*TABLE.groups.values(), UNLISTED}
    columns = (*TABLE.columns, OTHER)
    assert set(product(groups, Use, columns)) <= set(TABLE.rulings)
    assert {key[2] for key in TABLE.rulings} == {*columns, SAME}


@pytest.mark.parametrize("group", [DATA["default"], *(g["rulings"] for g in DATA["groups"])])
def test_no_cell_is_filled_twice(group: dict[str, Any]) -> None:
    for rulings in group.values():
        named = [course for ruling in rulings for course in ruling["courses"]]
        assert len(named) == len(set(named))
        assert "any" not in named or set(named) <= {"any", SAME}


@pytest.mark.parametrize("ruling", sorted(set(TABLE.rulings.values()), key=str), ids=str)
def test_every_ruling_names_its_clause_and_reason(ruling: Ruling) -> None:
    for text in (ruling.clause, ruling.reason):
        assert re.fullmatch(
            r"[^A-Z\s].*[^.\s]|CC.*[^.\s]|\{license\}.*[^.\s]|Creative.*[^.\s]", text
        )
    assert bool(ruling.conditions) == (ruling.outcome is Outcome.ALLOWED)


def test_every_license_has_a_name_and_an_address() -> None:
    assert set(TABLE.names) == set(TABLE.groups)
    assert set(TABLE.columns) <= set(TABLE.groups)
    titles = [title for title, _ in TABLE.names.values()]
    assert len(titles) == len(set(titles))
    assert all(re.fullmatch(r"https?://\S+", url) for _, url in TABLE.names.values())


def test_spdx_lists_every_license_of_the_table() -> None:
    from license_expression import get_license_index

    listed = {entry.get("spdx_license_key") for entry in get_license_index()}
    assert set(TABLE.groups) <= listed
    instead = [name.split(" WITH ") for name in DATA["deprecated"].values() if name]
    assert {part for parts in instead for part in parts} <= listed
    assert not set(DATA["deprecated"]) & set(TABLE.groups)


def test_terms_of_the_very_same_license_may_be_kept() -> None:
    for name in TABLE.groups:
        for use in Use:
            outcome = ruled(name, use, name).outcome
            refused = "-ND" in name and use is Use.ADAPTED
            assert outcome is (Outcome.REFUSED if refused else Outcome.ALLOWED), (name, use)


def test_the_page_holds_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "licenses.md").read_text(encoding="utf-8")
    assert page.endswith(f"\n\n{render(DATA)}")
    for name in TABLE.groups:
        assert f"[`{name}`](" in page
