"""What is said about an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.ingest.metadata import fold_tags, language, one_line, web_address
from newsreader.text.normalise import normalise_line


@given(st.text(max_size=500))
def test_one_line_is_normalised_and_bounded(text: str) -> None:
    line = one_line(text)
    assert line is None or (0 < len(line) <= 301 and normalise_line(line) == line)


@given(st.lists(st.text(max_size=100), max_size=8))
def test_tags_are_stable(given_tags: list[str]) -> None:
    tags = fold_tags(tuple(given_tags))
    assert fold_tags(tags) == tags
    assert all(0 < len(tag) <= 64 for tag in tags)


@given(st.text(max_size=40))
def test_any_language_tag(text: str) -> None:
    assert language(text) in (None, "id", "en", "other")


@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map("https://".__add__)))
def test_any_address(text: str) -> None:
    address = web_address(text)
    assert address is None or address.lower().startswith(("http://", "https://"))
