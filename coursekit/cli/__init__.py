"""The command `coursekit`. Subcommands are imported only when they are run."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from coursekit import __version__

_COMMANDS = {
    "lint": "Check the course.",
    "claims": "List what the prose says of the course.",
    "rules": "List the rules.",
    "explain": "Explain a rule.",
    "schema": "Print a JSON Schema.",
    "completion": "Print the completion script for a shell.",
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"coursekit.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coursekit")
def cli() -> None:
    """Check courses that are kept as Markdown in git.

    Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 a fault of coursekit, 130
    interrupted.
    """


def main() -> None:
    """Run the command line; every way out of the program passes here."""
    from coursekit.cli.boundary import run

    sys.exit(run(cli, sys.argv[1:]))
