"""Time a sweep of 2,000 URLs on 50 hosts against the ideal: `python -m bench.sweep`.

One local server plays all hosts and answers each request after 100 ms. The ideal is what no sweep
can undercut: the requests and pauses of the busiest host, or all requests times the latency over
the workers, whichever is longer.
"""

from __future__ import annotations

import datetime as dt
import http.server
import sys
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing import get_context

from coursekit.linkcheck.connect import Door
from coursekit.linkcheck.plan import Plan, planned
from coursekit.linkcheck.politeness import Manners
from coursekit.linkcheck.probes import Cited, probe_for
from coursekit.linkcheck.sweep import Sweep
from coursekit.linkcheck.web import Ways, Web
from coursekit.model.url import web_url

URLS, HOSTS = 2_000, 50
LATENCY = 0.1
AIM = 1.3
CASES = ((16, 0.0), (64, 0.0), (16, 0.25), (64, 0.25))
"""Workers, and seconds between requests to one host."""


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_GET(self) -> None:
        self._answer(f"<title>{self.path}</title><p>{self.path} {'word ' * 200}".encode())

    def _answer(self, body: bytes) -> None:
        time.sleep(LATENCY)
        self.send_response(200 if self.path.startswith("/page") else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True


def measured(workers: int, pause: float) -> tuple[float, float]:
    """The seconds that a sweep took, and those of the ideal for the requests that it sent."""
    server = _Server(("127.0.0.1", 0), _Handler)
    process = get_context("fork").Process(target=server.serve_forever, daemon=True)
    process.start()  # a process of its own: it shall not take turns with the sweep
    requests: Counter[str] = Counter()

    def resolve(host: str, port: int) -> Sequence[str]:
        requests[host] += 1  # a host has one request at a time
        return ["127.0.0.1"]

    door = Door(policy=lambda address: None, resolver=resolve, ports=None)
    ways = Ways(contact="bench", workers=workers, door=door, manners=Manners(pause=pause))
    web = Web(ways, time.monotonic, time.time)
    texts = (
        f"http://h{number % HOSTS}.bench-course.org:{server.server_port}/page{number}"
        for number in range(URLS)
    )
    cited = [Cited(url) for url in map(web_url, texts) if url]
    today = dt.date(2026, 1, 1)
    start = time.perf_counter()
    chosen = planned(
        cited, {}, Plan(), today=today, host=lambda one: probe_for(one.url).host(one.url)
    )
    with Sweep(chosen, web, entries={}, today=today) as sweep:
        seen = sum(1 for _ in sweep)
    taken = time.perf_counter() - start
    process.terminate()
    process.join()
    server.server_close()
    if seen != URLS:
        raise RuntimeError(f"{URLS - seen} URLs were not looked at: {sweep.left or sweep.faults}")
    busiest = max(requests.values())
    ideal = max(busiest * LATENCY + (busiest - 1) * pause, requests.total() * LATENCY / workers)
    return taken, ideal


def main() -> None:
    """Print a line for each case."""
    sys.stdout.write("| workers | pause, s | s | ideal, s | ratio | aim |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- | --- |\n")
    for workers, pause in CASES:
        taken, ideal = measured(workers, pause)
        row = f"| {workers} | {pause} | {taken:.1f} | {ideal:.1f} | {taken / ideal:.2f} | {AIM} |\n"
        sys.stdout.write(row)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
