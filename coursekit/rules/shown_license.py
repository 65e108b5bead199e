"""How pages name licenses to readers: `CC BY-SA 4.0`, a full name, a link to the deed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from coursekit.model.course import Course
from coursekit.model.license import License, TermState
from coursekit.words import folded

_BETWEEN = re.compile(r"(?:[\s_/,;:()\[\]'\"*‐‑–-]|\.(?!\w))+")
_NOISE = frozenset(
    ("license", "licence", "version", "public", "international", "unported", "generic")
)
"""Words that names of licenses have or lack without being other names."""
_SPELLINGS = {
    "noncommercial": ("non", "commercial"),
    "sharealike": ("share", "alike"),
    "noderivatives": ("no", "derivatives"),
    "noderivs": ("no", "derivatives"),
}
_VERSION = re.compile(r"v([0-9][0-9.]*)")
_CC = re.compile(r"CC-(BY(?:-(?:NC|ND|SA))*)-([0-9]\.[0-9])(?:-([A-Z]+))?")
_ELEMENTS = {
    "BY": "attribution",
    "NC": "non commercial",
    "ND": "no derivatives",
    "SA": "share alike",
}
_SIGNS = {
    "BY": re.compile(r" (?:by|attribution) "),
    "NC": re.compile(r" (?:nc|non commercial) "),
    "ND": re.compile(r" (?:nd|no derivatives) "),
    "SA": re.compile(r" (?:sa|share alike) "),
}
_FAMILIES = (
    (re.compile(r" domain | no known copyright "), re.compile(r"CC0|CC-PDM|CC-PDDC|PDDL")),
    (re.compile(r" agpl| affero "), re.compile(r"AGPL-")),
    (re.compile(r" lgpl| (?:lesser|library) general "), re.compile(r"LGPL-")),
    (re.compile(r" gpl| gnu general "), re.compile(r"GPL-")),
    (re.compile(r" g?fdl| free documentation "), re.compile(r"GFDL-")),
    (re.compile(r" bsd"), re.compile(r"BSD-|0BSD")),
    (re.compile(r" apache| asl "), re.compile(r"Apache-")),
    (re.compile(r" (?:mit|expat|x11) "), re.compile(r"MIT")),
)
"""By what texts name a family of licenses (`public`, `license` and `version` are left out of them),
and what the identifiers in it begin with."""
_MAJOR = re.compile(r"(?<![0-9.])[0-9]+")
_ZERO = "CC0-1.0"
_REFERENCE = "LicenseRef-"
_LONGEST = 500
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(.*?)/?(?:(?:deed|legalcode)[\w.-]*)?(?:#.*)?", re.DOTALL
)


class ShownLicenses:
    """The licenses of a course by the ways in which pages may name them."""

    def __init__(self, course: Course) -> None:
        self._course = course
        record = course.manifest.record if course.manifest else None
        defined = record.at(("licenses",)) if record else None
        self._defined: Mapping[str, object] = defined if isinstance(defined, dict) else {}

    def is_shown(self, license_text: str, text: str, urls: Iterable[str] = ()) -> bool | None:
        """Whether a text names a license on record; none where that cannot be told.

        Nothing tells how pages call some terms; some texts name a family of licenses, or speak
        another language; and of a record that names no license another rule tells.
        Of alternatives (`OR`) one is enough, of licenses that hold together (`AND`) all are needed.
        """
        known = self._course.licenses.get(license_text)
        choices = known.choices if known and known.choices else ((license_text,),)
        plain, linked = f" {_plain(text)} ", frozenset(map(_address, urls))
        if f" {_plain(license_text)} " in plain:
            return True
        if any(all(self._named(name, plain, linked) for name in names) for names in choices):
            return True
        if known and not is_sure(known):
            return None
        other = self._listed(plain, linked)
        if all(any(map(self._unnamed, names)) for names in choices):
            return False if other else None
        alike = any(_may_mean(name, other, plain) for names in choices for name in names)
        return None if alike else False

    def identifier(self, text: str, urls: Iterable[str] = ()) -> str | None:
        """What a text names, as records state it: a name of the manifest, or of SPDX."""
        plain, linked = f" {_plain(text)} ", frozenset(map(_address, urls))
        mine = (name for name in self._defined if self._named(name, plain, linked))
        return next(mine, None) or self._listed(plain, linked)

    def display(self, license_text: str) -> str:
        """How a page would name a license."""
        listed = self._course.license_table.names.get(license_text)
        return self._own_name(license_text) or (listed[0] if listed else license_text)

    def _named(self, name: str, plain: str, linked: frozenset[str]) -> bool:
        """Whether a text in its plain form, or a link in it, names one license."""
        forms, address = self._listed_forms.get(name) or (tuple(self._forms(name)), None)
        return any(form in plain for form in forms) or address in linked

    @cached_property
    def _listed_forms(self) -> Mapping[str, tuple[tuple[str, ...], str]]:
        """The forms of each license that the table names, and where its text is."""
        names = self._course.license_table.names
        return {name: (tuple(self._forms(name)), _address(names[name][1])) for name in names}

    def _forms(self, name: str) -> Iterator[str]:
        listed = self._course.license_table.names.get(name)
        forms = [name, *(listed[:1] if listed else ()), self._own_name(name) or name]
        if found := _CC.fullmatch(name):
            elements, version, port = found.groups("")
            spelled = " ".join(_ELEMENTS[one] for one in elements.split("-"))
            forms.append(f"{spelled} {version} {port}")
        if name == _ZERO:
            forms += ("CC0", "CC Zero")
        return (f" {_plain(form)} " for form in dict.fromkeys(forms))

    def _own_name(self, name: str) -> str | None:
        entry = self._defined.get(name)
        stated = entry.get("name") if isinstance(entry, dict) else None
        return stated if isinstance(stated, str) else None

    def _unnamed(self, name: str) -> bool:
        """Whether nothing tells how pages call a license."""
        return name not in self._course.license_table.names and self._own_name(name) is None

    def _listed(self, plain: str, linked: frozenset[str]) -> str | None:
        """The listed license that a text names; the longest where one name holds another."""
        found = [name for name in self._listed_forms if self._named(name, plain, linked)]
        return max(found, key=len, default=None)


def is_sure(license_: License) -> bool:
    """Whether a record names a license, and not something that was to be one."""
    unclear = (TermState.UNKNOWN, TermState.UNVERSIONED)
    return not license_.problem and all(term.state not in unclear for term in license_.terms)


def _may_mean(name: str, other: str | None, plain: str) -> bool:
    """Whether a text in its plain form may mean a license, if less surely than by its name."""
    if found := _CC.fullmatch(name):
        elements, version, port = found.groups()
        base = f"CC-{elements}-{version}"
        if port and other == base:
            return True  # `CC BY 3.0 Germany`
        told = {key for key, sign in _SIGNS.items() if sign.search(plain)}
        named = not told or told == set(elements.split("-"))
        return other is None and f" {version} " in plain and " cc " in plain and named
    family = next((sign for sign, names in _FAMILIES if names.match(name)), None)
    if other is not None or family is None or not family.search(plain):
        return False
    mine, theirs = _MAJOR.findall(name), _MAJOR.findall(plain)
    return not (mine and theirs) or bool(set(mine) & set(theirs))


def _plain(text: str) -> str:
    """A text in the form in which names of licenses are compared."""
    words: list[str] = []
    for word in _BETWEEN.sub(" ", folded(text)).split():
        if version := _VERSION.fullmatch(word):
            word = version[1]
        if word not in _NOISE:
            words.extend(_SPELLINGS.get(word, (word,)))
    return " ".join(words).replace("creative commons", "cc")


def _address(url: str) -> str:
    """The address of a license, without what deed and legal code add to it."""
    found = _ADDRESS.fullmatch(url[:_LONGEST])
    return found[1] if found else url
