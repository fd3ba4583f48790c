"""Bytes of any feed into drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from newsreader.ingest.document import Document
from newsreader.ingest.feed.addresses import absolute
from newsreader.ingest.feed.encoding import decode_xml
from newsreader.ingest.feed.json_feed import parse_json_feed
from newsreader.ingest.feed.limits import MAX_FEED_BYTES, MAX_ITEMS, MAX_MARKUP_CHARACTERS
from newsreader.ingest.feed.parsed import Channel, Entry, Found, ParsedFeed
from newsreader.ingest.feed.xml_feed import ROOTS, local, parse_xml_feed, root_tag
from newsreader.ingest.kinds import binary_kind
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError, Sentence


def parse_feed(
    data: bytes,
    *,
    origin: str,
    url: str | None = None,
    charset: str | None = None,
    media_type: str | None = None,
) -> ParsedFeed:
    """The feed that `data` holds: RSS, Atom or JSON Feed. Nothing is fetched and no entity is expanded.

    `url` is where it came from, against which relative addresses are read; `charset` and `media_type` are
    what the server said. Articles have origins ``origin#number``, counted from 1 over all items of the feed.
    Raises NewsreaderError, naming `origin`, where it is no feed, too large, or breaks off before its first
    item. A feed without any item is none of that.
    """
    if len(data) > MAX_FEED_BYTES:
        raise NewsreaderError(
            "{origin} is larger than {limit} MB, which no feed is.", origin=origin, limit=MAX_FEED_BYTES >> 20
        )
    found = _found(data, origin, charset, media_type or "")
    channel = found.channel
    self_url = absolute(channel.self_link, url)
    site = absolute(channel.site, url or self_url)
    drafts, problems = _items(found, origin, (site, url or self_url))
    return ParsedFeed(
        channel.title,
        site,
        self_url,
        channel.lang,
        tuple(_told_apart(drafts)),
        tuple(problems),
        channel.ttl_minutes,
    )


def _items(
    found: Found, origin: str, bases: tuple[str | None, str | None]
) -> tuple[list[Draft], list[ImportResult]]:
    """The articles, and what is wrong with the items that are none and with the feed."""
    drafts: list[Draft] = []
    problems: list[ImportResult] = []
    for number, entry in enumerate(found.entries, 1):
        place = f"{origin}#{number}"
        why = _refusal(entry, place)
        if why:
            problems.append(ImportResult(place, ImportStatus.FAILED, why=why))
        else:
            drafts.append(_draft(entry, found.channel, place, bases))
    problems += [ImportResult(origin, ImportStatus.FAILED, why=why) for why in _troubles(found, origin)]
    return drafts, problems


def feed_in(document: Document, origin: str | None = None) -> ParsedFeed:
    """The feed that a document is, whoever gave it; `origin` is how it is called, if not as the document.

    Raises as `parse_feed` does, and OSError if it cannot be read.
    """
    return parse_feed(
        document.data(MAX_FEED_BYTES),
        origin=origin or document.origin,
        url=document.url,
        charset=document.charset,
        media_type=document.media_type,
    )


def read_feed(document: Document) -> Iterator[Draft | ImportResult]:
    """The articles of a feed in its order, then a failed result for whatever could not be taken.

    Raises NewsreaderError where it is no feed, OSError if it cannot be read.
    """
    feed = feed_in(document)
    yield from feed.drafts
    yield from feed.problems


def _found(data: bytes, origin: str, charset: str | None, media_type: str) -> Found:
    kind = binary_kind(data)
    if kind:
        raise NewsreaderError("{origin} is no feed but {kind} data.", origin=origin, kind=kind)
    if "json" in media_type or data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return parse_json_feed(data, origin)
    text = decode_xml(data, charset)
    if not text.strip("\ufeff \t\r\n\0"):
        raise NewsreaderError("{origin} is empty.", origin=origin)
    root = root_tag(text)
    if root is None:
        raise NewsreaderError("{origin} is no feed: it holds no XML.", origin=origin)
    if local(root.name) not in ROOTS:
        raise _no_feed(local(root.name), root.name, origin)
    found = parse_xml_feed(text, root, origin)
    if found.cut and not found.entries:
        raise NewsreaderError(
            "{origin} breaks off at line {line} before its first item ends; fetch or save it again.",
            origin=origin,
            line=text.count("\n") + 1,
        )
    return found


def _no_feed(root: str, name: str, origin: str) -> NewsreaderError:
    if root == "html":
        return NewsreaderError("{origin} is a web page and no feed.", origin=origin)
    return NewsreaderError("{origin} is no feed: its first element is {name}.", origin=origin, name=name[:80])


def _refusal(entry: Entry, place: str) -> Sentence | None:
    if entry.too_long:
        return Sentence.of(
            "{origin} is an item of more than {limit} characters.", origin=place, limit=MAX_MARKUP_CHARACTERS
        )
    if not entry.title and not entry.body and not entry.link:
        return Sentence.of("{origin} is an item without title, text and link.", origin=place)
    return None


def _draft(entry: Entry, channel: Channel, place: str, bases: tuple[str | None, ...]) -> Draft:
    url = absolute(entry.link, *bases)
    return Draft(
        # Many feeds have titles only, some no more than links; who reads them expects every item to be there.
        body=entry.body or entry.title or url or (entry.link.written if entry.link else ""),
        origin=place,
        original_sha256=entry.sha256,
        title=entry.title,
        byline=entry.byline or channel.byline,
        source=entry.source or channel.title,
        url=url,
        published=entry.published,
        lang=entry.lang or channel.lang,
        outside_id=entry.outside_id,
        tags=entry.tags,
    )


def _told_apart(drafts: list[Draft]) -> Iterator[Draft]:
    """Items without ids that lead to one page are no versions of one article: titles tell them apart."""
    shared = Counter(draft.url for draft in drafts if draft.outside_id is None)
    for draft in drafts:
        if draft.outside_id is None and draft.url is not None and shared[draft.url] > 1:
            draft = replace(draft, outside_id=f"{draft.url} {draft.title or draft.original_sha256}")
        yield draft


def _troubles(found: Found, origin: str) -> Iterator[Sentence]:
    if found.more:
        yield Sentence.of(
            "{origin} holds more than {limit} items; only the first {limit} are read.",
            origin=origin,
            limit=MAX_ITEMS,
        )
    if found.cut:
        yield Sentence.of(
            "{origin} breaks off in the middle; what stands complete before that is read.", origin=origin
        )
