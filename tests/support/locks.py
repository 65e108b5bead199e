"""Lines of lock files for tests: made by hand, and made up by hypothesis."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from coursekit.model.lock import SCHEMA, Entry, FragmentState, Verdict, as_data, as_line
from coursekit.model.url import web_url

DAY = dt.date(2026, 5, 21)
URL = "https://www.loc.gov/dough"
HEADER = as_line({"schema": SCHEMA})

days = st.dates(dt.date(2026, 5, 1), dt.date(2026, 5, 9))
_words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=9)
_urls = st.sampled_from(["https://a.org/", "https://b.org/x?y=1", "http://c.org:8080/z"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """A line that may stand in a lock file; of few URLs and days, so that many meet."""
    checked = draw(days)
    verdict = draw(st.sampled_from([one for one in Verdict if one is not Verdict.UNVERIFIED]))
    before = st.dates(dt.date(2026, 4, 1), checked)
    return Entry(
        url=draw(_urls),
        verdict=verdict,
        checked=checked,
        since=draw(before),
        failures=tuple(sorted(draw(st.sets(before, max_size=3)))),
        missing=draw(st.none() | before),
        target=draw(_urls) if verdict is Verdict.MOVED else None,
        reason=draw(st.none() | _words),
        title=tuple(draw(st.lists(_words, max_size=3))),
        fragments=draw(st.dictionaries(_words, st.sampled_from(FragmentState), max_size=2)),
        archive=draw(st.none() | _urls),
    )


def entry(verdict: str = "ok", url: str = URL, **values: object) -> Entry:
    """A line, seen on one day unless something else is said."""
    stated = {"checked": DAY, "since": DAY, **values}
    return Entry(url=url, verdict=Verdict(verdict), **stated)  # type: ignore[arg-type]


def lock_bytes(*lines: Entry | str) -> bytes:
    """A lock file of these lines, in their order."""
    texts = (line if isinstance(line, str) else as_line(as_data(line)) for line in lines)
    return "".join(f"{text}\n" for text in (HEADER, *texts)).encode()


def key(url: str) -> str:
    """The URL as lock files write it."""
    found = web_url(url)
    assert found
    return found.key
