"""How much one file, line or article may hold, so that memory stays bounded whatever is imported."""

from __future__ import annotations

from newsreader.model import NewsreaderError

MAX_FILE_BYTES = 64 << 20
"""A text or Markdown file is read whole; a longer one is refused unread."""

MAX_BODY_CHARACTERS = 2_000_000
"""About a thousand times a long news article: more is a book or a log, and would make every pane slow."""

MAX_LINE_BYTES = 16 << 20
"""One line of JSON Lines: room for a longest body with most of its characters escaped."""

MAX_DEPTH = 4
"""Containers inside each other: an archive of web archives of pages, and one more."""

UNPACKED_FREELY = 256 << 20
MAX_GROWTH = 100
"""So many bytes, or so many times the size of the file, may come out of a compressed one."""

MAX_MEMBERS = 1_000_000
"""Documents in one container."""

MAX_DIRECTORY_BYTES = 128 << 20
"""The list of names in a ZIP archive, which is read whole."""

MAX_PART_BYTES = 16 << 20
"""One chapter of an e-book, or another part that is read whole to be taken apart."""

MAX_PDF_PAGES = 500

MAX_FRONT_MATTER_CHARACTERS = 65_536

MAX_LINE_CHARACTERS = 300
"""Title, byline and source are shown on one line; what is longer is cut."""

MAX_TAG_CHARACTERS = 64
MAX_TAGS = 100
MAX_URL_CHARACTERS = 2_048
MAX_FACTS_CHARACTERS = 4_000


def check_length(text: str, origin: str) -> None:
    """Raise NewsreaderError where `text` is longer than an article may be."""
    if len(text) > MAX_BODY_CHARACTERS:
        raise NewsreaderError(
            "{origin} holds {count} characters and an article may hold {limit}; split it into several files.",
            origin=origin,
            count=len(text),
            limit=MAX_BODY_CHARACTERS,
        )
