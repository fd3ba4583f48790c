"""What one feed answers: its items that are new, completed from their pages where that is wanted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from newsreader.archive import Archive
from newsreader.library.waiting import written
from newsreader.model import Draft, Feed, FeedCheck, ImportResult, ImportStatus, NewsreaderError, Sentence
from newsreader.text.normalise import normalise_line

if TYPE_CHECKING:
    from newsreader.ingest.feed import ParsedFeed
    from newsreader.ingest.fetch import Fetched, Fetcher

_log = logging.getLogger(__name__)
_OPENING = 160
"""Characters at the start of a summary by which it is recognised in the whole article."""


_UNDONE = Sentence.of("Its import was undone; it stays away until that is brought back.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What asking `feed` came to. `wait` is how many seconds the server or the feed wants to be left alone.

    `drafts` are the items that are new or have changed, `known` the results for the others, `problems` for
    those that cannot be read.
    """

    feed: Feed
    check: FeedCheck
    drafts: tuple[Draft, ...] = ()
    known: tuple[ImportResult, ...] = ()
    problems: tuple[ImportResult, ...] = ()
    wait: float | None = None


@dataclass(slots=True)
class _Sorted:
    new: list[Draft] = field(default_factory=list)
    known: list[ImportResult] = field(default_factory=list)


def ask(feed: Feed, fetcher: Fetcher, archive: Archive, cancelled: Callable[[], bool]) -> Answer:
    """Ask a feed, in whatever thread. Nothing is kept, and nothing raised."""
    from newsreader.ingest.fetch import FetchError, Validators
    from newsreader.ingest.read import mistaken

    at = written(datetime.now(UTC))
    try:
        fetched = fetcher.fetch(
            feed.url, validators=Validators(feed.etag, feed.modified), cancelled=cancelled
        )
        if fetched.not_modified:
            return Answer(feed, _check(at, feed, fetched), wait=fetched.max_age)
        return _answered(feed, fetched, at, fetcher, archive, cancelled)
    except FetchError as error:
        check = FeedCheck(at, at, problem=error.sentence, gone=error.gone)
        return Answer(feed, check, wait=error.retry_after)
    except NewsreaderError as error:
        return Answer(feed, FeedCheck(at, at, problem=error.sentence))
    except Exception as error:
        # One feed that a parser fails on is no reason to lose the others.
        _log.exception("%s could not be read", feed.url)
        problem = mistaken(feed.url, error)
        return Answer(feed, FeedCheck(at, at, problem=problem))


def _answered(
    feed: Feed, fetched: Fetched, at: str, fetcher: Fetcher, archive: Archive, cancelled: Callable[[], bool]
) -> Answer:
    from newsreader.ingest.address import document_of
    from newsreader.ingest.feed import feed_in

    parsed = feed_in(document_of(fetched), feed.url)
    items = _sorted(_described(parsed, feed), archive, completing=feed.catches_up)
    if feed.full_text:
        items.new = [_completed(draft, fetcher, cancelled) for draft in items.new]
    title = normalise_line(parsed.title or "") or None
    check = replace(_check(at, feed, fetched), title=title, site=parsed.site)
    ttl = parsed.ttl_minutes * 60.0 if parsed.ttl_minutes else None
    return Answer(
        feed, check, tuple(items.new), tuple(items.known), parsed.problems, wait=fetched.max_age or ttl
    )


def _check(at: str, feed: Feed, fetched: Fetched) -> FeedCheck:
    moved = fetched.permanent_url if fetched.permanent_url != feed.url else None
    validators = fetched.validators
    if fetched.not_modified and not (validators.etag or validators.modified):
        return FeedCheck(at, at, url=moved, etag=feed.etag, modified=feed.modified)
    return FeedCheck(at, at, url=moved, etag=validators.etag, modified=validators.modified)


def _described(parsed: ParsedFeed, feed: Feed) -> Iterable[Draft]:
    """The items as a person has named the feed, and with its tags."""
    from newsreader.ingest.files import printable

    for draft in parsed.drafts:
        source = draft.source
        if source is None or source == parsed.title:
            source = feed.title or parsed.title
        tags = tuple(dict.fromkeys((*feed.tags, *draft.tags)))
        # Items move up and down in a feed, so their place in it says nothing.
        named = f"{feed.url}#{draft.outside_id}" if draft.outside_id else draft.origin
        yield replace(draft, source=source, tags=tags, origin=printable(draft.url or named))


def _sorted(drafts: Iterable[Draft], archive: Archive, *, completing: bool) -> _Sorted:
    """What is new apart from what is held: the same item as before, or a summary of a whole article.

    Where summaries are to be completed, an item of which no more is held than the feed says counts as new.
    """
    sorted_ = _Sorted()
    for draft in drafts:
        held = archive.held_at(draft)
        if held is not None and held.withdrawn:
            sorted_.known.append(ImportResult(draft.origin, ImportStatus.UNCHANGED, why=_UNDONE))
        elif held is not None and (
            (draft.original_sha256 == held.original_sha256 and not completing)
            or _summarises(draft.body, held.body)
        ):
            sorted_.known.append(ImportResult(draft.origin, ImportStatus.UNCHANGED, held.id))
        else:
            sorted_.new.append(draft)
    return sorted_


def _summarises(summary: str, body: str) -> bool:
    """Whether `summary` says no more than `body` begins with: an article that was fetched whole."""
    short, whole = (normalise_line(text).rstrip(" .…[]") for text in (summary, body))
    return len(short) < len(whole) and bool(short) and short[:_OPENING] in whole


def _completed(draft: Draft, fetcher: Fetcher, cancelled: Callable[[], bool]) -> Draft:
    """The item with the text of its page where that is longer; as it is where the page cannot be had.

    Then its hash is another one than that of the item, so that the page is asked for again the next time.
    """
    from newsreader.ingest.page import read_page

    if draft.url is None:
        return draft
    try:
        fetched = fetcher.fetch(draft.url, cancelled=cancelled)
        page = read_page(fetched.data, origin=draft.origin, url=fetched.url, charset=fetched.charset).draft
    except NewsreaderError as error:
        _log.warning("only the summary of %s is kept: %s", draft.origin, error)
        return replace(draft, original_sha256=sha256(draft.original_sha256.encode()).hexdigest())
    # The headline of a page is often longer than that of its feed, and would stay in the text.
    body = page.body.removeprefix(page.title or "").lstrip()
    if len(body) <= len(draft.body):
        return draft
    return replace(
        draft,
        title=draft.title or page.title,
        body=body,
        byline=draft.byline or page.byline,
        published=draft.published or page.published,
        lang=draft.lang or page.lang,
        tags=tuple(dict.fromkeys((*draft.tags, *page.tags))),
    )
