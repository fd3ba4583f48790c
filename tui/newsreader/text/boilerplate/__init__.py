"""What web pages leave around and inside an article, told apart by form, never by topic.

Precision comes first: a rule takes a whole line only where no sentence of an article looks like it, and a
piece of a line only between marks that say where it starts and ends.
"""

from newsreader.text.boilerplate.bylines import byline_of, credited_reporter
from newsreader.text.boilerplate.links import announces_links, ends, heads_links, opens_related_links, skipped
from newsreader.text.boilerplate.pieces import inline_pieces
from newsreader.text.boilerplate.reasons import (
    ADVERTISEMENT,
    BYLINE_ROW,
    CAPTION,
    COMMENT_FORM,
    COUNTER,
    CREDITS,
    DATE_ROW,
    EMBED,
    FOLLOW,
    READ_MORE,
    RELATED,
    REPORTER_CODE,
    SHARE_ROW,
    TAG_ROW,
    VIDEO_LINK,
)
from newsreader.text.boilerplate.rows import row_reason
from newsreader.text.boilerplate.tail import tail_reason

__all__ = [
    "ADVERTISEMENT",
    "BYLINE_ROW",
    "CAPTION",
    "COMMENT_FORM",
    "COUNTER",
    "CREDITS",
    "DATE_ROW",
    "EMBED",
    "FOLLOW",
    "READ_MORE",
    "RELATED",
    "REPORTER_CODE",
    "SHARE_ROW",
    "TAG_ROW",
    "VIDEO_LINK",
    "announces_links",
    "byline_of",
    "credited_reporter",
    "ends",
    "heads_links",
    "inline_pieces",
    "opens_related_links",
    "row_reason",
    "skipped",
    "tail_reason",
]
