"""Languages, sentences, dates and numbers."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Label, NewsreaderError, Sentence
from newsreader.translation import (
    choose_language,
    explain,
    field_name,
    format_date,
    format_number,
    language,
    language_from_environment,
    plural,
    set_language,
    translate,
)

COMMON_FAULTS = (
    errno.ENOENT,
    errno.EACCES,
    errno.EPERM,
    errno.EEXIST,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.EMFILE,
    errno.EFBIG,
    errno.ENOSPC,
    errno.EROFS,
    errno.EIO,
)


@pytest.fixture(autouse=True)
def in_indonesian() -> Iterator[None]:
    before = language()
    set_language("id")
    yield
    set_language(before)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "de_DE.UTF-8"}, "id"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "id_ID"}, "id"),
        ({"LANG": "id_ID", "LC_MESSAGES": "en_US", "LC_ALL": ""}, "en"),
        ({"LANG": "en_US", "LC_ALL": "C"}, "id"),
        ({"LC_ALL": "EN"}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], expected: str) -> None:
    assert language_from_environment(environment) == expected


def test_a_setting_chooses_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US")
    assert choose_language("id") == "id" == language()
    assert choose_language("auto") == "en" == language()
    with pytest.raises(ValueError, match="fr"):
        set_language("fr")  # type: ignore[arg-type]


def test_sentences_texts_and_errors() -> None:
    sentence = Sentence.of("There is no file or folder {path}.", path="a{b}.txt")
    assert translate(sentence) == "Tidak ada berkas atau folder a{b}.txt."
    assert (
        explain(NewsreaderError("There is no file or folder {path}.", path="x"))
        == "Tidak ada berkas atau folder x."
    )
    assert translate("Undo") == "Urungkan"
    assert translate("No such sentence.") == "No such sentence."
    assert translate("Braces {stay} without values") == "Braces {stay} without values"
    set_language("en")
    assert translate(sentence) == "There is no file or folder a{b}.txt."


@given(st.text())
def test_values_are_never_formatted(value: str) -> None:
    assert (
        translate(Sentence.of("There is no file or folder {path}.", path=value))
        == f"Tidak ada berkas atau folder {value}."
    )


def test_plural() -> None:
    assert plural("{n} article", "{n} articles", 1) == "1 artikel"
    assert plural("{n} article", "{n} articles", 1204) == "1.204 artikel"
    set_language("en")
    assert plural("{n} article", "{n} articles", 1) == "1 article"
    assert plural("{n} article", "{n} articles", 0) == "0 articles"
    assert plural("{n} article", "{n} articles", 1204) == "1,204 articles"


@pytest.mark.parametrize(
    ("iso", "indonesian", "english"),
    [
        ("2026-02-06", "6 Feb 2026", "6 Feb 2026"),
        ("2026-05-31T10:00:00+07:00", "31 Mei 2026", "31 May 2026"),
        ("2026-12-01", "1 Des 2026", "1 Dec 2026"),
        ("2026-08", "Agu 2026", "Aug 2026"),
        ("2026", "2026", "2026"),
        ("", "", ""),
        (None, "", ""),
        ("2026-13-01", "2026-13-01", "2026-13-01"),
        ("2026-W05", "2026-W05", "2026-W05"),
        ("1990s", "1990s", "1990s"),
        ("kemarin", "kemarin", "kemarin"),
        ("²026-01-01", "²026-01-01", "²026-01-01"),
    ],
)
def test_dates(iso: str | None, indonesian: str, english: str) -> None:
    assert format_date(iso) == indonesian
    assert format_date(iso, "en") == english


def test_long_dates_and_numbers() -> None:
    assert format_date("2026-08-17", long=True) == "17 Agustus 2026"
    assert format_date("2026-08-17", "en", long=True) == "17 August 2026"
    assert format_number(1234567) == "1.234.567"
    assert format_number(0.5) == "0,5"
    assert format_number(1204, "en") == "1,204"


@given(st.text(max_size=40))
def test_no_text_breaks_a_date(text: str) -> None:
    assert isinstance(format_date(text), str)


def test_names_of_labels_and_fields() -> None:
    assert field_name("PERSON") == "Orang"
    assert field_name("place", many=True) == "Tempat"
    assert field_name("unheard") == "unheard"
    set_language("en")
    assert field_name("person", many=True) == "People"
    assert all(field_name(label) != label for label in Label)


@pytest.mark.parametrize("fault", COMMON_FAULTS, ids=errno.errorcode.get)
def test_what_the_system_says_is_translated(fault: int) -> None:
    said = os.strerror(fault)
    error = NewsreaderError("{path} cannot be read: {reason}.", path="/a", reason=said)
    indonesian = explain(error)
    set_language("en")
    english = explain(error)
    assert said not in indonesian
    assert said not in english
    assert indonesian.partition(": ")[2] != english.partition(": ")[2]


@pytest.mark.parametrize(
    "said",
    ["File is not a zip file", "Bad CRC-32 for file 'a.txt'", "wrong version number", "no element found"],
)
def test_what_a_library_says_is_translated(said: str) -> None:
    error = NewsreaderError("{path} cannot be read: {reason}.", path="/a", reason=said)
    indonesian = explain(error)
    set_language("en")
    assert said not in indonesian and said not in explain(error)


def test_a_reason_nobody_knows_stays_as_it_is() -> None:
    error = NewsreaderError("{path} cannot be read: {reason}.", path="/a", reason="{odd}")
    assert explain(error) == "/a tidak dapat dibaca: {odd}."
