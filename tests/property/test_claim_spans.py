"""However a sentence is marked up, its claims are the same and cover the same words."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.model.claim import Claim
from coursekit.model.settings import Limits
from coursekit.model.text import Text
from coursekit.model.vocabulary import Words
from coursekit.reading.claims import ClaimReader
from coursekit.reading.claims.prose import Follower, Following
from coursekit.reading.markdown import read_inlines
from tests.support.claims import claims_of

SENTENCES = (
    ("This is lesson 6 of Track 24 with Phase 3 behind it", "lesson 6 of Track 24"),
    ("We met it in Lessons 5 and 6 already", "Lessons 5 and 6"),
    ("Compare Phases 2 and 3 with care", "Phases 2 and 3"),
    ("It is told in T24 L6 at length", "T24 L6"),
)
WRAPS: tuple[Callable[[str], str], ...] = (
    lambda word: word,
    lambda word: f"*{word}*",
    lambda word: f"**{word}**",
    lambda word: f"[{word}](x.md)",
    lambda word: f"[*{word}*](<../y z.md> 'title')",
)
GAPS = (" ", "  ", "\n", "&nbsp;", "&#32;", " \n ")


@given(st.data())
def test_markup_changes_no_claim(data: st.DataObject) -> None:
    sentence, claimed = data.draw(st.sampled_from(SENTENCES))
    words = [data.draw(st.sampled_from(WRAPS))(word) for word in sentence.split()]
    gaps = [data.draw(st.sampled_from(GAPS)) for _ in words[1:]]
    ends = data.draw(st.sampled_from(("\n", "\r\n", "\r")))
    before = data.draw(st.sampled_from(("", "- ", "## ", "1. x\n\n   ")))
    if before == "## ":
        gaps = [" " if "\n" in gap else gap for gap in gaps]
    text = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
    source = (before + text + ".").replace("\n", ends)
    found = [plain(source, claim) for claim in claims_of(source)]
    assert found == [plain(sentence, claim) for claim in claims_of(sentence)]
    assert claimed in found


def plain(source: str, claim: Claim) -> str:
    """What a reader sees of a claim."""
    for inline in read_inlines(Text(source), 0, Limits()):
        seen = [
            character
            for index, character in enumerate(inline.text.plain)
            if claim.span.start <= inline.text.span(index, index + 1).start < claim.span.end
        ]
        if seen:
            return " ".join("".join(seen).split())
    raise AssertionError(f"nothing is seen of {claim}")


NEAR_MISSES = (
    "lesson 5 and ", "lesson 5, 6, ", "lessons 1 through ", "L5, L6 and ", "lesson of Track ",
    "Track 24 (*a* ", "“lesson 5 ", "'lesson' ", "§", "§ 5 of ", "the next lesson's ", "(lesson ",
    "5 ", "five-", "Phase 3 of ", "lesson 7 opens with ", "section 'a ", "two of three parts ",
    "this lesson's ", "*lesson* **5** ", "about 13 minutes ", "T24 ", "closes the ", "[a b](../c ",
    "comes next, ", "Lesson 5: ", "x. Y ", "maps to a talk by A B, given in ", "1,024,",
)  # fmt: skip


@pytest.mark.parametrize("page", ["brief", "lesson"])
@pytest.mark.parametrize("near_miss", NEAR_MISSES)
def test_the_work_grows_no_faster_than_the_text(near_miss: str, page: str) -> None:
    """Steps are calls, those of the interpreter's own functions included; parsing is apart."""
    small, large = (steps(near_miss, page, size) for size in (600, 6_000))
    assert large <= 12 * small


def steps(near_miss: str, page: str, size: int) -> int:
    text = Text("Prerequisite: " + near_miss * (size // len(near_miss)))
    (inline,) = list(read_inlines(text, 0, Limits()))[:1]
    count = 0

    def count_calls(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(count_calls)
    try:
        reader = ClaimReader(Words(), page, text.content)
        reader.may_hold(inline.source, (0, 1), Follower.LIST)
        reader.claims(inline, Following(Follower.LIST, 3))
    finally:
        sys.setprofile(None)
    return count
