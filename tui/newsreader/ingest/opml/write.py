"""Writer of OPML 2.0."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from newsreader.model import FeedLink

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"\s+")


def write_opml(feeds: Iterable[FeedLink], title: str) -> bytes:
    """OPML 2.0 in UTF-8 that `read_opml` reads back to the same feeds, as other programs can.

    A feed stands in the folder of its first tag and has the others as categories; where one of them could
    not be told apart there (it holds a comma), all its tags are folders in each other. What XML cannot hold
    is left out, and texts are put on one line.
    """
    folders: dict[tuple[str, ...], list[str]] = {}
    for feed in feeds:
        path, categories = _split(tuple(dict.fromkeys(filter(None, map(_line, feed.tags)))))
        folders.setdefault(path, []).append(_outline(feed, categories))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head>\n    <title>{escape(_line(title))}</title>\n  </head>",
        "  <body>",
        *_body(folders),
        "  </body>",
        "</opml>\n",
    ]
    return "\n".join(lines).encode("utf-8")


def _split(labels: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Folders and categories."""
    fits = all("," not in label and not label.startswith("/") for label in labels[1:])
    return (labels[:1], labels[1:]) if fits else (labels, ())


def _body(folders: dict[tuple[str, ...], list[str]]) -> Iterator[str]:
    for path, outlines in folders.items():
        for depth, name in enumerate(path):
            yield f'{_indent(depth)}<outline text="{escape(name)}" title="{escape(name)}">'
        yield from (f"{_indent(len(path))}{outline}" for outline in outlines)
        yield from (f"{_indent(depth)}</outline>" for depth in reversed(range(len(path))))


def _indent(depth: int) -> str:
    return "  " * (depth + 2)


def _outline(feed: FeedLink, categories: tuple[str, ...]) -> str:
    address, title = _line(feed.url), _line(feed.title or "")
    said = {
        "type": "rss",
        "text": title or address,
        "title": title or address,
        "xmlUrl": address,
        "htmlUrl": _line(feed.site or ""),
        "category": ",".join(categories),
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in said.items() if value)
    return f"<outline {written}/>"


def _line(text: str) -> str:
    return _SPACES.sub(" ", _NOT_IN_XML.sub("", text)).strip()
