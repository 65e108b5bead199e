"""Lines that begin with a label: `**Next:** Lesson 7`, `Read time: about 13 minutes`."""

from __future__ import annotations

from coursekit.reading.claims.prose import Prose, Style
from coursekit.reading.claims.words import Phrases, Vocabulary, phrases

_MOST_WORDS = 5


def label_end(prose: Prose) -> int:
    """The index behind the colon of the label that a block begins with; 0 where it has none.

    A label is bold with a colon in it or right behind it, or a few plain words before a colon.
    """
    for at, token in enumerate(prose.tokens[: _MOST_WORDS + 1]):
        if token.text == ":":
            return at + 1 if at else 0
    return 0


def labelled(prose: Prose, label: Phrases, *, bold: bool = False) -> int:
    """The index behind the colon where a block begins with the given label; 0 where not."""
    end = label_end(prose)
    if not end or (bold and not prose.stretch_at(prose.tokens[0].start, Style.STRONG)):
        return 0
    return end if label.behind(prose, 0) == end - 1 else 0


def is_label_line(prose: Prose, words: Vocabulary) -> bool:
    """Whether a block begins with a label behind which lessons are named."""
    named = words.words
    some = (named.prerequisite, named.next, named.previous)
    return any(_label(prose, phrases(texts), words) for texts in some)


def _label(prose: Prose, label: Phrases, words: Vocabulary) -> bool:
    """Whether a block begins with `Next:` or `Next lesson:`."""
    end = label_end(prose)
    behind = label.behind(prose, 0) if end else None
    if behind is None:
        return False
    return behind == end - 1 or words.lesson.behind(prose, behind) == end - 1
