from __future__ import annotations

import pytest

from coursekit.reading.html import link_text, read_html, read_tags


def targets(source: str) -> list[str]:
    facts = read_html(source)
    for link in facts.links:
        assert source[link.start] == "<"
        assert source[link.end - 1] == ">"
    return [source[link.target_start : link.target_end] for link in facts.links]


def test_links_and_images_know_where_their_destination_stands() -> None:
    assert targets("""<a class='x' href="a.md">b</a><IMG\nsrc = 'c.svg'/> <a href=d>""") == [
        "a.md",
        "c.svg",
        "d",
    ]


def test_a_destination_is_unescaped_and_an_image_keeps_its_alt_text() -> None:
    [link] = read_html('<img alt="A &amp; B" src="a&amp;b.svg">').links
    assert (link.target, link.text) == ("a&b.svg", "A & B")


@pytest.mark.parametrize(
    ("source", "text", "labeled"),
    [
        ("<img src=a>", "", False),
        ("<img src=a alt>", "", True),
        ("<img src=a alt=''>", "", True),
        ("<img src=a title='data alt=b'>", "", True),
        ("<img src=a role=presentation>", "", True),
        ("<img src=a aria-hidden=false>", "", False),
        ("<a href=b alt=c>", "", False),
        ("<a href=b aria-label=c>", "c", True),
        ("<a href=b title>", "", True),
    ],
)
def test_what_names_an_image_or_a_link(source: str, text: str, labeled: bool) -> None:
    [link] = read_html(source).links
    assert (link.text, link.labeled, link.image) == (text, labeled, source.startswith("<img"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("</a>", ""),
        (" a &amp;\nb </A >", "a &\nb"),
        ("a <b>c</b></a>", None),
        ("never closed", None),
        ("a" * 201 + "</a>", None),
    ],
)
def test_the_text_of_a_link_is_known_where_it_is_plain_and_short(
    source: str, text: str | None
) -> None:
    assert link_text(f"<a>{source}", 3) == text


def test_the_first_of_two_attributes_counts_and_others_are_not_taken_for_it() -> None:
    assert targets('<a title="href=no" data-href=no href="yes" href="no">') == ["yes"]


def test_any_tag_gives_an_anchor_by_its_id_and_a_link_by_its_name() -> None:
    facts = read_html(
        '<h2 id="one">x</h2><a name=two></a><a id="three"/><input name="four"><p id="">'
    )
    assert facts.anchors == ["one", "two", "three"]


@pytest.mark.parametrize(
    "source",
    [
        '<!-- <a href="no" id="no"> --> ',
        '<!-- never closed <a href="no" id="no">',
        '<script>"<a href=no id=no>"</script>',
        '<style><a href=no id=no>',
        '<a href="never closed',
        "<a =x href=no>",
        "< a href=no>",
        "</a href=no>",
        "<![foo[<!doctype",
        "<a>",
    ],
)  # fmt: skip
def test_what_is_no_tag_holds_nothing(source: str) -> None:
    facts = read_html(source)
    assert (facts.anchors, facts.links) == ([], [])


def test_behind_a_comment_and_a_script_reading_goes_on() -> None:
    assert targets("<!-- x --><script>1 < 2</script><a href=yes>") == ["yes"]


def test_tags_are_read_in_their_order() -> None:
    source = '<A href="b&amp;c" hidden href=d>x</a ><!-- <b> --><b</i><script>"<u>"</script><p'
    tags = [(tag.name, dict(tag.values), source[tag.start : tag.end]) for tag in read_tags(source)]
    assert tags == [
        ("a", {"href": "b&c", "hidden": ""}, '<A href="b&amp;c" hidden href=d>'),
        ("/a", {}, "</a >"),
        ("", {}, "<!-- <b> -->"),
        ("/i", {}, "</i>"),
        ("script", {}, "<script>"),
        ("", {}, '"<u>"</script'),
    ]
