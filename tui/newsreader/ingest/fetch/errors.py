"""Why something could not be fetched."""

from __future__ import annotations

from newsreader.model import NewsreaderError, Sentence


class FetchError(NewsreaderError):
    """One sentence that names the address, and what a program has to know of it.

    `status` is the server's, where it answered. `transient` says whether the same may work later,
    `retry_after` in how many seconds at the earliest; `gone` that the server says it never will (410).
    `unreachable` says that nobody spoke with us there in this way: another scheme may do.
    """

    def __init__(
        self,
        sentence: Sentence,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        transient: bool = False,
        unreachable: bool = False,
    ) -> None:
        super().__init__(sentence.text, **dict(sentence.values))
        self.status = status
        self.retry_after = retry_after
        self.transient = transient
        self.unreachable = unreachable
        self.gone = status == 410


class FetchCancelled(FetchError):  # noqa: N818 — nothing went wrong
    """The caller no longer wants it; nothing went wrong."""


def bad_address(shown: str) -> FetchError:
    """The error for what is no address of the web."""
    return FetchError(Sentence.of("{url} is not a web address.", url=shown))


def by_status(shown: str, status: int, retry_after: float | None) -> FetchError:
    """The error for an answer that is none: what its status means to a reader of news."""
    if status == 404:
        sentence = Sentence.of("There is nothing at {url} (404); check the address.", url=shown)
    elif status == 410:
        sentence = Sentence.of("{url} is gone for good (410).", url=shown)
    elif status == 429:
        sentence = Sentence.of("{url} was asked too often (429); try again later.", url=shown)
    elif status in (401, 403):
        sentence = Sentence.of("The server does not let us read {url} ({status}).", url=shown, status=status)
    elif status >= 500:
        sentence = Sentence.of(
            "The server of {url} is in trouble ({status}); try again later.", url=shown, status=status
        )
    else:
        sentence = Sentence.of(
            "The server answered {url} with the unexpected status {status}.", url=shown, status=status
        )
    transient = status >= 500 or status in (408, 425, 429)
    return FetchError(sentence, status=status, retry_after=retry_after, transient=transient)
