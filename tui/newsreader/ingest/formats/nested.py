"""JSON in which a value is an object, as sites and services write it, into the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_NAMED = "name"
_SHOWN = "rendered"


def flat(record: Mapping[str, object]) -> Mapping[str, object]:
    """`record` with a name in the place of an object that has one (``"source": {"name": …}``).

    A post as WordPress answers (``/wp-json/wp/v2/posts``) becomes a record of its own, with HTML as its body.
    """
    if isinstance(record.get("content"), dict) and _shown(record, "content") is not None:
        return _post(record)
    return {key: plain(value) for key, value in record.items()}


def plain(value: object) -> object:
    """The name of an object that has one, also of those in a list; any other value as it is."""
    if isinstance(value, dict):
        return value[_NAMED] if isinstance(value.get(_NAMED), str) else value
    if isinstance(value, list):
        return [plain(one) if isinstance(one, dict) else one for one in value]
    return value


def _post(post: Mapping[str, object]) -> dict[str, object]:
    from newsreader.ingest.page import text_of

    inside = _object(post.get("_embedded"))
    utc = post.get("date_gmt")
    head = _object(post.get("yoast_head_json"))
    return {
        "body": _shown(post, "content"),
        "title": text_of(_shown(post, "title") or ""),
        # The other date is by the site's clock, and the answer does not say which zone that is.
        "published": f"{utc}+00:00" if isinstance(utc, str) and utc else post.get("date"),
        "url": post.get("link"),
        "id": _shown(post, "guid"),
        "lang": post.get("lang"),
        "source": head.get("og_site_name"),
        "byline": list(_names(inside.get("author"))),
        "tags": list(_names(inside.get("wp:term"))),
    }


def _shown(record: Mapping[str, object], key: str) -> str | None:
    found = _object(record.get(key)).get(_SHOWN)
    return found if isinstance(found, str) else None


def _names(listed: object) -> Iterator[str]:
    """The names of the objects in a list, or in lists in it."""
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, list):
            yield from _names(one)
        elif isinstance(name := _object(one).get(_NAMED), str):
            yield name


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
