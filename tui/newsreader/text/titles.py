"""Which words of a bare text are its title, and where they come again."""

from __future__ import annotations

import re

from newsreader.text.sentences import sentence_spans
from newsreader.text.wordlists import MINOR_WORDS

_LONGEST_TITLE = 180
_SHOWN = 100
_FEWEST_WORDS = 3
_SENTENCE_INSIDE = re.compile(r"[.!?…][\"'”’)]* +[A-Z\"“‘]")
_EDGES = " \"'“”‘’.,:;!?…-–—|"


def cut_title(sentence: str) -> str:
    """A title made of a first sentence: whole, or cut at a word near 100 characters with ``…``."""
    line = " ".join(sentence.split())
    if len(line) <= _SHOWN:
        return line
    cut = line[: _SHOWN + 1].rsplit(" ", 1)[0] if " " in line[: _SHOWN + 1] else line[:_SHOWN]
    return cut.rstrip(" ,;:–—-(“\"") + "…"


def find_title(first: str, following: str, beside: bool, others: list[str]) -> int | None:
    """Where the title at the start of the line `first` ends, or None if the text has none.

    `following` is the next line that is not blank, `beside` whether it stands right below, `others` every
    later line. A title is a line of its own, or a first sentence in title case that comes again.
    """
    line = first.rstrip()
    if following and _is_headline(line) and not (beside and following[:1].islower()):
        return len(first)
    spans = sentence_spans(line[: _LONGEST_TITLE * 2])
    if len(spans) > 1 or (spans and line[spans[0].end :].strip()):
        sentence = spans[0].text(line)
        repeated = any(same_title(other, sentence) or title_at_end(other, sentence) for other in others)
        if repeated and _is_title_case(sentence) and len(sentence) <= _LONGEST_TITLE:
            return spans[0].end
    return None


def _is_headline(line: str) -> bool:
    if not line or len(line) > _LONGEST_TITLE or _SENTENCE_INSIDE.search(line):
        return False
    return line[-1] not in ".,;:" and any(map(str.isalpha, line)) and len(line.split()) > 1


def _is_title_case(sentence: str) -> bool:
    listed = [word for word in re.split(r"[\s–-]+", sentence.rstrip(".")) if word[:1].isalpha()]
    large = sum(word[0].isupper() for word in listed)
    small = sum(word[0].islower() and word not in MINOR_WORDS for word in listed)
    return len(listed) >= _FEWEST_WORDS and small == 0 and large >= _FEWEST_WORDS


def _folded(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES).casefold()


def _long_enough(title: str) -> bool:
    return len(title.split()) >= _FEWEST_WORDS


def same_title(line: str, title: str) -> bool:
    """Whether a line says the title and nothing else."""
    if not _long_enough(title) or len(line) > 2 * len(title) + 20:
        return False
    return _folded(line) == _folded(title)


def title_at_start(line: str, title: str) -> int | None:
    """Where a paragraph's text starts that has the title as its first sentence, else None."""
    bare = title.strip().rstrip(".")
    if not _long_enough(bare) or not line.casefold().startswith(bare.casefold()):
        return None
    match = re.compile(r"\.? ?[.–—|] +(?=[A-Z0-9“\"‘'(])|\. +").match(line, len(bare))
    return match.end() if match and match.end() < len(line) else None


def title_at_end(line: str, title: str) -> int | None:
    """Where in a subheading `What happened: TITLE` the colon stands, else None."""
    bare = _folded(title)
    if not _long_enough(title) or len(line) > len(title) + _SHOWN + 20 or ":" not in line:
        return None
    for match in re.finditer(r" ?: ", line):
        if match.start() and _folded(line[match.end() :]) == bare:
            return match.start()
    return None
