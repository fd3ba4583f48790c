"""`newsreader feeds` and addresses given to `newsreader import`, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site import Reply, Site, rss, serving
from tests.unit.cli.conftest import Runner

TEXT = "Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah perbaikan dua bulan."
FEED = rss(
    ("https://kabar.id/1", "Jembatan lama dibuka", TEXT),
    ("https://kabar.id/2", "Pasar baru", f"Pasar: {TEXT}"),
)


@pytest.fixture
def site(home: Path) -> Iterator[Site]:
    """A site on this machine, which the settings allow to be asked."""
    config = home / "config" / "newsreader" / "config.yaml"
    config.parent.mkdir(parents=True)
    config.write_text("feeds:\n  allow_private: [127.0.0.1]\n")
    with serving() as started:
        started.pages["/rss"] = Reply(FEED)
        started.pages["/"] = Reply(
            "<html><head><link rel=alternate type=application/rss+xml href=/rss title=Utama>"
            "<link rel=alternate type=application/atom+xml href=/lain></head></html>"
        )
        yield started


def test_a_feed_is_added_by_the_address_of_its_site_and_asked(cli: Runner, site: Site) -> None:
    result = cli("feeds", "add", site.url("/"), "--tag", "uji, dua", "--tag", "uji")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "1\tKabar Uji\t2\n"
    assert "The site names other feeds too" in result.stderr
    assert "1 feed asked: 2 articles added, 0 updated, 0 feeds failed" in result.stderr
    found = cli.objects("search", "tag:uji jembatan", "--json")
    assert {one["title"] for one in found} == {"Jembatan lama dibuka", "Pasar baru"}
    (feed,) = cli.objects("feeds", "list", "--json")
    assert (feed["url"], feed["title"], feed["tags"], feed["failures"]) == (
        site.url("/rss"), "Kabar Uji", ["uji", "dua"], 0,
    )  # fmt: skip
    again = cli("feeds", "add", site.url("/rss"))
    assert "Kabar Uji is followed already, as number 1." in again.stderr


def test_what_cannot_be_followed_is_said(cli: Runner, site: Site) -> None:
    result = cli("feeds", "add", site.url("/tiada"))
    assert result.exit_code == 3
    assert result.stderr.splitlines()[1].startswith(f"There is nothing at {site.url('/tiada')} (404)")
    assert cli("feeds", "add", site.url("/rss"), site.url("/tiada")).exit_code == 1
    assert cli("feeds", "remove", "tiada").exit_code == 3


def test_refresh_says_what_failed_and_waits_with_it(cli: Runner, site: Site) -> None:
    cli("feeds", "add", site.url("/rss"))
    site.pages["/rss"] = Reply("", 503)
    first = cli("feeds", "refresh", "--all")
    assert first.exit_code == 3
    assert "Kabar Uji: The server of" in first.stderr
    second = cli("feeds", "refresh")
    assert second.exit_code == 0
    assert "1 feed asked a short while ago or failing; --all asks again." in second.stderr
    site.pages["/rss"] = Reply(FEED)
    (outcome,) = cli.objects("feeds", "refresh", "kabar", "--json")
    assert (outcome["unchanged"], outcome["failures"], outcome["problem"]) == (2, 0, None)


def test_set_and_remove(cli: Runner, site: Site) -> None:
    cli("feeds", "add", site.url("/rss"))
    assert cli("feeds", "set", "1", "--full-text", "--title", "Kabarku", "--tag", "a").exit_code == 0
    (feed,) = cli.objects("feeds", "list", "--json")
    assert (feed["title"], feed["full_text"], feed["tags"]) == ("Kabarku", True, ["a"])
    assert cli("feeds", "set", "kabarku", "--summaries").exit_code == 0
    assert not cli.objects("feeds", "list", "--json")[0]["full_text"]
    assert "its articles stay" in cli("feeds", "remove", "1").stderr
    assert cli.objects("feeds", "list", "--json") == []
    assert len(cli.objects("search", "", "--json")) == 2


def test_opml_in_and_out(cli: Runner, site: Site, tmp_path: Path) -> None:
    listed = tmp_path / "umpan.opml"
    listed.write_text(
        '<opml version="2.0"><body><outline text="Daerah">'
        f'<outline text="Kabar" type="rss" xmlUrl="{site.url("/rss")}"/></outline>'
        '<outline text="Buruk" xmlUrl="gopher://x"/></body></opml>'
    )
    result = cli("feeds", "import", str(listed))
    assert result.exit_code == 1
    assert "gopher://x is no address of a feed" in result.stderr
    (feed,) = cli.objects("feeds", "list", "--json")
    assert (feed["title"], feed["tags"]) == ("Kabar", ["Daerah"])
    written = tmp_path / "keluar.opml"
    assert cli("feeds", "export", str(written)).exit_code == 0
    other = Runner(tmp_path / "other")
    assert other("import", str(written)).exit_code == 0
    (again,) = other.objects("feeds", "list", "--json")
    assert (again["url"], again["title"], again["tags"]) == (feed["url"], "Kabar", ["Daerah"])


def test_import_takes_addresses_of_pages_feeds_and_files(cli: Runner, site: Site) -> None:
    page = f"<article><h1>Sekolah baru dibangun</h1><p>{TEXT}</p><p>{TEXT} Selesai.</p></article>"
    site.pages["/artikel"] = Reply(f"<!doctype html><html><body>{page}</body></html>")
    *lines, totals = cli.objects("import", site.url("/artikel"), site.url("/rss"), "--json")
    assert [line["status"] for line in lines] == ["added"] * 3
    assert lines[0]["url"] == site.url("/artikel")
    assert totals["added"] == 3
    failed = cli("import", site.url("/tiada"), "ftp://kabar.id/a.txt")
    assert failed.exit_code == 3
    assert "(404)" in failed.stderr
    assert "does not begin with http:// or https://" in failed.stderr


def test_private_addresses_need_a_word_in_the_settings(cli: Runner, site: Site, home: Path) -> None:
    (home / "config" / "newsreader" / "config.yaml").unlink()
    result = cli("feeds", "add", site.url("/rss"))
    assert result.exit_code == 3
    assert "allow it with feeds.allow_private in the settings" in result.stderr
    assert site.asked == []


def test_columns_of_a_table(cli: Runner, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"kepala,naskah\nJembatan lama dibuka,{TEXT}\n")
    assert cli("import", str(path)).exit_code == 3
    assert cli("import", str(path), "--columns", "body=naskah,title=kepala").exit_code == 0
    assert cli.objects("search", "", "--json")[0]["title"] == "Jembatan lama dibuka"
    wrong = cli("import", str(path), "--columns", "isi=naskah")
    assert wrong.exit_code == 2
    assert "body=…" in wrong.stderr
