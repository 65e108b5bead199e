"""The anchors of headings as GitHub makes them, which Starlight and others follow."""

from __future__ import annotations

import re
import unicodedata

_KEPT = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
_DROPPED = re.compile(r"[^\w -]", re.ASCII)
# Letters in circles and squares are symbols by category, but Unicode counts them as alphabetic.
_ENCLOSED = re.compile(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)


def slugify(text: str) -> str:
    """The anchor of a heading with the given plain text, before it is made unique.

    Lower case; letters, marks, digits, connectors, hyphens and spaces stay, and each space becomes
    a hyphen. After the `github-slugger` library of npm, but with the Unicode of this Python.
    """
    if text.isascii():  # as most are: one pattern says the same
        return _DROPPED.sub("", text.lower()).replace(" ", "-")
    return "".join(
        "-" if character == " " else character
        for character in text.lower()
        if character in " -"
        or unicodedata.category(character) in _KEPT
        or _ENCLOSED.match(character)
    )


class Slugger:
    """Makes the anchors of one page unique: a second `setup` becomes `setup-1`."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """The unique anchor of the next heading."""
        wanted = slug = slugify(text)
        while slug in self._seen:
            self._seen[wanted] += 1
            slug = f"{wanted}-{self._seen[wanted]}"
        self._seen[slug] = 0
        return slug
