"""What suppressions hide, what they leave, and what is said of them."""

from __future__ import annotations

import json

import pytest

from coursekit.model.report import Disposition, Report
from coursekit.model.suppression import Ruling, Suppression
from coursekit.model.text import Place, Span
from coursekit.reporting.json import render as render_json
from coursekit.reporting.sarif import render as render_sarif
from coursekit.reporting.summary import render as render_summary
from coursekit.rules import RULES
from tests.support.linting import AS_OF, lint_files, with_crash
from tests.support.patching import Files, minimal_course, patched

LESSON = "tracks/bread/proofing/lesson.md"
TWO_FAULTS = "See [ovens](../ovens/lesson.md) and [rest](#rest)."


def course(above: str = "", config: str = "", fault: str = TWO_FAULTS, more: str = "") -> Files:
    """The minimal course with a paragraph of faults, and lines above it."""
    lines = "".join(f"+{line}\n" for line in f"{above}\n{fault}\n".split("\n"))
    patch = f"--- {LESSON}\n ## Warmth and time\n \n{lines}{more}"
    files = patched(minimal_course(), patch)
    return {**files, "coursekit.toml": config.encode()} if config else files


def configured(rules: str, paths: str, more: str = "") -> str:
    return f'[[suppress]]\nrules = [{rules}]\npaths = [{paths}]\nreason = "so it is"\n{more}\n'


def codes(report: Report) -> list[str]:
    return sorted(finding.code for finding in report.findings)


def hidden(report: Report) -> list[tuple[str, str | None, bool]]:
    return sorted((one.code, one.because, one.in_source) for one in report.hidden)


def test_a_comment_hides_the_rules_that_it_names_and_no_other() -> None:
    report = lint_files(course("<!-- coursekit: ignore LK901 -- it comes later -->"))
    assert codes(report) == ["LK902"]
    assert hidden(report) == [("LK901", "it comes later", True)]
    assert report.summary.dispositions[Disposition.SUPPRESSED] == 1
    assert "1 finding suppressed for a reason not shown.\n" in render_summary(report)
    assert json.loads(render_json(report))["summary"]["suppressed"] == 1


@pytest.mark.parametrize("words", ["lk901, Missing-Anchor", "LK901 LK902", "missing-file,lk902"])
def test_rules_are_named_by_code_or_name_in_any_case(words: str) -> None:
    report = lint_files(course(f"<!-- coursekit: ignore {words} -- so it is -->"))
    assert (codes(report), len(report.hidden)) == ([], 2)
    assert report.exit_code == 0


def test_what_stands_behind_the_next_block_is_reported() -> None:
    report = lint_files(course("<!-- coursekit: ignore LK901 -- x -->\n\nText.\n"))
    assert codes(report) == ["CK011", "LK901", "LK902"]


def test_a_list_and_its_items_may_each_be_spoken_of() -> None:
    fault = (
        "- See [a](a.md).\n"
        "- <!-- coursekit: ignore LK902 -- of this item -->\n"
        "  See [b](b.md) and [rest](#rest).\n"
        "- See [c](c.md) and [rest](#rest)."
    )
    report = lint_files(course("<!-- coursekit: ignore LK901 -- of the list -->", fault=fault))
    assert codes(report) == ["LK902"]
    assert hidden(report) == [
        *[("LK901", "of the list", True)] * 3,
        ("LK902", "of this item", True),
    ]


def test_a_page_may_be_ignored_as_a_whole() -> None:
    above = "<!-- coursekit: ignore-page LK901, LK902 -- so it is -->\n\nText.\n"
    assert codes(lint_files(course(above))) == []


def test_the_configuration_hides_findings_by_path() -> None:
    report = lint_files(course(config=configured('"LK901"', '"tracks/*/proofing/*.md"')))
    assert codes(report) == ["LK902"]
    assert hidden(report) == [("LK901", "so it is", False)]
    elsewhere = lint_files(course(config=configured('"LK901"', '"tracks/*/first-loaf/**"')))
    assert codes(elsewhere) == ["CK011", "LK901", "LK902"]


def test_what_concerns_no_file_is_at_the_root() -> None:
    exempt = '[[links.exempt]]\npattern = "https://a.org/*"\nreason = "x"\nuntil = 2026-01-01\n'
    config = configured('"LK919"', '"."') + exempt
    report = lint_files(course(config=config, fault="Text."))
    assert (codes(report), hidden(report)) == ([], [("LK919", "so it is", False)])


def test_the_reason_in_the_file_comes_before_that_of_the_configuration() -> None:
    above = "<!-- coursekit: ignore LK901 -- first -->\n<!-- coursekit: ignore LK901 -- second -->"
    config = configured('"LK901"', '"tracks/**", "tracks/bread/**"')
    report = lint_files(course(above, config))
    assert codes(report) == ["LK902"]
    assert hidden(report) == [("LK901", "first", True)]


def test_a_reason_shows_no_password() -> None:
    report = lint_files(course("<!-- coursekit: ignore LK901 -- see https://u:pw@a.org/ -->"))
    assert "pw" not in (report.hidden[0].because or "")


def test_sarif_tells_a_comment_from_the_configuration() -> None:
    above = "<!-- coursekit: ignore LK901 -- here -->"
    files = course(above, configured('"LK902"', '"tracks/**"'))
    results = json.loads(render_sarif(lint_files(files)))["runs"][0]["results"]
    assert {
        (r["ruleId"], s["kind"], s["justification"]) for r in results for s in r["suppressions"]
    } == {("LK901", "inSource", "here"), ("LK902", "external", "so it is")}


@pytest.mark.parametrize("words", ["LK", "ALL", "all", "", "lk -- x", "LK901", "XR9"])
def test_what_names_no_rule_or_gives_no_reason_hides_nothing(words: str) -> None:
    report = lint_files(course(f"<!-- coursekit: ignore {words} -->"))
    assert {"LK901", "LK902"} <= set(codes(report))
    assert report.hidden == ()
    assert "CK011" not in codes(report)


@pytest.mark.parametrize("code", ["CK001", "internal-fault", "CK002", "CK011", "CK012", "CK013"])
def test_what_makes_a_run_worthless_cannot_be_hidden(code: str) -> None:
    files = course(config=configured(f'"{code}"', '"**", "."'), fault="Text.")
    report = lint_files(files, with_crash(RULES, "order-disagrees"))
    assert report.exit_code == 3
    assert codes(report) == ["CK001", "CK013"]
    assert report.hidden == ()


def test_a_run_that_matched_nothing_says_only_that() -> None:
    files: Files = {"coursekit.toml": configured('"LK901"', '"tracks/**"').encode()}
    report = lint_files(files)
    assert (report.exit_code, codes(report)) == (2, ["CK002"])


def test_the_last_day_counts() -> None:
    above = f"<!-- coursekit: ignore LK901 until={AS_OF} -- x -->"
    files = course(above)
    assert codes(lint_files(files)) == ["LK902"]
    late = lint_files(files, as_of=AS_OF.replace(day=AS_OF.day + 1))
    assert codes(late) == ["CK012", "LK901", "LK902"]
    assert late.hidden == ()


def test_without_a_day_nothing_has_ended() -> None:
    above = "<!-- coursekit: ignore LK901 until=2020-01-01 -- x -->"
    report = lint_files(course(above), as_of=None)  # type: ignore[arg-type]
    assert codes(report) == ["LK902"]
    assert "expired-suppression" in report.summary.unjudged_rules


def test_a_rule_that_was_not_judged_is_not_called_unused() -> None:
    above = "<!-- coursekit: ignore FM108 -- it is a plan -->"
    files = course(above, fault="Text.")
    assert codes(lint_files(files)) == ["CK011"]
    assert codes(lint_files(files, as_of=None)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "more",
    [
        "--- tracks/bread/first-loaf/lesson.md\n-page: lesson\n+page: [\n",
        "--- tracks/bread/first-loaf/lesson.md\nunreadable file\n",
    ],
)
def test_nothing_is_called_unused_while_files_cannot_be_read(more: str) -> None:
    above = "<!-- coursekit: ignore LK907 -- x -->"
    assert "CK011" in codes(lint_files(course(above)))
    assert "CK011" not in codes(lint_files(course(above, more=more)))


def test_a_suppression_is_used_whatever_becomes_of_the_finding() -> None:
    above = "<!-- coursekit: ignore LK901, LK902 -- x -->"
    files = course(above, 'ignore = ["LK901"]\n')
    report = lint_files(files)
    assert codes(report) == []
    assert report.summary.dispositions[Disposition.IGNORED] >= 1
    assert report.summary.dispositions[Disposition.SUPPRESSED] == 1


def test_rules_about_suppressions_can_be_ignored() -> None:
    above = "<!-- coursekit: ignore LK907 -- x -->"
    assert codes(lint_files(course(above, 'ignore = ["CK011"]\n'))) == ["LK901", "LK902"]


def test_a_missing_page_is_hidden_where_the_manifest_lists_the_lesson() -> None:
    files = patched(
        minimal_course(),
        "--- tracks/bread/proofing/references.md\ndeleted file\n"
        "--- tracks/bread/track.yaml\n-      - proofing\n"
        "+      # coursekit: ignore PL210 -- its sources are being cleared\n"
        "+      - proofing\n",
    )
    report = lint_files(files)
    assert (codes(report), [one.code for one in report.hidden]) == ([], ["PL210"])


def test_a_ruling_says_where_it_stands() -> None:
    place = Place(".", Span(0, 0))
    own = Ruling(suppression=Suppression(rules=("LK901",), reason="x"), place=place)
    other = Ruling(
        suppression=Suppression(rules=(), reason="x", paths=("a/**", "b/**")), place=place
    )
    assert (own.label, own.subject) == ("this suppression of LK901", None)
    assert other.label == "the configuration's suppression in a/**, b/**"
    assert other.subject == "a/**\nb/**"
