"""Whatever stands in a message or a path, every format stays what it is."""

from __future__ import annotations

import json

import click
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml

from coursekit.reporting import FORMATS
from coursekit.words import visible
from tests.support.reports import finding, location, report
from tests.support.workflow_commands import commands

TEXTS = st.text(st.characters(), min_size=1, max_size=40) | st.text(
    "%:,=\r\n \t[](){}<>&\\`*_|@#0A\u2028\x00\ud800\ufffe", min_size=1, max_size=20
)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_fits_into_every_format(message: str, path: str, lesson: str) -> None:
    one = finding(message=message, location=location(path, 1, 1, 2), lesson=lesson)
    of = report(one, texts={})
    rendered = {name: click.unstyle(format_.render(of)) for name, format_ in FORMATS.items()}
    for text in rendered.values():
        text.encode()  # no lone surrogate is left
        assert not set("\x00\x1b\x85") & set(text)
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(rendered[name])
    ((case,),) = JUnitXml.fromstring(rendered["junit"].encode())
    assert case.is_failure
    (command,) = commands(rendered["github"])
    assert command.properties.get("file", ".") == visible(path)
    assert visible(message) in command.data
    assert rendered["markdown"].count("\n- **") == 1
