"""Fetching what lies at a web address."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from newsreader.ingest.fetch.call import Call
from newsreader.ingest.fetch.errors import FetchError
from newsreader.ingest.fetch.target import Target, parse_target
from newsreader.ingest.fetch.values import Fetched, FetchPolicy, Validators
from newsreader.ingest.metadata import web_address
from newsreader.model import Sentence

if TYPE_CHECKING:
    import ssl

    from newsreader.ingest.fetch.exchange import Answer
    from newsreader.ingest.fetch.routes import Routes

_FOR_GOOD = (301, 308)


def _wanted() -> bool:
    return False


class Fetcher:
    """Fetches for any number of threads at once and keeps connections between requests.

    No cookies are taken or sent. Making one is cheap: the HTTP library is loaded by the first request.
    `trust` holds the certificates that are believed in place of the system's.
    """

    def __init__(self, policy: FetchPolicy | None = None, *, trust: ssl.SSLContext | None = None) -> None:
        self._policy = policy or FetchPolicy()
        self._trust = trust
        self._made: Routes | None = None
        self._closed = False
        self._lock = Lock()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; whatever is still being fetched, or asked for later, is cancelled."""
        with self._lock:
            self._closed = True
            if self._made is not None:
                self._made.close()

    def fetch(
        self, url: str, *, validators: Validators | None = None, cancelled: Callable[[], bool] = _wanted
    ) -> Fetched:
        """What lies at `url` now, or that it has not changed since the answer that `validators` came with.

        `cancelled` is called from this thread, ten times a second and more. Raises FetchError; FetchCancelled
        soon after `cancelled` has begun to say True.
        """
        target = parse_target(url)
        call = Call.starting(target.shown, self._policy.seconds, lambda: self._closed or cancelled())
        target, moved, answer = self._followed(target, call, validators)
        headers = answer.headers
        new = headers.validators
        if answer.not_modified and validators is not None:
            new = Validators(new.etag or validators.etag, new.modified or validators.modified)
        return Fetched(
            target.url,
            moved,
            answer.data,
            headers.media_type,
            headers.charset,
            new,
            answer.not_modified,
            headers.retry_after,
            headers.max_age,
        )

    def _followed(
        self, target: Target, call: Call, validators: Validators | None
    ) -> tuple[Target, str | None, Answer]:
        """Where the redirects end, where the address has moved for good, and the answer there."""
        from newsreader.ingest.fetch.exchange import exchange

        first, moved, for_good = target, target, True
        seen = {target.url}
        while True:
            call.wait()
            answer = exchange(self._routes(), self._policy, target, call, validators)
            if answer.redirect is None:
                break
            target = target.followed(answer.redirect)
            call.shown = target.shown if target.host == first.host else f"{first.shown} → {target.shown}"
            if target.url in seen:
                raise FetchError(Sentence.of("{url} redirects in a circle.", url=first.shown))
            if len(seen) > self._policy.max_redirects:
                raise FetchError(
                    Sentence.of(
                        "{url} redirects more than {count} times.",
                        url=first.shown,
                        count=self._policy.max_redirects,
                    )
                )
            seen.add(target.url)
            for_good = for_good and answer.status in _FOR_GOOD
            moved = target if for_good else moved
        return target, None if moved == first else web_address(moved.full_url), answer

    def _routes(self) -> Routes:
        from newsreader.ingest.fetch.routes import Routes

        with self._lock:
            if self._made is None:
                self._made = Routes(self._policy, self._trust)
            return self._made
