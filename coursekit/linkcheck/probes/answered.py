"""What an answer says by itself, whichever probe got it."""

from __future__ import annotations

import json
import re
from typing import Any

from coursekit.linkcheck.answers import Failure, FailureKind, Fetched
from coursekit.linkcheck.verdicts import Observation, Seen

_WALLS = (401, 402, 403, 407, 451, 999)
_KINDS = {
    404: Seen.MISSING,
    410: Seen.GONE,
    429: Seen.LIMITED,
    **dict.fromkeys(_WALLS, Seen.BLOCKED),
}
_FAILURES = {
    FailureKind.BAD_URL: Seen.FAILED,
    # Sites that demand cookies send machines in circles, and those that dislike them hang up.
    FailureKind.TOO_MANY_REDIRECTS: Seen.BLOCKED,
    FailureKind.REDIRECT_LOOP: Seen.BLOCKED,
}
_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")
_FILLERS = frozenset(
    "and the for with from der die das und les des une los las del home page".split()
)
_MOST_WORDS = 12


def not_alive(answer: Fetched | Failure) -> Observation | None:
    """What is seen where no page came; none where one did."""
    if isinstance(answer, Failure):
        return Observation(kind=_FAILURES.get(answer.kind, Seen.UNREACHABLE), reason=answer.reason)
    if answer.header("cf-mitigated"):
        return Observation(kind=Seen.BLOCKED, reason="a wall against machines")
    if 200 <= answer.status < 300:
        return None
    kind = _KINDS.get(answer.status, Seen.FAILED)
    return Observation(kind=kind, reason=f"status {answer.status}")


def json_of(answer: Fetched | Failure) -> dict[str, Any] | None:
    """The JSON object that an interface answered with; none for all else."""
    if isinstance(answer, Failure) or answer.truncated:
        return None
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def title_words(title: object) -> tuple[str, ...]:
    """The words of a title by which a page is known again, each once."""
    words = _WORD.findall(title.casefold()) if isinstance(title, str) else []
    return tuple(dict.fromkeys(word for word in words if word not in _FILLERS))[:_MOST_WORDS]
