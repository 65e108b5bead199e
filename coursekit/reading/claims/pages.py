"""Pages of the lesson that its prose points to: `this lesson's references`, `the practice page`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from coursekit.model.claim import PageMention
from coursekit.reading.claims.prose import Prose, Style
from coursekit.reading.claims.words import PRACTICE, Vocabulary, phrases


def find_page_mentions(prose: Prose, words: Vocabulary) -> Iterator[PageMention]:
    """All pages of the own lesson that a block names."""
    this = phrases(words.words.this)
    stop = 0
    for at in prose.starts(this.firsts | words.practice.firsts):
        if at < stop:
            continue
        named = this.behind(prose, at)
        found = _practice(prose, words, at) if named is None else _page(prose, words, named)
        if found:
            page, behind = found
            span = prose.span(prose.tokens[at].start, prose.tokens[behind - 1].end)
            yield PageMention(span=span, page=page)
            stop = behind


def _page(prose: Prose, words: Vocabulary, at: int) -> tuple[str, int] | None:
    """The kind of page that is named at a token, and the index behind its name."""
    for page, names in words.words.pages.items():
        behind = phrases(names).behind(prose, at)
        if behind is not None:
            # `This lesson's practice problems` and `references to Bach` are no pages.
            short = behind == at + 1 and _begins_longer(prose, at, names)
            alone = _ends_link(prose, prose.tokens[at].end) or _stands_alone(prose, words, behind)
            return (page, behind) if alone or not short else None
    return None


def _begins_longer(prose: Prose, at: int, names: tuple[str, ...]) -> bool:
    first = prose.tokens[at].folded
    return any(name.casefold().startswith(f"{first} ") for name in names)


def _ends_link(prose: Prose, offset: int) -> bool:
    nth = bisect_left(prose.links, offset, key=lambda link: link.end)
    return nth < len(prose.links) and prose.links[nth].end == offset


def _stands_alone(prose: Prose, words: Vocabulary, at: int) -> bool:
    following = prose.token(at)
    if following is None or following.folded in words.joins.firsts:
        return True
    return not following.text[0].isalnum() and following.text != "-"


def _practice(prose: Prose, words: Vocabulary, at: int) -> tuple[str, int] | None:
    """`practice page` behind `the`, or as the text of a link."""
    behind = words.practice.behind(prose, at)
    if behind is None:
        return None
    before = prose.token(at - 1)
    definite = before is not None and before.folded in phrases(words.words.this).firsts
    link = prose.stretch_at(prose.tokens[at].start, Style.LINK)
    linked = link is not None and prose.first_within(link.end) == behind
    return (PRACTICE, behind) if definite or linked else None
