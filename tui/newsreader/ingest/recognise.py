"""Which format a document has: by its content first, by its name second."""

from __future__ import annotations

from newsreader.ingest.decode import is_noise
from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import HEAD_BYTES, Head
from newsreader.ingest.formats.table import FORMATS, Format, names
from newsreader.ingest.kinds import binary_kind, kind_of_part, kind_of_suffix, office_kind, part_of_page
from newsreader.model import NewsreaderError, Sentence


class PartOfPageError(NewsreaderError):
    """Nothing can read it, and in a folder of pages nobody expects that; `part` says what it is."""

    def __init__(self, document: Document, part: str) -> None:
        sentence = Sentence.of("{path} is {kind} and holds no article.", path=document.origin, kind=part)
        super().__init__(sentence.text, **dict(sentence.values))
        self.part = part


_BY_SUFFIX = {suffix: format for format in FORMATS.values() for suffix in format.suffixes}


def by_content(document: Document) -> Format | None:
    """The format that the first bytes are a sure sign of. Raises OSError where it cannot be opened."""
    return _fitting(Head(document.head(HEAD_BYTES)))


def recognise(document: Document) -> Format:
    """The format of a document.

    Where a person named this very document, text under any name is read, while in a folder or a container an
    unknown ending is left out, since most files that lie about are no articles.
    Raises NewsreaderError where nothing can read it, PartOfPageError where that was to be expected, OSError
    if it cannot be opened.
    """
    # What somebody named is answered by its name; what a server called a page is one, whatever its address.
    in_passing = not document.named and document.media_type is None
    if in_passing and (part := part_of_page(document.name, saved_with_page=document.part)):
        raise PartOfPageError(document, part)
    head = Head(document.head(HEAD_BYTES))
    if (format := _fitting(head)) is not None:
        return format
    promised = _BY_SUFFIX.get(document.suffix)
    _check_kind(document, head, expected=in_passing and promised is None)
    if promised is not None:
        _check_promise(document, head, promised)
        return promised
    if kind := kind_of_suffix(document.suffix):
        raise _unread(document, kind)
    if document.named or not document.suffix:
        return FORMATS["txt"]
    raise NewsreaderError(
        "{path} has a name that no format uses; import it by itself to have it read as text.",
        path=document.origin,
    )


def _check_kind(document: Document, head: Head, *, expected: bool) -> None:
    """Raise for what the first bytes are a sign of and nothing reads; `expected` where pages have such."""
    if program := office_kind(head.data):
        raise NewsreaderError(
            "{path} is a document of {program}, which is not read; save it as text, PDF or CSV.",
            path=document.origin,
            program=program,
        )
    kind = binary_kind(head.data) or ("XML" if head.is_markup else None)
    if expected and (part := kind_of_part(kind)):
        raise PartOfPageError(document, part)
    if kind:
        raise _unread(document, kind)


def _check_promise(document: Document, head: Head, promised: Format) -> None:
    """Raise where what a name promises is surely not there."""
    if promised.binary:
        raise NewsreaderError(
            "{path} does not begin as {format} does: it is damaged, or has another file's name.",
            path=document.origin,
            format=promised.name,
        )
    if not promised.container and is_noise(head.data):
        raise NewsreaderError(
            "{origin} is not text in any encoding that can be recognised.", origin=document.origin
        )


def _fitting(head: Head) -> Format | None:
    if office_kind(head.data):  # each is a ZIP archive of parts that mean nothing to anybody
        return None
    return next((format for format in FORMATS.values() if format.fits and format.fits(head)), None)


def _unread(document: Document, kind: str) -> NewsreaderError:
    return NewsreaderError(
        "{path} is {kind}, which is not read; formats read now: {formats}.",
        path=document.origin,
        kind=kind,
        formats=names(),
    )
