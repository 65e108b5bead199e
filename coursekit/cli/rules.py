"""`coursekit rules`: the list of rules."""

from __future__ import annotations

import click


@click.command(name="rules")
def command() -> None:
    """List the rules: code, severity, name, and what each finds."""
    from coursekit.rules import RULES

    widest = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        click.echo(f"{rule.code}  {rule.severity.value:<7}  {rule.name:<{widest}}  {rule.summary}")
