"""A section by number and topic, and the headings of the lesson page."""

from __future__ import annotations

import pytest

from coursekit.model.report import ReportedFinding
from coursekit.rules import RULES
from tests.support.edits import BREAD, edited
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

SECTIONS = "\n## What DiT buys\n\nTiles.\n\n## Storage\n\nCold.\n\n## Care\n\nOil.\n"
LESSON = f"{BREAD}/proofing/lesson.md"
OLD = "Next comes the oven, in [the first loaf](../first-loaf/lesson.md).\n"
CONFIG = b'[links]\nsuffixes = [".md"]\n'


def found(text: str, sections: str = SECTIONS, config: bytes = b"") -> list[ReportedFinding]:
    """What is said of a text of lesson 2; it has sections behind `Warmth and time`."""
    files: Files = edited(minimal_course(), LESSON, OLD, f"{OLD}\n{text}\n{sections}")
    if config:
        files["coursekit.toml"] = config
    return [f for f in lint_files(files, RULES).findings if f.code == "XR613"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Reread §2 on storage.", "section 2 of lesson 2 is 'What DiT buys'; 'storage' fits section 3, 'Storage'"),
        ("Reread §3 on DiT.", "section 3 of lesson 2 is 'Storage'; 'DiT' fits section 2, 'What DiT buys'"),
        ("Reread §3 on storage.", None),
        ("Reread §3 on zebras.", None),
        ("Reread §3 on it.", None),
        ("Reread §9 on storage.", None),
        ("Reread §3.", None),
        ("See the L2 section on storage.", None),
    ],
)  # fmt: skip
def test_topics(text: str, message: str | None) -> None:
    assert [finding.message for finding in found(text)] == ([message] if message else [])


def test_of_two_headings_neither_is_meant() -> None:
    assert found("Reread §1 on storage.", f"{SECTIONS}\n## More storage\n\nX.\n") == []


def test_numbers_that_headings_write_are_meant() -> None:
    assert found("Reread §2 on storage.", "\n## 1. Air\n\nX.\n\n## 2. Storage\n\nX.\n") == []


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("Reread §2 on storage, and §2 on storage.", "[§2](#storage)"),
        ("Reread [§2](lesson.md) on storage.", None),
        ("Reread section 2 of [lesson 2](lesson.md) on storage.", None),
    ],
)
def test_a_link_is_offered(text: str, edit: str | None) -> None:
    for finding in found(text):
        assert (finding.fix and finding.fix.edits[0].text) == edit
    assert found(text)


def test_a_link_to_another_page_says_the_way() -> None:
    files = edited(minimal_course(), LESSON, OLD, f"{OLD}{SECTIONS}")
    old = "The dough came from [proofing](../proofing/lesson.md)."
    path = f"{BREAD}/first-loaf/lesson.md"
    files = edited(files, path, old, "It is L2 §1 on storage.")
    (finding,) = [f for f in lint_files(files, RULES).findings if f.code == "XR613"]
    assert finding.fix
    assert finding.fix.edits[0].text == "[L2 §1](../proofing/lesson.md#storage)"


def test_where_links_leave_out_suffixes_none_is_offered() -> None:
    (finding,) = found("Reread §2 on storage.", config=CONFIG)
    assert finding.fix is None
