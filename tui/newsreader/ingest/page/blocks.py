"""Which elements stand on lines of their own."""

from __future__ import annotations

from newsreader.text.wordlists import words

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

PARAGRAPHS = HEADINGS | frozenset(
    {"p", "blockquote", "pre", "address", "figcaption", "dt", "dd", "li", "center"}
)
"""Blocks that hold a piece of a text, and not a whole one."""

SPACED = HEADINGS | words(
    """p div section article main aside header footer nav blockquote pre address figure
    figcaption ul ol dl table hr fieldset details form body html center"""
)
"""Blocks with an empty line before and after them."""

LINES = words("li dt dd tr caption summary legend thead tbody tfoot")
"""Blocks that begin a line of their own."""

BLOCKS = SPACED | LINES | frozenset({"td", "th"})
