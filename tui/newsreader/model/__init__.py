"""The words of the program as plain data: no behaviour that needs more than the standard library.

Every offset is a half-open range of Unicode code points into the normalised body of one article.
"""

from newsreader.model.annotation import (
    Annotations,
    Mention,
    Origin,
    Precision,
    Quote,
    QuoteKind,
    ResolvedDate,
    RoleHeld,
)
from newsreader.model.article import Article, ArticleSummary, Draft, Marks, ReadableArticle, Removed
from newsreader.model.card import EntityCard, QuoteLine, RoleSpan
from newsreader.model.correction import Anchor, Correction, CorrectionKind, Reach, Scope, Standing
from newsreader.model.elsewhere import Elsewhere, Version
from newsreader.model.entity import Entity, EntityCount, entity_key
from newsreader.model.errors import NewsreaderError, Sentence
from newsreader.model.feed import Feed, FeedCheck, FeedLink
from newsreader.model.importrun import ImportKind, ImportRun
from newsreader.model.index import IndexDocument, IndexEntity, IndexSpeaker
from newsreader.model.ingest import ODD_DATE, ImportResult, ImportStatus, PassedOver
from newsreader.model.labels import ENTITY_LABELS, Label
from newsreader.model.page import Facet, FacetValue, Hit, Page, QueryProblem
from newsreader.model.query import Order, Query, Refinement
from newsreader.model.span import Span
from newsreader.model.telling import told

__all__ = [
    "ENTITY_LABELS",
    "ODD_DATE",
    "Anchor",
    "Annotations",
    "Article",
    "ArticleSummary",
    "Correction",
    "CorrectionKind",
    "Draft",
    "Elsewhere",
    "Entity",
    "EntityCard",
    "EntityCount",
    "Facet",
    "FacetValue",
    "Feed",
    "FeedCheck",
    "FeedLink",
    "Hit",
    "ImportKind",
    "ImportResult",
    "ImportRun",
    "ImportStatus",
    "IndexDocument",
    "IndexEntity",
    "IndexSpeaker",
    "Label",
    "Marks",
    "Mention",
    "NewsreaderError",
    "Order",
    "Origin",
    "Page",
    "PassedOver",
    "Precision",
    "Query",
    "QueryProblem",
    "Quote",
    "QuoteKind",
    "QuoteLine",
    "Reach",
    "ReadableArticle",
    "Refinement",
    "Removed",
    "ResolvedDate",
    "RoleHeld",
    "RoleSpan",
    "Scope",
    "Sentence",
    "Span",
    "Standing",
    "Version",
    "entity_key",
    "told",
]
