"""One row for one text: where several articles of a result have it, the first stands for all."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from itertools import compress, filterfalse


def gather(
    ids: array[int], scores: Sequence[float], leaders: Mapping[int, int]
) -> tuple[array[int], array[float], dict[int, int]]:
    """Ids and scores without those whose text has come before, and how many others an id stands for.

    `leaders` names for each copy the article whose text it has. What is given is answered where nothing of
    it goes.
    """
    kept_scores = scores if isinstance(scores, array) else array("d", scores)
    texts = {*leaders, *leaders.values()}
    first: dict[int, int] = {}
    others: dict[int, int] = {}
    gone: set[int] = set()
    for number in filter(texts.__contains__, ids if texts else ()):
        stands = first.setdefault(leaders.get(number, number), number)
        if stands != number:
            others[stands] = others.get(stands, 0) + 1
            gone.add(number)
    if not gone:
        return ids, kept_scores, {}
    if kept_scores:
        kept_scores = array("d", compress(kept_scores, (number not in gone for number in ids)))
    return array("q", filterfalse(gone.__contains__, ids)), kept_scores, others


def with_copies(ids: Collection[int], leaders: Mapping[int, int]) -> list[int]:
    """Some articles, and all others that have the text of one of them."""
    if not leaders:
        return list(ids)
    wanted = set(ids)
    texts = {leaders.get(number, number) for number in ids}
    copies = [copy for copy, leader in leaders.items() if leader in texts and copy not in wanted]
    heads = texts & set(leaders.values()) - wanted
    return [*ids, *sorted({*copies, *heads})]
