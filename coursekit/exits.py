"""Exit codes of the command line."""

from __future__ import annotations

from enum import Enum


class ExitStatus(Enum):
    """What the exit code of a run says. The larger one wins."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FAULT = 3
    INTERRUPTED = 130
