"""What each command of the table does, one file a group; `run` is the one way in."""

from newsreader.app.actions.registry import run

__all__ = ["run"]
