"""A suppression hides what it names where it stands, and nothing else anywhere."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.model.report import Report, ReportedFinding
from tests.support.linting import lint_files
from tests.support.patching import minimal_course, patched

FAULTS = {
    "LK901": "See [ovens](../ovens/lesson.md).",
    "LK902": "See [rest](#rest).",
    "AX801": "See ![](https://baking.example/a.png).",
}
ALL = st.sampled_from(
    ("LK901", "missing-anchor", "lk902", "XR601", "AX801", "LK", "ALL", "nothing")
)
NAMES = {"missing-anchor": "LK902", "lk902": "LK902"}


class Comment(NamedTuple):
    directive: str
    words: list[str]
    reason: str

    def __str__(self) -> str:
        return f"<!-- coursekit: {self.directive} {', '.join(self.words)}{self.reason} -->"

    @property
    def codes(self) -> set[str]:
        return {NAMES.get(word, word) for word in self.words} if self.reason else set()


comments = st.builds(
    Comment,
    st.sampled_from(("ignore", "ignore", "ignore-page")),
    st.lists(ALL, max_size=3),
    st.sampled_from((" -- so it is", " -- so it is", "")),
)
blocks = st.lists(
    st.tuples(st.lists(comments, max_size=2), st.sampled_from((*FAULTS.values(), "Text."))),
    min_size=1,
    max_size=4,
)


def lint(blocks: list[tuple[list[Comment], str]]) -> Report:
    lines = "".join(
        f"{''.join(f'+{comment}{chr(10)}+{chr(10)}' for comment in above)}+{block}\n+\n"
        for above, block in blocks
    )
    patch = f"--- tracks/bread/proofing/lesson.md\n ## Warmth and time\n \n{lines}"
    return lint_files(patched(minimal_course(), patch))


def known(found: tuple[ReportedFinding, ...]) -> Counter[tuple[str, str]]:
    """Findings by rule and line, without those about suppressions."""
    about = ("CK011", "CK013", "CK014")
    return Counter((one.code, one.source) for one in found if one.code not in about)


@settings(max_examples=60, deadline=None)
@given(blocks)
def test_what_is_hidden_was_named_where_it_stands(blocks: list[tuple[list[Comment], str]]) -> None:
    report = lint(blocks)
    everything = known(lint([([], block) for _, block in blocks]).findings)
    assert known(report.findings) + known(report.hidden) == everything
    whole = {
        c
        for above, _ in blocks
        for one in above
        if one.directive == "ignore-page"
        for c in one.codes
    }
    hidden: Counter[tuple[str, str]] = Counter()
    for above, block in blocks:
        named = whole.union(*(one.codes for one in above))
        code = next((code for code, fault in FAULTS.items() if fault == block), "")
        hidden[code, block] += code in named
    assert known(report.hidden) == +hidden
