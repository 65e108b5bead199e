"""Which rules a run reports: the one place where `select`, `ignore` and `severity` are decided."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from coursekit.model.finding import Severity
from coursekit.model.settings import GrowingSeverity
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
    itself = {rule.code for rule in rules if rule.family is Family.CK}
    return (named(rules, select) | itself) - named(rules, ignore)


def named(rules: Sequence[Rule], words: Iterable[str]) -> frozenset[str]:
    """The codes of the rules that words stand for; raises `UnknownRule`."""
    return frozenset(code for word in words for code in _matching(rules, word))


def with_required(rules: Sequence[Rule], codes: Iterable[str]) -> tuple[Rule, ...]:
    """The rules with the given codes, and all that they require, in their order.

    All rules, where one of these judges what came of all others.
    """
    by_code = {rule.code: rule for rule in rules}
    codes = tuple(codes)
    if any(by_code[code].needs_all for code in codes):
        return tuple(rules)
    needed: set[str] = set()
    open_ = [*codes]
    while open_:
        code = open_.pop()
        if code not in needed:
            needed.add(code)
            open_ += by_code[code].requires
    return tuple(rule for rule in rules if rule.code in needed)


def with_severities(
    rules: Sequence[Rule],
    severities: Mapping[str, Severity | GrowingSeverity],
    day: dt.date | None = None,
) -> tuple[Rule, ...]:
    """The rules with the severities that are configured by code or name; raises `UnknownRule`.

    One that grows on a day is the earlier one where no day is known.
    """
    changed = {
        rule_named(rules, word).code: one if isinstance(one, Severity) else one.on(day)
        for word, one in severities.items()
    }
    return tuple(
        dataclasses.replace(rule, severity=changed[rule.code]) if rule.code in changed else rule
        for rule in rules
    )


def configured(
    rule: Rule, severities: Mapping[str, Severity | GrowingSeverity]
) -> Severity | GrowingSeverity | None:
    """What is configured as the severity of a rule; of several words for it the last counts."""
    words = [word for word in severities if _is_called(rule, word)]
    return severities[words[-1]] if words else None


def rule_named(rules: Sequence[Rule], word: str) -> Rule:
    """The rule with the code or name; raises `UnknownRule`."""
    for rule in rules:
        if _is_called(rule, word):
            return rule
    raise UnknownRule(_unknown(rules, word, families=False))


def _is_called(rule: Rule, word: str) -> bool:
    return word.strip().casefold() in (rule.code.casefold(), rule.name)


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
