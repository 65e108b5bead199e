"""Markdown made of what its parser looks for, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = st.sampled_from(
    (
        "word", "two words", " ", "    ", "\t", "\n", "\n\n", "# ", "## h ##", "> ", "- ", "+ ",
        "* ", "1. ", "12) ", "---", "***", "___", "===", "```", "~~~", "`code`", "| a | b |",
        "| - | - |", "a | b", "- | -", "<div>", "</div>", "<!-- c -->", "<a@b.org>", "<b>", "&amp;",
        "\\", "\\*", "**", "_", "~~", "[x](y)", "![x](y)", "[x](https://a.org/b?c=d#e 't')", "[x](<a b>)",
        "[x](a(b)c)", "[x](a\\)b)", "[x](javascript:a)", "(", ")", "[l]: /u", "[l]", "[^1]", "[^1]: note",
        "[", "]", "!", "ü", "\u2028", "$",
    )
)  # fmt: skip

MARKDOWN = st.lists(_PIECES, max_size=30).map("".join)
