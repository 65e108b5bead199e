"""`coursekit schema`: a JSON Schema, so that an editor can use it."""

from __future__ import annotations

import click

from coursekit.reading.schemas import SCHEMAS, schema_text


@click.command(name="schema")
@click.argument("name", type=click.Choice(SCHEMAS))
def command(name: str) -> None:
    """Print the JSON Schema with the given NAME."""
    click.echo(schema_text(name), nl=False)
