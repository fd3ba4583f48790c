"""Whatever is pressed, however fast, nothing breaks, and what the reader shows is what the archive holds."""

from __future__ import annotations

import random

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.app.conftest import Driver, Open

_KEYS = [
    *"jkgGJKnNuUx]}[{hlefViwdpvA=!ECrRtmz<>123polahs",
    "enter", "enter", "escape", "escape", "tab", "shift+tab", "left", "right", "shift+left", "shift+right",
    "up", "down", "question_mark", "T", "ctrl+z", "ctrl+z", "ctrl+y", "space", "backspace",
]  # fmt: skip


def _press(driver: Driver, key: str) -> None:
    character = key if len(key) == 1 else None
    name = _character_to_key(key) if character else key
    driver.app.post_message(events.Key(name, character))


@pytest.mark.parametrize("seed", [5, 34, 45])
async def test_any_keys(open_app: Open, seed: int) -> None:
    """Each of these found a fault when it was first played."""
    chance = random.Random(seed)
    size = chance.choice([(120, 36), (80, 24), (60, 20)])
    async with open_app(size=size) as driver:
        for _ in range(60):
            for _ in range(chance.choice([1, 1, 2, 5])):
                _press(driver, chance.choice(_KEYS))
            if chance.random() < 0.5:
                await driver.pilot.pause(0.02)
            if chance.random() < 0.05:
                await driver.pilot.resize_terminal(*chance.choice([(120, 36), (80, 24), (60, 20), (34, 10)]))
        await driver.settled()
        for _ in range(8):
            _press(driver, "escape")
            await driver.settled()
        readable = driver.screen.session.readable
        if readable is not None:
            held = driver.screen.session.library.article(readable.article.id).annotations
            assert driver.screen.reader.walk.mentions.marks == held.mentions
