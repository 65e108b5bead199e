"""Where inline tokens stand in their source.

markdown-it-py gives lines to blocks and nothing to inlines. An inline rule that comes before all
others and never matches notes where the tokenizer stands; from its notes a rule of the second
ruler works out the start and end of every token. Nothing of the library is patched.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from coursekit.model.text import Span


class Placed(NamedTuple):
    """A token and its half-open range in the inline source."""

    token: Token
    start: int
    end: int


_Note = tuple[int, bool, int, int]
"""Before one step of the tokenizer: tokens so far, whether text is pending, range to read.

A plain tuple: one is made for each step.
"""


def trace(md: MarkdownIt) -> None:
    """Make a parser note the places of inline tokens; read them with `parse_inline`."""
    md.inline.ruler.before("text", "coursekit_note", _note)
    md.inline.ruler2.before("balance_pairs", "coursekit_place", _place)
    # Joining text tokens would lose their places, and nothing here renders.
    md.inline.ruler2.disable("fragments_join")


def parse_inline(md: MarkdownIt, source: str, env: dict[str, Any]) -> list[Placed]:
    """Parse the content of an inline token into placed tokens."""
    tokens: list[Token] = []
    env["notes"], env["placed"] = {}, {}
    md.inline.parse(source, md, env, tokens)
    env["images"] = env["placed"]
    placed: list[Placed] = env["placed"].get(id(tokens), [])
    return placed


def whole(source: str) -> list[Placed]:
    """What `parse_inline` gives for a source without any markup, without parsing it."""
    token = Token("text", "", 0, content=source)
    return [Placed(token, 0, len(source))] if source else []


def image_text(env: dict[str, Any], image: Placed) -> list[Placed]:
    """The placed tokens of an image's description, after `parse_inline` of what holds it."""
    placed: list[Placed] = env["images"].get(id(image.token.children), [])
    shift = image.start + len("![")
    return [Placed(token, start + shift, end + shift) for token, start, end in placed]


def _note(state: StateInline, silent: bool) -> bool:
    if not silent:
        note = (len(state.tokens), bool(state.pending), state.pos, state.posMax)
        state.env["notes"].setdefault(id(state), []).append(note)
    return False


def _place(state: StateInline) -> None:
    notes: list[_Note] = state.env["notes"].pop(id(state), [])
    notes.append((len(state.tokens), False, len(state.src), len(state.src)))
    placed: list[Placed] = []
    text_start = 0
    for (before, pending, position, limit), (behind, _, following, _) in pairwise(notes):
        if not pending:
            text_start = position
        if before == behind:
            continue
        made = state.tokens[before:behind]
        if pending and made[0].type == "text":
            # Text gathered over several steps, flushed by this one.
            flushed = made.pop(0)
            placed.append(Placed(flushed, text_start, text_start + len(flushed.content)))
        placed.extend(_step(made, position, limit, following))
    state.env["placed"][id(state.tokens)] = placed


def _step(made: list[Token], position: int, limit: int, following: int) -> Iterator[Placed]:
    """The tokens that one step of the tokenizer made, side by side from where it stood.

    It read up to `limit` at most; the next step stood at `following`.
    """
    if made and made[0].info == "auto":  # `<` URL `>`
        inner = Span(position + 1, following - 1)
        yield Placed(made[0], position, inner.start)
        yield Placed(made[1], inner.start, inner.end)
        yield Placed(made[2], inner.end, following)
        return
    for token in made:
        if token.type in ("text", "text_special"):
            length = len(token.content if token.type == "text" else token.markup)
            yield Placed(token, position, position + length)
            position += length
        elif token.type == "link_open":
            position += 1
            yield Placed(token, position - 1, position)
        elif token.type == "link_close":
            # The last step inside the link's text was limited by its end; a link without text
            # makes no such step.
            empty = made[0].type == "link_open"
            yield Placed(token, position if empty else limit, following)
        else:
            yield Placed(token, position, min(following, limit))
