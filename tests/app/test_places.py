"""What is typed, pasted or dropped as the paths and addresses that it means."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.app.bringing.completing import complete, ways
from newsreader.app.bringing.places import looks_dropped, places_in
from newsreader.model import NewsreaderError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with names that terminals write in several ways."""
    for name in ("a.txt", "dua kata.txt", "it's.txt", "bérita.txt"):
        (tmp_path / name).write_text("Isi")
    (tmp_path / "berita lama").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{0}/a.txt", ["a.txt"]),
        ("  {0}/dua kata.txt \n", ["dua kata.txt"]),
        ("'{0}/dua kata.txt'", ["dua kata.txt"]),
        ("{0}/dua\\ kata.txt", ["dua kata.txt"]),
        ('"{0}/a.txt" {0}/dua\\ kata.txt', ["a.txt", "dua kata.txt"]),
        ("{0}/a.txt\n'{0}/berita lama'", ["a.txt", "berita lama"]),
        ("file://{0}/dua%20kata.txt", ["dua kata.txt"]),
        ("{0}/it's.txt", ["it's.txt"]),
        ("{0}/b\u00e9rita.txt", ["b\u00e9rita.txt"]),
        ("~/a.txt", ["a.txt"]),
    ],
)
def test_files_as_terminals_write_them(folder: Path, text: str, names: list[str]) -> None:
    text = text.format(folder)
    assert places_in(text) == [folder / name for name in names]
    assert looks_dropped(text) == (not text.startswith("~") or Path("~").expanduser() == folder)


@pytest.mark.usefixtures("folder")
def test_addresses_stay_as_they_are() -> None:
    assert places_in("https://contoh.id/a?b=c&d='") == ["https://contoh.id/a?b=c&d='"]
    assert places_in("https://a.id/x  a.txt") == ["https://a.id/x", Path("a.txt")]
    assert looks_dropped("https://contoh.id/berita") and not looks_dropped("https://contoh.id bagus sekali")


@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_one_path() -> None:
    assert places_in("tidak ada.txt") == [Path("tidak ada.txt")]
    assert places_in("~siapapun/x") == [Path("~siapapun/x")]
    assert not looks_dropped("kata biasa") and not looks_dropped("a.txt"), "typed, not dropped"


@pytest.mark.parametrize("text", ["", "  \n", "a\0b"])
def test_nothing_is_said(text: str) -> None:
    with pytest.raises(NewsreaderError, match="Type a folder"):
        places_in(text)


@given(st.text(max_size=300))
def test_any_text_is_places_or_a_sentence(text: str) -> None:
    try:
        assert places_in(text)
    except NewsreaderError:
        assert not text.strip() or "\0" in text or "://" in text
    looks_dropped(text)
    assert all(one.startswith(text) for one in ways(text).values)


def test_paths_are_completed(folder: Path) -> None:
    assert complete(f"{folder}/du") == f"{folder}/dua kata.txt"
    assert complete("~/ber") == "~/berita lama/"
    assert complete("berita") == "berita lama/"
    (folder / "berita").mkdir()
    assert complete("berita") is None and ways("berita").values == ("berita/", "berita lama/")
    assert complete("berita ") == "berita lama/"
    assert complete(f"{folder}/") is None and complete("zzz") is None and complete("/tidak/ada") is None
    (folder / "x\x1b[31m").write_text("")
    assert complete(f"{folder}/x") is None


def test_paths_are_completed_as_far_as_all_agree(folder: Path) -> None:
    for name in ("kabar-satu.txt", "kabar-dua.txt", ".kabar"):
        (folder / name).touch()
    assert complete(f"{folder}/ka") == f"{folder}/kabar-"
    assert ways("ka").values == ("kabar-dua.txt", "kabar-satu.txt")
    assert ways("~/kabar-s").common == "~/kabar-satu.txt"
    assert ways("").common == "" and ".kabar" not in ways("").values and len(ways("").values) == 7
    assert ways(".ka").values == (".kabar",), "what begins with a dot is shown to who types one"
    assert ways("zzz").values == () and ways("zzz").common == "zzz"
