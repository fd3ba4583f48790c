"""newsreader: a terminal reader for an archive of news."""

__version__ = "0.1.0"
