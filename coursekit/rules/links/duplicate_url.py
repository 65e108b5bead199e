"""The same document is cited under two addresses.

They differ in trivial things only (`http`, `www.`, a slash at the end, `index.html`, letter case of
the host), or the lock file knows that one leads to the other. A correction then reaches one of them
and not the other, and credits list the document twice. Where [moved-link](moved-link.md) or
[insecure-link](insecure-link.md) tells of the same file, mending that comes first.

## Bad

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough) and, once more, in [the same](https://en.wikipedia.org/wiki/Dough/).
```

## Good

```diff
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough) and, once more, in [the same](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Write the address that the message names everywhere. If they are two documents indeed, exempt one of
them in the configuration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from coursekit.model.course import Citation, Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.lock import Lock
from coursekit.model.url import Url, web_url
from coursekit.rules.base import Rule
from coursekit.words import shortened

_HOPS = 5


def check(course: Course) -> Iterator[Finding]:
    unlike: dict[str, Url] = {}
    for citation, url in course.cited:
        if not citation.exempt and not citation.placeholder:
            unlike[url.key] = url
    documents: dict[str, list[Url]] = {}
    for url in unlike.values():
        documents.setdefault(_final(course.lock, url).document, []).append(url)
    twice = {url.key: urls for urls in documents.values() if len(urls) > 1 for url in urls}
    if twice:
        yield from _findings(course, twice)


def _final(lock: Lock | None, url: Url) -> Url:
    """Where the lock file says that an address leads in the end."""
    for _ in range(_HOPS):
        entry = lock.entries.get(url.key) if lock else None
        target = web_url(entry.target) if entry and entry.target else None
        if target is None:
            break
        url = target
    return url


def _findings(course: Course, twice: dict[str, list[Url]]) -> Iterator[Finding]:
    places: dict[str, list[Citation]] = {}
    for citation, url in course.cited:
        if url.key in twice and not citation.exempt:
            places.setdefault(url.key, []).append(citation)
    uses = Counter({key: len(found) for key, found in places.items()})
    for key in sorted(places):
        best = min(twice[key], key=lambda url: _rank(course.lock, url, uses[url.key]))
        if key != best.key:
            first = min(places[key], key=lambda citation: citation.place)
            other = min(places[best.key], key=lambda citation: citation.place)
            yield Finding(
                place=first.place,
                message=f"the document {shortened(best.key, 200)} is cited under another address",
                help=f"Write {shortened(best.key, 200)} here too, and everywhere.",
                related=(Related(other.place, "cited so here"),),
                subject=first.target,
            )


def _rank(lock: Lock | None, url: Url, uses: int) -> tuple[bool, bool, int, str]:
    """What to keep: an address that leads nowhere else, with https, and used most."""
    return _final(lock, url).key != url.key, url.scheme != "https", -uses, url.key


RULE = Rule(
    code="LK917",
    name="duplicate-url",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
    requires=("LK909", "LK912"),
)
