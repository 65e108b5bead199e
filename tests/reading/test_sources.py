"""Sources on record become typed values; what does not fit states nothing."""

from __future__ import annotations

import datetime as dt

from coursekit.model.document import Document
from coursekit.model.settings import Settings
from coursekit.model.source import Use
from coursekit.model.text import Text
from coursekit.reading.course import read_course
from coursekit.reading.document import read_page
from coursekit.reading.sources import stated_derived, stated_sources
from coursekit.reading.tree import DictTree

WHOLE = """\
derived: true
sources:
  - title: Slow dough
    creators: [Ada Miller, Ben Ode]
    url: https://www.loc.gov/slow-dough
    license: CC-BY-4.0
    use: quoted
    date: 2025-05-06
    event: Bread Days 3
    rights_holder: The bakery
    modified: false
    evidence: https://www.loc.gov/terms
    files: [tracks/bread/figures/*.png]
"""


def references(yaml: str) -> Document:
    text = Text(f"---\ntitle: A\npage: references\n{yaml}---\n")
    return read_page("a/references.md", "references", text, Settings())


def test_a_whole_record_is_read_with_its_places() -> None:
    page = references(WHOLE)
    (source,) = stated_sources(page.record)
    assert source.title
    assert page.text.cut(source.title.place.span) == source.title.value == "Slow dough"
    assert [one.value for one in source.creators] == ["Ada Miller", "Ben Ode"]
    assert [page.text.cut(one.place.span) for one in source.creators] == ["Ada Miller", "Ben Ode"]
    assert source.use
    assert source.use.value is Use.QUOTED
    assert source.date
    assert source.date.value == dt.date(2025, 5, 6)
    assert source.modified
    assert source.modified.value is False
    stated = (source.url, source.license, source.event, source.rights_holder, source.evidence)
    assert [one.value for one in stated if one] == [
        "https://www.loc.gov/slow-dough",
        "CC-BY-4.0",
        "Bread Days 3",
        "The bakery",
        "https://www.loc.gov/terms",
    ]
    assert [one.value for one in source.files] == ["tracks/bread/figures/*.png"]
    assert source.path == ("sources", 0)
    assert page.record
    assert not page.record.violations


def test_what_does_not_fit_the_schema_states_nothing() -> None:
    page = references(
        "derived: perhaps\nsources:\n"
        "  - {title: '', creators: [], url: nowhere, license: 4, use: borrowed, modified: 1,\n"
        "     date: 2025-13-01, files: [/a]}\n"
        "  - no mapping\n"
        "  - {creators: [Ada, '', 3], date: 2025-02-30}\n"
    )
    first, second = stated_sources(page.record)
    assert stated_derived(page.record) is None
    stated = (first.title, first.url, first.license, first.use, first.date, first.modified)
    assert stated == (None,) * 6
    assert first.creators == first.files == ()
    assert [one.value for one in second.creators] == ["Ada"]
    assert second.date is None
    assert second.path == ("sources", 2)


def test_pages_without_a_record_state_nothing() -> None:
    assert stated_sources(None) == ()
    assert stated_derived(None) is None
    assert stated_sources(references("derived: true\nsources: none\n").record) == ()


def test_a_lesson_has_the_sources_of_its_references() -> None:
    text = f"---\ntitle: A\npage: references\n{WHOLE}---\n"
    files = {"tracks/t/a/references.md": text.encode(), "tracks/t/b/brief.md": b"# B\n"}
    lessons = read_course(DictTree(files), Settings(), None).lessons
    assert lessons["t/a"].derived
    assert lessons["t/a"].derived.value is True
    assert len(lessons["t/a"].sources) == 1
    assert lessons["t/b"].derived is None
    assert lessons["t/b"].sources == ()
