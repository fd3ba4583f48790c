from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.search import bits

sets = st.integers(0, 200).flatmap(
    lambda size: st.tuples(st.just(size), st.sets(st.integers(0, max(size - 1, 0)), max_size=size))
)


@given(sets)
def test_numbers_come_back(pair: tuple[int, set[int]]) -> None:
    size, numbers = pair
    row = bits.from_numbers(numbers, size)
    assert row == sum(1 << number for number in numbers)
    assert list(bits.to_numbers(row, size)) == sorted(numbers)
    assert bits.from_flags(bits.to_flags(row, size)) == row
    assert list(bits.select("x" * size, row, size)) == ["x"] * len(numbers)
