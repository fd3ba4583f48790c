"""What is said while an import is made, undone or brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.app.background import Post
from newsreader.app.bringing import importing as module
from newsreader.app.bringing.importing import Going, Importing
from newsreader.app.bringing.places import Wanted
from newsreader.app.bringing.telling import failure_told
from newsreader.app.messages import Progressed
from newsreader.app.screens.imports import ImportsScreen
from newsreader.model import ImportResult, ImportStatus, Sentence
from tests.app.conftest import Open


async def test_what_is_done_is_called_what_it_is(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PAUSE", 0.0)
    said: list[str] = []
    hints: list[str] = []
    report = Importing._report

    async with open_app() as driver:
        await driver.press("I", "tab")
        screen = driver.app.screen
        assert isinstance(screen, ImportsScreen)

        def told(self: Importing, _post: Post, now: Going) -> None:
            report(self, lambda one: said.append(one.text) if isinstance(one, Progressed) else None, now)
            driver.app.call_from_thread(screen.reload)
            hints.append(str(driver.app.call_from_thread(lambda: screen.query_one("#imports-keys").render())))

        monkeypatch.setattr(Importing, "_report", told)
        for keys, word, stops in (("x", "undoing", False), ("x", "bringing back", False)):
            await driver.press(keys)
            assert said and all(one.startswith(f"{word} ") for one in said), said
            assert all(("c stop" in one) == stops for one in hints), hints
            said.clear()
            hints.clear()
        (tmp_path / "satu.txt").write_text("Pasar dibuka\n\nPasar dibuka oleh wali kota pada hari Senin.\n")
        driver.screen.session.importing.bring(Wanted([tmp_path / "satu.txt"]))
        await driver.settled()
        assert said[0] == "importing 0" and "c stop" in hints[0]


@pytest.mark.parametrize(
    ("origin", "places", "name", "why"),
    [
        ("/a/b/kerja/satu.txt", ["/a/b/kerja"], "kerja/satu.txt", "satu.txt is empty."),
        (
            "/a/b/satu.zip/dua/tiga.txt",
            ["/lain", "/a/b/satu.zip"],
            "satu.zip/dua/tiga.txt",
            "tiga.txt is empty.",
        ),
        ("/a/b/t.csv#12", ["/a/b/t.csv"], "t.csv#12", "t.csv is empty."),
        ("/a/b/c#12.txt", ["/"], "a/b/c#12.txt", "c#12.txt is empty."),
        ("/a/b/c.txt", [], "c.txt", "c.txt is empty."),
        ("https://a.id/b", ["https://a.id/b"], "https://a.id/b", "https://a.id/b is empty."),
    ],
)
def test_a_failure_is_told_as_seen_from_what_was_imported(
    origin: str, places: list[str], name: str, why: str
) -> None:
    failure = ImportResult(origin, ImportStatus.FAILED)
    sentence = Sentence.of("{origin} is empty.", origin=failure.document)
    assert failure_told(replace(failure, why=sentence), places) == (name, why)
