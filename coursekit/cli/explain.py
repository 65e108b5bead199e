"""`coursekit explain`: the documentation of one rule."""

from __future__ import annotations

import click

from coursekit.cli.choices import rule_words


@click.command(name="explain")
@click.argument("rule", shell_complete=rule_words)
def command(rule: str) -> None:
    """Explain a RULE, given by its code or name: what it finds, why, and how to mend it."""
    from coursekit.engine.select import UnknownRule, rule_named
    from coursekit.reporting.rule_page import render
    from coursekit.rules import RULES

    try:
        found = rule_named(RULES, rule)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from error
    click.echo(render(found), nl=False)
