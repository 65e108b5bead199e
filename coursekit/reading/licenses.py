"""License expressions as files state them, read by the SPDX specification."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from coursekit.model.course import Lesson, Manifest
from coursekit.model.license import License, Term, TermState
from coursekit.reading.facts import stated
from coursekit.reading.license_names import Names, spoken

LONGEST = 300
MOST_CHOICES = 64

_PLAIN = re.compile(r"[A-Za-z0-9.+-]+")
_TOKENS = re.compile(r"([()\s]+)")

Choices = tuple[tuple[str, ...], ...]


def read_licenses(manifest: Manifest | None, lessons: Iterable[Lesson]) -> dict[str, License]:
    """The licenses of a course and of all that its lessons name, each text once."""
    defined = manifest.record.at(("licenses",)) if manifest else None
    names = Names(defined if isinstance(defined, dict) else {})
    found = dict.fromkeys(_stated(manifest, lessons))
    return {text: read_license(text, names) for text in found}


def _stated(manifest: Manifest | None, lessons: Iterable[Lesson]) -> Iterator[str]:
    for key in ("text", "code"):
        value = manifest.record.at(("license", key)) if manifest else None
        if isinstance(value, str) and value.strip():
            yield value
    for lesson in lessons:
        brief = lesson.pages.get("brief")
        if own := stated(brief.record if brief else None, "license", str):
            yield own.value
        yield from (source.license.value for source in lesson.sources if source.license)


def read_license(text: str, names: Names) -> License:
    """One license: an expression, or what was probably meant by something else."""
    bare = text.strip()
    if len(bare) > LONGEST:
        return License(text, problem=f"it is longer than {LONGEST} characters")
    if _PLAIN.fullmatch(bare):
        return _of_term(text, names.term(bare))
    if "(" not in bare and (term := spoken(bare)):
        return _of_term(text, term)
    found = _Expression(text, names).license()
    if not found.terms and (term := spoken(bare)):
        return _of_term(text, term)
    return found


def _of_term(text: str, term: Term) -> License:
    return License(text, (term,), ((_judged(term),),), nearest=term.nearest)


def _judged(term: Term) -> str:
    """The name by which the table judges: without `+`, and what took the place of an old one."""
    if term.state is TermState.DEPRECATED and term.nearest:
        return term.nearest
    return term.name.removesuffix("+")


class _Expression:
    """Reads one expression with the library, and every name in it by ourselves.

    The library knows more names than SPDX lists, and takes some `LicenseRef-` names for others.
    """

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.terms: dict[str, Term] = {}
        self.mended: dict[str, str | None] = {}
        """What should stand for each name; none where nobody can tell."""

    def license(self) -> License:
        tree = _parsed(self.text)
        if tree is None:
            return License(self.text, problem="it is no SPDX license expression")
        choices = self._choices(tree)
        if choices is None:
            return License(self.text, problem=f"it has more than {MOST_CHOICES} alternatives")
        terms = tuple(dict.fromkeys(self.terms.values()))
        return License(self.text, terms, choices, nearest=self._nearest())

    def _choices(self, node: Any) -> Choices | None:
        """The alternatives; none where there are too many, as their number can double each time."""
        from license_expression import AND, LicenseSymbol, LicenseWithExceptionSymbol

        if isinstance(node, LicenseSymbol):
            return ((_judged(self._term(node.key)),),)
        if isinstance(node, LicenseWithExceptionSymbol):
            return ((_judged(self._with(node.license_symbol.key, node.exception_symbol.key)),),)
        parts = [self._choices(part) for part in node.args]
        found: Choices = ((),) if isinstance(node, AND) else ()
        for part in parts:
            if part is None:
                return None
            found = _both(found, part) if isinstance(node, AND) else (*found, *part)
            if len(found) > MOST_CHOICES:
                return None
        return tuple(dict.fromkeys(found))

    def _term(self, name: str) -> Term:
        term = self.terms.setdefault(name, self.names.term(name))
        self.mended[name] = term.nearest if term.state in _WRONG else name
        return term

    def _with(self, name: str, exception: str) -> Term:
        term = self.names.term(name)
        listed, known = self.names.exception(exception)
        self.mended[name] = term.nearest if term.state in _WRONG else name
        self.mended[exception] = listed if known else None
        state = term.state if known or term.state is not TermState.LISTED else TermState.UNKNOWN
        nearest = f"{term.nearest} WITH {listed}" if known and term.nearest else None
        found = Term(f"{term.name} WITH {listed}", state, nearest)
        return self.terms.setdefault(f"{name} WITH {exception}", found)

    def _nearest(self) -> str | None:
        """The expression with every wrong name put right, where all of them can be."""
        if None in self.mended.values():
            return None
        if all(term.state not in _WRONG for term in self.terms.values()):
            return None
        tokens = _TOKENS.split(self.text.strip())
        return "".join(self.mended.get(token) or token for token in tokens)


_WRONG = (TermState.UNKNOWN, TermState.UNVERSIONED, TermState.DEPRECATED, TermState.UNDEFINED)


def _both(some: Choices, others: Choices) -> Choices:
    return tuple(tuple(dict.fromkeys((*one, *other))) for one, other in product(some, others))


def _parsed(text: str) -> Any:
    """The tree of an expression; none where it is no expression."""
    from license_expression import Licensing

    try:
        return Licensing().parse(text, simple=True)
    except Exception:  # an `ExpressionError`, but also `IndexError` for `()` and others of its own
        return None
