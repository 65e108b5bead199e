"""Under which terms works are: expressions taken apart, names and links from the license table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coursekit.building.credits.data import LicenseName, OwnTerms, Terms
from coursekit.model.course import Course
from coursekit.model.dates import iso_date
from coursekit.model.source import ShownPart, Use
from coursekit.model.url import web_url
from coursekit.rules.shown_license import ShownLicenses
from coursekit.words import folded

_WITH = " WITH "


class Licenses:
    """What is known of the terms that a course names."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.names = course.license_table.names
        self.readings = ShownLicenses(course)
        self.record = course.manifest.record if course.manifest else None
        own = self.record.at(("licenses",)) if self.record else None
        self.own: Mapping[str, Any] = own if isinstance(own, dict) else {}

    def of_course(self, kind: str) -> Terms | None:
        """The course's own license, of its `text` or its `code`."""
        stated = self.record.at(("license", kind)) if self.record else None
        return self.terms(stated) if isinstance(stated, str) else None

    def terms(self, text: str) -> Terms:
        """The terms that a record states."""
        license_ = self.course.licenses.get(text)
        choices = license_.choices if license_ else ()
        if not choices and (text in self.names or text in self.own):
            choices = ((text,),)
        return Terms(text, tuple(tuple(map(self._named, names)) for names in choices))

    def shown(self, part: ShownPart) -> Terms:
        """The terms that a page shows; `CC BY 4.0` is understood as the name that SPDX gives it."""
        name = self.readings.identifier(part.text, part.urls)
        if name and self._is_all(name, part):
            return self.terms(name)
        url = next((url for url in part.urls if web_url(url)), None)
        return Terms(part.text, url=url or self.names.get(name or "", ("", None))[1])

    def _is_all(self, name: str, part: ShownPart) -> bool:
        """Whether a page shows nothing but a license, or links to it; it may show two."""
        if len(part.urls) == 1 and self.readings.identifier("", part.urls) == name:
            return True
        forms = (name, self.readings.display(name))
        return spelled(part.text) in map(spelled, forms)

    def own_terms(self, used: Iterable[Terms]) -> Iterator[OwnTerms]:
        """What the manifest says of those of its own names that are used, in its order."""
        used_names = {name.id for terms in used for names in terms.choices for name in names}
        for name in self.own:
            if name in used_names:
                yield self._own(name)

    def _own(self, name: str) -> OwnTerms:
        stated = self.own[name] if isinstance(self.own[name], dict) else {}
        allows = stated.get("allows")
        words = allows if isinstance(allows, list) else None
        return OwnTerms(
            id=name,
            name=_text(stated, "name"),
            text=_text(stated, "text"),
            evidence=checked_at(_text(stated, "evidence")),
            seen=iso_date(stated.get("seen")),
            allows=tuple(use for use in Use if use.value in words) if words is not None else None,
        )

    def _named(self, name: str) -> LicenseName:
        if name in self.own:
            return LicenseName(name, self._own(name).name or name, own=True)
        plain, with_, exception = name.partition(_WITH)
        called, url = self.names.get(plain, (plain, None))
        return LicenseName(name, f"{called} with {exception}" if with_ else called, url)


def spelled(terms: str) -> str:
    """Terms as they are compared: `CC-BY-4.0` and `CC BY 4.0` are the same."""
    return folded(terms).replace("-", " ")


def checked_at(evidence: str | None) -> str | None:
    """Where terms can be checked: an address, or a path; no address that nobody may follow."""
    return evidence if evidence and (web_url(evidence) or "://" not in evidence) else None


def _text(stated: Mapping[str, Any], key: str) -> str | None:
    value = stated.get(key)
    return value if isinstance(value, str) and value.strip() else None
