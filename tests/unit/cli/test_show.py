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
    also = [(one["id"], one["same"], one["source"]) for one in shown["also"]]
    assert also == [(3, True, "Warta"), (4, False, "Lain")]
    assert shown["versions"] == [1, 2]
    (other,) = cli.objects("show", "4", "--json")
    assert [(one["id"], one["same"]) for one in other["also"]] == [(2, False), (3, False)]
    assert cli.objects("show", "1", "--json")[0]["body"] == "Versi pertama, yang pendek sekali."


def test_what_another_outlet_has_stays_when_the_first_changes(cli: Runner, tmp_path: Path) -> None:
    first, second = (write(tmp_path / f"{name}.md", name, TEXT) for name in ("Kabar", "Warta"))
    (_, other, _) = cli.objects("import", first, second, "--json")
    assert (other["status"], other["why"]) == ("duplicate", f"The same text is held from {first}.")
    assert [one["source"] for one in cli.objects("search", "source:Warta", "--json")] == ["Warta"]
    write(Path(first), "Kabar", "Jembatan itu ternyata belum dibuka, kata pemerintah daerah.")
    cli("import", first)
    found = cli.objects("search", '"pembeli dari seberang"', "--json")
    assert [one["source"] for one in found] == ["Warta"]


def test_the_second_of_two_copies_of_a_file_stays_when_the_first_changes(cli: Runner, tmp_path: Path) -> None:
    for folder in ("satu", "dua"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "a.md", "Kabar", TEXT)
    cli("import", str(tmp_path / "satu"), str(tmp_path / "dua"))
    assert len(cli.objects("search", "jembatan", "--json")) == 1
    write(tmp_path / "satu" / "a.md", "Kabar", "Jembatan itu ternyata belum dibuka, kata pemerintah daerah.")
    cli("import", str(tmp_path / "satu"))
    assert len(cli.objects("search", "jembatan", "--json")) == 2
    found = cli.objects("search", '"pembeli dari seberang"', "--json")
    assert len(found) == 1
    assert cli.objects("import", str(tmp_path / "dua"), "--json")[0]["id"] == found[0]["id"]
