"""A row of a table or a JSON object into a draft, whatever its columns are called."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from newsreader.ingest import fields
from newsreader.ingest.document import Columns
from newsreader.ingest.fields import Field, Fields
from newsreader.ingest.formats.nested import flat
from newsreader.ingest.limits import check_length
from newsreader.model import Draft, NewsreaderError

NAMES: Mapping[str, tuple[str, ...]] = {
    "body": (
        "content", "main_text", "text", "isi", "konten", "isi_berita", "article_body", "article", "full_text",
        "content_text", "article_text", "artikel",
    ),
    "title": ("judul", "headline", "title_news", "news_title", "judul_berita"),
    "published": (
        "date", "tanggal", "published_at", "date_published", "publish_date", "date_publish", "pub_date",
        "published_date", "tanggal_terbit", "waktu", "created_at", "datetime",
    ),
    "source": (
        "sumber", "media", "outlet", "publisher", "portal", "situs", "site_name", "source_name", "media_name",
        "source_hostname", "source_domain", "hostname",
    ),
    "url": ("link", "tautan", "alamat", "source_url", "url_berita"),
    "byline": ("author", "penulis", "authors", "reporter", "wartawan", "creator"),
    "tags": ("kategori", "category", "categories", "topik", "label", "keywords", "tag"),
    "lang": ("language", "bahasa"),
    "id": ("guid", "article_id", "id_berita"),
}  # fmt: skip
"""Our names of fields, and what tables and exports often call them."""

_APART = re.compile(r"[\s_-]+")
_REFERENCE = re.compile(
    r"&(?:nbsp|[lr][ds]quo|[nm]dash|hellip|amp|quot|apos|[lg]t|#\d{2,5}|#x[0-9A-Fa-f]{2,4});"
)
_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_MARKUP = re.compile(r"</(?:p|div|span|a|b|strong|em|i|li|ul|ol|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)


def columns_of(text: str) -> Columns:
    """``body=naskah, title=kepala`` as pairs; raises NewsreaderError where a half is missing or not ours."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for ours, _, theirs in pairs:
        if ours.strip() not in NAMES or not theirs.strip():
            raise NewsreaderError(
                "“{value}” does not do for {name}; it takes {words}.",
                value=f"{ours}={theirs}" if theirs else ours,
                name="--columns",
                words=", ".join(f"{name}=…" for name in NAMES),
            )
    return tuple((ours.strip(), theirs.strip()) for ours, _, theirs in pairs)


def folded(name: str) -> str:
    """A column's name as it is compared: "Isi Berita", ``isi_berita`` and ``isiBerita`` are one."""
    return _APART.sub("", name.lower())


_FOLDED = {name: tuple(map(folded, others)) for name, others in NAMES.items()}


def is_known(name: str) -> bool:
    """Whether a column of that name would be understood."""
    name = folded(name)
    return name in _FOLDED or any(name in others for others in _FOLDED.values())


def body_column(names: Iterable[str], columns: Columns) -> str | None:
    """Which of some column names holds the text, in their own spelling; None where none does."""
    listed = {folded(name): name for name in names}
    chosen = dict(columns).get("body")
    wanted = (folded(chosen),) if chosen else ("body", *_FOLDED["body"])
    return next((listed[name] for name in wanted if name in listed), None)


class NamesMet:
    """Which of the names that a person chose are met in a file whose records need not be alike."""

    def __init__(self, columns: Columns) -> None:
        self._unmet = dict.fromkeys(name for _, name in columns)

    def meet(self, record: Mapping[str, object]) -> None:
        """Take note of the names of one record."""
        if self._unmet:
            there = set(map(folded, record))
            self._unmet = dict.fromkeys(name for name in self._unmet if folded(name) not in there)

    def check(self, origin: str) -> None:
        """Raise NewsreaderError where one was in no record."""
        for name in self._unmet:
            raise NewsreaderError("{path} has no key {name}.", path=origin, name=name)


def draft_of(
    record: Mapping[str, object], place: str, origin: str, sha256: str, columns: Columns = ()
) -> Draft:
    """A draft of what `record` holds under our names, those that `columns` gives, or other common ones.

    A body with HTML in it becomes text. Raises NewsreaderError, naming `place`, where there is no body, or a
    value has the wrong type.
    """
    chosen = {name: folded(given) for name, given in columns}
    if "sha256" in record:
        # The program's own output: its "id" counts in the library it came from and would collide here.
        lowered = {**record, "id": record.get("outside_id")}
    else:
        lowered = _renamed({folded(key): value for key, value in flat(record).items()}, chosen)
    body = lowered.pop("body", None)
    if not isinstance(body, str):
        raise NewsreaderError(
            "{place}: the key {key} is missing or is not text.", place=place, key=chosen.get("body", "body")
        )
    if _MARKUP.search(body):
        from newsreader.ingest.page import text_of

        body = text_of(body)
    else:
        body = _unescaped(body)
    if isinstance(title := lowered.get("title"), str):
        lowered["title"] = _unescaped(title)
    check_length(body, origin)
    return fields.draft({key: Field(value, place) for key, value in lowered.items()}, body, origin, sha256)


def _unescaped(text: str) -> str:
    """Text without the references to characters that HTML leaves in what is cut out of a page."""
    return html.unescape(text) if _REFERENCE.search(text) else text


def named_usually(said: Fields) -> Fields:
    """Fields that are called as tables often call them under our names, where what they say can be meant."""
    named = dict(said)
    for name, others in _FOLDED.items():
        if name == "body" or name in said:
            continue
        found = next((said[one] for one in others if one in said and _fits(name, said[one].value)), None)
        if found is not None:
            named[name] = found
    return named


def _fits(name: str, value: object) -> bool:
    """Whether a value can be meant by one of our names where it stands under one that only may mean it."""
    if isinstance(value, list):
        return name in ("tags", "byline") and bool(value)
    return isinstance(value, (str, int, float)) and not isinstance(value, bool) and value != ""


def _renamed(record: dict[str, object], chosen: Mapping[str, str]) -> dict[str, object]:
    """The same under our names: what a person chose before our own name, that before what others say."""
    renamed = dict(record)
    source = record.get("source")
    if isinstance(source, str) and _ADDRESS.match(source) and "source" not in chosen:
        renamed["source"], renamed["url"] = None, record.get("url") or source
        record = dict(renamed)
    for name, others in _FOLDED.items():
        own = chosen.get(name, name)
        if record.get(own) not in (None, "", []):
            renamed[name] = record[own]
        elif name not in chosen:
            found = (record[one] for one in others if one in record and _fits(name, record[one]))
            renamed[name] = next(found, record.get(name))
    return renamed
