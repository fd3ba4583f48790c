"""Annotating articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.model import Annotations, Article

if TYPE_CHECKING:
    from newsreader.annotate import Extractor


def annotate(extractor: Extractor, article: Article) -> Annotations:
    """What the extractor finds in an article."""
    return extractor.annotate(
        article.body, title=article.title, published=article.published, lang=article.lang
    )
