"""Articles out of the archive: one writer a format.

`find_format(name).write(articles, out)` writes; `write_file` makes it a whole file or none.
"""

from newsreader.export.files import write_file
from newsreader.export.formats import FORMATS, Format, find_format
from newsreader.export.objects import annotations_json, as_json

__all__ = ["FORMATS", "Format", "annotations_json", "as_json", "find_format", "write_file"]
