"""The interface in Indonesian and English.

The English text of a sentence is its key; `locale/id.yaml` holds the Indonesian one. English is its own
translation, so an unknown sentence is shown in English rather than not at all. A catalogue is written as one
``"English": "translation"`` pair a line: that is YAML, and read here without the cost of a YAML library.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from newsreader.locale import formats
from newsreader.locale.formats import Language
from newsreader.locale.reasons import reason
from newsreader.model import NewsreaderError, Sentence

LANGUAGES: tuple[Language, ...] = ("id", "en")
_FOLDER = Path(__file__).resolve().parent / "locale"


class _Interface:
    """The language in force; one for the whole program, as its sentences come from everywhere."""

    language: Language = "en"


def set_language(language: Language) -> None:
    """Makes every later translation come out in the language."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _Interface.language = language


def language() -> Language:
    """The language in force."""
    return _Interface.language


def language_from_environment(environment: Mapping[str, str] = os.environ) -> Language:
    """English where the first of LC_ALL, LC_MESSAGES and LANG that is set begins with "en", else
    Indonesian."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "en" if value.lower().startswith("en") else "id"
    return "id"


def choose_language(setting: str) -> Language:
    """Puts the setting ``auto``, ``id`` or ``en`` in force and returns what it came to."""
    set_language(setting if setting in LANGUAGES else language_from_environment())
    return _Interface.language


def translate(text: Sentence | str, /, **values: object) -> str:
    """The text in the language in force, its ``{places}`` filled.

    Braces in the values stay as they are; a text without values is not formatted at all. A `reason` that
    the system or a library gave is said in words of ours.
    """
    if isinstance(text, Sentence):
        values = {**dict(text.values), **values}
        text = text.text
    if "reason" in values and (known := reason(str(values["reason"]))) is not None:
        values["reason"] = translate(known)
    pattern = text if _Interface.language == "en" else catalogue(_Interface.language).get(text, text)
    return pattern.format(**values) if values else pattern


_ = translate


def plural(one: str, many: str, n: int, **values: object) -> str:
    """The form for `n`, with ``{n}`` filled as the language writes numbers.

    Indonesian has one form, so its catalogue gives both English ones the same translation.
    """
    return translate(one if n == 1 else many, n=format_number(n), **values)


def explain(error: NewsreaderError) -> str:
    """What went wrong, in the language in force."""
    return translate(error.sentence)


@lru_cache(maxsize=4)
def catalogue(language: str) -> dict[str, str]:
    """English text → translation, from the language's file; empty where there is none."""
    path = _FOLDER / f"{language}.yaml"
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line for line in lines if line.startswith('"')]
    return cast(dict[str, str], json.loads("{" + ",".join(pairs) + "}"))


def format_date(iso: str | None, language: Language | None = None, *, long: bool = False) -> str:
    """``2026-02-06`` (a time may follow) as ``6 Feb 2026``, or ``6 Februari 2026`` where it may be long.

    ``2026-02`` and ``2026`` work too; what is no date comes back unchanged, and None as "".
    """
    return formats.date(iso or "", language or _Interface.language, long=long)


def format_number(number: float, language: Language | None = None) -> str:
    """1204 as ``1.204`` in Indonesian and ``1,204`` in English; decimals as given."""
    return formats.number(number, language or _Interface.language)


_FIELDS = {
    "person": (Sentence.of("Person"), Sentence.of("People")),
    "org": (Sentence.of("Organisation"), Sentence.of("Organisations")),
    "place": (Sentence.of("Place"), Sentence.of("Places")),
    "event": (Sentence.of("Event"), Sentence.of("Events")),
    "law": (Sentence.of("Law"), Sentence.of("Laws")),
    "work": (Sentence.of("Work"), Sentence.of("Works")),
    "role": (Sentence.of("Role"), Sentence.of("Roles")),
    "date": (Sentence.of("Date"), Sentence.of("Dates")),
    "money": (Sentence.of("Amount"), Sentence.of("Amounts")),
    "source": (Sentence.of("Source"), Sentence.of("Sources")),
    "month": (Sentence.of("Month"), Sentence.of("Months")),
    "tag": (Sentence.of("Tag"), Sentence.of("Tags")),
    "lang": (Sentence.of("Language"), Sentence.of("Languages")),
}


def field_name(field: str, *, many: bool = False) -> str:
    """What a label (PERSON) or a facet's field (``person``, ``source``) is called: ``Orang``, ``Person``,
    or for a heading ``People``; an unknown one as it stands."""
    names = _FIELDS.get(field.lower())
    return translate(names[many]) if names else field
