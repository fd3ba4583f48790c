"""Corrections of the open article: the panel over it, what the text shows meanwhile, what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import on

from newsreader.app import messages
from newsreader.app.correcting.differences import changed_spans
from newsreader.app.correcting.telling import tell
from newsreader.app.keymaps import key_for
from newsreader.app.screens.answering import Answering
from newsreader.model import Annotations, Correction, Span

if TYPE_CHECKING:
    from newsreader.app.screens.panels.panel import Panel
    from newsreader.library.corrections import Corrector


@runtime_checkable
class Reloadable(Protocol):
    """A screen above this one that shows what corrections change."""

    def reload(self) -> None:
        """Ask for it again."""
        ...


class Correcting(Answering):
    """The stage on which a panel rehearses a correction."""

    _rehearsing = False
    _top: int | None = None
    """The line at the top of the reader before a panel had it moved."""

    @property
    def corrector(self) -> Corrector:
        """What knows the effect of a correction."""
        return self.session.library.corrector

    def think_over(self, panel: Panel) -> None:
        """Show a panel; what it answers is kept at once."""
        self._rehearsing = True
        article = panel.proposal.article
        number = article.id if article else None
        self.app.push_screen(panel, lambda correction: self._decided(correction, number))

    def _decided(self, correction: Correction | None, article_id: int | None) -> None:
        self._rehearsing = False
        self.reader.point_out(None)
        if self._top is not None:
            self.reader.scroll_to(y=self._top, animate=False)
            self._top = None
        if correction is None:
            self._repaint()
        else:
            # The rehearsed marks stay in the text until those that are kept are here.
            self.session.corrections.make(correction, article_id)

    def rehearse(self, annotations: Annotations | None, candidate: Span | None) -> None:
        """Show the open article as it would be (None: as it is), with a stretch pointed out."""
        readable = self.session.readable
        if readable is None:
            return
        before = readable.annotations
        after = annotations or before
        self.reader.repaint(after)
        self.reader.point_out(candidate, changed_spans(before.mentions, after.mentions))

    def row_of(self, span: Span, *, on_top: bool = False) -> int | None:
        """Bring a stretch of the open article into view, or to the top of it, and say on which row it is."""
        reader = self.reader
        if self.session.readable is None or not reader.display:
            return None
        if on_top:
            self._top = reader.scroll_offset.y if self._top is None else self._top
            reader.scroll_lines(reader.row_of(span.start) - reader.content_region.y)
        else:
            reader.show_offset(span.start)
        return reader.row_of(span.start)

    def _repaint(self) -> None:
        readable = self.session.readable
        if readable is None or self._rehearsing:
            return
        self.reader.repaint(readable.annotations)
        if not self.whole_result:
            self.show_sidebar()
        self.refresh_position()

    @on(messages.Reannotated)
    def reannotated(self, message: messages.Reannotated) -> None:
        """Paint the marks of the open article anew, in place."""
        readable, fresh = self.session.readable, message.readable
        if readable is None or readable.article.id != fresh.article.id:
            return
        self.session.readable = replace(readable, annotations=fresh.annotations)
        self._repaint()

    @on(messages.Corrected)
    def corrected(self, message: messages.Corrected) -> None:
        """Say what was corrected, and how to take it back."""
        self.articles.take(message.rows)
        self.count_whole_result()
        self._reload_cards()
        key = key_for("mark.undo", self._config)
        self.say("{what} · {key} undoes it", what=tell(message.said), key=key)

    @on(messages.AnnotationsChanged)
    def annotations_changed(self) -> None:
        """The open article and the rows in view may be among those that have changed."""
        if self.session.readable is not None:
            self.session.corrections.reread(self.session.readable.article.id)
        self.articles.ask_again()
        self._reload_cards()

    def _reload_cards(self) -> None:
        for screen in self.app.screen_stack if self.app.is_running else ():
            if isinstance(screen, Reloadable) and screen.is_mounted:
                screen.reload()

    @on(messages.Failed)
    def not_corrected(self) -> None:
        """What was rehearsed may not have been kept."""
        self._repaint()
