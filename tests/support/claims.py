"""Claims of a piece of Markdown, for tests of one extractor."""

from __future__ import annotations

from coursekit.model.claim import Claim
from coursekit.model.settings import Limits, Settings
from coursekit.model.text import Text
from coursekit.model.vocabulary import Words
from coursekit.reading.claims.prose import Prose
from coursekit.reading.document import read_page
from coursekit.reading.markdown import read_inlines


def claims_of(source: str, page: str = "lesson", words: Words = Words()) -> list[Claim]:  # noqa: B008 - frozen
    """The claims of a page."""
    text = Text(source)
    return list(read_page(f"a/{page}.md", page, text, Settings(words=words)).claims)


def shown(
    source: str,
    *kinds: type[Claim],
    page: str = "lesson",
    words: Words = Words(),  # noqa: B008 - frozen
) -> list[str]:
    """The Markdown that the claims of a page cover, of the kinds that are named."""
    claims = claims_of(source, page, words)
    return [Text(source).cut(c.span) for c in claims if not kinds or isinstance(c, kinds)]


def prose(source: str, page: str = "lesson") -> Prose:
    """The first block of a piece of Markdown, or an empty one."""
    inlines = list(read_inlines(Text(source or "\\"), 0, Limits()))
    return Prose(page, inlines[0].block, inlines[0])
