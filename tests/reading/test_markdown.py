from __future__ import annotations

import pytest

from coursekit.model.document import LinkKind
from coursekit.model.settings import Limits
from coursekit.model.text import Text
from coursekit.reading.collect import Facts
from coursekit.reading.markdown import read_inlines, read_markdown


def read(source: str, *, first: int = 0, nesting: int = 100, mdx: bool = False) -> Facts:
    return read_markdown(Text(source), first, Limits(nesting=nesting), mdx=mdx)


def links(source: str) -> list[tuple[str, str, str, str]]:
    """Kind, text, target and what stands at the target's span."""
    text = Text(source)
    return [
        (link.kind.value, link.text, link.target, text.cut(link.target_span))
        for link in read(source).links
    ]


def headings(source: str, *, mdx: bool = False) -> list[tuple[int, str, str]]:
    found = (section.heading for section in read(source, mdx=mdx).sections)
    return [(heading.level, heading.text, heading.slug) for heading in found]


def undefined(source: str) -> list[tuple[str, str]]:
    text = Text(source)
    return [(reference.label, text.cut(reference.span)) for reference in read(source).undefined]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](b.md)", ("inline", "a", "b.md", "b.md")),
        ("[*a* `b`](<c d.md> 'e')", ("inline", "a b", "c%20d.md", "c d.md")),
        ("[a](\n  b.md\n)", ("inline", "a", "b.md", "b.md")),
        ("[a](b\\_c.md)", ("inline", "a", "b_c.md", "b\\_c.md")),
        ("[](b)", ("inline", "", "b", "b")),
        ("[a]()", ("inline", "a", "", "[a]()")),
        ("[a](<>)", ("inline", "a", "", "")),
        ("![a *b*](c.svg)", ("image", "a b", "c.svg", "c.svg")),
        ("<http://a.b>", ("autolink", "http://a.b", "http://a.b", "http://a.b")),
        ("<a@b.c>", ("autolink", "a@b.c", "mailto:a@b.c", "a@b.c")),
        ("x <a href='b&amp;c'>d</a>", ("HTML", "d", "b&c", "b&amp;c")),
        ("> <div>\n> <img alt=a src=b>\n> </div>", ("HTML", "a", "b", "b")),
        ("| x |\n|---|\n| [a](b\\|c) |", ("inline", "a", "b%7Cc", "b\\|c")),
        ("[a]: b.md 'c'", ("reference", "A", "b.md", "b.md")),
        ("> [a]:\n>   <b c>\n", ("reference", "A", "b%20c", "b c")),
        ("[a\\]: b]: c", ("reference", "A\\]: B", "c", "c")),
        ("[a]: <>", ("reference", "A", "", "")),
        ("[a]: b\0c", ("reference", "A", "b%EF%BF%BDc", "[a]: b\0c")),
    ],
)
def test_a_link_of_each_kind(source: str, expected: tuple[str, str, str, str]) -> None:
    assert links(source) == [expected]


def test_a_link_by_reference_is_kept_where_its_label_is_defined() -> None:
    facts = read("[a][b] ![c][b] [b]\n\n[b]: d.md\n[b]: again.md")
    assert [(link.kind, link.target) for link in facts.links] == [(LinkKind.REFERENCE, "d.md")]
    assert facts.labels == ("B",)


def test_the_uses_of_a_label_are_kept_where_they_stand() -> None:
    text = Text("[a][b] ![c][b] [b] [][b]\n\n[b]: d.md")
    uses = read_markdown(text, 0, Limits()).uses
    assert [(text.cut(use.span), use.text, use.image, use.named) for use in uses] == [
        ("[a][b]", "a", False, True),
        ("![c][b]", "c", True, True),
        ("[b]", "b", False, True),
        ("[][b]", "", False, False),
    ]
    assert {(use.kind, use.target) for use in uses} == {(LinkKind.REFERENCE, "d.md")}


def test_headings_of_both_kinds_have_anchors() -> None:
    assert headings("# A *b*\n\nC\nd\n---\n\n## A b ##") == [
        (1, "A b", "a-b"),
        (2, "C d", "c-d"),
        (2, "A b", "a-b-1"),
    ]


def test_a_section_ends_before_the_next_heading_of_its_level() -> None:
    text = Text("## A\n\n### B\n\n- *c*\n\n  d\n- e\n  - f\n\n## G\n\n> ## H\n> - i\n")
    sections = read_markdown(text, 0, Limits(), lists=("b",)).sections
    assert [text.cut(s.span).split()[1] + text.cut(s.span).split()[-1] for s in sections] == [
        "Af",
        "Bf",
        "Gi",
    ]
    assert [[item.text for item in s.items] for s in sections] == [[], ["c", "e"], []]
    assert text.cut(sections[1].items[0].span) == "*c*"
    assert all(not section.items for section in read_markdown(text, 0, Limits()).sections)


def test_headings_in_containers_have_anchors_and_no_section() -> None:
    facts = read("- # A\n")
    assert (facts.sections, facts.anchors) == ((), {"a"})


@pytest.mark.parametrize(
    ("source", "anchors"),
    [
        ("## A b {#c}", {"a-b", "c"}),
        ("## A b {: .d #c}", {"a-b", "c"}),
        ("## A b\n{: #c}", {"a-b", "c"}),
        ("## Use `{#each}`", {"use-each", "each"}),
        ("## Set {a, b}", {"set-a-b"}),
        ("[A]{#c}\n:   b", {"c"}),
        ("(c-d)=\n## A", {"a", "c-d"}),
        ("see (c)= here", set()),
        ("<a id='c'></a>\n## A <b name=x id=d>", {"a", "c", "d"}),
    ],
)
def test_anchors_that_are_written_out(source: str, anchors: set[str]) -> None:
    assert read(source).anchors == anchors


def test_a_code_span_at_the_end_of_a_heading_is_part_of_its_text() -> None:
    assert headings("## Use `{#each}`\n\n## A {#b}") == [
        (2, "Use {#each}", "use-each"),
        (2, "A", "a"),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[some text][label]", [("label", "[some text][label]")]),
        ("![some *text*][ a\n  b ]", [("a b", "[some *text*][ a\n  b ]")]),
        ("> [some\n> text][a  b]", [("a b", "[some\n> text][a  b]")]),
        ("[`code`][]", [("`code`", "[`code`][]")]),
        ("[known][a] [known][A] [text][a]\n\n[a]: b", []),
        ("`[some text][label]` \\[some text][label] [some text\\][label]", []),
        ("rows[index][column] [1][2] [ ][label] [some text][^1]", []),
        ("[some text] [label]", []),
        ("[some [b](c) text][label]", []),
        ("[text][a`b`]", []),
    ],
)
def test_references_without_definition(source: str, expected: list[tuple[str, str]]) -> None:
    assert undefined(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{% include 'a.md' %}",
        "a\n{{#include b.md}}",
        "{{< include b.md >}}",
        "--8<-- 'a.md'",
        "[!INCLUDE [a](b.md)]",
        "import A from './a.mdx'",
        "```{include} a.md\n```",
    ],
)
def test_a_page_that_takes_in_others_does_not_know_all_its_labels(source: str) -> None:
    facts = read(f"{source}\n\n[some text][label]")
    assert (facts.includes, facts.undefined) == (True, [])


@pytest.mark.parametrize(
    "source", ["`{% include 'a.md' %}`", "```\n{{#include a}}\n```", "an import"]
)
def test_a_page_that_speaks_of_it_takes_in_nothing(source: str) -> None:
    assert not read(source).includes


def test_mdx_reads_markdown_between_tags() -> None:
    source = "<Tabs>\n  <Tab>\n  ```js\n  a\n\n  ```\n  </Tab>\n</Tabs>\n\n## B\n\n    ## C"
    assert headings(source, mdx=True) == [(2, "B", "b"), (2, "C", "c")]
    assert headings(source) == []


def test_containers_that_nest_too_deep_are_told() -> None:
    text = Text("a\n\n>> >> b\n")
    too_deep = read_markdown(text, 0, Limits(nesting=4)).too_deep
    assert too_deep is not None
    assert text.cut(too_deep) == ">> >> b"
    assert read_markdown(text, 0, Limits(nesting=5)).too_deep is None


@pytest.mark.parametrize(
    ("source", "told"), [("[" * 101, True), ("[]" * 200, False), ("\\[" * 200, False)]
)
def test_brackets_that_stay_open_by_the_hundred_are_told(source: str, told: bool) -> None:
    text = Text(f"a\n\n{source}\nb")
    too_deep = read_markdown(text, 0, Limits()).too_deep
    assert (too_deep is not None) is told
    assert too_deep is None or text.cut(too_deep) == source


def test_only_the_lines_from_the_first_are_read() -> None:
    assert [s.heading.slug for s in read("# A\n# B\n", first=1).sections] == ["b"]
    assert read("---", first=1) == Facts()


def test_the_content_of_inlines_comes_with_the_block_that_holds_it() -> None:
    source = "# A\n\nb\n\n| c |\n|---|\n| d |\n"
    found = [
        (i.block, i.source, i.origin.offset(0)) for i in read_inlines(Text(source), 0, Limits())
    ]
    assert found == [
        ("heading_open", "A", 2),
        ("paragraph_open", "b", 5),
        ("th_open", "c", 10),
        ("td_open", "d", 22),
    ]


def test_cells_that_a_row_lacks_are_empty() -> None:
    inlines = list(read_inlines(Text("|a|b|\n|-|-|\n|c\n|"), 0, Limits()))
    assert [inline.source for inline in inlines] == ["a", "b", "c", "", "", ""]


@pytest.mark.parametrize(
    "piece", ["# a\n\n", "[a](b) ", "![" * 5, "<a ", "<!-- ", "{#a", "[a][", "| a | "]
)
def test_long_pages_take_no_longer_than_their_length_asks_for(piece: str) -> None:
    # With a step that looks at all the rest for each piece, this would take minutes.
    read("# " + piece * 20_000)
    read("<div>\n" + piece * 20_000)
