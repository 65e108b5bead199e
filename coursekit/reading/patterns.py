"""Path patterns of the layout: `tracks/{track}/{lesson}/brief.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_PART = re.compile(r"\{(\w+)\}|(\*\*/?)|(\*)|(\?)|([^{*?]+|\{)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern whose placeholders each take a path segment or a part of one."""

    text: str

    @property
    def folder(self) -> str:
        """The folder that everything the pattern matches lies in."""
        fixed = re.split(r"[{*?]", self.text, maxsplit=1)[0]
        return fixed.rpartition("/")[0]

    def match(self, path: str) -> Mapping[str, str] | None:
        """The values of the placeholders, or none if the path does not fit."""
        found = _compiled(self.text).fullmatch(path)
        return found.groupdict() if found else None

    def fill(self, values: Mapping[str, str]) -> str:
        """The path that the pattern describes for the given placeholders."""
        return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), self.text)


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile("".join(_expressions(text)))


def _expressions(text: str) -> Iterator[str]:
    named: set[str] = set()
    for part in _PART.finditer(text):
        name, deep, star, one, plain = part.groups()
        if name:
            yield rf"(?P={name})" if name in named else rf"(?P<{name}>[^/]+)"
            named.add(name)
        elif deep:
            yield r"(?:[^/]+/)*" if deep.endswith("/") else ".*"
        elif star:
            yield "[^/]*"
        elif one:
            yield "[^/]"
        else:
            yield re.escape(plain)
