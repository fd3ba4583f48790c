"""What is on screen follows the library: what comes in, goes or is said otherwise."""

from __future__ import annotations

from dataclasses import replace

from textual import on

from newsreader.app import messages
from newsreader.app.keymaps import key_for
from newsreader.app.screens.correcting import Correcting
from newsreader.model import ReadableArticle
from newsreader.translation import translate


class KeepingUp(Correcting):
    """Asks again when the library has changed; an article that is read goes on where it was."""

    @on(messages.LibraryGrew)
    def library_grew(self) -> None:
        """Search again, since there is more to be found, and look what stands where the open article did."""
        self.session.search()
        self.session.count()
        self.session.look_at_open()

    @on(messages.StandsNow)
    def stands_now(self, message: messages.StandsNow) -> None:
        """Show what stands where the open article did, unless another is opened meanwhile."""
        readable, fresh = self.session.readable, message.readable
        if readable is None or self.session.opening or readable.article.id != message.article_id:
            return
        if fresh is None:
            self._show_none()
        elif fresh.article.id != readable.article.id:
            self.session.open(fresh.article.id)
        else:
            self._renew(readable, replace(fresh, position=readable.position))

    def _renew(self, readable: ReadableArticle, fresh: ReadableArticle) -> None:
        if fresh != readable:
            self.session.readable = fresh
            self.reader.renew(fresh)
            self._repaint()

    def _show_none(self) -> None:
        self.session.close()
        key = key_for("import.list", self._config)
        gone, back = (
            translate("Gone with its import."),
            translate("{key} lists imports, x brings it back.", key=key),
        )
        self.reader.clear((gone, back))
        self.articles.mark_open(None)
        self.show_sidebar()
        self.refresh_position()
