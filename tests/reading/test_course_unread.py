"""Files that could not be read, or not to the end, are kept once and stop nothing."""

from __future__ import annotations

from coursekit.model.course import UnreadReason
from coursekit.model.settings import Limits, Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree
from tests.support.patching import minimal_course

PAGE = "tracks/bread/proofing/lesson.md"
OTHER = "tracks/bread/flour-and-water/lesson.md"


def test_an_unreadable_page_that_links_lead_into_is_told_once() -> None:
    files = minimal_course()
    assert b"../proofing/lesson.md#" in (files[OTHER] or b"")
    course = read_course(DictTree({**files, PAGE: None}), Settings(), None)
    assert [(unread.path, unread.reason) for unread in course.unread] == [
        (PAGE, UnreadReason.UNREADABLE)
    ]
    assert PAGE not in course.anchors


def test_the_first_line_that_nests_too_deep_is_known() -> None:
    text = "---\ntitle: Proofing\npage: lesson\n---\n\n> a\n> > b\n> > > c\n> > > > d\n"
    files = {**minimal_course(), PAGE: text.encode()}
    for nesting, line in ((5, None), (4, "> > > > d"), (3, "> > > c")):
        settings = Settings(limits=Limits(nesting=nesting))
        page = (
            read_course(DictTree(files), settings, None).lessons["bread/proofing"].pages["lesson"]
        )
        assert (page.text.cut(page.too_deep) if page.too_deep else None) == line
