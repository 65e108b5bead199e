"""What a shell may complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def rule_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes and names of rules; codes come with what the rule finds."""
    from click.shell_completion import CompletionItem

    from coursekit.rules import RULES

    items = [CompletionItem(rule.code, help=rule.summary) for rule in RULES]
    items += [CompletionItem(rule.name) for rule in RULES]
    return [item for item in items if item.value.casefold().startswith(incomplete.casefold())]
