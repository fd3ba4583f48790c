"""A small library with hand-made annotations, so that pictures change only when the app does."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from newsreader.app.app import NewsreaderApp
from newsreader.config.settings import Config
from newsreader.library import Library
from newsreader.model import (
    Annotations,
    Article,
    Label,
    Mention,
    Origin,
    Quote,
    QuoteKind,
    RoleHeld,
    entity_key,
)

NAMES = {
    "Presiden": (Label.ROLE, None),
    "Raka Wijaya": (Label.PERSON, "Raka Wijaya"),
    "Raka": (Label.PERSON, "Raka Wijaya"),
    "Dewan Pelabuhan": (Label.ORG, "Dewan Pelabuhan"),
    "Tanjung Kelapa": (Label.PLACE, "Tanjung Kelapa"),
    "Sungai Bening": (Label.PLACE, "Sungai Bening"),
    "Pemilu 2031": (Label.EVENT, "Pemilu 2031"),
    "Perjanjian Kelapa": (Label.LAW, "Perjanjian Kelapa"),
    "Laut Tenang": (Label.WORK, "Laut Tenang"),
    "3 Mei 2031": (Label.DATE, "2031-05-03"),
    "Rp 2,5 triliun": (Label.MONEY, None),
}
BODY = """TANJUNG KELAPA – Presiden Raka Wijaya membuka Perjanjian Kelapa pada 3 Mei 2031 di Tanjung Kelapa.

“Kami tidak datang untuk menang, kami datang untuk selesai,” kata Raka di hadapan Dewan Pelabuhan.

Yang Disepakati
Dermaga baru senilai Rp 2,5 triliun dibangun sebelum Pemilu 2031. Tiga hal menjadi pokoknya:
• alur Sungai Bening dikeruk
• tarif dipotong separuh
• film Laut Tenang diputar di atas kapal

Raka mengatakan bahwa dermaga lama tetap buka bagi nelayan. [@click=app.quit]Bukan tombol[/] dan [/red]."""
TITLES = (
    "Perjanjian Kelapa Dibuka di Dermaga Lama",
    "Dewan Pelabuhan Menunda Pemungutan Suara yang Sudah Tiga Kali Ditunda",
    "Sungai Bening Meluap",
    "Harga Ikan di Tanjung Kelapa Turun Separuh",
)


def annotate(body: str) -> Annotations:
    """Every name of the table in a body, the longest first."""
    pattern = re.compile("|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)))
    mentions = []
    for found in pattern.finditer(body):
        label, name = NAMES[found.group()]
        key = None if name is None else f"date:{name}" if label is Label.DATE else entity_key(label, name)
        mentions.append(
            Mention(
                found.start(), found.end(), found.group(), label, key, name, Origin.RULE, 0.9, "rule:hand"
            )
        )
    quotes = [
        Quote(found.start(1), found.end(1), "Raka Wijaya", "person:raka-wijaya", "kata", QuoteKind.DIRECT)
        for found in re.finditer("“(.+?)”", body)
    ] + [
        Quote(
            found.start(1),
            found.end(1),
            "Raka Wijaya",
            "person:raka-wijaya",
            "mengatakan",
            QuoteKind.INDIRECT,
        )
        for found in re.finditer("mengatakan bahwa ([^.]+)", body)
    ]
    roles = [
        RoleHeld(
            role.start, role.end, role.text, "person:raka-wijaya", "Raka Wijaya",
            "org:dewan-pelabuhan", "Dewan Pelabuhan",
        )
        for role in mentions
        if role.label is Label.ROLE
    ]  # fmt: skip
    return Annotations("hand", tuple(mentions), tuple(quotes), roles=tuple(roles))


@pytest.fixture
def small_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Four articles of a country that does not exist, and searches that always take no time."""
    monkeypatch.setattr("newsreader.library.searching.time", SimpleNamespace(perf_counter=lambda: 0.0))
    monkeypatch.setattr("newsreader.archive.corrections.now", lambda: "2031-05-10T12:00:00Z")
    with Library.open(tmp_path / "library") as library:
        for number, title in enumerate(TITLES):
            body = BODY if number == 0 else f"{title}. {BODY.splitlines()[0]} Berita ke-{number}."
            digest = hashlib.sha256(body.encode()).hexdigest()
            article = Article(
                0, title, body, digest, f"{number}.txt", digest, source="Kabar Kelapa",
                published=f"2031-05-{9 - number:02}", lang="id", fiction=True,
            )  # fmt: skip
            library.archive.add(article, annotate(body))
        list(library.refresh_index())
        yield library


@pytest.fixture
def make_app(
    small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., NewsreaderApp]:
    """The app on the small library."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)

    def make(**settings: object) -> NewsreaderApp:
        config = Config(**{"language": "id", **settings})  # type: ignore[arg-type]
        state = tmp_path / "state.json"
        return NewsreaderApp(small_library, config, state_file=state, rereading=False)

    return make
