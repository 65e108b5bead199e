"""The page of a rule: for `coursekit explain` and for `docs/rules/`."""

from __future__ import annotations

from collections.abc import Sequence

from coursekit.rules.base import Family, Rule


def render(rule: Rule) -> str:
    """The rule's documentation as Markdown, with its code, name and severity above."""
    first, _, rest = rule.doc.strip().partition("\n\n")
    facts = [f"family {rule.family.name} ({rule.family.value})", rule.severity.value]
    if rule.requires:
        facts.append(f"not judged in files where {', '.join(rule.requires)} finds something")
    if rule.needs_date:
        facts.append("needs a day to judge by (`--as-of`)")
    head = f"# {rule.code}: {rule.name}\n\n{first}\n\n*{'; '.join(facts)}*\n"
    return f"{head}\n{rest}\n" if rest else head


def render_index(rules: Sequence[Rule]) -> str:
    """The list of all rules by family, with links to their pages."""
    lines = ["# Rules", "", "Made from the rules' own documentation by `nox -s docs -- --write`."]
    for family in Family:
        members = [rule for rule in rules if rule.family is family]
        if members:
            lines += ["", f"## {family.name}: {family.value}", ""]
            lines += ["| code | name | severity | finds |", "| --- | --- | --- | --- |"]
            lines += [
                f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity.value} "
                f"| {rule.summary} |"
                for rule in members
            ]
    return "\n".join(lines) + "\n"
