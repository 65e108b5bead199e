"""Print what matters as ratios taken in one run: `nox -s bench`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

ROUNDS = 9

BARE = (sys.executable, "-c", "pass")
COMMANDS: dict[str, Sequence[str]] = {
    "coursekit --version": (sys.executable, "-m", "coursekit", "--version"),
    "coursekit lint (our own course)": (sys.executable, "-m", "coursekit", "lint"),
}


def seconds(command: Sequence[str]) -> float:
    """The wall-clock time of one run of a command, as a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Run each command in turn with the bare interpreter, so that both meet the same machine."""
    sys.stdout.write(f"medians of {ROUNDS} runs, each beside one of `python -c pass`\n")
    for name, command in COMMANDS.items():
        seconds(command)
        pairs = [(seconds(command), seconds(BARE)) for _ in range(ROUNDS)]
        ratio = statistics.median(one / bare for one, bare in pairs)
        wall = statistics.median(one for one, _ in pairs)
        sys.stdout.write(f"{name:<34} {ratio:5.1f} x   {wall:6.3f} s\n")


if __name__ == "__main__":
    main()
