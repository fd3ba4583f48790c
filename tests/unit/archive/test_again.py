"""Files of which several say something of one article: to import them again changes nothing."""

from __future__ import annotations

import pytest

from newsreader.archive import Archive
from newsreader.model import Article, ImportKind, ImportStatus
from tests.unit.archive.samples import NOTHING, article
from tests.unit.archive.test_identity import ADDED, UNCHANGED, UPDATED, current, statuses


def bring(archive: Archive, *articles: Article) -> list[ImportStatus]:
    """One import of some articles."""
    collection = archive.new_collection("x", archive.begin_import(ImportKind.FILES, ["x"]))
    return [archive.add(one, NOTHING, collection=collection).status for one in articles]


def test_files_that_differ_about_one_article_change_nothing_when_read_again(archive: Archive) -> None:
    files = [article(f"{name}. " * 60, origin=f"{name}.html", url="https://a.id/1") for name in "abc"]
    assert statuses(archive, *files) == [ADDED, UPDATED, UPDATED]
    assert statuses(archive, *files, *files) == [UNCHANGED] * 6
    assert current(archive) == ["c. " * 60] and len(archive.versions(1)) == 3
    back = article("d. " * 60, origin="c.html", url="https://a.id/1")
    assert statuses(archive, back, files[2]) == [UPDATED, UPDATED], "one file that changes, and changes back"


@pytest.mark.parametrize("sign", [{"outside_id": "7", "source": "Kabar"}, {"url": "https://a.id/1"}])
def test_a_sign_that_stands_twice_in_a_file_is_of_two_articles(
    archive: Archive, sign: dict[str, str]
) -> None:
    lines = [article(f"{name}. " * 60, title=name, origin=f"x.csv#{name}", **sign) for name in "12"]
    for expected in (ADDED, UNCHANGED):
        collection = archive.new_collection("x", archive.begin_import(ImportKind.FILES, ["x.csv"]))
        met = [archive.add(line, NOTHING, collection=collection).status for line in lines]
        assert met == [expected] * 2 and len(archive.all_ids()) == 2
    corrected = article("Ralat. " * 60, title="1", origin="x.csv#1", **sign)
    assert archive.add(corrected, NOTHING).status is UPDATED
    assert current(archive) == ["2. " * 60, "Ralat. " * 60]


def test_two_feeds_that_say_otherwise_about_one_article_change_nothing(archive: Archive) -> None:
    feeds = [
        article("Satu. " * 60, origin=f"{name}.xml#1", url="https://a.id/1", title=title, tags=(name,))
        for name, title in (("dunia", "Judul"), ("politik", "Judul lain"))
    ]
    assert bring(archive, *feeds) == [ADDED, UPDATED]
    for _ in range(2):
        assert bring(archive, *feeds) == [UNCHANGED] * 2
    with archive._reading() as connection:
        assert connection.execute("SELECT count(*) FROM described").fetchone() == (2,)
    changed = article("Satu. " * 60, origin="dunia.xml#1", url="https://a.id/1", title="Ralat")
    assert bring(archive, changed) == [UPDATED]


def test_a_text_that_stands_twice_in_a_file_is_called_as_it_is_first(archive: Archive) -> None:
    lines = [
        article("Satu. " * 60, origin=f"x.csv#{number}", url="https://a.id/1", title=title)
        for number, title in enumerate(("Judul", "Judul lain"), 1)
    ]
    assert bring(archive, *lines) == [ADDED, UNCHANGED]
    assert bring(archive, *lines) == [UNCHANGED] * 2
    (row,) = archive.summaries(archive.all_ids())
    assert row.title == "Judul"


def test_files_of_which_one_says_otherwise_change_nothing_when_read_again(archive: Archive) -> None:
    def told(name: str, title: str) -> Article:
        return article("Satu. " * 60, origin=f"{name}.html", url="https://a.id/1", title=title)

    files = [told("a", "Judul"), told("b", "Judul"), told("c", "Ralat")]
    assert bring(archive, *files) == [ADDED, UNCHANGED, UPDATED]
    for _ in range(3):
        assert bring(archive, *files) == [UNCHANGED] * 3
        assert [row.title for row in archive.summaries(archive.all_ids())] == ["Ralat"]
    assert bring(archive, told("b", "Judul ketiga"), told("b", "Judul")) == [UPDATED, UPDATED]
    assert bring(archive, *files) == [UNCHANGED, UNCHANGED, UNCHANGED]
