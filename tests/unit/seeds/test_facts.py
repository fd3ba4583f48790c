"""What can be checked about the facts without a library: weekdays, retellings, copied sentences."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.shared import SHARED
from tests.unit.seeds.collection import Seed, name_of, seed, seeds

MONTHS = {
    "id": (
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NUMERIC = re.compile(rf"\b({'|'.join(WEEKDAYS['id'])}),? \(?(\d+)/(\d+)/(\d{{4}})\b")
_WRITTEN = re.compile(rf"\b({'|'.join(WEEKDAYS['id'])}),? \(?(\d+) ({'|'.join(MONTHS['id'])}) (\d{{4}})\b")
_ENGLISH = re.compile(rf"\b({'|'.join(WEEKDAYS['en'])}), ([A-Z][a-z]+)\.? (\d+)(?:, (\d{{4}}))?\b")


def dated_weekdays(one: Seed) -> list[tuple[str, date]]:
    """Every weekday that stands with a full date (in English the year may be that of publication)."""
    found = []
    for day, number, month, year in _NUMERIC.findall(one.body):
        found.append((WEEKDAYS["id"].index(day), date(int(year), int(month), int(number))))
    for day, number, month, year in _WRITTEN.findall(one.body):
        when = date(int(year), MONTHS["id"].index(month) + 1, int(number))
        found.append((WEEKDAYS["id"].index(day), when))
    for day, month, number, year in _ENGLISH.findall(one.body):
        months = [i for i, name in enumerate(MONTHS["en"], 1) if name.startswith(month)]
        if months:
            when = date(int(year or one.published[:4]), months[0], int(number))
            found.append((WEEKDAYS["en"].index(day), when))
    return [(WEEKDAYS["en"][index], when) for index, when in found]


@pytest.mark.parametrize("one", seeds(), ids=name_of)
def test_weekdays_fit_their_dates(one: Seed) -> None:
    for weekday, when in dated_weekdays(one):
        assert (weekday, when) == (WEEKDAYS["en"][when.weekday()], when)


def test_weekdays_are_found_at_all() -> None:
    assert ("Monday", date(2026, 2, 2)) in dated_weekdays(seed("11"))
    assert ("Friday", date(2026, 2, 6)) in dated_weekdays(seed("00"))
    assert ("Wednesday", date(2026, 1, 14)) in dated_weekdays(seed("16"))


def test_five_articles_are_retellings_and_say_so() -> None:
    retold = [one for one in seeds() if one.retelling]
    assert [one.number for one in retold] == ["00", "01", "02", "03", "04"]
    for one in retold:
        assert "menceritakan ulang" in one.paragraphs[-1]
        assert "retelling" in one.front["tags"]


@pytest.mark.parametrize("number", ["03", "04"])
def test_doubtful_claims_stay_those_of_the_retold_article(number: str) -> None:
    one = seed(number)
    assert "adalah klaim artikel itu" in one.paragraphs[-1]
    assert one.quoted == []


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of `length` words, names and punctuation left out (a name and its office must carry over)."""
    words = re.findall(r"\b[a-z]\w*", text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.skipif(SHARED is None, reason="the retold articles are not beside this checkout")
@pytest.mark.parametrize("number", ["00", "01", "02", "03", "04"])
def test_no_sentence_of_a_retold_article_is_copied(number: str) -> None:
    assert SHARED is not None
    retold = "\n".join(path.read_text(encoding="utf-8") for path in (SHARED / "seeds").glob("0*.txt"))
    body = seed(number).body
    for words in seed(number).quoted:
        body = body.replace(words, "\n")
    copied = runs(body, 6) & runs(retold, 6)
    assert copied == set()
