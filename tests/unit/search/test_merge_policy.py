"""Which segments are merged: few stay, and no commit copies many times what it adds."""

from __future__ import annotations

from newsreader.search.codec.builder import MOST_DOCUMENTS
from newsreader.search.merge_policy import Size, to_merge


def sizes(*counts: int) -> list[Size]:
    return [Size(count, count) for count in counts]


def test_a_few_alike_are_left_alone() -> None:
    assert to_merge(sizes(1, 1, 1, 500), 1 << 20, alike=8) == []


def test_many_alike_are_merged_and_larger_ones_are_not() -> None:
    assert sorted(to_merge(sizes(9000, *[1] * 8), 1 << 20, alike=8)) == list(range(1, 9))


def test_no_more_is_copied_than_the_budget_allows() -> None:
    chosen = to_merge(sizes(*[1000] * 8), 2500, alike=8)
    assert len(chosen) == 2


def test_no_segment_outgrows_what_a_document_number_can_say() -> None:
    chosen = to_merge(sizes(*[20_000] * 5), 1 << 40, alike=3)
    assert sum(20_000 for _ in chosen) <= MOST_DOCUMENTS
    assert len(chosen) == 3
    assert to_merge(sizes(*[40_000] * 5), 1 << 40, alike=3) == []


def test_a_worn_segment_is_copied_alone() -> None:
    assert to_merge([Size(1000, 499), Size(1000, 500)], 1 << 20, alike=8) == [0]
    assert to_merge([Size(9000, 4000)], 2000, alike=8) == []


def test_single_articles_leave_few_segments_and_are_rarely_copied() -> None:
    held: list[Size] = []
    copied = 0
    for _ in range(3000):
        held.append(Size(1, 1))
        if chosen := to_merge(held, 2000, alike=8):
            total = sum(held[place].live for place in chosen)
            copied += total
            held = [one for place, one in enumerate(held) if place not in chosen] + [Size(total, total)]
    assert len(held) <= 40
    assert copied <= 3000 * 6
