"""`python -m bench.screenshot FILE`: the picture in the README, taken from the app itself."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

KEYS = ["slash", *"diplomasi", "enter", "j", "j", "enter", *["right_square_bracket"] * 3]
SIZE = (120, 36)


async def take(path: Path) -> None:
    """Open the starter collection, search, open an article, walk to a mention, and save the screen as SVG."""
    from newsreader.app.app import NewsreaderApp
    from newsreader.config.settings import Config
    from newsreader.library import Library
    from newsreader.library.starter import fill

    with tempfile.TemporaryDirectory() as name:
        library = Library.open(Path(name) / "library")
        list(fill(library))
        list(library.refresh_index())
        app = NewsreaderApp(library, Config(language="id"), state_file=Path(name) / "state.json")
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.5)
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause(0.1)
            await pilot.pause(0.5)
            path.write_text(app.export_screenshot(title="newsreader"), "utf-8")
        library.close()


if __name__ == "__main__":
    os.environ |= {"COLORTERM": "truecolor", "TERM": "xterm-256color"}
    os.environ.pop("NO_COLOR", None)
    asyncio.run(take(Path(sys.argv[1])))
