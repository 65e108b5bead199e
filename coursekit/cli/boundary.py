"""The one place where exceptions become messages and exit codes."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from coursekit import __version__
from coursekit.exits import ExitStatus


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command with the given arguments and return the exit code of the process.

    Where whoever reads our output has closed it, as `head` does, click leaves with 1.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not know all characters
            stream.reconfigure(errors="backslashreplace")
    try:
        code = command.main([*arguments], prog_name="coursekit", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else ExitStatus.CLEAN.value
    except click.ClickException as error:
        error.show()
        return ExitStatus.USAGE.value
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return ExitStatus.INTERRUPTED.value
    except Exception as error:
        import traceback

        report_faults([traceback.format_exc()], f"{type(error).__name__}: {error}")
        return ExitStatus.FAULT.value


def report_faults(tracebacks: Sequence[str], summary: str) -> None:
    """Say that coursekit is at fault, and leave a log that can be pasted into a bug report."""
    import platform
    import tempfile

    head = f"coursekit {__version__}, Python {platform.python_version()}, {platform.platform()}"
    log = "\n".join([head, f"arguments: {sys.argv[1:]!r}", "", *tracebacks])
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="coursekit-", suffix=".log", delete=False
    ) as stream:
        stream.write(log)
    click.echo(f"This is a fault of coursekit, not of the course: {summary}", err=True)
    click.echo(f"Please report it with the log that was written to {stream.name}", err=True)
