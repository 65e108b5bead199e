"""Which rules are reported."""

from __future__ import annotations

import datetime as dt

import pytest

from coursekit.engine.select import (
    UnknownRule,
    configured,
    rule_named,
    selected,
    with_required,
    with_severities,
)
from coursekit.model.finding import Severity
from coursekit.model.settings import GrowingSeverity
from coursekit.rules import RULES
from coursekit.rules.base import Family

ALWAYS = {rule.code for rule in RULES if rule.family is Family.CK}


def test_all_selects_all() -> None:
    assert selected(RULES, ["ALL"], []) == {rule.code for rule in RULES}


def test_the_run_itself_is_always_judged_unless_it_is_ignored_by_name() -> None:
    assert selected(RULES, ["PL205"], []) == ALWAYS | {"PL205"}
    assert selected(RULES, ["PL205"], ["CK"]) == {"PL205"}
    assert "CK002" not in selected(RULES, ["ALL"], ["nothing-matched"])


def test_ignoring_beats_selecting() -> None:
    assert "PL205" not in selected(RULES, ["PL205"], ["PL"])


@pytest.mark.parametrize("word", ["PL999", "placement", "", "order"])
def test_unknown_words_are_refused(word: str) -> None:
    with pytest.raises(UnknownRule, match="There is no rule"):
        selected(RULES, [word], [])
    with pytest.raises(UnknownRule):
        rule_named(RULES, word)


def test_severities_are_set_by_code_or_name() -> None:
    severities = {"PL205": Severity.NOTE, "missing-file": Severity.WARNING}
    changed = with_severities(RULES, severities)
    by_code = {rule.code: rule.severity for rule in changed}
    assert by_code["PL205"] is Severity.NOTE
    assert by_code["LK901"] is Severity.WARNING
    assert by_code["FM106"] is Severity.ERROR
    with pytest.raises(UnknownRule):
        with_severities(RULES, {"PL": Severity.NOTE})


def test_a_severity_may_grow_on_a_day() -> None:
    day = dt.date(2027, 1, 1)
    growing = GrowingSeverity(now=Severity.NOTE, day=day, then=Severity.ERROR)
    severities: dict[str, Severity | GrowingSeverity] = {
        "PL205": growing,
        "missing-file": Severity.WARNING,
    }

    def on(day: dt.date | None) -> tuple[Severity, Severity]:
        by_code = {rule.code: rule.severity for rule in with_severities(RULES, severities, day)}
        return by_code["PL205"], by_code["LK901"]

    assert on(dt.date(2026, 12, 31)) == (Severity.NOTE, Severity.WARNING)
    assert on(day) == on(dt.date(2030, 5, 5)) == (Severity.ERROR, Severity.WARNING)
    assert on(None) == (Severity.NOTE, Severity.WARNING)
    assert configured(rule_named(RULES, "PL205"), severities) == growing
    assert configured(rule_named(RULES, "LK901"), severities) is Severity.WARNING
    assert configured(rule_named(RULES, "LK902"), severities) is None


def test_rules_come_with_what_they_require() -> None:
    rules = with_required(RULES, ["PL205"])
    codes = {rule.code for rule in rules}
    assert "PL205" in codes
    assert all(required in codes for rule in rules for required in rule.requires)
    assert [*rules] == [rule for rule in RULES if rule.code in codes]
    assert len(rules) < len(RULES)


def test_a_family_is_no_rule_to_explain() -> None:
    with pytest.raises(UnknownRule) as caught:
        rule_named(RULES, "OB")
    assert "'OB'?" not in str(caught.value)
    assert rule_named(RULES, " pl205 ").code == "PL205"
