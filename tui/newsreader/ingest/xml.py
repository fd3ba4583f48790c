"""Foreign XML without what makes XML dangerous: no entity is expanded, nothing fetched, depth bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes, origin: str) -> _Element:
    """The root element. Raises NewsreaderError, naming `origin` and the line, where it is no XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NewsreaderError(
            "{path} is not valid XML at line {line}: {reason}.",
            path=origin,
            line=getattr(error, "lineno", None) or 1,
            reason=str(error).partition(", line ")[0].rstrip("."),
        ) from error


def local_name(element: _Element) -> str:
    """The name of an element without its namespace, in lower case; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
