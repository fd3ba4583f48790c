"""Pages of a PDF file into paragraphs: a PDF knows lines on paper and no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_EDGE = 2
"""Lines at the top and the bottom of a page among which a running head or a page number stands."""
_FEWEST_PAGES = 3
_FULL_LINE = 0.8
"""A line of this share of the usual length goes on in the next."""
_NUMBER = re.compile(r"(?:(?:hal(?:aman)?|page)\.? ?)?\d{1,4}(?: ?(?:/|dari|of) ?\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def paragraphs(pages: Sequence[str]) -> str:
    """The text of all pages with lines joined where a sentence goes on, and a blank line between paragraphs.

    Running heads (the same line at the edge of most pages) and page numbers are left out. A word divided at
    the end of a line is joined only where its second half begins small.
    """
    listed = [[line.strip() for line in page.splitlines()] for page in pages]
    running = _running(listed)
    lines = [line for page in listed for line in _without_edges(page, running)]
    return "\n\n".join(_joined(lines))


def _running(pages: list[list[str]]) -> frozenset[str]:
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    return frozenset(key for key, count in seen.items() if key and 2 * count > len(pages))


def _key(line: str) -> str:
    return _DIGITS.sub("#", line)


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:_EDGE] + filled[-_EDGE:]


def _without_edges(page: list[str], running: frozenset[str]) -> list[str]:
    filled = [number for number, line in enumerate(page) if line]
    edges = {*filled[:_EDGE], *filled[-_EDGE:]}
    return [
        line
        for number, line in enumerate(page)
        if number not in edges or not (_key(line) in running or _NUMBER.fullmatch(line))
    ]


def _joined(lines: list[str]) -> Iterator[str]:
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    paragraph, last, gap = "", "", False
    for line in lines:
        if not line:
            gap = True
            continue
        if paragraph and _ends(last, line, gap, len(last) < _FULL_LINE * usual):
            yield paragraph
            paragraph = ""
        paragraph, last, gap = _with(paragraph, line), line, False
    if paragraph:
        yield paragraph


def _ends(line: str, following: str, gap: bool, short: bool) -> bool:
    """Whether a paragraph ends with `line`. Some programs write an empty line after every line."""
    stopped = line[-1] in '.!?:"”'
    return (short or gap) and (stopped or (short and following[:1].isupper()))


def _with(paragraph: str, line: str) -> str:
    if not paragraph:
        return line
    divided = paragraph[-1] == "-" and paragraph[-2:-1].isalpha() and line[:1].islower()
    # An Indonesian word said twice keeps its hyphen: `langkah-` and `langkah`.
    if divided and not line.startswith(re.split(r"\W", paragraph[:-1])[-1]):
        return paragraph[:-1] + line
    return paragraph + ("" if divided else " ") + line
