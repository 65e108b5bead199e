"""Lists of further reading."""

from __future__ import annotations

import pytest

from coursekit.model.settings import Headings, Settings
from coursekit.model.source import Reference
from coursekit.model.text import Text
from coursekit.reading.document import read_page


def references(
    markdown: str,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    kind: str = "references",
) -> tuple[Reference, ...]:
    text = Text(f"## Going deeper\n\n{markdown}")
    return read_page(f"a/{kind}.md", kind, text, settings).references


@pytest.mark.parametrize(
    ("item", "linked", "annotated"),
    [
        ("[A](b)", True, False),
        ("[A][b]", True, False),
        ("<https://a.b>", True, False),
        ("https://a.b", True, False),
        ("[A](b), Peebles and Xie, 2023", True, False),
        ("[A](b), Peebles and others (2023)", True, False),
        ("Peebles et al.: [A](b).", True, False),
        ("[A](b_(c)), *Nature*", True, False),
        ("[A](b), on YouTube", True, False),
        ("[A](b): the DiT paper", True, True),
        ("[A](b) (a survey)", True, True),
        ("[A](b)\n\n  Why to read it.", True, True),
        ("[A](b)\n  - read section 3", True, True),
        ("[论文](b)：关于面包的论文", True, True),
        ("A book about bread", False, True),
        ("Bread", False, False),
    ],
)
def test_an_item_tells_why_or_only_what(item: str, linked: bool, annotated: bool) -> None:
    (found,) = references(f"- {item}\n")
    assert (found.linked, found.annotated) == (linked, annotated)


def test_items_know_their_places() -> None:
    text = Text("## Going deeper\n\n- [A](b),\n  *of* 2023\n-\n- C\n\n> - D\n")
    page = read_page("a/references.md", "references", text, Settings())
    assert [text.cut(one.span) for one in page.references] == ["[A](b),\n  *of* 2023", "C"]


def test_lists_count_under_their_headings_on_references_pages() -> None:
    assert references("- [A](b)\n", kind="lesson") == ()
    assert references("- [A](b)\n", Settings(headings=Headings(references=("Other",)))) == ()
    assert len(references("- [A](b)\n\n## Further reading\n\n1. C\n\n## More\n\n- D\n")) == 2
