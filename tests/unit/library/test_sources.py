"""The source of an article that comes without one, end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.library import Library


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("ATAMBUA, Suara Timor (6/2/2026) — ", "Suara Timor"),
        ("ATAMBUA, Timor Express (6/2/2026) — ", "Timor Express"),
        ("ATAMBUA, Detik (6/2/2026) — ", "Detik"),
        ("ATAMBUA, Nusa Tenggara Timur (6/2/2026) — ", None),
        ("ATAMBUA, Novel Baswedan (6/2/2026) — ", None),
        ("ATAMBUA, Kementerian Agama (6/2/2026) — ", None),
        ("ATAMBUA, Media Sosial (6/2/2026) — ", None),
        ("Kabar Flores, Jumat (6/2/2026) — ", "Kabar Flores"),
        ("Warta Kota, Jumat (6/2/2026) — ", "Warta Kota"),
        ("WASHINGTON, Feb 6, 2026 (AP) — ", "AP"),
    ],
)
def test_an_outlet_that_no_list_has_is_the_source_by_its_dateline(
    tmp_path: Path, dateline: str, source: str | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"Pasar Lama Dipadati Warga\n\n{dateline}Warga memadati pasar lama sejak pagi.\n", "utf-8"
    )
    with Library.open(tmp_path / "library") as library:
        (result,) = library.importer.run([path])
        held = library.article(result.id or 0).article
    assert (held.source, held.published) == (source, "2026-02-06")


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("Jakarta, 6 Februari 2026 – ", "2026-02-06"),
        ("JAKARTA (6/2/2026) – ", "2026-02-06"),
        ("Bogor, Jawa Barat, Jumat (6/2/2026) – ", "2026-02-06"),
        ("ATAMBUA, 6 Februari 2026 – ", "2026-02-06"),
        ("Kompas, Jumat (6/2/2026) – ", "2026-02-06"),
        ("Budi Santoso, 17 Agustus 1995 – ", None),
        ("Presiden Joko Widodo, 6 Februari 2026 – ", None),
        ("Timnas Indonesia, Sabtu (7/2/2026) – ", None),
        ("TRAGEDI KANJURUHAN (1 Oktober 2022) – ", None),
        ("KANJURUHAN (1 Oktober 2022) – ", None),
        ("REFORMASI (21 Mei 1998) – ", None),
        ("PEMILU (14 Februari 2024) – ", None),
        ("Tempo, 6 Maret 1971 – ", None),
        ("Media Sosial, Senin (9/2/2026) – ", None),
    ],
)
def test_the_day_of_a_dateline_is_that_of_publication_behind_a_place_or_an_outlet(
    tmp_path: Path, dateline: str, published: str | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Pasar Lama Ramai\n\n{dateline}Warga memadati pasar lama sejak pagi.\n", "utf-8")
    with Library.open(tmp_path / "library") as library:
        (result,) = library.importer.run([path])
        held = library.article(result.id or 0).article
    assert held.published == published
    assert held.body.startswith(dateline)
