"""What a reader corrected, applied to what an extractor found: pure functions, no archive and no index.

The extractor's annotations and the corrections are kept apart, and what everybody reads is the one applied
to the other. So any correction can be taken back at any time, and none is lost when an article is annotated
anew.
"""

from newsreader.corrections.anchors import CONTEXT, anchor_at, find
from newsreader.corrections.applying import Applied, apply, corrected, orphaned
from newsreader.corrections.checking import problem
from newsreader.corrections.entries import Entry
from newsreader.corrections.reading import read_file, read_text
from newsreader.corrections.writing import as_mapping, dump

__all__ = [
    "CONTEXT",
    "Applied",
    "Entry",
    "anchor_at",
    "apply",
    "as_mapping",
    "corrected",
    "dump",
    "find",
    "orphaned",
    "problem",
    "read_file",
    "read_text",
]
