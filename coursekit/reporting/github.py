"""Text of the course inside Markdown that GitHub shows: issues, comments, job summaries."""

from __future__ import annotations

import re

from coursekit.words import shortened, visible

_MARKS = re.compile(r"([\\`*_\[\]{}<>|~&#!@$])")
_LINKED = re.compile(r"(?<=[@#])|(?<=GH-)(?=\d)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where GitHub finds somebody to notify, an issue to mention, or an address, whatever is escaped."""
_NOTHING = "\u200b"
"""A space without width: it keeps apart what GitHub would put together."""


def escaped(text: str) -> str:
    """Text that is shown as it stands, on one line, and links to nothing."""
    line = " ".join(visible(text).split())
    return _LINKED.sub(_NOTHING, _MARKS.sub(r"\\\1", line))


def code(text: str, limit: int = 200) -> str:
    """Text as a code span, also inside a table."""
    line = visible(shortened(text, limit)).replace("`", "'").replace("|", "\\|")
    return f"`{line}`" if line else ""
