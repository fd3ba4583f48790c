"""A row of a table or a JSON object into a draft, whatever its columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsreader.ingest import fields
from newsreader.ingest.document import Columns
from newsreader.ingest.fields import Field, Fields
from newsreader.ingest.limits import check_length
from newsreader.model import Draft, NewsreaderError

NAMES: Mapping[str, tuple[str, ...]] = {
    "body": (
        "content", "text", "isi", "konten", "isi_berita", "article", "full_text", "content_text", "artikel",
    ),
    "title": ("judul", "headline", "title_news", "judul_berita"),
    "published": (
        "date", "tanggal", "published_at", "date_published", "publish_date", "pubdate", "tanggal_terbit",
        "waktu", "created_at", "datetime",
    ),
    "source": ("sumber", "media", "outlet", "publisher", "portal", "situs"),
    "url": ("link", "tautan", "alamat", "source_url", "url_berita"),
    "byline": ("author", "penulis", "authors", "reporter", "wartawan", "creator"),
    "tags": ("kategori", "category", "categories", "topik", "label", "keywords", "tag"),
    "lang": ("language", "bahasa"),
    "id": ("guid", "article_id", "id_berita"),
}  # fmt: skip
"""Our names of fields, and what tables and exports often call them."""

_APART = re.compile(r"[\s-]+")
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
    """A column's name as it is compared: "Isi Berita" is ``isi_berita``."""
    return _APART.sub("_", name.strip().lower())


def is_known(name: str) -> bool:
    """Whether a column of that name would be understood."""
    name = folded(name)
    return name in NAMES or any(name in others for others in NAMES.values())


def body_column(names: Iterable[str], columns: Columns) -> str | None:
    """Which of some column names holds the text, in their own spelling; None where none does."""
    listed = {folded(name): name for name in names}
    chosen = dict(columns).get("body")
    wanted = (folded(chosen),) if chosen else ("body", *NAMES["body"])
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
    lowered = {folded(key): value for key, value in record.items()}
    chosen = {name: folded(given) for name, given in columns}
    if "sha256" in lowered:
        # The program's own output: its "id" counts in the library it came from and would collide here.
        lowered["id"] = lowered.get("outside_id")
    else:
        lowered = _renamed(lowered, chosen)
    body = lowered.pop("body", None)
    if not isinstance(body, str):
        raise NewsreaderError(
            "{place}: the key {key} is missing or is not text.", place=place, key=chosen.get("body", "body")
        )
    if _MARKUP.search(body):
        from newsreader.ingest.page import text_of

        body = text_of(body)
    check_length(body, origin)
    return fields.draft({key: Field(value, place) for key, value in lowered.items()}, body, origin, sha256)


def named_usually(said: Fields) -> Fields:
    """Fields that are called as tables often call them under our names, where what they say can be meant."""
    named = dict(said)
    for name, others in NAMES.items():
        if name == "body" or name in said:
            continue
        listed = name in ("tags", "byline")
        fitting = (said[one] for one in others if one in said)
        found = next((one for one in fitting if isinstance(one.value, (str, list) if listed else str)), None)
        if found is not None:
            named[name] = found
    return named


def _renamed(record: dict[str, object], chosen: Mapping[str, str]) -> dict[str, object]:
    """The same under our names: what a person chose before our own name, that before what others say."""
    renamed = dict(record)
    for name, others in NAMES.items():
        wanted = (chosen[name],) if name in chosen else (name, *others)
        found = next((record[one] for one in wanted if record.get(one) not in (None, "")), record.get(name))
        if found is not None:
            renamed[name] = found
    return renamed
