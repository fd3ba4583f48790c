"""How much one page may hold, so that time and memory stay bounded whatever is given."""

from __future__ import annotations

MAX_PAGE_BYTES = 16 << 20
"""Forty times the longest article page; a longer one is refused."""

MAX_TAGS = 500_000
"""Tags in one page or fragment: each takes some 200 bytes while it is taken apart."""

MAX_JSON_BYTES = 2 << 20
"""One block of linked data; a longer one is passed over."""

MAX_LINKED_OBJECTS = 10_000
"""Objects looked at in the linked data of one page."""

MAX_REMOVED_CHARACTERS = 2_000
"""How much of one piece that was left out is kept."""
