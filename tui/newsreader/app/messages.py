"""What background work tells the reading screen. Answers carry the number of the question they answer."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from newsreader.model import ArticleSummary, Facet, FeedLink, Page, Query, ReadableArticle, Sentence, Span


class SearchFinished(Message):
    """A search has an answer, or the beginning of one; stale if a later one was asked meanwhile.

    `changes` as in `RowsLoaded`; `state` is that of the library of which it is the answer.
    """

    def __init__(
        self,
        generation: int,
        page: Page,
        suggestions: Sequence[str] = (),
        changes: int = 0,
        state: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__()
        self.generation = generation
        self.page = page
        self.suggestions = suggestions
        self.changes = changes
        self.state = state


class FacetsCounted(Message):
    """The entities of a whole result are counted."""

    def __init__(self, generation: int, facets: tuple[Facet, ...]) -> None:
        super().__init__()
        self.generation = generation
        self.facets = facets


class ArticleLoaded(Message):
    """An article is here to be read, with the places where the words of `query` stand in it."""

    def __init__(
        self, generation: int, query: Query, readable: ReadableArticle, matches: Sequence[Span]
    ) -> None:
        super().__init__()
        self.generation = generation
        self.query = query
        self.readable = readable
        self.matches = matches


class MatchesFound(Message):
    """The open article was looked through for another query."""

    def __init__(self, article_id: int, matches: Sequence[Span]) -> None:
        super().__init__()
        self.article_id = article_id
        self.matches = matches


class RowsLoaded(Message):
    """Summaries that the list asked for; `changes` counts the changes of marks shown until then."""

    def __init__(self, rows: Sequence[ArticleSummary], changes: int) -> None:
        super().__init__()
        self.rows = rows
        self.changes = changes


class MarksChanged(Message):
    """Marks were changed; `rows` are the articles concerned, or None for all that are listed.

    `said` tells it to the person (None: nothing to tell); its place ``{what}`` takes the sentence `what`.
    """

    def __init__(
        self, rows: Sequence[ArticleSummary] | None, said: Sentence | None, what: Sentence | None = None
    ) -> None:
        super().__init__()
        self.rows = rows
        self.said = said
        self.what = what


class Reannotated(Message):
    """An article was read again: what is marked in it may be other than before."""

    def __init__(self, readable: ReadableArticle) -> None:
        super().__init__()
        self.readable = readable


class StandsNow(Message):
    """What there is to read now where the open article `article_id` stood; None where that is nothing."""

    def __init__(self, article_id: int, readable: ReadableArticle | None) -> None:
        super().__init__()
        self.article_id = article_id
        self.readable = readable


class Corrected(Message):
    """A correction was kept or taken back; `said` tells it, `rows` are summaries that have changed."""

    def __init__(self, said: Sentence, rows: Sequence[ArticleSummary]) -> None:
        super().__init__()
        self.said = said
        self.rows = rows


class Said(Message):
    """Something was done that changes nothing on screen by itself."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__()
        self.sentence = sentence


class AnnotationsChanged(Message):
    """Articles were annotated anew in the background, the open one perhaps among them."""


class ArticleWanted(Message):
    """An article that was looked for in the result; `index` is its place there, None if there is none."""

    def __init__(self, generation: int, index: int | None) -> None:
        super().__init__()
        self.generation = generation
        self.index = index


class CountsChanged(Message):
    """How many articles there are and how many are unread."""

    def __init__(self, articles: int, unread: int) -> None:
        super().__init__()
        self.articles = articles
        self.unread = unread


class Progressed(Message):
    """Long work has come so far; an empty text means that it is done."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class ImportsChanged(Message):
    """An import goes on, or came to its end, or was undone or brought back."""


class Filled(Message):
    """The starter collection is there, or there was none to read."""


class LibraryGrew(Message):
    """There are articles that were not there before, or they can now be found."""


class Failed(Message):
    """Something did not work in a lane, in one sentence."""

    def __init__(self, sentence: Sentence, lane: str) -> None:
        super().__init__()
        self.sentence = sentence
        self.lane = lane


class FeedsChanged(Message):
    """Other feeds are followed than before, or they fare otherwise; `to` is the one to look at, if any."""

    def __init__(self, to: int | None = None) -> None:
        super().__init__()
        self.to = to


class FeedsFound(Message):
    """The feeds that an address means, the best first."""

    def __init__(self, links: Sequence[FeedLink]) -> None:
        super().__init__()
        self.links = links
