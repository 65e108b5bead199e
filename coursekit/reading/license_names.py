"""Names of licenses, as SPDX lists them and as people write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import cache

from coursekit.model.license import Term, TermState
from coursekit.reading.license_table import license_data
from coursekit.words import Guesses

REF = "LicenseRef-"

_LONGEST_NAME = 120
_SURELY = 0.85
"""How much of two names has to be the same where their digits differ."""
_DIGITS = re.compile(r"[0-9]+")
_NEWEST = "4.0"
_ELEMENTS = {
    "by": ("by", "attribution"),
    "nc": ("nc", "noncommercial"),
    "sa": ("sa", "sharealike"),
    "nd": ("nd", "noderivatives", "noderivs"),
}
"""What the elements of a Creative Commons license are called, in their order."""

_PREFIX = re.compile(r"cc|creativecommons")
_ELEMENT = re.compile("|".join(word for words in _ELEMENTS.values() for word in reversed(words)))
_ZERO = ("cc0", "cczero", "creativecommonszero")
_FILLER = re.compile(
    r"\b(?:the|(?:public )?licen[cs]e|version|international|unported|generic|universal)\b|[^a-z0-9]"
)
_ENDS = re.compile(r"^https?://(?:www\.)?|/(?:(?:deed|legalcode)(?:\.[\w-]{1,20})?)?$")


class Names:
    """The names that a course may use: those of SPDX, and those that it defines itself."""

    def __init__(self, defined: Collection[str]) -> None:
        self._defined = defined
        self._guesses = Guesses(times=100, candidates=2_000)

    def term(self, name: str) -> Term:
        """What is known of one name of an expression."""
        if name.casefold().startswith(REF.casefold()):
            return self._reference(name)
        if name.casefold() in _deprecated():
            listed, instead = _deprecated()[name.casefold()]
            return Term(listed, TermState.DEPRECATED, instead or None)
        plus = "+" if name.endswith("+") else ""
        if canonical := _canonical(name.removesuffix("+")):
            return Term(canonical + plus, TermState.LISTED)
        return spoken(name) or Term(name, TermState.UNKNOWN, self._nearest(name))

    def exception(self, name: str) -> tuple[str, bool]:
        """A name behind `WITH` as SPDX spells it, and whether it is listed."""
        listed = _listed_exceptions().get(name.casefold())
        return listed or name, listed is not None

    def _reference(self, name: str) -> Term:
        if name in self._defined:
            return Term(name, TermState.DEFINED)
        own = [one.removeprefix(REF) for one in self._defined if one.startswith(REF)]
        near = self._guesses.nearest(name[len(REF) :], own)
        return Term(name, TermState.UNDEFINED, f"{REF}{near}" if near else None)

    def _nearest(self, name: str) -> str | None:
        """`BSD` could be several: then none is offered rather than the nearest in letters.

        What has other digits, or none, has to be nearer: `none` is not `Noweb`, `GPLv3` not `NGPL`.
        """
        family = [
            one for one in _known().values() if one.casefold().startswith(f"{name}-".casefold())
        ]
        if family:
            return family[0] if len(family) == 1 else None
        near = self._guesses.nearest(name, _listed().values())
        return near if near and _is_near(name, near) else None


def _is_near(name: str, other: str) -> bool:
    mine, theirs = "".join(_DIGITS.findall(name)), "".join(_DIGITS.findall(other))
    if mine and theirs.startswith(mine):
        return True
    return SequenceMatcher(None, name.casefold(), other.casefold()).ratio() >= _SURELY


def spoken(text: str) -> Term | None:
    """What people write in the place of an identifier: `CC BY 4.0`, a web address, `CC BY-NC`."""
    bare = text.strip()
    if len(bare) > _LONGEST_NAME:
        return None
    if found := _by_name().get(_plain(bare)) or _by_url().get(_plain_url(bare)):
        return Term(text, TermState.UNKNOWN, found)
    return _unversioned(bare)


def _unversioned(text: str) -> Term | None:
    """Terms of Creative Commons without a version, with the newest one of that kind."""
    plain = _plain(text)
    if plain in _ZERO:
        return Term(text, TermState.UNVERSIONED, "CC0-1.0")
    prefix = _PREFIX.match(plain)
    rest = plain[prefix.end() :] if prefix else plain
    words = _ELEMENT.findall(rest)
    found = {key for key, names in _ELEMENTS.items() if set(names) & set(words)}
    if "".join(words) != rest or not (prefix or "by" in found):
        return None
    elements = [key for key in _ELEMENTS if key in found | {"by"}]
    newest = f"cc-{'-'.join(elements)}-{_NEWEST}"
    return Term(text, TermState.UNVERSIONED, _known().get(newest) if found else None)


def _plain(text: str) -> str:
    """What is left of a name without spaces, hyphens and words that say nothing."""
    return _FILLER.sub("", text.casefold())


def _plain_url(text: str) -> str:
    return _ENDS.sub("", text.casefold())


@cache
def _known() -> dict[str, str]:
    """The identifiers of the table, by their folded forms."""
    return {
        name.casefold(): name for group in license_data()["groups"] for name in group["licenses"]
    }


@cache
def _deprecated() -> dict[str, tuple[str, str]]:
    return {name.casefold(): (name, new) for name, new in license_data()["deprecated"].items()}


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, (title, _) in license_data()["names"].items():
        names |= {_plain(one): name for one in (title, name, *_in_full(name))}
    return names


def _in_full(name: str) -> Iterator[str]:
    """`CC-BY-SA-4.0` as `Attribution-ShareAlike 4.0`, with and without `Creative Commons`."""
    prefix, *elements = name.casefold().split("-")
    if prefix == "cc" and elements[0] == "by":
        for last in (1, -1):
            words = [_ELEMENTS[one][last] if one in _ELEMENTS else one for one in elements]
            yield from (f"{start} {' '.join(words)}" for start in ("", "CC", "Creative Commons"))


@cache
def _by_url() -> dict[str, str]:
    return {_plain_url(url): name for name, (_, url) in license_data()["names"].items()}


def _canonical(name: str) -> str | None:
    folded = name.casefold()
    return _known().get(folded) or _listed().get(folded)


def _listed() -> dict[str, str]:
    """All licenses that SPDX lists, by their folded forms; only read where the table is too small."""
    return _index()[0]


def _listed_exceptions() -> dict[str, str]:
    return _index()[1]


@cache
def _index() -> tuple[dict[str, str], dict[str, str]]:
    # Slow to import, and most courses name only licenses that the table knows.
    from license_expression import get_license_index

    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for entry in get_license_index():
        name = entry.get("spdx_license_key") or ""
        if name and not name.startswith(REF):
            found[bool(entry["is_exception"])][name.casefold()] = name
    return found
