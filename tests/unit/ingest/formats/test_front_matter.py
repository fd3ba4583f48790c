"""The block of YAML above a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ingest import fields
from newsreader.ingest.formats.front_matter import split
from newsreader.model import Draft, NewsreaderError


def draft_of(block: str, body: str = "Isi.\n") -> Draft:
    found, rest = split(f"---\n{block}\n---\n{body}", "a.txt")
    assert found is not None
    return fields.draft(found, rest, "a.txt", "0" * 64)


def test_every_key_is_read() -> None:
    draft = draft_of(
        "title: Perundingan di Istanbul\nsource: Warta Utara\npublished: 2026-02-06\nbyline: [Ani, Budi]\n"
        "url: https://example.org/a\nlang: id\ntags: [diplomasi, Turki]\nsample: true\nfiction: no\n"
        "facts: kabar terbuka\nid: 0012"
    )
    assert draft == Draft(
        body="Isi.\n",
        origin="a.txt",
        original_sha256="0" * 64,
        title="Perundingan di Istanbul",
        source="Warta Utara",
        published="2026-02-06",
        byline="Ani, Budi",
        url="https://example.org/a",
        lang="id",
        tags=("diplomasi", "Turki"),
        sample=True,
        facts="kabar terbuka",
        outside_id="0012",
    )


def test_other_names_and_other_keys() -> None:
    draft = draft_of(
        "Title: No\nAuthor: Ani\nDate: 2026-02-06 10:00:00 +07:00\nlayout: post\nauthor2: {a: 1}"
    )
    assert (draft.title, draft.byline, draft.published) == ("No", "Ani", "2026-02-06 10:00:00 +07:00")


@pytest.mark.parametrize("word", ["~", "null", "", '""'])
def test_nothing_said_is_none(word: str) -> None:
    assert draft_of(f"title: {word}\nurl: {word}\ntags: {word}").title is None


def test_tags_may_be_one_text() -> None:
    assert draft_of("tags: diplomasi, perang dingin , ").tags == ("diplomasi", "perang dingin")


@pytest.mark.parametrize("ending", ["---\n", "...\n", "---  \n", "---"])
def test_endings(ending: str) -> None:
    found, body = (
        split(f"---\ntitle: A\n{ending}Isi", "a.txt")
        if ending != "---"
        else split(f"---\ntitle: A\n{ending}", "a.txt")
    )
    assert found is not None
    assert body in ("Isi", "")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(line_end: str) -> None:
    found, body = split(line_end.join(["---", "title: A", "source: B", "---", "Isi"]), "a.txt")
    assert found is not None
    assert found["source"].place == "a.txt:3"
    assert body == "Isi"


@pytest.mark.parametrize(
    "text", ["Isi biasa.", "", "--- bukan ---\nIsi", "---\nSebuah kalimat tanpa penutup."]
)
def test_text_without_front_matter_is_left_alone(text: str) -> None:
    assert split(text, "a.txt") == (None, text)


def test_an_empty_block_says_nothing() -> None:
    assert split("---\n---\nIsi", "a.txt") == ({}, "Isi")


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ("title: [a, b]", "a.txt:2: title must be text."),
        ("source: A\ntitle: {a: b}", "a.txt:3: title must be text."),
        ("tags: {a: b}", "a.txt:2: tags must be a list of words."),
        ("tags: [[a]]", "a.txt:2: tags must be a list of words."),
        ("sample: perhaps", "a.txt:2: sample must be true or false."),
        ("- a\n- b", "a.txt:2: the front matter must be a list of keys and values."),
        ("Sebuah kalimat.", "a.txt:2: the front matter must be a list of keys and values."),
        ("a: &x 1\nb: *x", "a.txt:3: the front matter uses an alias (*name), which is not allowed;"),
        ("a: " + "[" * 20 + "]" * 20, "a.txt:2: the front matter nests too deeply."),
        ("title: A\nsource: [", "the front matter is not valid YAML: "),
        ('title: "A\nsource: B', "the front matter is not valid YAML: "),
        ("title: A\n  source: B", "a.txt:3: the front matter is not valid YAML: "),
        ("title: a\x01b", "the front matter is not valid YAML: "),
        ("title: \ud800", "the front matter holds characters that are not Unicode text."),
    ],
)
def test_every_fault_is_one_sentence_with_its_place(block: str, sentence: str) -> None:
    with pytest.raises(NewsreaderError) as error:
        draft_of(block)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_not_closed() -> None:
    with pytest.raises(NewsreaderError, match=r"^a\.txt:1: the front matter is not closed; put"):
        split("---\ntitle: A\nIsi tanpa akhir\n", "a.txt")


def test_tags_of_yaml_build_nothing() -> None:
    assert draft_of("title: !!python/name:os.system ls\nsource: !x y", "").source == "y"


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]" for i in range(9)
    )
    start = time.perf_counter()
    with pytest.raises(NewsreaderError, match="alias"):
        draft_of(bomb)
    assert time.perf_counter() - start < 1


def test_a_block_too_long_is_not_searched_for_ever() -> None:
    with pytest.raises(NewsreaderError, match="not closed"):
        split("---\ntitle: A\n" + "x: y\n" * 100_000 + "---\n", "a.txt")


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"%@`#,?\n \t~0\x00é"), max_size=60))
def test_no_block_does_anything_but_read_or_refuse(block: str) -> None:
    try:
        found, _ = split(f"---\n{block}\n---\nIsi", "a.txt")
        if found is not None:
            fields.draft(found, "", "a.txt", "0")
    except NewsreaderError as error:
        assert str(error).startswith("a.txt")


def test_keys_as_tables_often_call_them() -> None:
    draft = draft_of(
        "judul: Sidang\npenulis: [Sri, Budi]\ntanggal: 2026-02-03\nsumber: Radar\nkategori: a, b"
    )
    assert (draft.title, draft.byline, draft.published) == ("Sidang", "Sri, Budi", "2026-02-03")
    assert (draft.source, draft.tags) == ("Radar", ("a", "b"))
    draft = draft_of("title: Satu\njudul: Dua\nmedia: {gambar: a.png}\nlabel: {x: y}\nsumber: [a]")
    assert (draft.title, draft.source, draft.tags) == ("Satu", None, ())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Pilkada 2026: Siapa Menang", "Pilkada 2026: Siapa Menang"),
        ("title: Kata Dia: 'Siap': Ya", "Kata Dia: 'Siap': Ya"),
        ("title: Ini dia:", "Ini dia:"),
        ('title: "Pilkada: siapa"', "Pilkada: siapa"),
    ],
)
def test_a_headline_with_a_colon_needs_no_quotation_marks(line: str, title: str) -> None:
    draft = draft_of(f"tags: [a, b]\n{line}\nsource: Radar: Pagi\n")
    assert (draft.title, draft.source, draft.tags) == (title, "Radar: Pagi", ("a", "b"))


TOML = """title = "Banjir: 3 desa"
date = 2026-02-06T10:15:00+07:00
draft = false
authors = ["Rina", "Budi"]
nomor = 0x10

[taxonomies]
tags = ["cuaca", "desa"]
"""


def test_toml() -> None:
    found, rest = split(f"+++\n{TOML}+++\r\nIsi.\n", "a.md")
    assert found is not None
    draft = fields.draft(found, rest, "a.md", "0" * 64)
    assert (draft.title, draft.published) == ("Banjir: 3 desa", "2026-02-06 10:15:00+07:00")
    assert (draft.byline, draft.tags, draft.body) == ("Rina, Budi", ("cuaca", "desa"), "Isi.\n")


def test_toml_that_is_broken_or_not_closed() -> None:
    with pytest.raises(NewsreaderError, match=r"^a\.md:3: the front matter is not valid TOML: "):
        split('+++\ntitle = "A"\nsource = \n+++\nIsi.', "a.md")
    with pytest.raises(NewsreaderError, match=r"not closed; put a line of \+\+\+ after it"):
        split('+++\ntitle = "A"\nIsi.', "a.md")
    with pytest.raises(NewsreaderError, match=r"^a\.md:1: the front matter is not valid TOML: "):
        split("+++\na = " + "[" * 30_000 + "\n+++\n", "a.md")
    assert split("+++\nKabar pagi.\n", "a.md") == (None, "+++\nKabar pagi.\n")


def test_where_a_value_of_toml_stands() -> None:
    found, _ = split('+++\nsource = "A"\ntitle = [1, 2]\n+++\n', "a.md")
    assert found is not None
    with pytest.raises(NewsreaderError, match=r"^a\.md:3: title must be text"):
        fields.draft(found, "", "a.md", "0" * 64)


def test_an_author_with_a_name() -> None:
    assert draft_of("author:\n  name: Rina\n  email: r@example.org").byline == "Rina"


@given(st.text("+-=\n\"'[]{}ab1: .,", max_size=60))
def test_toml_of_any_kind_is_fields_or_a_sentence(block: str) -> None:
    try:
        found, _ = split(f"+++\n{block}\n+++\nIsi.", "a.md")
    except NewsreaderError as error:
        assert str(error).startswith("a.md:")
    else:
        assert found is not None
