"""What git knows of a repository."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path


def head_date(root: Path) -> dt.date | None:
    """The committer's date of HEAD in the committer's own time zone; none without git or commit."""
    arguments = ["git", "-C", str(root), "-c", "log.showSignature=false"]
    try:
        done = subprocess.run(
            [*arguments, "show", "--no-patch", "--format=%cs", "HEAD"],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    try:
        return dt.date.fromisoformat(done.stdout.strip())
    except ValueError:
        return None
