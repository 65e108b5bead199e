"""Whatever a page looks like, every span that the reader gives is where its text stands."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll

from coursekit.model.settings import Limits
from coursekit.model.text import Span, Text
from coursekit.reading.collect import Facts, Inline
from coursekit.reading.front_matter import split
from coursekit.reading.markdown import read_inlines, read_markdown
from tests.property.pages import DEFINITIONS, WORDS, Written, pages

LIMITS = Limits()
WORD = re.compile("|".join(map(re.escape, sorted(WORDS, key=len, reverse=True))))
MARKDOWN = MarkdownIt()


def parts(text: Text) -> tuple[list[Inline], Facts]:
    first = split(text).body_line
    return list(read_inlines(text, first, LIMITS)), read_markdown(text, first, LIMITS)


@given(pages())
def test_the_span_of_every_word_is_that_word(page: tuple[str, Written]) -> None:
    text = Text(page[0])
    seen = []
    for inline in parts(text)[0]:
        for match in WORD.finditer(inline.text.plain):
            assert text.cut(inline.text.span(*match.span())) == match[0]
            seen.append(match[0])
    expected = [match[0] for word in page[1].words for match in WORD.finditer(word)]
    assert Counter(expected) <= Counter(seen)


@given(pages())
def test_the_span_of_every_destination_is_what_was_written(page: tuple[str, Written]) -> None:
    text = Text(page[0])
    links = [link for link in parts(text)[1].links if link.target]
    written = [text.cut(link.target_span) for link in links]
    assert Counter(written) == Counter(page[1].targets)
    for link, target in zip(links, written, strict=True):
        assert MARKDOWN.normalizeLink(unescapeAll(target)) == link.target
        assert text.cut(link.span)[:1] in "[!<"


@given(pages())
def test_a_heading_read_again_from_its_span_is_the_same(page: tuple[str, Written]) -> None:
    text = Text(page[0])
    for section in parts(text)[1].sections:
        cut = " ".join(text.cut(section.heading.span).splitlines())
        again = Text("\n\n".join([f"# {cut}", *DEFINITIONS]))
        heading = read_markdown(again, 0, LIMITS).sections[0].heading
        assert heading.text.split() == section.heading.text.split()
        assert section.span.start <= section.heading.span.start <= section.span.end


FRAGMENTS = [
    "# ", "## a {#b}", "===", "---", "> ", "- ", "1. ", "\t", "    ", "|", "\\|", "--|--", "a|b", "```", "~~~",
    "*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "](", "][", "![", "[^a]", "[^a]: ", "[a]: ", "<", ">",
    "<a href='b'>", "<img src=c", "<!--", "-->", "<![CDATA[", "<?", "<script>", "</", "{: #c}", "(d)=", "&amp;", "&#0;",
    "\\", "\\\n", "  \n", "\n", "\n\n", "\r", "\r\n", "\0", "\x0b", "\x0c", "\x1c", "\x85", "\u00a0", "\u2028", "\u3000",
    "\ufeff", "e\u0301", "語", "🍞", "word", " ", "<http://x.y>", "{% include a.md %}", "javascript:", "%00", '"', "'",
]  # fmt: skip
SOUP = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))


def spans(facts: Facts) -> list[Span]:
    found = [span for link in facts.links for span in (link.span, link.target_span)]
    found += [span for s in facts.sections for span in (s.span, s.heading.span)]
    found += [item.span for section in facts.sections for item in section.items]
    found += [reference.span for reference in facts.undefined]
    found += [span for use in facts.uses for span in (use.span, use.target_span)]
    found += [fence.span for fence in facts.blocks.fences]
    found += [table.span for table in facts.blocks.tables]
    return found + ([facts.too_deep] if facts.too_deep else [])


@pytest.mark.parametrize("mdx", [False, True])
@given(SOUP, st.integers(1, 20))
def test_any_text_is_read_and_all_spans_are_inside(mdx: bool, source: str, nesting: int) -> None:
    text = Text(source)
    for span in spans(read_markdown(text, 0, Limits(nesting=nesting), mdx=mdx)):
        assert 0 <= span.start <= span.end <= len(source)


@pytest.mark.parametrize("mdx", [False, True])
@given(SOUP)
def test_all_text_as_it_stands_is_where_its_span_is(mdx: bool, source: str) -> None:
    text = Text(source)
    for inline in read_inlines(text, 0, LIMITS, mdx=mdx):
        for segment in inline.text.segments:
            plain = inline.text.plain[segment.plain_start : segment.plain_end]
            cut = text.cut(inline.text.span(segment.plain_start, segment.plain_end))
            assert cut
            if segment.linear and not re.search(r"[\r\n]", cut):
                assert plain in (kept := cut.replace("\0", "\ufffd"), kept.replace("\\|", "|"))
