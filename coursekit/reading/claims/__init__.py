"""Claims: what the prose of a page says of the course, with exact places.

A block is looked at only if it holds one of the course's words, and only then parsed and cut into
tokens. Each kind of claim is found by a file of its own, from left to right and without going back.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.claim import Claim
from coursekit.model.vocabulary import Words
from coursekit.reading.claims.counts import find_counts
from coursekit.reading.claims.neighbours import find_hand_offs, find_neighbours
from coursekit.reading.claims.pages import find_page_mentions
from coursekit.reading.claims.parts import find_parts
from coursekit.reading.claims.places import find_places
from coursekit.reading.claims.positions import find_positions
from coursekit.reading.claims.prerequisites import find_prerequisites
from coursekit.reading.claims.prose import Follower, Following, Prose
from coursekit.reading.claims.sections import find_sections
from coursekit.reading.claims.sources import find_sources
from coursekit.reading.claims.times import find_difficulties, find_minutes
from coursekit.reading.claims.titles import find_titles
from coursekit.reading.claims.triggers import Triggers
from coursekit.reading.claims.words import vocabulary
from coursekit.reading.collect import Inline


class ClaimReader:
    """Finds the claims of one page, block by block."""

    def __init__(self, words: Words, page: str, source: str) -> None:
        self.page = page
        self.words = vocabulary(words)
        self.triggers = Triggers(self.words, page, source)

    def may_hold(self, source: str, lines: tuple[int, int], follower: Follower) -> bool:
        """Whether a block may hold a claim; its lines count from 0, the second is behind it."""
        if follower is not Follower.OTHER and self.triggers.count(source):
            return True
        return self.triggers.hold(*lines)

    def claims(self, inline: Inline, following: Following) -> list[Claim]:
        """The claims of a block, by their places; of those with the same start, longer first."""
        prose = Prose(self.page, inline.block, inline, following)
        if not prose.plain:
            return []
        found = _find(prose, self)
        return sorted(found, key=lambda claim: (claim.span.start, -claim.span.end))


def _find(prose: Prose, reader: ClaimReader) -> Iterator[Claim]:
    words = reader.words
    places = find_places(prose, words)
    neighbours = find_neighbours(prose, words, places)
    yield from (place.claim for place in places)
    yield from (neighbour.claim for neighbour in neighbours)
    yield from find_titles(prose, words, places, neighbours)
    yield from find_positions(prose, words, places)
    yield from find_hand_offs(prose, words, places)
    yield from find_page_mentions(prose, words)
    yield from find_sections(prose, words, places)
    yield from find_prerequisites(prose, words, places)
    yield from find_counts(prose, words)
    yield from find_parts(prose, words)
    yield from find_minutes(prose, words)
    yield from find_difficulties(prose, words)
    yield from find_sources(prose, words)
