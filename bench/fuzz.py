"""Fuzz the whole of `lint` with broken pages, manifests and settings: `python -m bench.fuzz 60`.

Files of the minimal course are mutated byte by byte, joined with hostile pieces, or replaced by
soup. Whatever comes out, a run must end soon, raise nothing, and report no fault of ours. The
inputs that do not are written to a folder, and the exit code is 1.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

from coursekit.model.settings import Settings
from coursekit.pipeline import lint
from coursekit.reading.tree import DictTree
from coursekit.reporting import FORMATS

MINIMAL = Path(__file__).parent.parent / "tests" / "minimal"
WRITTEN: dict[str, bytes] = {
    "coursekit-baseline.json": b'{"schema": "coursekit/baseline/v1", "counts": {"LK901": 1}, "findings": [\n'
    b'{"code":"LK901","fingerprint":"3f2c9a7b1e5d48069c1fb2a4d7e8035f",'
    b'"stands_on":"a81d0c44f7be4d2e96b3157ac2e90f6d","lesson":"bread/proofing","path":"a.md"}\n]}\n',
    "tracks/links.lock": b'{"schema":"coursekit/links-lock/v1"}\n{"url":"https://a.org/b",'
    b'"verdict":"ok","checked":"2026-05-01","since":"2026-05-01"}\n',
    "tracks/reviews.yaml": b"schema: coursekit/reviews/v1\nreviews:\n  - lesson: bread/proofing\n"
    b"    date: 2026-05-01\n    reviewer: A\n    digest: sha256:" + b"0" * 64 + b"\n",
    "tracks/review-plan.yaml": b"schema: coursekit/review-plan/v1\nplanned:\n"
    b"  - {lesson: bread/proofing, week: 2026-06-01, reviewer: A}\n",
}
"""What coursekit itself writes, and people merge."""
SLOW = 5.0
"""Seconds after which a run of a few small files counts as stuck."""

PIECES = [
    b"---\n", b"---\r\n", b"\r", b"\n\n", b"\t", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8",
    b"[", b"]", b"(", b")", b"](", b"![", b"][", b"[]: ", b"[^1]", b"[^1]: ", b"<a id=", b"<!--",
    b"-->", b"<", b">", b"`", b"```\n", b"~~~\n", b"    ", b"> ", b"- ", b"1. ", b"# ", b"## ",
    b"=====\n", b"|", b"|---|\n", b"\\|", b"\\", b"&amp;", b"&#0;", b"&#x1F600;", b"*", b"**",
    b"_", b"~~", b"$", b"$$", b"{#id}", b"{{< ref >}}", b"{% include %}", b":::", b"<details>",
    b": ", b"? ", b"- - - ", b"{", b"}", b"&a ", b"*a", b"!!str ", b"<<: ", b"'", b'"', b"|\n",
    b">-\n", b"%", b"@", b"~", b"null", b"true", b"1e999", b".inf", b"0x", b"9" * 30, b"2026-13-45",
    "\u4e2d\u6587".encode(), "e\u0301".encode(), "\U0001f600".encode(), "\u202e".encode(),
    b"lesson ", b"Lessons 2 and 3", b"lessons 1 through ", b"L5", b"T1 L2 ", b" of Track 1", b"Phase 2",
    b" (*Proofing*)", b"**Next:** ", b"**Prerequisite:** Lesson 2, ", "\u00a7".encode(), b"section ",
    b"the next lesson", b" opens with ", b"this lesson's references", b"two things:\n\n- a\n- b\n",
    b"the five-part ", b"Read time: about 9 minutes.", b"It maps to *T* by A B, given at C on 3 May 2026.",
    "\u201c".encode(), "\u2019s ".encode(), b"the close of ", b" closes the phase", b" comes next",
    b"- **Title:** *Dough*\n- **Authors:** A B and C D (E)\n", b"*Dough* by A B, CC BY 4.0, <https://a.org/b>",
    b"**License:** ", b"CC BY-NC", b"LicenseRef-", b" OR (MIT AND ", b"sources:\n  - title: ", b"files: [**]\n",
    b"## Source material\n\n", b"![A](https://a.org/b.png)\n\n", b"<iframe src=", b"<video><source src=",
    b"<!-- coursekit: ignore LK901 -- a -->\n\n", b"{/* coursekit: ignore-page ST", b"# coursekit: ignore ",
    b"until=2026-02-30", b"at the next review", b"reviewed: 2026-05-01\n", b"review_every: 12 weeks\n",
    b"<<<<<<< a\n", b"=======\n", b">>>>>>> b\n", b'{"schema":', b'"findings": [', b"sha256:",
    b"../" * 9, b"#the", b"%ff", b"%00", b"http://[", b"javascript:", b"mailto:a@b",
]  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The data after a few random changes."""
    for _ in range(dice.randint(1, 8)):
        at = dice.randint(0, len(data))
        end = min(len(data), at + dice.randint(0, 40))
        choice = dice.randrange(6)
        if choice == 0:
            data = data[:at] + data[end:]
        elif choice == 1:
            data = data[:at] + data[at:end] * dice.randint(2, 30) + data[end:]
        elif choice == 2:
            data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        elif choice == 3:
            data = data[:at] + dice.choice(PIECES) * dice.randint(1, 150) + data[at:]
        else:
            soup = b"".join(dice.choice(PIECES) for _ in range(dice.randint(1, 30)))
            data = data[:at] + soup + data[at if choice == 4 else end :]
    return data


def main() -> int:
    """Fuzz for the minutes given as the argument, from a seed that is printed."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns()
    dice = random.Random(seed)  # noqa: S311 - no secrets
    files = {p.relative_to(MINIMAL).as_posix(): p.read_bytes() for p in MINIMAL.rglob("*.*")}
    files |= WRITTEN
    found = Path(tempfile.mkdtemp(prefix="coursekit-fuzz-"))
    sys.stdout.write(f"seed {seed}, findings go to {found}\n")
    runs = failures = 0
    slowest = 0.0
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        changed = {p: mutated(files[p], dice) for p in dice.sample(sorted(files), 3)}
        start = time.monotonic()
        problem = _problem({**files, **changed})
        seconds = time.monotonic() - start
        slowest = max(slowest, seconds)
        runs += 1
        if problem or seconds > SLOW:
            failures += 1
            folder = found / f"{failures:04}"
            for path, data in changed.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
            (folder / "problem.txt").write_text(f"{seconds:.2f} s\n{problem}", encoding="utf-8")
    sys.stdout.write(f"{runs} runs, {failures} failures, slowest {slowest:.2f} s\n")
    return 1 if failures else 0


def _problem(files: dict[str, bytes]) -> str:
    """What went wrong in one run; empty if nothing did."""
    try:
        report = lint(DictTree(files), Settings(), as_of=dt.date(2026, 6, 1))
        for format_ in FORMATS.values():
            format_.with_statistics(report).encode()
    except Exception:
        return traceback.format_exc()
    return "\n".join(report.tracebacks)


if __name__ == "__main__":
    sys.exit(main())
