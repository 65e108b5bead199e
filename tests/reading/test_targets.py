from __future__ import annotations

import pytest

from coursekit.model.course import FileLink, TargetState
from coursekit.model.document import Document
from coursekit.model.settings import Links, Settings
from coursekit.model.text import Text
from coursekit.reading.document import read_page
from coursekit.reading.targets import Targets, markdown_targets
from coursekit.reading.tree import DictTree

FILES = {
    "README.md": "",
    "docs/guide/page.md": "",
    "docs/guide/Other Page.md": "",
    "docs/guide/setup.md": "",
    "docs/guide/index.md": "",
    "docs/straße/a.md": "",
    "docs/slides/one.html": "",
    "docs/site/route/index.md": "",
}
AS_GIVEN = Links()
LESSONS = {"docs/guide": "docs/guide", "docs/site/route/index.md": "docs/route"}


def page(source: str) -> Document:
    return read_page("docs/guide/page.md", "lesson", Text(source), Settings())


def follow(target: str, settings: Links = AS_GIVEN) -> FileLink | None:
    found = Targets(DictTree(FILES), settings, LESSONS).links(page(f"[a]({target})"))
    return next(found, None)


def state(target: str, settings: Links = AS_GIVEN) -> tuple[str, str] | None:
    link = follow(target, settings)
    return (link.state.value, link.path) if link else None


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("setup.md", ("found", "docs/guide/setup.md")),
        ("./setup.md?raw=1#a", ("found", "docs/guide/setup.md")),
        ("#a", ("found", "docs/guide/page.md")),
        ("?a", ("found", "docs/guide/page.md")),
        ("..", ("found", "docs")),
        ("../..", ("found", ".")),
        ("../guide/", ("found", "docs/guide")),
        ("<Other Page.md>", ("found", "docs/guide/Other Page.md")),
        ("Other%20Page.md", ("found", "docs/guide/Other Page.md")),
        ("/docs/guide/setup.md", ("found", "docs/guide/setup.md")),
        ("/", ("found", ".")),
        ("setup.html#a", ("found", "docs/guide/setup.md")),
        ("../slides/one.html", ("found", "docs/slides/one.html")),
        ("SETUP.md", ("other case", "docs/guide/setup.md")),
        ("../Guide/Setup.HTML", ("other case", "docs/guide/setup.md")),
        ("sett.md", ("missing", "docs/guide/sett.md")),
        ("setup.md/a", ("missing", "docs/guide/setup.md/a")),
        ("/docs/no.md", ("missing", "docs/no.md")),
        ("../slides/two.html", ("missing", "docs/slides/two.html")),
        ("../../../a.md", ("outside", "../a.md")),
        ("../../..", ("outside", "..")),
        ("../../../../a/issues", ("outside", "../../a/issues")),
    ],
)
def test_where_a_link_leads(target: str, expected: tuple[str, str]) -> None:
    assert state(target) == expected


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a.md",
        "//example.org/a.md",
        "mailto:a@example.org",
        "http://[bad",
        "{{site.url}}/a.md",
        "{props.url}",
        "${url}",
        "%7B%7Bsite.url%7D%7D/a.md",
        "@site/docs/a.md",
        "~/assets/a.svg",
        "/en/guides/setup",
        "/static/a.svg",
        "../../../../issues/new",
        "../../../../wiki",
        "../std/index.html",
        "episode.html#a",
        "a%00b/c.md",
        "",
    ],
)
def test_what_leads_to_no_file_that_we_know(target: str) -> None:
    assert follow(target) is None


def test_a_destination_that_is_no_url_leads_nowhere() -> None:
    links = Targets(DictTree(FILES), AS_GIVEN, LESSONS).links(page('<a href="http://[bad">'))
    assert list(links) == []


def test_a_root_and_suffixes_make_routes_to_files() -> None:
    routes = Links(root="docs/", suffixes=("", ".md", "/index.md"))
    assert state("/guide/setup/", routes) == ("found", "docs/guide/setup.md")
    assert state("/site/route", routes) == ("found", "docs/site/route")
    assert state("/Site/Route", routes) == ("other case", "docs/site/route")
    assert state("/guide/sett", routes) == ("missing", "docs/guide/sett")
    assert state("/elsewhere/a", routes) is None
    assert state("Setup", routes) == ("other case", "docs/guide/setup.md")


@pytest.mark.parametrize(
    ("target", "mended"),
    [
        ("Setup.md#A", "setup.md#A"),
        ("../GUIDE/Setup.md?a#B", "../guide/setup.md?a#B"),
        ("../Guide/", "../guide/"),
        ("other%20page.MD", "Other%20Page.md"),
        ("<../GUIDE/other page.md>", "../guide/Other%20Page.md"),
        ("../STRASSE/a.md", "../straße/a.md"),
        ("../Guide/./setup.md", None),
        ("../../DOCS/x/../guide/setup.md", None),
        ("Setup.html", None),
    ],
)
def test_a_destination_in_the_wrong_case_is_mended_where_it_can_be(
    target: str, mended: str | None
) -> None:
    link = follow(target)
    assert link is not None
    assert (link.state, link.mended) == (TargetState.OTHER_CASE, mended)


def test_a_route_is_mended_without_its_suffix() -> None:
    link = follow("/Guide/Setup", Links(root="docs", suffixes=(".md",)))
    assert link is not None
    assert link.mended == "/guide/setup"


@pytest.mark.parametrize(
    ("target", "nearest"),
    [
        ("setpu.md", "docs/guide/setup.md"),
        ("../giude/setup.md", "docs/guide/setup.md"),
        ("../giude/nothing.md", None),
        ("../unlike/setup.md", None),
        ("quite-different.svg", None),
    ],
)
def test_a_similar_name_is_offered(target: str, nearest: str | None) -> None:
    link = follow(target)
    assert link is not None
    assert (link.state, link.nearest) == (TargetState.MISSING, nearest)


def test_a_link_knows_its_fragment_and_lesson() -> None:
    link = follow("../site/route/index.md#caf%C3%A9")
    assert link is not None
    assert (link.fragment, link.lesson) == ("café", "docs/route")
    within = follow("figures/no.svg")
    assert within is not None
    assert within.lesson == "docs/guide"


def test_only_markdown_that_is_there_is_asked_for_anchors() -> None:
    source = "[a](setup.md#a) [b](setup.md) [c](no.md#a) [d](../slides/one.html#a) [e](SETUP.md#a)"
    links = Targets(DictTree(FILES), Links(), LESSONS).links(page(source))
    assert list(markdown_targets(links)) == ["docs/guide/setup.md"] * 2
