"""The Indonesian catalogue is complete, holds nothing else, and its places are those of the English."""

from __future__ import annotations

import string
import time

import yaml

from newsreader.translation import _FOLDER, catalogue
from tests.unit.translation.collecting import rows, sentences, sentences_in

FOUND = sentences()
TEXT = (_FOLDER / "id.yaml").read_text(encoding="utf-8")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_sentence_has_its_indonesian() -> None:
    missing = {text: place for text, place in FOUND.items() if text not in catalogue("id")}
    assert missing == {}, "add these to locale/id.yaml"


def test_nothing_in_the_catalogue_is_left_over() -> None:
    assert set(catalogue("id")) - set(FOUND) == set()


def test_places_are_those_of_the_english() -> None:
    for english, indonesian in catalogue("id").items():
        assert places(indonesian) == places(english), english


def test_translations_are_whole_and_end_alike() -> None:
    for english, indonesian in catalogue("id").items():
        assert indonesian.strip() and indonesian.endswith(" ") == english.endswith(" "), english
        ending = english[-1] if english[-1] in ".?:;" else ""
        assert indonesian.endswith(ending), english
        capital = indonesian[0].isupper() and not indonesian.startswith("Anda")
        if english[0].isalpha() and indonesian[0].isalpha():
            assert english[0].isupper() == capital, english


def test_the_file_is_yaml_too_and_read_alike() -> None:
    assert yaml.safe_load(TEXT) == catalogue("id")
    lines = [line for line in TEXT.splitlines() if line and not line.startswith("#")]
    assert len(lines) == len(catalogue("id")), "a sentence stands there twice, or a line is no pair"


def test_reading_it_is_quick() -> None:
    catalogue.cache_clear()
    started = time.perf_counter()
    catalogue("id")
    assert time.perf_counter() - started < 0.05


def test_collecting_sees_every_way_of_saying() -> None:
    source = """
raise NewsreaderError("one {a}", a=1)
raise errors.NewsreaderError("two")
Sentence.of("three"); Sentence("four"); model.Sentence.of("five")
translate("six"); _("seven"); screen.say("eight" if x else "nine", a=1)
plural("ten", "eleven", 3); Removed(text, "twelve"); Removed(text=t, why="thirteen")
self._step(undo, "fourteen", "fifteen")
Label.of("not this"); print("nor this"); say(text)
"""
    words = "six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    assert {text for _, text in sentences_in(source)} == {
        *("one {a}", "two", "three", "four", "five"),
        *words.split(),
    }
    assert list(rows("T = (('a', 'b'), ('c', 'd'))", "T", 1)) == ["b", "d"]


def test_one_wording_of_what_became_of_an_import_means_one_thing() -> None:
    """“sudah ada” is what was held before; a text at another place is an article of its own."""
    held = catalogue("id")
    totals = held[
        "{added} added, {updated} updated, {unchanged} unchanged, {duplicate} duplicate, {failed} failed"
    ]
    assert "{unchanged} sudah ada" in totals
    assert "{duplicate} teks kembar" in totals
    assert "sedang" not in held["Import {id} was not undone."], "nothing is under way"
    assert "PATH" in held["Nothing was imported yet; newsreader import PATH brings articles in."]
    known = [held[english] for english in held if "known already" in english]
    assert len(known) == 2 and all("{known} sudah dikenal" in one for one in known)
