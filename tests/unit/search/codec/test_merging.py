"""Merging several segments gives what building one of the same articles gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import IndexDocument
from newsreader.search.building import build
from newsreader.search.codec import merging
from newsreader.search.codec.layout import ArrayFile, UnreadableError, write
from newsreader.search.codec.merging import merged, terms_of
from tests.unit.search import corpus
from tests.unit.search.corpus import document


@pytest.mark.parametrize("postings", [3, 500_000])
@given(
    documents=st.lists(corpus.documents, min_size=1, max_size=12, unique_by=lambda one: one.id),
    parts=st.integers(1, 4),
    gone=st.sets(st.integers(1, 12), max_size=3),
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_merged_segments_are_the_segment_of_all(
    postings: int, documents: list[IndexDocument], parts: int, gone: set[int]
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "_SLICE", postings)
        folder = Path(name)
        pieces = [ArrayFile(build(folder, documents[at::parts])) for at in range(parts)]
        found = dict(merged([(one, ~np.isin(one.array("ids"), list(gone))) for one in pieces]))
        expected = ArrayFile(build(folder, [one for one in documents if one.id not in gone]))
        assert set(found) == set(expected._directory)
        for array in set(found) - {"source_codes", "sources.terms", "sources.offsets"}:
            assert found[array].tolist() == expected.array(array).tolist(), array
            assert found[array].dtype == expected.array(array).dtype, array
        write(folder / "merged", found.items())
        assert _sources(ArrayFile(folder / "merged")) == _sources(expected)


def _sources(file: ArrayFile) -> tuple[list[bytes], int]:
    """The source of every article, whatever number it has, and how many sources there are."""
    names = terms_of(file, "sources")
    return [b"" if code == 0 else names[code - 1] for code in file.array("source_codes").tolist()], len(names)


def test_a_segment_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    whole = ArrayFile(build(tmp_path, [document(1, "satu", "perang")]))
    whole._directory["body.docs"] = whole._directory["ids"]
    with pytest.raises(UnreadableError):
        list(merged([(whole, np.ones(1, bool)), (whole, np.ones(2, bool))]))
