"""Parts of the practice page that the brief names without a number."""

from __future__ import annotations

import pytest

from coursekit.model.claim import PageMention
from tests.support.claims import claims_of

TIME = "**Practice time:** about 15 minutes"


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (
            f"{TIME} (a matching exercise, an identification and flashcards).",
            [
                ("matching exercise", "matching"),
                ("identification", "identification"),
                ("flashcards", "flashcards"),
            ],
        ),
        (f"{TIME} (a self-check quiz and six cards)", [("self-check quiz", "self-check")]),
        (f"{TIME} (an exercise, *exercises*, a)", []),
        (f"{TIME} (cards, or less if you hurry, or so)", [("cards", "cards")]),
        (f"{TIME} (an estimate)", []),
        (f"{TIME} (a check of five questions and the long end of the day)", []),
        (f"{TIME} (cards", []),
        (f"{TIME}, if you take it slowly and do all of it (cards)", []),
        (f"{TIME}. Cards come later) or never", []),
        (f"{TIME} (six loaves), (cards)", []),
        (f"{TIME}.", []),
        ("**Read time:** 5 minutes (cards).", []),
    ],
)
def test_parts(source: str, parts: list[tuple[str, str]]) -> None:
    found = [claim for claim in claims_of(source, "brief") if isinstance(claim, PageMention)]
    assert [(source[slice(*one.span)], one.part) for one in found] == parts
    assert all(one.page == "practice" for one in found)


def test_only_the_brief_names_parts() -> None:
    assert not claims_of(f"{TIME} (cards)", "lesson")[1:]
