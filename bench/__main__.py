"""Print what matters as ratios taken in one run: `nox -s bench`.

Every command is run in turn with the one it is compared to, so that both meet the same machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.courses import write_course

ROUNDS = 8

BARE = (sys.executable, "-c", "pass")
COURSEKIT = (sys.executable, "-m", "coursekit")
PARSE = (sys.executable, str(Path(__file__).parent / "parse.py"))

HERE = Path(__file__).parent.parent
USUAL = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment, where Python keeps what it compiled: else each run would compile us anew."""


def seconds(command: Sequence[str], folder: Path) -> float:
    """The wall-clock time of one run of a command, as a whole process; findings are no failure."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=USUAL, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - start


def compared(name: str, command: Sequence[str], other: Sequence[str], folder: Path) -> None:
    """Print the median time of a command, and the median ratio to another one."""
    seconds(command, folder)
    pairs = []
    for nth in range(ROUNDS):  # in turn first: what runs second finds another machine
        if nth % 2:
            pairs.append((seconds(command, folder), seconds(other, folder)))
        else:
            pairs.append((seconds(other, folder), seconds(command, folder))[::-1])
    ratio = statistics.median(one / two for one, two in pairs)
    wall = statistics.median(one for one, _ in pairs)
    sys.stdout.write(f"| {name} | {wall:.3f} | {ratio:.2f} |\n")
    sys.stdout.flush()


def peak_memory(command: Sequence[str], folder: Path) -> float:
    """The most memory, in MB, that a command and its children hold together (Linux).

    Proportional set sizes are added, so that what forked processes share counts once.
    """
    process = subprocess.Popen(
        command, cwd=folder, env=USUAL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(_shared_out(pid) for pid in _family(process.pid)))
        time.sleep(0.005)
    return peak / 1024


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _shared_out(pid: int) -> int:
    """The proportional set size of a process in kB; 0 if it has ended."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        return 0
    return 0


def _commit_and_edit(folder: Path) -> None:
    """Commit a course, and change all pages of one lesson."""
    identity = ("-c", "user.name=Bench", "-c", "user.email=bench@localhost")
    for command in (("init", "-q"), ("add", "--all"), ("commit", "-q", "-m", "A course")):
        subprocess.run(("git", *identity, *command), cwd=folder, check=True)
    for page in (folder / "tracks" / "track-05" / "lesson-005").iterdir():
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more paragraph.\n", "utf-8")


def main() -> None:
    """Measure start-up, our own course and the standard course."""
    sys.stdout.write(f"Medians of {ROUNDS} runs.\n\n| what | s | ratio |\n| --- | --- | --- |\n")
    compared("`coursekit --version` / `python -c pass`", (*COURSEKIT, "--version"), BARE, HERE)
    compared("`coursekit lint`, our course / `python -c pass`", (*COURSEKIT, "lint"), BARE, HERE)
    with tempfile.TemporaryDirectory() as folder:
        standard = Path(folder)
        write_course(standard)
        lint = (*COURSEKIT, "lint", "--format", "concise", "--fail-on", "never")
        name = "`coursekit lint`, standard course / markdown-it-py alone, one core"
        compared(name, lint, (*PARSE, folder), standard)
        without = (sys.executable, str(HERE / "bench" / "without_claims.py"), *lint[3:])
        name = "the same without claims / markdown-it-py alone, one core"
        compared(name, without, (*PARSE, folder), standard)
        compared("`coursekit lint`, standard course / without claims", lint, without, standard)
        ungated = (sys.executable, str(HERE / "bench" / "without_gate.py"), *lint[3:])
        name = "`coursekit lint`, standard course / without links to the web"
        compared(name, lint, ungated, standard)
        _commit_and_edit(standard)
        name = "`coursekit lint --since`, one lesson changed / `coursekit lint`"
        compared(name, (*lint, "--since", "HEAD"), lint, standard)
        peak = peak_memory(lint, standard)
    sys.stdout.write(f"\nPeak memory, standard course, all processes: {peak:.0f} MB\n")


if __name__ == "__main__":
    main()
