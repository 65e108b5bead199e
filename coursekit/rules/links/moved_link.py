"""A link leads to a page that has moved for good.

A redirect leads the learner on as long as somebody keeps it up. Where the new address differs in
trivial things only (`https`, `www.`, a slash at the end, `index.html`) it is the same document, and
the fix is safe; any other target wants a look first, for it may be a home page or a login form.

## Bad

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough/","verdict":"moved","checked":"2026-05-21","since":"2026-05-21","target":"https://en.wikipedia.org/wiki/Dough"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough/).
```

## Good

```diff
+++ tracks/links.lock
+{"schema":"coursekit/links-lock/v1"}
+{"url":"https://en.wikipedia.org/wiki/Dough/","verdict":"moved","checked":"2026-05-21","since":"2026-05-21","target":"https://en.wikipedia.org/wiki/Dough"}
+{"url":"https://en.wikipedia.org/wiki/Dough","verdict":"ok","checked":"2026-05-22","since":"2026-05-22"}
--- tracks/bread/proofing/references.md
-Everything in this lesson is our own.
+More in [a page on dough](https://en.wikipedia.org/wiki/Dough).
```

## How to fix

Take the new address, after a look at what stands there. A page that only differs in `http` is told
by [insecure-link](insecure-link.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Safety, Severity
from coursekit.model.lock import Verdict
from coursekit.model.url import web_url
from coursekit.rules.base import Rule
from coursekit.rules.links import is_secured, readdressed, seen_at
from coursekit.words import shortened


def check(course: Course) -> Iterator[Finding]:
    for citation, url, entry in course.observed:
        target = web_url(entry.target)
        if entry.verdict is Verdict.MOVED and target and not is_secured(url, target):
            same = target.document == url.document
            safety = Safety.SAFE if same else Safety.UNSAFE
            what = "the same document" if same else "perhaps another document: look at it first"
            yield Finding(
                place=citation.place,
                message=f"{shortened(url.key, 200)} has moved",
                help=f"It is now at {shortened(target.key, 200)} ({what}).",
                related=tuple(seen_at(course, entry)),
                fix=readdressed(citation, url, target, safety),
                subject=citation.target,
            )


RULE = Rule(
    code="LK909",
    name="moved-link",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
