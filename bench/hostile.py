"""Lint every case of hostile input: `python -m bench.hostile` prints the slowest and the largest."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.__main__ import COURSEKIT, USUAL
from tests.hostile.test_hostile_input import CASES, WITNESS
from tests.support.patching import Files, minimal_course, patched

SHOWN = 6


class Run(NamedTuple):
    """What a run took, as a whole process: seconds, and its peak of resident memory in MB."""

    seconds: float
    memory: float
    case: str


def run(case: str, files: Files) -> Run:
    """Lint a small course in which the case's files are broken; the better of two runs."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in {**patched(minimal_course(), WITNESS), **files}.items():
            if content is not None:
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        return min(_once(case, folder) for _ in range(2))


def _once(case: str, folder: str) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(
        (*COURSEKIT, "lint"),
        cwd=folder,
        env=USUAL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 1:
        raise RuntimeError(f"{case}: exit code {os.waitstatus_to_exitcode(status)}")
    return Run(seconds, used.ru_maxrss / 1024, case)


def main() -> None:
    """Run all cases, one after the other."""
    runs = [run(case, files) for case, (files, _) in CASES.items()]
    sys.stdout.write(f"{len(runs)} cases; the slowest:\n\n| case | s | MB |\n| --- | --- | --- |\n")
    for one in sorted(runs, reverse=True)[:SHOWN]:
        sys.stdout.write(f"| {one.case} | {one.seconds:.2f} | {one.memory:.0f} |\n")
    largest = max(runs, key=lambda one: one.memory)
    sys.stdout.write(f"\nMost memory: {largest.memory:.0f} MB ({largest.case}).\n")


if __name__ == "__main__":
    main()
