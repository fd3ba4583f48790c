"""Looking at the disk, which may be one of another machine that answers late or never."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

Seen = TypeVar("Seen")


async def aside(look: Callable[[], Seen]) -> Seen:
    """What `look` answers, in a thread of its own.

    None of the pool, as leaving the app waits for those: nobody waits for this one once it is not wanted.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Seen] = loop.create_future()

    def tell(say: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the app has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if answer.done() else say())

    def work() -> None:
        try:
            found = look()
        except Exception as error:
            tell(partial(answer.set_exception, error))
        else:
            tell(partial(answer.set_result, found))

    threading.Thread(target=work, name="looking", daemon=True).start()
    return await answer
