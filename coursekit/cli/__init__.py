"""The command `coursekit`. Subcommands are imported only when they are run."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

import click

from coursekit import __version__
from coursekit.cli.lazy import LazyGroup

_COMMANDS = {
    "lint": "Check the course.",
    "claims": "List what the prose says of the course.",
    "credits": "Write the credits: whose work the course stands on.",
    "diff": "Tell what a change means for the course.",
    "baseline": "Live with old findings, and fail on new ones.",
    "links": "See what the sweeps know of the links to the web.",
    "review": "Tell which lessons are due for review, and plan who looks at them.",
    "rules": "List the rules.",
    "explain": "Explain a rule.",
    "schema": "Print a JSON Schema.",
    "completion": "Print the completion script for a shell.",
}


@click.group(
    cls=LazyGroup, lazy=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="coursekit")
def cli() -> None:
    """Check courses that are kept as Markdown in git.

    Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 a fault of coursekit, 130
    interrupted.
    """


def main() -> None:
    """Run the command line; every way out of the program passes here."""
    from coursekit.cli.boundary import run

    # What is imported and read is needed to the end: the garbage collector would look in vain.
    gc.disable()
    code = run(cli, sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # whoever read it has gone
            stream.flush()
    # Freeing all that was read, object by object, would take as long as a rule or two hundred.
    os._exit(code)
