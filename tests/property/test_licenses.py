"""Laws of license expressions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursekit.reading.license_names import Names
from coursekit.reading.licenses import MOST_CHOICES, read_license

NAMES = ("MIT", "CC BY", "cc-by-4.0", "GPL-2.0", "LicenseRef-A", "LicenseRef-B", "Foo", "+")
WORDS = st.sampled_from((*NAMES, *"(),\n\x00", "AND", "OR", "WITH", "and", "GCC-exception-3.1"))
TEXTS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=12).map(" ".join))


@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    license_ = read_license(text, Names(("LicenseRef-A",)))
    assert license_.text == text
    assert bool(license_.terms) != bool(license_.problem)
    assert len(license_.choices) <= MOST_CHOICES


@given(TEXTS)
def test_what_was_probably_meant_is_a_license(text: str) -> None:
    names = Names(("LicenseRef-A",))
    nearest = read_license(text, names).nearest
    if nearest is not None:
        assert read_license(nearest, names).nearest is None
        assert read_license(nearest, names).problem is None
