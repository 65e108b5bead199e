"""Whatever titles and names hold, the pages stay what they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursekit.building.credits import html, markdown
from coursekit.building.credits.data import (
    CreditedLesson,
    Credits,
    Notice,
    OwnWorks,
    Shown,
    Terms,
    Usage,
    Work,
)
from coursekit.building.credits.urls import below, encoded_path, encoded_url, relative_to
from coursekit.model.source import MediaKind
from tests.building.pages import outline_of_html, outline_of_markdown

MARKUP = [
    "*", "_", "`", "``", "[", "](", ")", "<", ">", "<b>", "<!--", "-->", "&", "&amp;", "#", "1.", "-",
    "+", "\\", "|", "~~", "!", "$", "\n", "\n\n", "    ", "\t", "==", "---", "http://a.org", "www.",
    "a@b.org", '"', "'", "]]>", "<?", "{{", "\u202e", "\x1b[31m", "ä", "字", "a", " ", "\ud800",
]  # fmt: skip
hostile = st.lists(st.sampled_from(MARKUP), min_size=1, max_size=8).map("".join)
texts = hostile | st.text(min_size=1, max_size=20)
named = texts.filter(lambda text: text.strip() != "")


def credits_of(title: str, name: str, path: str) -> Credits:
    lesson = CreditedLesson("a/b", title, name, "lesson 1", title, path)
    shown = (Shown(lesson, path, MediaKind.IMAGE, path),)
    return Credits(
        version="1",
        notice=Notice(
            title=title,
            authors=(name, title),
            text_terms=Terms(name),
            code_terms=None,
            others=(),
            contact=name,
        ),
        scope=(title,),
        months=("January",) * 12,
        lessons=(lesson,),
        works=(
            Work(
                title=title,
                creators=(name,),
                url="https://www.loc.gov/",
                event=name,
                date=title,
                rights_holder=title,
                terms=Terms(title, url="https://www.loc.gov/(a)"),
                usages=(Usage(lesson=lesson, files=(path,)),),
                shown=shown,
            ),
        ),
        own=(OwnWorks(name, shown),),
        terms=(),
    )


@given(named, named, named)
def test_both_pages_say_the_same_whatever_they_hold(title: str, name: str, path: str) -> None:
    data = credits_of(title, name, path)
    assert outline_of_html(html.render(data)) == outline_of_markdown(markdown.render(data))


def test_destinations_hold_only_what_may_stand_in_them() -> None:
    assert encoded_path("a b/ü?#[x]:\ud800.md") == "a%20b/%C3%BC%3F%23%5Bx%5D%3A%3F.md"
    assert encoded_url(" https://a.org/ü?x=%20&y#z ") == "https://a.org/%C3%BC?x=%20&y#z"
    assert encoded_url("https://[::1]/[a]") == "https://[::1]/%5Ba%5D"
    assert relative_to("/home/docs", "/home")("tracks/a.md") == "../tracks/a.md"
    assert below("https://a.org/x/")("tracks/a b.md") == "https://a.org/x/tracks/a%20b.md"
