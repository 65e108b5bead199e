"""Measure the peak memory of a sweep among hostile servers: `python -m bench.sweep_memory`.

The command is the real one, in a process of its own; it is only let connect to this machine. 200
URLs on as many hosts lead to servers that send as much as anybody takes: bombs, floods, headers
without end, and pages that are as costly to read as we could make them. Kinds that are named behind
the command (`bomb`, `ids`) are measured one by one. (Linux.)
"""

from __future__ import annotations

import gzip
import http.server
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

URLS = 200
AIM = 200
"""MB."""
_PAGE = 8 * 1024 * 1024
"""Bytes of a huge page: more than a sweep reads."""

SWEEP = """
import dataclasses, functools, pathlib, sys

from coursekit import pipeline
from coursekit.cli import cli
from coursekit.cli.boundary import run
from coursekit.linkcheck.archive import Archive
from coursekit.linkcheck.connect import Door
from coursekit.linkcheck.politeness import Manners
from coursekit.linkcheck.web import Ways

door = Door(policy=lambda address: None, resolver=lambda host, port: ["127.0.0.1"], ports=None)
real = pipeline.sweep


def local(tree, settings, plan, ways, means):
    here = Ways(contact=ways.contact, workers=ways.workers, timeout=ways.timeout, door=door,
                manners=Manners(pause=0.0, longest_wait=0.1, pauses={}))
    nowhere = Archive("http://a:1/")
    return real(tree, settings, plan, here, dataclasses.replace(means, archive=nowhere))


pipeline.sweep = functools.wraps(real)(local)
code = run(cli, sys.argv[1:])
status = pathlib.Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
sys.exit(code)
"""


def _bomb() -> bytes:
    return gzip.compress(b"<p>bread</p>" * 50_000_000, compresslevel=6)


def _bomb_of_ids() -> bytes:
    packer = zlib.compressobj(6, wbits=31)
    pieces = (packer.compress(b"<a id=%x>" % number) for number in range(500_000))
    return b"".join([*pieces, packer.flush()])


def _repeated(piece: bytes) -> Callable[[], bytes]:
    return lambda: piece * (_PAGE // len(piece))


def _numbered(piece: bytes) -> Callable[[], bytes]:
    return lambda: b"".join(piece % number for number in range(_PAGE // len(piece)))


BODIES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (_bomb, "gzip"),
    "bomb-of-ids": (_bomb_of_ids, "gzip"),
    "tags": (_repeated(b"<b>a"), ""),
    "ids": (_numbered(b"<a id=%x>"), ""),
    "headings": (_repeated(b"<h1>a</h1>"), ""),
    "attributes": (_numbered(b" a%x=b"), ""),
    "text": (_repeated("\N{BREAD} ".encode()), ""),
    "entities": (_repeated(b"&NotEqualTilde;"), ""),
}
FLOODS = {"flood": b"\r\n", "headers": b""}
KINDS = (*BODIES, *FLOODS)


class _Handler(http.server.BaseHTTPRequestHandler):
    bodies: dict[str, bytes]

    def do_HEAD(self) -> None:
        self._head()

    def do_GET(self) -> None:
        kind = self._head()
        try:
            if kind in self.bodies:
                self.wfile.write(self.bodies[kind])
            while kind in FLOODS:
                self.wfile.write(b"X-More: more\r\n" * 5_000)
        except OSError:
            return

    def _head(self) -> str:
        kind = self.path.strip("/").partition("/")[0]
        self.send_response(200)
        if kind == "headers" and self.command == "GET":
            self.flush_headers()
            return kind
        self.send_header("Content-Type", "text/html")
        if BODIES.get(kind, ("", ""))[1]:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return kind

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True


def write_course(folder: Path, port: int, kinds: tuple[str, ...]) -> None:
    """A course of one page with all links."""
    links = (
        f"[a](http://h{number}.bench-course.org:{port}/{kinds[number % len(kinds)]}/{number}#a)\n"
        for number in range(URLS)
    )
    lesson = folder / "tracks/bread/rolls/lesson.md"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("# Rolls\n\n" + "".join(links), encoding="utf-8")


def measured(port: int, kinds: tuple[str, ...]) -> tuple[int, str]:
    """The peak of the sweep's resident memory in MB, and what the command told."""
    with tempfile.TemporaryDirectory() as folder:
        write_course(Path(folder), port, kinds)
        done = subprocess.run(
            [sys.executable, "-c", SWEEP, "links", "sweep", "--timeout", "10"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode not in (0, 2):  # 2: not one of these servers gave an answer
        raise RuntimeError(done.stderr)
    return int(done.stdout) // 1024, done.stderr.splitlines()[-1]


def main() -> None:
    """Print a line for all kinds of servers together, or one for each that was named."""
    _Handler.bodies = {kind: make() for kind, (make, _) in BODIES.items()}
    server = _Server(("127.0.0.1", 0), _Handler)
    process = get_context("fork").Process(target=server.serve_forever, daemon=True)
    process.start()
    sys.stdout.write("| servers | peak, MB | aim | |\n| --- | --- | --- | --- |\n")
    for name in sys.argv[1:] or ("all",):
        megabytes, told = measured(server.server_port, KINDS if name == "all" else (name,))
        sys.stdout.write(f"| {name} | {megabytes} | {AIM} | {told} |\n")
        sys.stdout.flush()
    process.terminate()
    process.join()
    server.server_close()


if __name__ == "__main__":
    main()
