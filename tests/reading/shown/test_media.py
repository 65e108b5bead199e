"""Media and their captions, beyond the corpus in `tests/attribution`."""

from __future__ import annotations

import pytest

from coursekit.model.document import Document
from coursekit.model.settings import Settings
from coursekit.model.source import Media, Part
from coursekit.model.text import Text
from coursekit.reading.document import read_page

IMAGE = "![a](y.png)"


def page_of(markdown: str, path: str = "a/lesson.md") -> Document:
    return read_page(path, "lesson", Text(markdown), Settings())


def creators(media: Media) -> list[list[str]]:
    return [[p.text for p in one.parts if p.part is Part.CREATORS] for one in media.credits]


def credited(markdown: str) -> list[list[list[str]]]:
    """The creators of each credit, of each of the media."""
    return [creators(media) for media in page_of(markdown).media]


@pytest.mark.parametrize(
    "caption",
    [
        "Photo by Ada Miller",
        "Photo by [Ada Miller](http://a) on [Unsplash](http://u)",
        "Photo: Ada Miller, CC BY 4.0, via Wikimedia Commons",
        "Photo credit: [Ada Miller](http://a), CC0",
        "Figure 1: by Ada Miller, CC BY 4.0",
        "Figure 1.2a The oven. Photo courtesy of Ada Miller.",
        "The oven at noon. Courtesy of Ada Miller.",
        "The oven at noon (photo by Ada Miller).",
        "The oven (© 2020 Ada Miller).",
        "© Ada Miller. All rights reserved.",
        "Image © 2020 Ada Miller",
        "Figure 1. The oven. Credit: Ada Miller. License: CC BY 4.0. Source: <https://a.b>.",
        "Credit: Ada Miller\nLicense: “MIT”",
        "The oven. Source: Ada Miller, public domain.",
        "Figure 2 — *The oven* by Ada Miller",
        "The oven of *Heat* by Ada Miller, CC BY 4.0.",
        "*Heat* by Ada Miller (MIT), CC BY 4.0",
        "*Heat* by Ada Miller (CC BY 4.0)",
        "Ada Miller, CC BY-SA 4.0, via Wikimedia Commons",
        "Ada Miller (Rye University), licensed under the CC BY-SA 4.0",
        "Ada Miller, Rye University, CC BY-SA 4.0",
        "The oven at noon. Ada Miller / CC BY 4.0",
        "Drawn by Ada Miller",
        "The oven. Made by Ada Miller, CC BY 4.0.",
        "Heat 12 by Ada Miller, CC BY 4.0",
        "This drawing is by Ada Miller and is licensed under CC BY 4.0.",
        "“Heat” by Ada Miller is marked with CC0 1.0.",
        "Image credit: Ada Miller",
        "Figure Source: Ada Miller, 2017",
        "Figures adapted from Ada Miller (2017)",
        "Figure 3 from Ada Miller, 2017.",
        "Artwork by [Ada Miller](http://a)",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n", "\\\n", " "])
def test_a_caption_credits(caption: str, between: str) -> None:
    assert credited(f"{IMAGE}{between}{caption}\n") == [[["Ada Miller"]]]


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: The Oven",
        "Photo: the oven, CC BY 4.0",
        "Video: [watch it](http://a.b)",
        "The *oven* by noon, CC BY 4.0.",
        "The oven of *Heat* by Ada Miller, who knows it.",
        "License: CC BY 4.0.",
        "Source: the oven",
        "Figure 1.",
        "Figure 1. Made with care. " * 100 + "Photo by Ada Miller",
        "Figure 1. CC BY 4.0",
        "License CC BY 4.0",
        "Photo, CC BY 4.0",
        "The Oven, seen at noon, CC BY 4.0",
        "Made by hand, the oven is round.",
        "Created by Ada Miller, it is round: nobody knows why.",
        "Taken from the oven, the loaf rests.",
        "Table from the lesson: rows and columns.",
        "Figure from [lesson 5](../x/lesson.md).",
        "The loaf in winter (Berlin, 2019).",
        "As the [paper](http://a.b) says, it rises. Nothing was taken from, say, [it](http://c.d).",
        "Own work after [the paper](http://a.b), CC BY 4.0",
        "[Source code](http://a.b), [Video](http://c.d) and [source](data.csv)",
        "The figure is by Oven, which is warm.",
    ],
)
def test_other_captions_do_not(caption: str) -> None:
    assert credited(f"{IMAGE}\n\n{caption}\n") == [[]]


@pytest.mark.parametrize(
    "caption",
    [
        "Image source: [Commons](http://c)",
        "[Figure Source](http://c)",
        "The oven. ([source](http://c))",
        "The oven, figure taken from <a href='http://c'>this post</a>",
        "Figure 3 from the paper [Heat and more](http://c)",
        "Adapted from [Miller and Ode (2017)](http://c), CC BY 4.0",
        "Public domain, via [Wikimedia Commons](http://c)",
        "Screenshot of [Heat](http://c), CC BY 4.0",
    ],
)
def test_a_caption_may_lead_to_the_source(caption: str) -> None:
    (media,) = page_of(f"{IMAGE}\n\n{caption}\n").media
    (credit,) = media.credits
    address = credit.first(Part.URL)
    assert address
    assert address.urls == ("http://c",)
    assert credit.first(Part.CREATORS) is None


def test_a_citation_at_the_end_is_a_credit() -> None:
    assert credited(f"{IMAGE}\n\nThe oven at noon (Miller and Ode, 2023).\n") == [
        [["Miller", "Ode"]]
    ]


def test_a_caption_may_tell_an_address_alone() -> None:
    (media,) = page_of(f"{IMAGE}\n\nSource: [Commons](http://c)\n").media
    assert [one.urls for one in media.credits[0].parts] == [("http://c",)]


ADA = "*Heat* by Ada Miller, CC0"


@pytest.mark.parametrize(
    "markdown",
    [
        f"<figure>\n\n{IMAGE}\n\n<figcaption>\n\n{ADA}\n\n</figcaption>\n</figure>\n",
        "<figure><figcaption>Photo by Ada Miller</figcaption><img src=y.png></figure>\n",
        '<img src="y.png">\n<p align="center"><em>Photo by <a href="a">Ada Miller</a></em></p>\n',
        f'{IMAGE}\n\n<p align="center"><small>Photo by Ada&nbsp;Miller</small></p>\n',
        f"| a | b |\n|---|---|\n| {IMAGE} {ADA} | b |\n",
        f"- {IMAGE}\n  {ADA}\n",
        f"> {IMAGE}\n>\n> {ADA}\n",
        f"Look: {IMAGE} Here.\n\nFigure 1: {ADA}\n",
        f"Look: {IMAGE} Here.\n\n*Photo by Ada Miller*\n",
        f"<div>\n\n{IMAGE}\n\n</div>\n\n{ADA}\n",
        f"<iframe src=x></iframe> <!-- <img src=z> -->\n\n{ADA}\n",
        '<img src="y.png">\n<p>&#1;<em></em><span>Photo</span> by Ada Miller</p>',
        '<img src="y.png"><cite>Heat</cite> by <b>Ada Miller</b>, <q>so</q><br/>\n\nText\n',
    ],
)
def test_captions_stand_in_many_places(markdown: str) -> None:
    (credit,) = credited(markdown)
    assert [" ".join(name.split()) for names in credit for name in names] == ["Ada Miller"]


@pytest.mark.parametrize(
    "markdown",
    [
        f"Look: {IMAGE} Here.\n\n{ADA}\n",
        f"{IMAGE}\n\n- {ADA}\n",
        f"- {IMAGE}\n\n{ADA}\n",
        f"{IMAGE}\n\n```\n{ADA}\n```\n",
        f"{IMAGE}\n\n<div></div>\n",
        f"## {IMAGE}\n\n{ADA}\n",
        f"{IMAGE}\n",
        f"{IMAGE}\n\nNothing\n",
    ],
)
def test_captions_do_not_stand_elsewhere(markdown: str) -> None:
    assert credited(markdown) == [[]]


def test_media_side_by_side_share_a_caption() -> None:
    both = f"{IMAGE} {IMAGE}\n\n"
    assert credited(f"{both}{ADA}\n") == [[["Ada Miller"]]] * 2
    pair = "Left: *A* by Ada Miller, CC0; right: *B* by Ben Ode, CC0"
    assert credited(f"{both}{pair}\n") == [[["Ada Miller"]], [["Ben Ode"]]]
    assert credited(f"{IMAGE} {both}{pair}\n") == [[["Ada Miller"]]] * 3
    assert credited(f"{IMAGE} Photo by Ada Miller\n{IMAGE} Photo by Ben Ode\n") == [
        [["Ada Miller"]],
        [["Ben Ode"]],
    ]


def test_one_caption_may_credit_several() -> None:
    pair = "Left: *A* by Ada Miller, CC0; right: *B* by Ben Ode, CC0"
    assert credited(f"{IMAGE}\n\n{pair}\n") == [[["Ada Miller"], ["Ben Ode"]]]


def test_html_shows_many_kinds() -> None:
    page = page_of(
        '<picture><source srcset="a.webp"><img src="a.png" src="b.png"></picture>\n\n'
        '<video controls>\n\n<source src="a.mp4"><source src="a.webm">\n\n</video>\n\n'
        'Listen: <audio><source src="a.ogg"></audio>\n\n<embed src="a.swf" hidden>\n\n'
        "<video></video>\n\n<source src=x>\n\n<script><img src=s></script>\n"
    )
    shown = [(media.kind.value, media.target) for media in page.media]
    assert shown == [
        ("image", "a.png"),
        ("video", "a.mp4"),
        ("audio", "a.ogg"),
        ("embed", "a.swf"),
        ("video", "x"),
    ]
    assert page.text.cut(page.media[3].span) == '<embed src="a.swf" hidden>'


def test_a_source_without_media_shows_nothing() -> None:
    assert page_of("A <source src=x>\n\n<img>\n\n<img src='' alt=a>\n").media == ()


def test_components_of_mdx_may_hold_images() -> None:
    page = page_of(f'<Figure>\n  <img src="y.png" />\n  {ADA}\n</Figure>\n', "a/lesson.mdx")
    assert [creators(media) for media in page.media] == [[["Ada Miller"]]]
