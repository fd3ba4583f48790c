"""Reader of lists of feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsreader.ingest.document import Document
from newsreader.ingest.feed.encoding import decode_xml
from newsreader.ingest.feed.xml_feed import local, root_tag
from newsreader.ingest.metadata import one_line
from newsreader.ingest.opml.addresses import feed_address
from newsreader.ingest.opml.limits import MAX_FEEDS, MAX_OPML_BYTES
from newsreader.ingest.opml.outlines import Outline, friends, outlines
from newsreader.model import FeedLink, ImportResult, ImportStatus, NewsreaderError, Sentence

_END = re.compile(r"</\s*+(?:[\w.-]++:)?(?:opml|rdf)\s*+>", re.IGNORECASE)


def read_opml(document: Document) -> Iterator[FeedLink | ImportResult]:
    """The feeds that OPML (or FOAF) lists, each once with the folders it stands in.

    Origins are ``path#number``. ``feed://`` becomes ``http://``. What has no address of the web, and lists of
    feeds elsewhere, give failed results. Nothing is fetched and no entity is expanded.
    Raises NewsreaderError where it is no such list, too large or without any feed, OSError if it cannot be
    read.
    """
    origin = document.origin
    found, is_whole = _found(document)
    first = list(islice(found, MAX_FEEDS))
    cut = Sentence.of(
        "{origin} breaks off in the middle; what stands complete before that is read.", origin=origin
    )
    if not first:
        if not is_whole:
            raise NewsreaderError(cut.text, **dict(cut.values))
        raise NewsreaderError("{origin} lists no feeds.", origin=origin)
    links: dict[str, FeedLink] = {}
    problems: list[ImportResult] = []
    for number, outline in enumerate(first, 1):
        place = f"{origin}#{number}"
        address = feed_address(outline.address)
        if address is None or outline.is_list:
            problems.append(_refused(outline, place))
        else:
            links[address] = _merged(links.get(address), _link(outline, address, place))
    yield from links.values()
    yield from problems
    if not is_whole:
        yield _failed(origin, cut)
    if next(found, None) is not None:
        yield _failed(
            origin,
            Sentence.of(
                "{origin} lists more than {limit} feeds; only the first {limit} are read.",
                origin=origin,
                limit=MAX_FEEDS,
            ),
        )


def _found(document: Document) -> tuple[Iterator[Outline], bool]:
    """The feeds that are listed, and whether the list comes to its end."""
    text = decode_xml(document.data(MAX_OPML_BYTES), document.charset)
    root = root_tag(text)
    name = local(root.name) if root else ""
    if root is None or name not in ("opml", "rdf"):
        raise NewsreaderError("{origin} is no OPML.", origin=document.origin)
    listed = (outlines if name == "opml" else friends)(text, root.end)
    return listed, root.is_empty or _END.search(text, root.end) is not None


def _link(outline: Outline, address: str, place: str) -> FeedLink:
    return FeedLink(address, place, outline.title, outline.site, outline.tags)


def _merged(held: FeedLink | None, link: FeedLink) -> FeedLink:
    """A feed in several folders is one feed with all their names."""
    if held is None:
        return link
    labels = tuple(dict.fromkeys((*held.tags, *link.tags)))
    return FeedLink(held.url, held.origin, held.title or link.title, held.site or link.site, labels)


def _refused(outline: Outline, place: str) -> ImportResult:
    address = one_line(outline.address)
    if outline.is_list:
        why = Sentence.of("{address} is a list of feeds and no feed; import it by itself.", address=address)
    else:
        why = Sentence.of("{address} is no address of a feed: it is not http or https.", address=address)
    return _failed(place, why)


def _failed(origin: str, why: Sentence) -> ImportResult:
    return ImportResult(origin, ImportStatus.FAILED, why=why)
