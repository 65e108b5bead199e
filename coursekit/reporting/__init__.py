"""Reports as text: each format is one file with one function `Report -> str`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from coursekit.model.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A format of `coursekit lint`, by the name of its module: only what is used is imported."""

    module: str
    for_people: bool = False
    """Whether statistics may stand below it."""

    def render(self, report: Report) -> str:
        """The report in this format."""
        return self._function("render")(report)

    def with_statistics(self, report: Report) -> str:
        """The same with the number of findings for each rule, if the format has a place for it."""
        if self.module == "json":
            return self._function("render_with_statistics")(report)
        if not self.for_people:
            return self.render(report)
        from coursekit.reporting.summary import render_statistics

        parts = (self.render(report), render_statistics(report))
        return "\n".join(part for part in parts if part)

    def _function(self, name: str) -> Callable[[Report], str]:
        module = import_module(f"coursekit.reporting.{self.module}")
        return cast("Callable[[Report], str]", getattr(module, name))


FORMATS: Mapping[str, Format] = {
    "text": Format("text", for_people=True),
    "concise": Format("concise", for_people=True),
    "json": Format("json"),
    "sarif": Format("sarif"),
    "github": Format("annotations"),
    "gitlab": Format("gitlab"),
    "junit": Format("junit"),
    "rdjson": Format("rdjson"),
    "markdown": Format("markdown"),
}
"""The formats that `coursekit lint` writes, by name."""
