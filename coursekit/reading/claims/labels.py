"""Lines that begin with a label: `**Next:** Lesson 7`, `Read time: about 13 minutes`."""

from __future__ import annotations

from coursekit.reading.claims.prose import Prose
from coursekit.reading.claims.words import Phrases, Vocabulary, phrases


def labelled(prose: Prose, label: Phrases) -> int:
    """The index behind the colon where a block begins with the given label; 0 where not."""
    end = prose.label_end
    return end if end and label.behind(prose, 0) == end - 1 else 0


def is_label_line(prose: Prose, words: Vocabulary) -> bool:
    """Whether a block begins with a label behind which lessons are named."""
    named = words.words
    some = (named.prerequisite, named.next, named.previous)
    return any(_label(prose, phrases(texts), words) for texts in some)


def _label(prose: Prose, label: Phrases, words: Vocabulary) -> bool:
    """Whether a block begins with `Next:` or `Next lesson:`."""
    end = prose.label_end
    behind = label.behind(prose, 0) if end else None
    if behind is None:
        return False
    return behind == end - 1 or words.lesson.behind(prose, behind) == end - 1
