"""Work off the interface's thread, each kind in a lane of its own."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

from textual.app import App
from textual.message import Message

from newsreader.app.messages import Failed
from newsreader.model import NewsreaderError, Sentence

Post = Callable[[Message], object]
Work = Callable[[Post], object]
_log = logging.getLogger("newsreader")


class Lane:
    """Runs one piece of work at a time and posts its messages to the screen, until the app ends.

    With `latest`, only the newest of the pieces that wait is ever begun: what is typed on makes the earlier
    questions moot. Otherwise all are done, in order. A failure becomes a `Failed` message.
    """

    def __init__(self, app: App[object], name: str, post: Post, *, latest: bool) -> None:
        self._app = app
        self._name = name
        self._post = post
        self._waiting: deque[Work] = deque(maxlen=1 if latest else None)
        self._lock = threading.Lock()
        self._running = False

    def ask(self, work: Work) -> None:
        """Have `work` done; it is given the function that posts messages."""
        with self._lock:
            self._waiting.append(work)
            if self._running:
                return
            self._running = True
        self._app.run_worker(self._drain, thread=True, group=self._name, exit_on_error=False)

    def _drain(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._running = False
                    return
                work = self._waiting.popleft()
            self._do(work)

    def _tell(self, message: Message) -> None:
        # A screen that is being taken down answers no more: what it would show things in is gone.
        if self._app.is_running:
            self._post(message)

    def _do(self, work: Work) -> None:
        try:
            work(self._tell)
        except NewsreaderError as error:
            self._tell(Failed(error.sentence, self._name))
        except Exception as error:
            # A fault of ours must not end the reading; it is logged whole and said in a sentence.
            _log.exception("%s failed", self._name)
            said = Sentence.of("Something went wrong ({error}); the log has the details.", error=repr(error))
            self._tell(Failed(said, self._name))
