"""How much one feed may hold. A feed shows what is new: real ones are far smaller."""

from __future__ import annotations

MAX_FEED_BYTES = 64 << 20

MAX_JSON_BYTES = 16 << 20
"""A JSON Feed becomes objects in memory before anything of it is looked at; each byte may cost twenty."""

MAX_ITEMS = 20_000

MAX_ELEMENTS = 1_000_000
"""Elements looked at in one feed, items' own parts among them."""

MAX_PARTS = 1_000
"""Elements directly in one item; what comes after them is not looked at."""

MAX_MARKUP_CHARACTERS = 8_000_000
"""Markup of one item's text: four times as much as the text of an article may be."""

MAX_ATTRIBUTES_CHARACTERS = 65_536
"""Attributes of one element; an element with more is taken to have none."""
