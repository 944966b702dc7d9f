"""What does this XML or HTML say?

Files from anywhere are parsed here: no entity is resolved, nothing is loaded from a disk or a
network, and what lies too deep is cut off rather than followed.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from bot.errors import NotReadable
from bot.text.encodings import decode
from bot.text.regexes import regex

Tree = Any  # lxml has no types
_DECLARED: Final = regex(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})"
    rb"|<\?xml[^>]{0,80}encoding=[\"']([\w.-]{2,40})",
    re.IGNORECASE,
)
_HEAD: Final = 4_096  # bytes in which a page says how it is encoded
_UNICODE: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DEEPEST: Final = 500  # elements within each other, of which a document has some dozens
_WHATWG: Final = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "latin-1": "cp1252"}


def parse_xml(raw: bytes) -> Tree:
    """Return the root element of some XML.

    Raises:
        NotReadable: it is none, or declares entities.
    """
    if b"<!ENTITY" in raw[: _HEAD * 16]:
        raise NotReadable("its XML declares entities, which nobody needs but to do harm")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise NotReadable("its XML is damaged") from error
    if root is None:
        raise NotReadable("its XML is empty")
    return root


def parse_html(raw: bytes) -> Tree | None:
    """Return the root element of a page, however untidy it is; None if nothing is in it."""
    text = _decode_page(raw).replace("\0", "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _decode_page(raw: bytes) -> str:
    """Return the text of a page, in the encoding that it declares where that fits."""
    declared = _DECLARED.search(raw[:_HEAD])
    if declared and not raw.startswith(_UNICODE):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        try:
            return codecs.decode(raw, _WHATWG.get(name, name))
        except (LookupError, ValueError, TypeError):
            pass
    return decode(raw)


def local(element: Tree) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Tree, name: str) -> str:
    """Return an attribute of an element, whatever its namespace; "" if it has none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].rpartition(":")[2] == name:
            return str(value)
    return ""


def walk(root: Tree) -> Iterator[tuple[str, Tree]]:
    """Yield "start" and "end" of each element in the order of the file, without recursion.

    What lies deeper than any document goes is passed over.
    """
    waiting: list[tuple[str, Tree, int]] = [("start", root, 1)]
    while waiting:
        event, element, depth = waiting.pop()
        yield event, element
        if event == "start":
            waiting.append(("end", element, depth))
            if depth < _DEEPEST:
                waiting += [("start", child, depth + 1) for child in reversed(element)]
