"""The main states as pictures; a change is looked at before its picture is accepted.

Pictures belong to the pinned Textual. `pytest tests/snapshot --snapshot-update` makes them anew.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator

import pytest
from textual.pilot import Pilot

from newsreader.app.app import NewsreaderApp
from newsreader.library import Library
from newsreader.model import FeedCheck, FeedLink, ImportKind, ImportResult, ImportStatus, Sentence

Make = Callable[..., NewsreaderApp]
Before = Callable[[Pilot[None]], Awaitable[None]]
OPEN = ["enter"]
WALK = ["enter", "right_square_bracket", "right_square_bracket", "right_square_bracket"]
SEARCH = ["slash", *"dermaga"]
AT_ROLE = ["g", "left_square_bracket"]
AT_PERSON = ["enter", "right_square_bracket", "right_square_bracket"]


def press(keys: list[str]) -> Before:
    """Press keys one after the other and let the background work end."""

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause(0.2)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.05)
        for _ in range(100):
            await pilot.pause(0.02)
            if not pilot.app.workers._workers:
                break
        await pilot.pause(0.1)

    return before


STATES = {
    "list": ((120, 36), []),
    "reading": ((120, 36), WALK),
    "reading-80x24": ((80, 24), WALK),
    "reading-60x20": ((60, 20), OPEN),
    "list-60x20": ((60, 20), []),
    "sidebar-80x24": ((80, 24), [*OPEN, "e"]),
    "search": ((120, 36), [*SEARCH, "enter", "enter"]),
    "search-problem": ((120, 36), ["slash", *"kelapa", "space", "right_parenthesis"]),
    "nothing-found": ((120, 36), ["slash", *"dermega"]),
    "filtered": ((120, 36), [*WALK, "enter"]),
    "whole-result": ((120, 36), ["f"]),
    "letters": ((120, 36), [*OPEN, "m"]),
    "zen": ((120, 36), [*OPEN, "z"]),
    "help": ((120, 36), ["question_mark"]),
    "command-line": ((80, 24), ["colon", *"tag"]),
    "why": ((80, 24), [*WALK, "w"]),
    "reject": ((120, 36), [*AT_PERSON, "d"]),
    "retype-80x24": ((80, 24), [*AT_PERSON, "p", "o", "3"]),
    "span-80x24": ((80, 24), [*AT_PERSON, "v", "right"]),
    "add-60x20": ((60, 20), [*OPEN, "A"]),
    "merge": ((100, 30), [*AT_PERSON, "equals_sign", *"dewan"]),
    "rename-60x20": ((60, 20), [*AT_PERSON, "E", *" II"]),
    "corrected": ((120, 36), [*AT_PERSON, "d", "enter"]),
    "corrections-80x24": ((80, 24), [*AT_PERSON, "p", "o", "enter", *AT_ROLE, "d", "enter", "C", "x"]),
    "card": ((120, 36), [*AT_PERSON, "i"]),
    "card-80x24": ((80, 24), [*AT_PERSON, "i"]),
    "card-60x20": ((60, 20), [*AT_PERSON, "i", "G"]),
}


@pytest.mark.parametrize("state", STATES)
def test_state(snap_compare: Callable[..., bool], make_app: Make, state: str) -> None:
    size, keys = STATES[state]
    assert snap_compare(make_app(), terminal_size=size, run_before=press(keys))


@pytest.mark.parametrize("keys", [["F", "j"], ["F", "t"]], ids=["feeds", "feed-tags"])
def test_feeds(
    snap_compare: Callable[..., bool], make_app: Make, small_library: Library, keys: list[str]
) -> None:
    archive = small_library.archive
    for name, check in {
        "Kabar Kelapa": FeedCheck("2020-05-03T12:00:00Z", "2020-05-03T13:00:00Z", changed=True),
        "Pelabuhan [b]": FeedCheck(
            "2020-05-03T12:00:00Z",
            "2020-05-04T12:00:00Z",
            problem=Sentence.of("{url} is no feed.", url="Ini"),
        ),
        "Warta Sungai": None,
    }.items():
        url = f"https://{name.split()[0].lower()}.example/rss"
        link = FeedLink(url, url, name, tags=("ikan", "daerah"))
        feed, _ = archive.add_feed(link, full_text=check is None)
        if check is not None:
            archive.feed_checked(feed.id, check)
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=press(keys))


@pytest.fixture
def at_sea(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same hours wherever the pictures are made."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("at_sea")
@pytest.mark.parametrize(
    ("size", "keys"),
    [((80, 24), ["j"]), ((60, 20), ["j", "j", "w"])],
    ids=["imports-80x24", "failures-60x20"],
)
def test_imports(
    snap_compare: Callable[..., bool],
    make_app: Make,
    small_library: Library,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    keys: list[str],
) -> None:
    archive = small_library.archive
    monkeypatch.setattr("newsreader.archive.imports.runs.now", lambda: "2031-05-03T12:00:00Z")
    refused = Sentence.of("{origin} holds no article: no text is left of it.", origin="/berita/[b]kosong.txt")
    for place, ended, statuses in (
        ("/berita/Pelabuhan [b]Tanjung Kelapa", True, [ImportStatus.ADDED, ImportStatus.FAILED]),
        ("/arsip lama.zip", False, [ImportStatus.ADDED]),
        ("https://kabar.example/dermaga", True, [ImportStatus.UNCHANGED]),
    ):
        number = archive.begin_import(ImportKind.FILES, [place])
        archive.count_import(number, [ImportResult(place, status, why=refused) for status in statuses])
        if ended:
            archive.end_import(number)
    archive.set_import_undone(2)
    while archive.unsettled_imports():
        archive.settle_import(2, archive.import_turn(2), 0, limit=9)
    assert snap_compare(make_app(), terminal_size=size, run_before=press(["I", "tab", *keys]))


@pytest.mark.parametrize("theme", ["senja", "kertas", "pagi", "kontras", "jelas", "malam", "terminal"])
def test_theme(snap_compare: Callable[..., bool], make_app: Make, theme: str) -> None:
    assert snap_compare(make_app(theme=theme), terminal_size=(100, 24), run_before=press(WALK))


def test_no_colour(
    snap_compare: Callable[..., bool], make_app: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=(100, 24), run_before=press(WALK))


@pytest.mark.parametrize("key", ["i", "p"])
def test_no_colour_above(
    snap_compare: Callable[..., bool], make_app: Make, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=press([*AT_PERSON, key, "o"]))
