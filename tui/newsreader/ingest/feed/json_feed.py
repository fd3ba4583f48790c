"""JSON Feed 1 and 1.1."""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from typing import Any

from newsreader.ingest.decode import to_text
from newsreader.ingest.feed import dates, text
from newsreader.ingest.feed.limits import MAX_ITEMS, MAX_JSON_BYTES, MAX_MARKUP_CHARACTERS
from newsreader.ingest.feed.parsed import Address, Channel, Entry, Found
from newsreader.ingest.feed.people import name_of
from newsreader.model import NewsreaderError

Fields = dict[str, Any]
_MOST = 200


def parse_json_feed(data: bytes, origin: str) -> Found:
    """All items of a JSON Feed, at most MAX_ITEMS.

    Raises NewsreaderError where it is too large, no JSON, or no feed.
    """
    if len(data) > MAX_JSON_BYTES:
        raise NewsreaderError(
            "{origin} is a JSON Feed of more than {limit} MB.", origin=origin, limit=MAX_JSON_BYTES >> 20
        )
    feed = _loaded(to_text(data), origin)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(items, list):
        raise NewsreaderError("{origin} is JSON without a list of items: it is no JSON Feed.", origin=origin)
    channel = Channel(
        title=_line(feed, "title"),
        site=_address(feed, "home_page_url"),
        self_link=_address(feed, "feed_url"),
        lang=_string(feed, "language"),
        byline=_byline(feed),
    )
    entries = [_entry(item if isinstance(item, dict) else {}) for item in islice(items, MAX_ITEMS)]
    return Found(channel, entries, more=len(items) > MAX_ITEMS)


def _loaded(source: str, origin: str) -> object:
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        raise NewsreaderError(
            "{origin} is not valid JSON at line {line}.", origin=origin, line=error.lineno
        ) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or brackets nested thousands deep.
        raise NewsreaderError("{origin} is JSON that cannot be read.", origin=origin) from error


def _entry(item: Fields) -> Entry:
    sha256 = hashlib.sha256(_canonical(item)).hexdigest()
    markup = _string(item, "content_html") or ""
    if len(markup) > MAX_MARKUP_CHARACTERS:
        return Entry(sha256, too_long=True)
    texts = [
        text.of_either(markup) if markup else "",
        _string(item, "content_text") or "",
        text.of_either(_string(item, "summary") or ""),
    ]
    return Entry(
        sha256,
        title=_line(item, "title"),
        body=max(texts, key=len) or None,
        link=_address(item, "url") or _address(item, "external_url"),
        outside_id=_string(item, "id"),
        published=dates.best([_string(item, key) or "" for key in ("date_published", "date_modified")]),
        byline=_byline(item),
        lang=_string(item, "language"),
        tags=_tags(item),
    )


def _canonical(item: Fields) -> bytes:
    return json.dumps(item, sort_keys=True, separators=(",", ":")).encode()


def _string(fields: Fields, key: str) -> str | None:
    """A value as text; numbers too, since ids often are some. Halves of characters are replaced."""
    value = fields.get(key)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        return None
    return value.strip().encode("utf-8", errors="replace").decode("utf-8")


def _line(fields: Fields, key: str) -> str | None:
    return " ".join((_string(fields, key) or "").split()) or None


def _address(fields: Fields, key: str) -> Address | None:
    written = _string(fields, key)
    return Address(written) if written else None


def _byline(fields: Fields) -> str | None:
    authors = fields.get("authors")
    given = authors if isinstance(authors, list) and authors else [fields.get("author")]
    names = [name_of(_line(author, "name") or "") for author in given[:_MOST] if isinstance(author, dict)]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _tags(item: Fields) -> tuple[str, ...]:
    given = item.get("tags")
    words = given[:_MOST] if isinstance(given, list) else []
    return tuple(filter(None, (_line({"tag": word}, "tag") for word in words)))
