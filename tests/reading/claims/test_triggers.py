"""Whether a block is worth a look is told quickly, and never wrongly denied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from coursekit.model.settings import Limits
from coursekit.model.text import Text
from coursekit.model.vocabulary import WORD_SETS, Words
from coursekit.reading.claims import ClaimReader
from coursekit.reading.claims.prose import Follower, Following
from coursekit.reading.front_matter import split
from coursekit.reading.markdown import read_inlines

REPOSITORY = Path(__file__).parent.parent.parent.parent
CORPUS = REPOSITORY / "tests" / "claims" / "corpus.yaml"


def sources() -> Iterator[tuple[str, str]]:
    """Page kind and text of the corpus and of our own course."""
    for entry in yaml.safe_load(CORPUS.read_text(encoding="utf-8")):
        yield entry.get("page", "lesson"), entry["text"]
    for path in sorted((REPOSITORY / "tracks").rglob("*.md")):
        yield path.stem, path.read_text(encoding="utf-8")


def test_no_block_that_holds_a_claim_is_passed_over() -> None:
    for page, source in sources():
        text = Text(source)
        reader = ClaimReader(Words(), page, source)
        for inline in read_inlines(text, split(text).body_line, Limits()):
            first = text.position(inline.origin.offset(0)).line - 1
            lines = (first, first + inline.source.count("\n") + 1)
            if not reader.may_hold(inline.source, lines, Follower.OTHER):
                assert reader.claims(inline, Following()) == [], inline.source


@pytest.mark.parametrize(
    ("block", "follower", "worth"),
    [
        ("It buys four things:", Follower.LIST, True),
        ("It buys four things:", Follower.OTHER, False),
        ("Ten cards.", Follower.TABLE, True),
        ("**10** cards.", Follower.TABLE, True),
        ("Some cards.", Follower.TABLE, False),
        ("The **2** cards.", Follower.TABLE, True),
        ("<b>The</b> 2 cards.", Follower.TABLE, True),
        ("Part 2 on cards", Follower.TABLE, False),
        ("A lesson in humility.", Follower.OTHER, False),
        ("The **lesson** *5*.", Follower.OTHER, True),
        ("A lesson of lessons, and then lesson&nbsp;5.", Follower.OTHER, True),
        ("At /lesson/5 and lesson-5.", Follower.OTHER, False),
        ("The five-category line.", Follower.OTHER, True),
        ("A well-known line.", Follower.OTHER, False),
        ("**Next:** it.", Follower.OTHER, True),
        ("The next one.", Follower.OTHER, False),
        ("The next [*lesson*](x.md).", Follower.OTHER, True),
        ("Difficulty: standard.", Follower.OTHER, True),
        ("Time and difficulty", Follower.OTHER, False),
        ("It closes the _phase_.", Follower.OTHER, True),
        ("The closer of the phase.", Follower.OTHER, True),
        ("The first lesson in the track.", Follower.OTHER, True),
        ("At the end of a/track.", Follower.OTHER, False),
        ("This lesson's summary.", Follower.OTHER, True),
        ("The practice page.", Follower.OTHER, True),
        ("See [it](../b/).", Follower.OTHER, True),
        ("See [it](https://example.org/b).", Follower.OTHER, False),
        ("L6 tells.", Follower.OTHER, True),
        ("Large 6.", Follower.OTHER, False),
        ("A 13-minute read.", Follower.OTHER, True),
    ],
)
def test_what_makes_a_block_worth_a_look(block: str, follower: Follower, worth: bool) -> None:
    for before, end in (("", "\n"), ("İ ß\n\n", "\n"), ("a\n\n", "\r\n"), ("a\n\n", "\r")):
        page = f"{before}{block}\n\nThe next lesson: L5, Track 2.\n".replace("\n", end)
        first = before.count("\n")
        lines = (first, first + 1)
        assert ClaimReader(Words(), "lesson", page).may_hold(block, lines, follower) is worth


def test_a_course_without_short_forms_is_not_searched_for_them() -> None:
    reader = ClaimReader(WORD_SETS["chapters"], "lesson", "L6")
    assert not reader.may_hold("L6", (0, 1), Follower.OTHER)
