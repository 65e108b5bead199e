"""Laws of anchors."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursekit.reading.slugs import Slugger, slugify

HEADINGS = st.one_of(
    st.text(max_size=12), st.sampled_from(["a", "A", "a 1", "a-1", "a-1-1", "", "1"])
)


@given(st.lists(HEADINGS, max_size=30))
def test_the_anchors_of_a_page_are_unique(headings: list[str]) -> None:
    slugger = Slugger()
    slugs = [slugger.slug(heading) for heading in headings]
    assert len(set(slugs)) == len(slugs)


@given(st.lists(HEADINGS, max_size=30))
def test_an_anchor_is_the_slug_of_its_heading_and_perhaps_a_number(headings: list[str]) -> None:
    slugger = Slugger()
    for heading in headings:
        rest = slugger.slug(heading).removeprefix(slugify(heading))
        assert rest == "" or (rest[0] == "-" and rest[1:].isdecimal())


@given(st.lists(HEADINGS, max_size=20), HEADINGS)
def test_a_heading_at_the_end_changes_no_other_anchor(headings: list[str], last: str) -> None:
    short, long = Slugger(), Slugger()
    assert [short.slug(h) for h in headings] == [long.slug(h) for h in [*headings, last]][:-1]


@given(st.text())
def test_a_slug_has_no_spaces_and_is_its_own_slug(heading: str) -> None:
    slug = slugify(heading)
    assert not any(character.isspace() for character in slug)
    assert slugify(slug) == slug
