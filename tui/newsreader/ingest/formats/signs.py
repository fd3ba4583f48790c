"""How documents of each format begin. A sign is sure: what merely might be one is left to the name."""

from __future__ import annotations

import re

from newsreader.ingest.formats.head import Head

_OBJECT_ON_A_LINE = re.compile(r'[\s\ufeff]*\{[ \t]*"[^"\\\n]{1,40}"[ \t]*:')


def is_json_lines(head: Head) -> bool:
    """An object that begins on its first line."""
    return _OBJECT_ON_A_LINE.match(head.text) is not None
