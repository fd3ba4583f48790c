"""Addresses in one form, whatever they are written like."""

from __future__ import annotations

import pytest

from newsreader.ingest.fetch import FetchError
from newsreader.ingest.fetch.target import parse_target, shown


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("HTTP://Berita.ID", "http://berita.id/"),
        ("  https://berita.id:443/a  ", "https://berita.id/a"),
        ("https://berita.id:80/a", "https://berita.id:80/a"),
        ("http://berita.id./a#b", "http://berita.id/a"),
        ("http://berita.id?q=a b&c=é", "http://berita.id/?q=a%20b&c=%C3%A9"),
        ("http://berita.id/a%20b/%/{c}", "http://berita.id/a%20b/%/%7Bc%7D"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://例え。テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://0x7F000001/", "http://127.0.0.1/"),
        ("http://0177.0.0.01/", "http://127.0.0.1/"),
        ("http://127.1./", "http://127.0.0.1/"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://①②⑦.0.0.1/", "http://127.0.0.1/"),
        ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        ("http://[2001:DB8:0::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("http://a_b.example/", "http://a_b.example/"),
    ],
)
def test_one_form(address: str, url: str) -> None:
    assert parse_target(address).url == url
    assert parse_target(url).url == url


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///a",
        "http://:80/",
        "http://a b/",
        "http://a..b/",
        "http://.a/",
        "http://-a.id/",
        "http://a.id:0/",
        "http://a.id:99999/",
        "http://a.id:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[::1%lo]/",
        "http://[v1.x]/",
        "http://127.0.0.1.1/",
        "http://256.1.1.1/",
        "http://1.2.3.08/",
        "http://0x/",
        "http://a.id/\x00",
        "http://a.id/\r\nX: 1",
        "http://a\tb.id/",
        "http://a.id\\@b.id/",
        "http://a%2eid/",
        "http://" + "a" * 64 + ".id/",
        "http://" + "a." * 130 + "id/",
        "http://" + "é" * 300 + ".id/",
        "http://xn--é.id/",
        "http://a.id/" + "a" * 9000,
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(FetchError, match="is not a web address"):
        parse_target(address)


@pytest.mark.parametrize(
    ("address", "as_shown"),
    [
        ("http://budi:rahasia@a.id/x", "http://a.id/x"),
        ("http://budi:raha@sia@a.id/@x", "http://a.id/@x"),
        ("http://a.id/@x", "http://a.id/@x"),
        ("//budi@a.id/", "//a.id/"),
        ("http://a.id/\x1b[31m\u202e", "http://a.id/\\x1b[31m\\u202e"),
    ],
)
def test_how_it_is_shown(address: str, as_shown: str) -> None:
    assert shown(address) == as_shown


@pytest.mark.parametrize(
    "address",
    ["http://budi:raha/sia@a.id/", "budi:rahasia@a.id", "http://budi:rahasia@a.id:x/", "ftp://b:rahasia@a/"],
)
def test_passwords_are_not_shown_in_odd_addresses_either(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        parse_target(address)
    assert "raha" not in str(caught.value) and "a" in str(caught.value)


def test_long_addresses_are_cut_where_they_are_shown() -> None:
    assert len(shown("http://a.id/" + "a" * 9000)) == 301


@pytest.mark.parametrize(
    ("start", "location", "user"),
    [
        ("http://u:p@a.id/", "/b", "u:p"),
        ("http://u:p@a.id/", "https://a.id/", "u:p"),
        ("https://u:p@a.id/", "http://a.id/", None),
        ("http://u:p@a.id/", "http://a.id:81/", None),
        ("http://u:p@a.id:8080/", "https://a.id/", None),
        ("http://u:p@a.id/", "http://b.id/", None),
        ("http://u:p@a.id/", "http://x:y@a.id/", "u:p"),
        ("http://a.id/", "http://x:y@a.id/", None),
    ],
)
def test_whom_a_password_follows(start: str, location: str, user: str | None) -> None:
    assert parse_target(start).followed(location).user == user
