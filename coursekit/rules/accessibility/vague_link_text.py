"""The text of a link, such as "here", does not say where the link leads.

With a screen reader people go from link to link, or have them listed, without the sentence around
them; in print, and for who only skims, it is the same (WCAG 2.2, 2.4.9
<https://www.w3.org/TR/WCAG22/#link-purpose-link-only>). An address as the text is fine.

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+Click [here](../proofing/lesson.md) to see where the dough came from.
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+See in [proofing](../proofing/lesson.md) where the dough came from.
```

## How to fix

Make the name of the page or thing the text of the link. The texts are those of the language that the
course manifest states, English without one; a course names its own:

```toml
[accessibility.vague_link_texts]
en = ["here", "click here", "over here"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.accessibility import links
from coursekit.rules.base import Rule

_AROUND = " \t.,:;!?()[]«»‹›<>→➡…\"'“”‘’"


def check(course: Course) -> Iterator[Finding]:
    by_language = course.settings.accessibility.vague_link_texts
    vague = {text.casefold() for text in by_language.get(_language(course), ())}
    for page, link in links(course):
        text = " ".join(link.text.split()).strip(_AROUND)
        if text.casefold() in vague:
            yield Finding(
                place=page.place(link.span),
                message=f"the text of this link, '{text}', does not say where it leads",
                help="Make the name of what it leads to the text of the link.",
                subject=link.target,
            )


def _language(course: Course) -> str:
    """The code of the course's language, without script and region; English if none is stated."""
    stated = course.manifest.record.at(("language",)) if course.manifest else None
    return stated.partition("-")[0].lower() if isinstance(stated, str) else "en"


RULE = Rule(
    code="AX803",
    name="vague-link-text",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)
