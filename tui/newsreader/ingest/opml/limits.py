"""How much one list of feeds may hold; the longest that people share have some thousand feeds."""

from __future__ import annotations

MAX_OPML_BYTES = 16 << 20

MAX_FEEDS = 20_000

MAX_FOLDERS = 32
"""Folders around a feed that count; those further inside do not."""

MAX_CATEGORIES = 100
"""Words of one category attribute."""
