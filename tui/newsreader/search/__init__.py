"""The full-text index: disposable, rebuilt from the archive at any time.

`SearchIndex` (in `index.py`) is the one door; Whoosh is loaded with it and nowhere else.
"""
