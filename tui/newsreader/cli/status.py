"""Exit statuses, which scripts rely on."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """done: all of it. part: what failed is named on stderr, the rest is kept. usage: the command line makes
    no sense. nothing: nothing could be done."""

    DONE = 0
    PART = 1
    USAGE = 2
    NOTHING = 3
