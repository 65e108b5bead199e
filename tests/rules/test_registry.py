"""The tuple of all rules and the files on disk tell the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import coursekit.rules
from coursekit.rules import RULES
from coursekit.rules.base import Rule

PACKAGE = Path(coursekit.rules.__file__).parent
REPOSITORY = Path(__file__).parent.parent.parent


def test_every_file_is_a_registered_rule() -> None:
    on_disk = {path for path in PACKAGE.glob("*/*.py") if path.name != "__init__.py"}
    registered = {PACKAGE / r.family.folder / f"{r.name.replace('-', '_')}.py" for r in RULES}
    assert on_disk == registered


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    by_family: dict[str, list[str]] = {}
    for rule in RULES:
        by_family.setdefault(rule.family.name, []).append(rule.code)
    assert all(codes == sorted(codes) for codes in by_family.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2}\d{3,4}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert (rule.check is None) != (rule.check_run is None)
    assert set(rule.requires) <= {other.code for other in RULES}
    assert len(rule.summary) <= 110
    assert (REPOSITORY / "docs" / "rules" / f"{rule.name}.md").is_file()
    assert (REPOSITORY / "tests" / "cases" / rule.name).is_dir()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_judges_claims_says_so(rule: Rule) -> None:
    path = PACKAGE / rule.family.folder / f"{rule.name.replace('-', '_')}.py"
    looks = "from coursekit.rules.claims import" in path.read_text(encoding="utf-8")
    assert rule.refutes_claims or not looks
