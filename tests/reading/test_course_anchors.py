from __future__ import annotations

from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import DictTree

PAGE = "tracks/bread/proofing/lesson.md"
LINKS = "".join(f"[a]({name}.md#a) " for name in ("known", "includes", "deep"))


def anchors(page: str) -> dict[str, frozenset[str]]:
    files = {
        PAGE: page,
        "tracks/bread/proofing/known.md": "# A",
        "tracks/bread/proofing/includes.md": "# B\n\n{% include a.md %}",
        "tracks/bread/proofing/deep.md": "> " * 200 + "# A",
    }
    return dict(read_course(DictTree(files), Settings(), None).anchors)


def test_only_of_files_read_whole_the_anchors_are_known() -> None:
    assert anchors(f"# C\n\n{LINKS}") == {
        PAGE: frozenset({"c"}),
        "tracks/bread/proofing/known.md": frozenset({"a"}),
    }


def test_a_page_that_takes_in_others_is_not_among_them() -> None:
    assert anchors("# C\n\n{% include a.md %}") == {}
    assert anchors("> " * 200) == {}
