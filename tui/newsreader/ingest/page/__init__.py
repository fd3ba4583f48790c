"""The article out of an HTML page, and the text out of a piece of HTML.

`read_page` finds title, date, reporter and text by what pages of all outlets share: linked data, `meta`
elements, the headline, and where running text is dense and links are few. The tree is lxml's.
"""

from newsreader.ingest.page.fragment import text_of
from newsreader.ingest.page.limits import MAX_PAGE_BYTES
from newsreader.ingest.page.reader import Page, read_page

__all__ = ["MAX_PAGE_BYTES", "Page", "read_page", "text_of"]
