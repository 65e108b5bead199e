"""Words of other scripts than that of plain English: some put no spaces between them.

Chinese and Japanese are counted by the character. Thai, Lao, Burmese and Khmer have no spaces
either; five of their characters count as a word. (Korean has spaces.)
"""

from __future__ import annotations

import re

_CHARACTER = re.compile(
    r"[\u3005-\u3007\u3041-\u3096\u30a1-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_FIVE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{1,5}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u9fff\uf900-\U0003ffff]")
_BETWEEN = re.compile(
    r"[\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u060c\u061b\u061f\u0964\u0965\u2000-\u200b"
    r"\u2012-\u2018\u201a-\u2bff\u3000-\u303f\ufe0f\uff01-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]"
)
"""Punctuation and symbols beyond ASCII; the apostrophe and the hyphens join a word."""


def in_words(text: str) -> tuple[str, int]:
    """A text with its words between spaces, and how many characters were taken out of it.

    Those are of scripts that are counted by the character.
    """
    characters = 0
    if _UNSPACED.search(text):
        text, characters = _CHARACTER.subn(" ", text)
        text = _FIVE.sub("x ", text)
    return _BETWEEN.sub(" ", text), characters
