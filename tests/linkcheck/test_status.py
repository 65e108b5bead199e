from __future__ import annotations

import datetime as dt

from coursekit.linkcheck.status import Status, make_status
from coursekit.model.lock import FragmentState, Verdict
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from tests.linkcheck.sweeping import course_citing
from tests.support.edits import edited
from tests.support.locks import DAY, entry, lock_bytes

A, B = "https://www.loc.gov/a", "https://www.loc.gov/b"
OURS = "https://github.com/o/r/blob/main/tracks/course.yaml"


def status(*urls: str) -> Status:
    files = edited(
        course_citing(urls),
        "tracks/course.yaml",
        "language: en",
        "language: en\nrepository: https://github.com/o/r",
    )
    fragments = {"x": FragmentState.MISSING, "y": FragmentState.FOUND}
    files["tracks/links.lock"] = lock_bytes(entry("ok", A, fragments=fragments))
    return make_status(read_course(DictTree(files), Settings(), None), DAY, "1")


def test_what_no_sweep_asks_for_is_left_out() -> None:
    found = status(A, f"{A}#x", B, OURS, "https://example.org/")
    urls = {link.url.key: link for link in found.links}
    assert list(urls) == ["https://github.com/o/r", B, A]
    assert len(urls[A].places) == 2
    assert urls[A].missing_fragments == ("x",)
    assert urls[B].missing_fragments == ()


def test_an_address_is_found_however_it_is_spelled() -> None:
    found = status(A)
    link = found.link("HTTPS://www.LOC.gov/a#x")
    assert link
    assert link.verdict is Verdict.OK
    assert found.link(B) is None
    assert found.link("no address") is None


def test_ages_are_never_negative() -> None:
    assert status().age(DAY - dt.timedelta(days=3)) == 3
    assert status().age(DAY + dt.timedelta(days=3)) == 0
