"""Known names, those of the program and those a person lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.annotate import fast_extractor
from newsreader.annotate.gazetteer import Entry, Gazetteer, name_form, read_names
from newsreader.annotate.lexicon import data_text
from newsreader.annotate.user_gazetteer import read_user_gazetteer
from newsreader.model import Label, NewsreaderError, Origin


def test_form_ignores_spacing_and_apostrophes() -> None:
    assert name_form("Perserikatan  Bangsa - Bangsa") == "Perserikatan Bangsa-Bangsa"
    assert name_form("Moody’s") == "Moody's"


@pytest.mark.parametrize("name", ["Amerika Serikat", "United States", "U.S.", "USA", "AS"])
def test_a_country_has_one_canonical_name(name: str) -> None:
    assert Gazetteer.bundled().lookup(name)[0][:2] == (Label.PLACE, "Amerika Serikat")


def test_a_line_says_what_a_name_is_shown_as() -> None:
    lines = ["# a remark", "Kota Jauh\tKJ;=;~Jauh;Kota Lama=;KL=Kota Lama\tFar Town;!Distant Town"]
    found = [
        (one.name, one.canonical, one.weak, one.english, one.shown) for one in read_names(lines) if one.name
    ]
    assert found == [
        ("Kota Jauh", "Kota Jauh", False, "Far Town", "Kota Jauh"),
        ("Far Town", "Kota Jauh", False, "Far Town", "Far Town"),
        ("KJ", "Kota Jauh", False, "Far Town", ""),
        ("Jauh", "Kota Jauh", True, "Far Town", ""),
        ("Kota Lama", "Kota Jauh", False, "Far Town", "Kota Lama"),
        ("KL", "Kota Jauh", False, "Far Town", "Kota Lama"),
    ]


@pytest.mark.parametrize("file", ["places", "organisations", "people", "countries", "known_as", "demonyms"])
def test_every_line_of_a_file_of_names_is_well_formed(file: str) -> None:
    for line in data_text(f"{file}.tsv").split("\n"):
        if line and not line.startswith(("#", "[")):
            parts = line.split("\t")
            assert len(parts) <= 3 and parts[0].strip() == parts[0] != "", line
            for name in (name for part in parts[1:] for name in part.split(";") if part):
                assert name.strip("~!=").strip() == name.strip("~!=") != "", line


def test_doubtful_names_are_weak() -> None:
    assert Gazetteer.bundled().lookup("Vladimir")[0].weak
    assert not Gazetteer.bundled().lookup("Moskow")[0].weak


def test_merging_lets_the_other_be_right() -> None:
    own = Gazetteer(listed=True)
    own.add("Moskow", Entry(Label.ORG, "Moskow FC", weak=False, by=Origin.USER))
    own.rejected.add("Istanbul")
    both = Gazetteer.bundled().merged(own)
    assert both.lookup("Moskow")[0].label is Label.ORG
    assert both.lookup("Istanbul") == ()
    assert Gazetteer.bundled().lookup("Istanbul")


def user_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_listed_names_come_first(tmp_path: Path) -> None:
    path = user_file(
        tmp_path,
        "- name: Sanggar Kecil Ceria\n  label: org\n  aliases: [SKC]\n- name: Jakarta\n  reject: true\n",
    )
    extractor = fast_extractor(path)
    found = extractor.annotate("Anggota SKC dan Sanggar Kecil Ceria berkumpul di Jakarta, Indonesia.")
    names = [m for m in found.mentions if m.label is not Label.ROLE]
    assert [(m.text, m.label, m.by, m.canonical) for m in names] == [
        ("SKC", "ORG", "user", "Sanggar Kecil Ceria"),
        ("Sanggar Kecil Ceria", "ORG", "user", "Sanggar Kecil Ceria"),
        ("Indonesia", "PLACE", "model", "Indonesia"),
    ]
    assert extractor.version != fast_extractor().version


def test_names_with_an_apostrophe(tmp_path: Path) -> None:
    text = """
- {name: Bu'ang Tirtakusuma, label: person}
- {name: Qo'im, label: org}
- {name: McDonald's, reject: true}
"""
    found = fast_extractor(user_file(tmp_path, text)).annotate(
        "Kemarin Bu’ang Tirtakusuma dan Qo'im makan di McDonald's."
    )
    assert [(m.text, m.label, m.why) for m in found.mentions] == [
        ("Bu’ang Tirtakusuma", "PERSON", "listed:Bu'ang Tirtakusuma"),
        ("Qo'im", "ORG", "listed:Qo'im"),
    ]


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    found = fast_extractor(user_file(tmp_path, "")).annotate("Warga Jakarta pulang.")
    assert [m.text for m in found.mentions] == ["Jakarta"]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("name: X\nlabel: ORG\n", 1, "list"),
        ("- name: X\n  label: ORG\n- just text\n", 3, "keys"),
        ("- name: X\n  label: CLUB\n", 2, "label"),
        ("- name: X\n", 1, "label"),
        ("- label: ORG\n", 1, "name"),
        ("- name: X\n  label: ORG\n  colour: red\n", 3, "colour"),
        ("- name: X\n  label: ORG\n  aliases: Y\n", 3, "aliases"),
        ("- name: X\n  label: ORG\n  aliases: [[Y]]\n", 3, "aliases"),
        ("- name: X\n  reject: perhaps\n", 2, "reject"),
        ("- name: [X]\n  label: ORG\n", 1, "name"),
        ("- name: 'X\n", 2, "YAML"),
        ("- ? [a]\n  : b\n", 1, "key"),
    ],
)
def test_a_bad_entry_is_named_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    path = user_file(tmp_path, text)
    with pytest.raises(NewsreaderError) as caught:
        read_user_gazetteer(path)
    message = str(caught.value)
    assert f"{path}, line {line}" in message
    assert word in message


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match="missing"):
        read_user_gazetteer(tmp_path / "missing.yaml")
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NewsreaderError, match="binary"):
        read_user_gazetteer(binary)
