"""The one door to everything below it: command line and app go through `Library`."""

from newsreader.library.library import Library

__all__ = ["Library"]
