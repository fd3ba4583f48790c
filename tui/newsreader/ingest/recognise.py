"""Which format a file has: by its content first, by its name second."""

from __future__ import annotations

import re
from pathlib import Path

from newsreader.ingest.decode import to_text
from newsreader.ingest.files import open_regular, shown
from newsreader.ingest.formats import FORMATS, Format, names
from newsreader.ingest.kinds import HEAD_BYTES, binary_kind, kind_of_suffix, markup_kind
from newsreader.model import NewsreaderError

_OBJECT_ON_A_LINE = re.compile(r'[\s\ufeff]*\{[ \t]*"[^"\\\n]{1,40}"[ \t]*:')
_BY_SUFFIX = {suffix: format for format in FORMATS.values() for suffix in format.suffixes}


def recognise(path: Path, *, named: bool) -> Format:
    """The format of the file at `path`.

    `named` is true where a person named this very file: then text under any name is read, while in a folder
    an unknown ending is left out, since most files that lie about are no articles.
    Raises NewsreaderError where nothing can read it, OSError if it cannot be opened.
    """
    with open_regular(path) as file:
        head = file.read(HEAD_BYTES)
    text = to_text(head)
    kind = binary_kind(head) or markup_kind(text)
    if kind:
        raise _unread(path, kind)
    if _OBJECT_ON_A_LINE.match(text):
        return FORMATS["jsonl"]
    suffix = path.suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    kind = kind_of_suffix(suffix)
    if kind:
        raise _unread(path, kind)
    if named or not suffix:
        return FORMATS["txt"]
    raise NewsreaderError(
        "{path} has a name that no format uses; import it by itself to have it read as text.",
        path=shown(path),
    )


def _unread(path: Path, kind: str) -> NewsreaderError:
    return NewsreaderError(
        "{path} is {kind}, which is not read yet; formats read now: {formats}.",
        path=shown(path),
        kind=kind,
        formats=names(),
    )
