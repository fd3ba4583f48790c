"""Giving back the room in the file that nothing uses any more."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from pathlib import Path

_WORTH_IT = 32 << 20
"""Bytes; less is soon filled again by new articles."""

_log = logging.getLogger(__name__)


def is_worth_it(connection: sqlite3.Connection) -> bool:
    """Whether most of the file is unused, as after a step that stores its rows in less room. Reads no more
    than the file's header."""
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return bool(free * 2 > pages and free * size > _WORTH_IT)


def shrink(connection: sqlite3.Connection, path: Path) -> bool:
    """Write the file anew without the unused room, unless another process is in the way or the disk too full.

    Nothing is lost then but the room, and the next opening tries again.
    """
    (used,) = connection.execute(
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, "
        "pragma_freelist_count, pragma_page_size"
    ).fetchone()
    # The new file is first written beside the library, then as a log of changes to it.
    if shutil.disk_usage(path.parent).free < 2 * used:
        _log.warning("%s holds much unused room; there is too little on the disk to make it smaller", path)
        return False
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        # The settings of other connections keep temporary data in memory.
        connection.execute("PRAGMA temp_store = FILE")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        _log.warning("%s could not be made smaller: %s", path, error)
        return False
    return True
