"""Damage: a file of SQLite's that does not say what was written there."""

from __future__ import annotations

import sqlite3


class Damage(sqlite3.DatabaseError):
    """What stands in the file cannot be what was written there."""
