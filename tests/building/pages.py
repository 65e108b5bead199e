"""Pages as readers meet them: what parsers of other people make of Markdown and HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

ELEMENTS = frozenset(
    ("section", "h1", "h2", "h3", "h4", "p", "ul", "li", "a", "cite", "em", "code", "time")
)
ATTRIBUTES = {
    "section": {"class", "lang"},
    "a": {"href", "rel"},
    "time": {"datetime"},
    "h3": {"id"},
    "h4": {"id"},
}
_BLOCKS = ("h1", "h2", "h3", "h4", "p", "li")


@dataclass
class Page(HTMLParser):
    """Takes a page apart, and fails where it is not well nested or holds what no credits hold."""

    blocks: list[tuple[str, int, str]] = field(default_factory=list)
    """Element, depth of lists, and text."""
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES.get(tag, set()), (tag, attrs)
        if tag in ("li",):
            assert self.open[-1] == "ul"
        if self.open and self.open[-1] == "ul":
            assert tag == "li"
        if tag in ("p", "ul", "section", "h2", "h3", "h4"):
            assert not {"p", "a", "cite"} & set(self.open)
        self.open.append(tag)
        values = dict(attrs)
        if tag == "a":
            self.links.append(values["href"] or "")
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag in _BLOCKS:
            self.blocks.append((tag, self.open.count("ul"), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.blocks and (data.strip() or self.open):
            tag, depth, text = self.blocks[-1]
            self.blocks[-1] = (tag, depth, text + data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


Outline = tuple[list[tuple[str, int, str]], list[str]]


def parsed(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    return page


def outline_of_html(text: str) -> Outline:
    """Headings, paragraphs, list items with their depth, and where the links lead."""
    page = parsed(text)
    fragments = {f"#{one}" for one in page.ids}
    assert {link for link in page.links if link.startswith("#")} <= fragments
    links = [link.replace("#credits-", "#") for link in page.links]
    return _plain(page.blocks, level=-1), links


def outline_of_markdown(text: str) -> Outline:
    """The same of a page of Markdown."""
    page = parsed(MarkdownIt("commonmark").render(text))
    return _plain(page.blocks, level=0), page.links


def _plain(blocks: list[tuple[str, int, str]], level: int) -> list[tuple[str, int, str]]:
    return [
        (f"h{int(tag[1]) + level}" if tag[0] == "h" else tag, depth, " ".join(text.split()))
        for tag, depth, text in blocks
    ]
