"""Which words of a bare text are its title, and where they come again."""

from __future__ import annotations

import re

from newsreader.text.datelines import read_dateline
from newsreader.text.sentences import sentence_spans
from newsreader.text.wordlists import MINOR_WORDS

_LONGEST_TITLE = 160
_SHOWN = 100
_FEWEST_WORDS = 3
_FEWEST_WORDS_BESIDE = 4
_SENTENCE_INSIDE = re.compile(r"[.!?…][\"'”’)]* +[A-Z\"“‘]")
_CAPTION = re.compile(
    r"(?i:.*\((?:foto|photo|kredit|credit|dok|ilustrasi)\b.*|(?:foto|photo|sumber|source|kredit)\b ?:.*)"
)
_OUTLET_FIRST = re.compile(r"(?:[A-Z][\w.]* ?(?:\([^)]*\))?|[^,–—-]{1,40}, [^–—-]{1,30}) (?:- ?-|[-–—]) ")
_EDGES = " \"'“”‘’.,:;!?…-–—|"


def cut_title(sentence: str) -> str:
    """A title made of a first sentence: whole, or cut at a word near 100 characters with ``…``."""
    line = " ".join(sentence.split())
    if len(line) <= _SHOWN:
        return line
    cut = line[: _SHOWN + 1].rsplit(" ", 1)[0] if " " in line[: _SHOWN + 1] else line[:_SHOWN]
    return cut.rstrip(' ,;:–—-(“"') + "…"


def find_title(first: str, following: str, beside: bool, others: list[str]) -> int | None:
    """Where the title at the start of the line `first` ends, or None if the text has none.

    `following` is the next line that is not blank, `beside` whether it stands right below, `others` every
    later line. A title is a line of its own, or a first sentence in title case that comes again.
    """
    line = first.rstrip()
    if following and is_headline(line) and not _begins_the_text(line):
        # Right below may stand the rest of a sentence that a page broke at a link.
        broken = beside and (following[:1].islower() or len(line.split()) < _FEWEST_WORDS_BESIDE)
        if not broken:
            return len(first)
    spans = sentence_spans(line[: _LONGEST_TITLE * 2])
    if len(spans) > 1 or (spans and line[spans[0].end :].strip()):
        sentence = spans[0].text(line)
        repeated = any(same_title(other, sentence) or title_at_end(other, sentence) for other in others)
        if repeated and is_title_case(sentence) and len(sentence) <= _LONGEST_TITLE:
            return spans[0].end
    return None


def _begins_the_text(line: str) -> bool:
    dateline = read_dateline(line)
    return dateline is not None and dateline.end > 0


def is_headline(line: str) -> bool:
    """Whether a line may be a headline: short, one sentence, no full stop; a question in title case only."""
    if not line or len(line) > _LONGEST_TITLE:
        return False
    if _SENTENCE_INSIDE.search(line) and not is_title_case(line):
        return False
    if _CAPTION.fullmatch(line) or _OUTLET_FIRST.match(line):
        return False
    if line[-1] in ".,;:-–—" or not any(map(str.isalpha, line)) or len(line.split()) < 2:
        return False
    return line[-1] not in '?!…"”' or is_title_case(line)


def is_title_case(sentence: str) -> bool:
    """Whether all words but the small ones start with a capital; at least three do."""
    listed = [word for word in re.split(r"[\s–\"“”‘’'()-]+", sentence) if word[:1].isalpha()]
    large = sum(word[0].isupper() for word in listed)
    small = sum(word[0].islower() and word not in MINOR_WORDS for word in listed)
    return len(listed) >= _FEWEST_WORDS and small == 0 and large >= _FEWEST_WORDS


def _folded(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES).casefold()


def _long_enough(title: str) -> bool:
    return len(title.split()) >= _FEWEST_WORDS


def same_title(line: str, title: str) -> bool:
    """Whether a line says the title and nothing else."""
    if len(line) > 2 * len(title) + 20 or _folded(line) != _folded(title) or not _long_enough(title):
        return False
    last = line.rstrip()[-1:]
    # A colon opens a list, and a title made of the first sentence does not take that sentence away.
    return last != ":" and (last not in ".?!…" or is_title_case(title))


def title_at_start(line: str, title: str) -> int | None:
    """Where a paragraph's text starts that has the title as its first sentence, else None.

    Only a title in title case: any other might be the article's own first sentence.
    """
    bare = title.strip().rstrip(".")
    if not line.casefold().startswith(bare.casefold()) or not is_title_case(bare):
        return None
    match = re.compile(r"\.? ?[.–—|] +(?=[A-Z0-9“\"‘'(])|\. +").match(line, len(bare))
    return match.end() if match and match.end() < len(line) else None


def title_at_end(line: str, title: str) -> int | None:
    """Where in a subheading `What happened: TITLE` the colon stands, else None."""
    if ":" not in line or len(line) > len(title) + _SHOWN + 20 or not _long_enough(title):
        return None
    bare = _folded(title)
    for match in re.finditer(r" ?: ", line):
        if match.start() and _folded(line[match.end() :]) == bare:
            return match.start()
    return None
