"""Every file of the starter collection is described in full, and honestly."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date

import pytest

from tests.unit.seeds.collection import FACTS, FOLDER, Seed, name_of, seeds

REQUIRED = {"title", "source", "published", "byline", "url", "lang", "tags", "sample", "facts"}
OPTIONAL = {"fiction"}
REAL_OUTLETS = re.compile(
    r"\b(kompas|tempo|detik\w*|antara|republika|tribun\w*|liputan6|tirto|kumparan|okezone|sindo\w*|cnn|cnbc|"
    r"bbc|reuters|associated press|afp|al jazeera|guardian|new york times|xinhua|tass|jakarta post)\b",
    re.IGNORECASE,
)
FUNCTION_WORDS = {"id": {"yang", "dan", "di", "itu", "dengan"}, "en": {"the", "and", "of", "in", "to"}}
FICTION_LINE = {"id": "(Cerita rekaan untuk contoh.)", "en": "(An invented story, written as a sample.)"}

each_seed = pytest.mark.parametrize("one", seeds(), ids=name_of)


def test_the_collection_is_large_enough_and_in_both_languages() -> None:
    languages = Counter(one.front["lang"] for one in seeds())
    assert len(seeds()) >= 25
    assert languages["id"] >= 18
    assert languages["en"] >= 2


def test_numbers_titles_and_bodies_are_unique() -> None:
    for values in (
        [one.number for one in seeds()],
        [one.front["title"].casefold() for one in seeds()],
        [one.body for one in seeds()],
    ):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_a_tag_is_spelt_in_one_way() -> None:
    spellings = defaultdict(set)
    for one in seeds():
        for tag in one.front["tags"]:
            spellings[re.sub(r"[\W_]", "", tag).casefold()].add(tag)
    assert [forms for forms in spellings.values() if len(forms) > 1] == []


def test_the_guide_lists_every_file() -> None:
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"\d\d-[a-z0-9-]+\.txt", guide))
    assert listed == {one.name for one in seeds()}


@each_seed
def test_the_name_is_a_number_and_a_slug(one: Seed) -> None:
    assert re.fullmatch(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*\.txt", one.name)


@each_seed
def test_all_fields_are_there_and_of_their_type(one: Seed) -> None:
    assert set(one.front) >= REQUIRED
    assert set(one.front) <= REQUIRED | OPTIONAL
    for key in ("title", "source", "byline", "facts"):
        assert isinstance(one.front[key], str)
        assert one.front[key].strip() == one.front[key] != ""
    assert one.front["url"] == "none"
    assert one.front["lang"] in FUNCTION_WORDS
    assert one.front["sample"] is True
    assert one.front.get("fiction", True) is True
    tags = one.front["tags"]
    assert tags
    assert all(isinstance(tag, str) and tag.strip() for tag in tags)
    assert len(set(tags)) == len(tags)


@each_seed
def test_the_publication_date_is_a_day_since_1945(one: Seed) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.published)
    assert date(1945, 1, 1) <= date.fromisoformat(one.published) <= date(2026, 12, 31)


@each_seed
def test_the_outlet_is_an_invented_one(one: Seed) -> None:
    assert not REAL_OUTLETS.search(one.front["source"])
    assert not REAL_OUTLETS.search(one.front["byline"])


@each_seed
def test_the_source_of_the_facts_is_named(one: Seed) -> None:
    starts = FACTS[one.front["lang"]]
    assert one.front["facts"].startswith(
        (starts["fiction"],) if one.fiction else (starts["retelling"], starts["record"])
    )


@each_seed
def test_the_source_of_the_facts_is_named_in_the_language_of_the_article(one: Seed) -> None:
    """The reader shows the line below the article."""
    other = FUNCTION_WORDS["en" if one.front["lang"] == "id" else "id"]
    assert not other & set(re.findall(r"[a-z]+", one.front["facts"].casefold()))


@each_seed
def test_fiction_says_so_in_its_text_and_nothing_else_does(one: Seed) -> None:
    line = FICTION_LINE[one.front["lang"]]
    assert (line in (one.paragraphs[0], one.paragraphs[-1])) == one.fiction
    assert ("fiction" in one.front["tags"]) == one.fiction


@each_seed
def test_length_and_layout(one: Seed) -> None:
    assert 150 <= one.words <= 700
    assert one.body.endswith("\n")
    assert not re.search(r"[^\S\n]\n|\n\n\n|\A\n|\n\n\Z|  ", one.body)
    assert all("\n" not in paragraph for paragraph in one.paragraphs)
    assert unicodedata.is_normalized("NFC", one.body)
    assert not {char for char in one.body if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn"}} - {"\n"}


@each_seed
def test_the_text_is_in_the_language_it_names(one: Seed) -> None:
    words = Counter(re.findall(r"[a-z]+", one.body.casefold()))
    hits = {lang: sum(words[word] for word in known) for lang, known in FUNCTION_WORDS.items()}
    assert max(hits, key=lambda lang: hits[lang]) == one.front["lang"]
