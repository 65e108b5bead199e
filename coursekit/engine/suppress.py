"""Which findings the course itself says shall not be reported, and what came of saying so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coursekit.exits import ExitStatus
from coursekit.model.course import NOWHERE, Course
from coursekit.model.finding import Finding
from coursekit.model.globs import Globs
from coursekit.model.suppression import Ruling, Suppression
from coursekit.model.text import Place, Span
from coursekit.rules.base import Family, Rule
from coursekit.words import Guesses


@dataclass(eq=False)
class _Active:
    """A suppression with the rules that it names, and those of them that found something there."""

    suppression: Suppression
    place: Place
    codes: tuple[str, ...] = ()
    """None where it suppresses nothing: it has ended, gives no reason or cannot be understood."""
    used: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    unsuppressible: list[str] = field(default_factory=list)
    blanket: list[str] = field(default_factory=list)


_ByCode = dict[str, list[_Active]]


class _ForPath:
    """The suppressions that speak of a file, by its parts and by the codes of rules.

    A file may hold thousands of them, and as many findings: none is compared with all others.
    """

    def __init__(self, actives: Sequence[_Active]) -> None:
        self._order = {one: nth for nth, one in enumerate(actives)}
        self._whole: _ByCode = {}
        scopes: dict[Span, _ByCode] = {}
        for one in actives:
            scope = one.suppression.scope
            by_code = self._whole if scope is None else scopes.setdefault(scope, {})
            for code in one.codes:
                by_code.setdefault(code, []).append(one)
        self._edges = sorted({edge for scope in scopes for edge in scope})
        self._behind_edge = list(_open_behind(self._edges, scopes))

    def of(self, code: str, offset: int) -> Suppression | None:
        """The first that speaks of a rule's finding at an offset; all that do so are used."""
        at = bisect_right(self._edges, offset)
        parts = self._behind_edge[at - 1] if at else []
        found = [by_code[code] for by_code in (self._whole, *parts) if code in by_code]
        for ones in found:
            for one in ones:
                one.used.add(code)
            del ones[1:]  # they are used now, and the first is told
        first = min((ones[0] for ones in found), key=self._order.__getitem__, default=None)
        return first.suppression if first else None


def _open_behind(edges: Sequence[int], scopes: Mapping[Span, _ByCode]) -> Iterator[list[_ByCode]]:
    """For each edge the scopes that hold what stands between it and the next."""
    starting: dict[int, list[tuple[int, _ByCode]]] = {}
    for scope, by_code in scopes.items():
        starting.setdefault(scope.start, []).append((scope.end, by_code))
    open_: list[tuple[int, _ByCode]] = []
    for edge in edges:
        open_ = [one for one in (*open_, *starting.get(edge, ())) if one[0] > edge]
        yield [by_code for _, by_code in open_]


class Suppressions:
    """Those of a course's files and of its configuration."""

    def __init__(self, course: Course, rules: Sequence[Rule]) -> None:
        self._known = [name for rule in rules for name in (rule.code, rule.name)]
        self._named = {name.casefold(): rule for rule in rules for name in (rule.code, rule.name)}
        self._guesses = Guesses()
        self._all: list[_Active] = []
        self._in_file: dict[str, list[_Active]] = {}
        for path, one in course.suppressions:
            active = self._active(one, Place(path, one.span), course)
            self._in_file.setdefault(path, []).append(active)
        configured = [self._active(one, NOWHERE, course) for one in course.settings.suppress]
        self._configured = Globs(
            (glob, active) for active in configured for glob in active.suppression.paths
        )
        self._for_path: dict[str, _ForPath] = {}
        self._blind = not any(lesson.present for lesson in course.lessons.values())

    def __bool__(self) -> bool:
        return bool(self._all)

    def of(self, rule: Rule, finding: Finding) -> Suppression | None:
        """The first that speaks of a finding, those in its file before those of the configuration.

        All that do so are used from then on.
        """
        # What could not be read, or read whole, may hide what a suppression speaks of.
        self._blind |= rule.family is Family.CK
        path = finding.place.path
        if path not in self._for_path:
            configured = dict.fromkeys(self._configured.matching(path))
            self._for_path[path] = _ForPath([*self._in_file.get(path, ()), *configured])
        return self._for_path[path].of(rule.code, finding.place.span.start)

    def rulings(self, unjudged: Collection[str], faults: bool) -> Iterator[Ruling]:
        """What came of each, behind all findings.

        Nothing is called unused that names rules which did not judge, or where a fault of ours, or
        a file that could not be read, may have kept them from it.
        """
        for one in self._all:
            left = [code for code in one.codes if code not in one.used and code not in unjudged]
            yield Ruling(
                suppression=one.suppression,
                place=one.place,
                unused=() if self._blind or faults else tuple(left),
                unknown=tuple((word, self._hint(word)) for word in one.unknown),
                unsuppressible=tuple(one.unsuppressible),
                blanket=tuple(one.blanket),
            )

    def _hint(self, word: str) -> str:
        meant = self._guesses.nearest(word, self._known)
        return f" Did you mean '{meant}'?" if meant else ""

    def _active(self, suppression: Suppression, place: Place, course: Course) -> _Active:
        active = _Active(suppression, place)
        self._all.append(active)
        codes = dict.fromkeys(
            code for word in suppression.rules if (code := self._code(active, word))
        )
        until, day = suppression.until, course.as_of
        ended = until is not None and day is not None and until < day
        if suppression.reason and not suppression.problem and not ended:
            active.codes = tuple(codes)
        return active

    def _code(self, active: _Active, word: str) -> str | None:
        """The code of the rule that a word names, if there is one and it can be suppressed."""
        if word.upper() in ("ALL", *Family.__members__):
            active.blanket.append(word)
            return None
        rule = self._named.get(word.casefold())
        if rule is None:
            active.unknown.append(word)
            return None
        if rule.check_run is not None or rule.exit_status is not ExitStatus.FINDINGS:
            active.unsuppressible.append(rule.code)
            return None
        return rule.code
