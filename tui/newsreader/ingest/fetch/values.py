"""What a fetch is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader import __version__


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """What may be fetched, and how much of it.

    `allowed_private` are host names, addresses or ranges (``192.168.1.0/24``) that need not be public; a name
    stands for itself alone, not for names below it. `max_bytes` counts the body as sent and as decoded.
    `seconds` bounds a whole fetch: looking up names, all redirects and the last byte of the body;
    `connect_seconds` one connection, from looking up its name to the end of its TLS handshake.
    """

    allowed_private: tuple[str, ...] = ()
    max_bytes: int = 32 << 20
    seconds: float = 30.0
    connect_seconds: float = 10.0
    max_redirects: int = 8
    user_agent: str = f"newsreader/{__version__}"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it later whether anything has changed: kept and sent back as they are."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer.

    `url` is where it came from in the end, without fragment, user name and password. `permanent_url` is where
    the address has moved for good: set only where every redirect up to there was permanent (301 or 308); it
    keeps user name and password where they still apply, since it takes the place of the address asked for.
    `data` is the decoded body, empty where `not_modified`. `media_type` is lower case without parameters,
    `charset` what the server named, known or not. `validators` are those to be sent next time. `retry_after`
    and `max_age` are seconds from now.
    """

    url: str
    permanent_url: str | None
    data: bytes
    media_type: str | None
    charset: str | None
    validators: Validators
    not_modified: bool = False
    retry_after: float | None = None
    max_age: float | None = None
