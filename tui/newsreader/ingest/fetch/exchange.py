"""One request and its answer, every limit kept.

Imported late: it needs httpcore.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import httpcore

from newsreader.ingest.fetch.call import Call, serving
from newsreader.ingest.fetch.decoding import ACCEPTED, BadEncoding, pieces
from newsreader.ingest.fetch.errors import FetchError, by_status
from newsreader.ingest.fetch.headers import Headers, conditions
from newsreader.ingest.fetch.routes import Routes
from newsreader.ingest.fetch.target import Target
from newsreader.ingest.fetch.values import FetchPolicy, Validators
from newsreader.ingest.files import printable
from newsreader.model import Sentence

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS_TOO_LONG = 431
_WANTED = (
    b"application/atom+xml, application/rss+xml, application/feed+json, "
    b"application/xml;q=0.9, text/html;q=0.8, */*;q=0.7"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says: a redirect, that nothing has changed, or the decoded body."""

    status: int
    headers: Headers
    data: bytes = b""
    redirect: str | None = None
    not_modified: bool = False


def exchange(
    routes: Routes, policy: FetchPolicy, target: Target, call: Call, validators: Validators | None
) -> Answer:
    """Ask for `target`. Raises FetchError for all that is no answer, redirect or 304.

    The server may have closed a kept connection in the meantime: then another is used, at last a new one.
    """
    while True:
        call.connected = False
        try:
            with serving(call):
                return _asked(routes.to(target, call), policy, target, call, conditions(validators))
        except (httpcore.NetworkError, httpcore.RemoteProtocolError) as error:
            call.wait()
            if call.connected:
                raise _no_answer(call, error) from error
        except httpcore.ProxyError as error:
            raise FetchError(
                Sentence.of(
                    "The proxy did not let us through to {url} ({reason}).", url=call.shown, reason=error
                ),
                transient=True,
            ) from error
        except httpcore.LocalProtocolError as error:
            raise FetchError(
                Sentence.of("{url} cannot be asked for ({reason}).", url=call.shown, reason=error)
            ) from error


def _asked(
    pool: httpcore.ConnectionPool,
    policy: FetchPolicy,
    target: Target,
    call: Call,
    asked_if: list[tuple[bytes, bytes]],
) -> Answer:
    url = httpcore.URL(
        scheme=target.scheme.encode(),
        host=target.host.encode(),
        port=target.unusual_port,
        target=target.path.encode(),
    )
    with pool.stream("GET", url, headers=[*_headers(policy, target), *asked_if]) as response:
        headers = Headers(response.headers)
        status = response.status
        if status in _REDIRECTS and headers.location:
            return Answer(status, headers, redirect=headers.location)
        if status == 304 and asked_if:
            return Answer(status, headers, not_modified=True)
        if not 200 <= status < 300 or status == 206:
            raise by_status(call.shown, status, headers.retry_after)
        return Answer(status, headers, _body(response, headers, policy.max_bytes, call))


def _headers(policy: FetchPolicy, target: Target) -> list[tuple[bytes, bytes]]:
    headers = [
        (b"Host", target.netloc.encode()),
        (b"User-Agent", policy.user_agent.encode("latin-1", "replace")),
        (b"Accept", _WANTED),
        (b"Accept-Encoding", ACCEPTED.encode()),
    ]
    credentials = target.credentials()
    if credentials is not None:
        headers.append((b"Authorization", b"Basic " + base64.b64encode(b":".join(credentials))))
    return headers


def _body(response: httpcore.Response, headers: Headers, limit: int, call: Call) -> bytes:
    """The decoded body. Nothing is held beyond `limit` and one piece."""
    if (headers.length or 0) > limit:
        raise _too_large(call, limit)
    body = BytesIO()
    count = _Count(response, limit, call)
    try:
        for piece in pieces(iter(count), headers.get("content-encoding")):
            call.wait()
            body.write(piece)
            if body.tell() > limit:
                raise _too_large(call, limit)
    except BadEncoding as error:
        raise _undecodable(call, error, count.received) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        call.wait()
        raise _broke_off(call, count.received) from error
    return body.getvalue()


class _Count:
    """The body as it is sent, counted."""

    def __init__(self, response: httpcore.Response, limit: int, call: Call) -> None:
        self.received = 0
        self._response = response
        self._limit = limit
        self._call = call

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._response.iter_stream():
            self.received += len(chunk)
            if self.received > self._limit:
                raise _too_large(self._call, self._limit)
            yield chunk


def _too_large(call: Call, limit: int) -> FetchError:
    size = f"{limit / (1 << 20):.3g}"
    return FetchError(
        Sentence.of("{url} is larger than {limit} MB and is not fetched.", url=call.shown, limit=size)
    )


def _broke_off(call: Call, received: int) -> FetchError:
    return FetchError(
        Sentence.of("{url} broke off after {count} bytes; try again later.", url=call.shown, count=received),
        transient=True,
    )


def _undecodable(call: Call, error: BadEncoding, received: int) -> FetchError:
    if error.cut:
        return _broke_off(call, received)
    return FetchError(
        Sentence.of(
            "{url} came in the encoding “{encoding}”, which cannot be read.",
            url=call.shown,
            encoding=printable(str(error))[:40],
        )
    )


def _no_answer(call: Call, error: Exception) -> FetchError:
    reason: Any = error.args[0] if error.args else None
    if isinstance(error, httpcore.NetworkError) or "disconnected" in str(reason):
        return FetchError(
            Sentence.of("The server of {url} closed the connection without an answer.", url=call.shown),
            transient=True,
        )
    if getattr(reason, "error_status_hint", None) == _HEADERS_TOO_LONG:
        return FetchError(Sentence.of("The headers of {url} are too long.", url=call.shown))
    return FetchError(
        Sentence.of("The server of {url} does not answer as a web server does.", url=call.shown)
    )
