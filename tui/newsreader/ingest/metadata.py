"""What is said about an article, made safe to show and uniform to search."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsreader.ingest.limits import MAX_LINE_CHARACTERS, MAX_TAG_CHARACTERS, MAX_TAGS, MAX_URL_CHARACTERS
from newsreader.text.normalise import normalise_line

_LANGUAGE = re.compile(r"[a-z]{2,8}(?:[-_][a-z0-9]{1,8})*")
_INDONESIAN = frozenset({"id", "in", "ind", "indonesian"})
_ENGLISH = frozenset({"en", "eng", "english"})
_NO_ADDRESS = frozenset({"none", "null", "-", "n/a"})
_UNSAFE_IN_ADDRESS = re.compile(r"[^\x21-\x7e\u00a1-\U0010ffff]")


def one_line(text: str | None) -> str | None:
    """`text` normalised on one line, cut with an ellipsis where no screen is so wide; None if it is empty."""
    line = normalise_line(text or "")
    if len(line) > MAX_LINE_CHARACTERS:
        line = line[:MAX_LINE_CHARACTERS].rstrip() + "…"
    return line or None


def language(given: str | None) -> str | None:
    """The program's language ("id", "en", "other") for a tag such as ``id-ID``; None where that is no tag."""
    tag = (given or "").strip().lower()
    if not _LANGUAGE.fullmatch(tag):
        return None
    primary = re.split("[-_]", tag)[0]
    if primary in _INDONESIAN:
        return "id"
    return "en" if primary in _ENGLISH else "other"


def fold_tags(given: tuple[str, ...]) -> tuple[str, ...]:
    """Tags in lower case on one line of at most 64 characters, each once, in the order given."""
    folded = (_folded(tag) for tag in given[:MAX_TAGS])
    return tuple(dict.fromkeys(tag for tag in folded if tag))


def _folded(tag: str) -> str:
    # Folding may leave letters and accents apart, so the result is normalised once more.
    return normalise_line(normalise_line(tag).casefold())[:MAX_TAG_CHARACTERS].strip()


def says_no_address(given: str | None) -> bool:
    """Whether a field for an address is empty or says in words that there is none."""
    return (given or "").strip().lower() in _NO_ADDRESS | {""}


def web_address(given: str) -> str | None:
    """`given` where it is an address that a browser may be sent to: http or https, with a host; else None."""
    address = given.strip()
    if len(address) > MAX_URL_CHARACTERS or _UNSAFE_IN_ADDRESS.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and host else None
