"""What the headers of an answer say. They are hostile text: what is odd is taken as not said."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from newsreader.ingest.fetch.values import Validators

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")
_MEDIA_TYPE = re.compile(rf"\s*({_TOKEN.pattern}/{_TOKEN.pattern})\s*(?:;|\Z)")
_CHARSET = re.compile(rf";\s*charset\s*=\s*[\"']?({_TOKEN.pattern})", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,12}", re.ASCII)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})(?!\d)", re.ASCII | re.IGNORECASE)
_SENDABLE = re.compile(r"[\x20-\x7e\x80-\xff]{1,1024}")
_LISTS = frozenset({"cache-control", "content-encoding"})
_A_YEAR = 365 * 86_400.0


class Headers:
    """The headers of one answer, by names in lower case; of two of a name the first counts, of lists both."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in raw:
            key, text = name.decode("latin-1").lower(), value.decode("latin-1").strip()
            if key in _LISTS and key in self._values:
                text = f"{self._values[key]}, {text}"
            elif key in self._values:
                continue
            self._values[key] = text

    def get(self, name: str) -> str:
        """The value, one character a byte; empty where there is none."""
        return self._values.get(name, "")

    @property
    def media_type(self) -> str | None:
        """``text/html`` of ``Text/HTML; charset=utf-8``."""
        match = _MEDIA_TYPE.match(self.get("content-type"))
        return match[1].lower() if match else None

    @property
    def charset(self) -> str | None:
        """``utf-8`` of the same; whether Python knows it is for the caller to find out."""
        match = _CHARSET.search(self.get("content-type"))
        return match[1].lower() if match else None

    @property
    def validators(self) -> Validators:
        """What to send the next time."""
        return Validators(_sendable(self.get("etag")), _sendable(self.get("last-modified")))

    @property
    def retry_after(self) -> float | None:
        """Seconds until the server wants to be asked again, a year at most."""
        given = self.get("retry-after")
        if _SECONDS.fullmatch(given):
            return min(float(given), _A_YEAR)
        from email.utils import parsedate_to_datetime

        try:
            return min(max(parsedate_to_datetime(given[:64]).timestamp() - time.time(), 0.0), _A_YEAR)
        except (ValueError, TypeError, OverflowError, IndexError):
            return None

    @property
    def max_age(self) -> float | None:
        """Seconds that the answer stays fresh, a year at most."""
        match = _MAX_AGE.search(self.get("cache-control"))
        return min(float(match[1]), _A_YEAR) if match else None

    @property
    def length(self) -> int | None:
        """The bytes of the body as sent, where the server names them."""
        given = self.get("content-length").partition(",")[0].strip()
        return int(given) if _SECONDS.fullmatch(given) else None

    @property
    def location(self) -> str:
        """Where a redirect leads; servers write what is not ASCII in UTF-8."""
        raw = self.get("location").encode("latin-1")
        try:
            return raw.decode()
        except UnicodeDecodeError:
            return raw.decode("latin-1")


def conditions(validators: Validators | None) -> list[tuple[bytes, bytes]]:
    """The headers that ask for an answer only where something has changed."""
    if validators is None:
        return []
    given = ((b"If-None-Match", validators.etag), (b"If-Modified-Since", validators.modified))
    return [(name, value.encode("latin-1")) for name, text in given if (value := _sendable(text))]


def _sendable(text: str | None) -> str | None:
    text = (text or "").strip()
    return text if _SENDABLE.fullmatch(text) else None
