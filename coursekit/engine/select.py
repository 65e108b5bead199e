"""Which rules a run reports: the one place where `select`, `ignore` and `severity` are decided."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from coursekit.model.finding import Severity
from coursekit.rules.base import Family, Rule
from coursekit.words import did_you_mean


class UnknownRule(Exception):
    """A word names no rule, family or code; the message offers the nearest."""


def selected(rules: Sequence[Rule], select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes of the rules to report.

    Words are codes, families, names or `ALL`, in any letter case. Rules about the run itself are
    always selected, so that nothing is passed over in silence; only their own code or name, or
    their family, ignores them. Raises `UnknownRule`.
    """
    chosen = {code for word in select for code in _matching(rules, word)}
    chosen |= {rule.code for rule in rules if rule.family is Family.CK}
    return frozenset(chosen - {code for word in ignore for code in _matching(rules, word)})


def with_severities(rules: Sequence[Rule], severities: Mapping[str, Severity]) -> tuple[Rule, ...]:
    """The rules with the severities that are configured by code or name; raises `UnknownRule`."""
    changed = {rule_named(rules, word).code: severity for word, severity in severities.items()}
    return tuple(
        dataclasses.replace(rule, severity=changed.get(rule.code, rule.severity)) for rule in rules
    )


def rule_named(rules: Sequence[Rule], word: str) -> Rule:
    """The rule with the code or name; raises `UnknownRule`."""
    folded = word.strip().casefold()
    for rule in rules:
        if folded in (rule.code.casefold(), rule.name):
            return rule
    raise UnknownRule(_unknown(rules, word, families=False))


def _matching(rules: Sequence[Rule], word: str) -> set[str]:
    folded = word.strip().casefold()
    found = {
        rule.code
        for rule in rules
        if folded in ("all", rule.code.casefold(), rule.family.name.casefold(), rule.name)
    }
    if not found and folded.upper() not in Family.__members__:
        raise UnknownRule(_unknown(rules, word))
    return found


def _unknown(rules: Sequence[Rule], word: str, *, families: bool = True) -> str:
    known = [rule.code for rule in rules] + [rule.name for rule in rules]
    known += list(Family.__members__) if families else []
    hint = did_you_mean(word, known)
    return f"There is no rule '{word}'.{hint} `coursekit rules` lists them all."
