"""What is taken for sound without its schema is what the schema takes for sound."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.model.text import Span
from coursekit.reading.review_entries import VERSIONS, fits
from coursekit.reading.schemas import violations

DIGEST = f"sha256:{'4b' * 32}"
SOUND: dict[str, dict[str, Any]] = {
    "reviews": {
        "lesson": "a/b", "date": "2026-05-02", "reviewer": "Ada", "digest": DIGEST,
        "blocks": "01ab", "note": "fine",
    },
    "planned": {
        "lesson": "a/b", "week": "2026-06-01", "reviewer": "Ada", "after": "2025-06-01",
    },
    "snoozes": {"lesson": "a/b", "until": "2026-06-01", "why": "x", "made": "2026-05-02"},
}  # fmt: skip
KINDS = {"reviews": "reviews", "planned": "review-plan", "snoozes": "review-plan"}
OTHERS: list[Any] = [
    None, True, 3, 1.5, [], {}, ["a/b"], "", " ", "\x1c", "a", "a/b", "a/b/c", "/a", "a/\n",
    "2026-02-29", "2026-05-02\n", "20260502", "2026-W10-1", "２０２６-05-02", DIGEST.upper(),
    DIGEST + "0", DIGEST + "\n", "01a", "01aB", "01ab\n", "soon",
]  # fmt: skip
"""What may stand where something else should."""

keys = st.sampled_from(sorted({key for entry in SOUND.values() for key in entry} | {"x", "schema"}))


def is_valid(kind: str, value: Any) -> bool:
    return not any(violations(kind, value, _Anywhere(), {}))


class _Anywhere(dict[Any, Any]):
    def __missing__(self, path: Any) -> Any:
        return None, Span(0, 0)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Any]:
    """A file that is sound, but for a key or two."""
    name = draw(st.sampled_from(sorted(SOUND)))
    entry = dict(SOUND[name])
    for key in draw(st.lists(keys, max_size=2)):
        entry.pop(key, None)
        if draw(st.booleans()):
            entry[key] = draw(st.sampled_from(OTHERS))
    value: dict[str, Any] = {"schema": VERSIONS[KINDS[name]], name: [SOUND[name], entry]}
    for key in draw(st.lists(st.sampled_from(["schema", "planned", "x", name]), max_size=1)):
        value[key] = draw(st.sampled_from([*OTHERS, [3], VERSIONS["reviews"]]))
    return KINDS[name], value


@given(files())
def test_nothing_is_sound_that_its_schema_refuses(file: tuple[str, Any]) -> None:
    kind, value = file
    if fits(kind, value):
        assert is_valid(kind, value)
    elif is_valid(kind, value):  # the schema is asked once more, and says so
        assert "\n" in repr(value).replace("\\n", "\n")


@pytest.mark.parametrize("name", SOUND)
def test_what_we_write_is_sound(name: str) -> None:
    value = {"schema": VERSIONS[KINDS[name]], name: [SOUND[name]] * 2}
    assert fits(KINDS[name], value)
    assert is_valid(KINDS[name], value)


def test_a_ledger_needs_its_list_and_a_plan_does_not() -> None:
    assert not fits("reviews", {"schema": VERSIONS["reviews"]})
    assert fits("review-plan", {"schema": VERSIONS["review-plan"]})
    assert not fits("reviews", None)
