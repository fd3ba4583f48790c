"""`newsreader show`: where else a text stands, and its other versions."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Runner

TEXT = (
    "Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah perbaikan dua bulan penuh. "
    "Warga menyambutnya dengan gembira karena jalan ke pasar menjadi jauh lebih dekat daripada sebelumnya, "
    "sementara para pedagang berharap pembeli dari seberang sungai datang lagi seperti pada tahun-tahun lalu."
)


def write(path: Path, source: str, body: str) -> str:
    path.write_text(f"---\ntitle: Judul {source}\nsource: {source}\n---\n{body}\n")
    return str(path)


def test_other_places_and_versions(cli: Runner, tmp_path: Path) -> None:
    cli("import", write(tmp_path / "a.md", "Kabar", "Versi pertama, yang pendek sekali."))
    cli("import", write(tmp_path / "a.md", "Kabar", TEXT))
    cli("import", write(tmp_path / "b.md", "Warta", TEXT))
    cli("import", write(tmp_path / "c.md", "Lain", f"Bogor - {TEXT}"))
    (shown,) = cli.objects("show", "2", "--json")
    assert [(one["id"], one["source"]) for one in shown["also"]] == [(None, "Warta"), (3, "Lain")]
    assert shown["versions"] == [1, 2]
    (other,) = cli.objects("show", "3", "--json")
    assert [one["id"] for one in other["also"]] == [2]
    assert cli.objects("show", "1", "--json")[0]["body"] == "Versi pertama, yang pendek sekali."
