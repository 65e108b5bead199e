"""A baseline hides as many equal findings as it knows, and not one more."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.model.report import Disposition
from tests.support.baselines import compared, with_baseline
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

LESSON = "tracks/bread/proofing/lesson.md"
LINKS = st.lists(st.sampled_from(["no.md", "other.md", "third.md"]), max_size=6)


def course(links: list[str], breaks: str) -> Files:
    files = minimal_course()
    lines = "".join(f"{breaks}[x]({link})" for link in links)
    return {**files, LESSON: (files[LESSON] or b"") + f"{lines}\n".encode()}


@settings(max_examples=40)
@given(LINKS, LINKS, st.sampled_from(["\n", "\n\n", "\n\nMore.\n\n"]))
def test_what_is_known_new_and_mended_adds_up(
    before: list[str], after: list[str], breaks: str
) -> None:
    baseline = with_baseline(course(before, "\n\n"))["coursekit-baseline.json"]
    files = {**course(after, breaks), "coursekit-baseline.json": baseline}
    known, now = Counter(before), Counter(after)
    report = lint_files(files)
    new = sum((now - known).values())
    assert len(report.findings) == new
    assert report.exit_code == (1 if new else 0)
    assert report.summary.dispositions.get(Disposition.BASELINED, 0) == sum((now & known).values())
    assert report.summary.baseline_mended == sum((known - now).values())
    assert len(compared(files).pruned.known) == sum((now & known).values())
