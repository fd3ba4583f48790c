"""A row of a table or a JSON object into a draft, whatever its columns are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsreader.ingest import fields
from newsreader.ingest.document import Columns
from newsreader.ingest.fields import Field
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

_MARKUP = re.compile(r"</(?:p|div|span|a|b|strong|em|i|li|ul|ol|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)


def is_known(name: str) -> bool:
    """Whether a column of that name would be understood."""
    lowered = name.strip().lower()
    return lowered in NAMES or any(lowered in others for others in NAMES.values())


def body_column(names: Iterable[str], columns: Columns) -> str | None:
    """Which of some column names holds the text, in their own spelling; None where none does."""
    listed = {name.strip().lower(): name for name in names}
    chosen = dict(columns).get("body")
    wanted = (chosen.strip().lower(),) if chosen else ("body", *NAMES["body"])
    return next((listed[name] for name in wanted if name in listed), None)


def draft_of(
    record: Mapping[str, object], place: str, origin: str, sha256: str, columns: Columns = ()
) -> Draft:
    """A draft of what `record` holds under our names, those that `columns` gives, or other common ones.

    A body with HTML in it becomes text. Raises NewsreaderError, naming `place`, where there is no body, or a
    value has the wrong type.
    """
    lowered = {key.strip().lower(): value for key, value in record.items()}
    chosen = {name: given.strip().lower() for name, given in columns}
    if "sha256" in lowered:
        # The program's own output: its "id" counts in the library it came from and would collide here.
        lowered["id"] = lowered.get("outside_id")
    else:
        lowered = _renamed(lowered, chosen)
    body = lowered.pop("body", None)
    if not isinstance(body, str):
        raise NewsreaderError("{place}: the key body is missing or is not text.", place=place)
    if _MARKUP.search(body):
        from newsreader.ingest.page import text_of

        body = text_of(body)
    check_length(body, origin)
    return fields.draft({key: Field(value, place) for key, value in lowered.items()}, body, origin, sha256)


def _renamed(record: dict[str, object], chosen: Mapping[str, str]) -> dict[str, object]:
    """The same under our names: what a person chose before our own name, that before what others say."""
    renamed = dict(record)
    for name, others in NAMES.items():
        wanted = (chosen[name],) if name in chosen else (name, *others)
        found = next((record[one] for one in wanted if record.get(one) not in (None, "")), record.get(name))
        if found is not None:
            renamed[name] = found
    return renamed
