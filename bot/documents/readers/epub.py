"""What does this book say?

An EPUB is a ZIP archive of web pages; its package file tells their order, title, author and date.
A chapter is a place.
"""

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from bot.documents.document import Reading
from bot.documents.structure.archives import Archive, open_archive
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.trees import Tree, attribute, local, parse_html, parse_xml
from bot.documents.structure.webpages import page_parts
from bot.errors import NotReadable

_CONTAINER: Final = "META-INF/container.xml"
_PAGES: Final = (".xhtml", ".html", ".htm", ".xml")
_LONGEST_NAME: Final = 120  # characters of a chapter's name as a place


def read(raw: bytes) -> Reading:
    """Return the blocks of a book, chapter by chapter.

    Raises:
        NotReadable: it is no book, or one that is locked.
    """
    archive = open_archive(raw)
    if archive.read("META-INF/rights.xml") is not None:
        raise NotReadable("the book is locked (DRM)")
    path = _package_path(archive)
    package = parse_xml(archive.read(path) or b"")
    folder = posixpath.dirname(path)
    facts: dict[str, str] = {}
    for element in package.iter():
        text = " ".join((element.text or "").split())
        if text and local(element) not in facts:
            facts[local(element)] = text
    parts = [
        part
        for page in _spine(package, folder)
        if (content := archive.read(page)) is not None
        for part in _chapter(content)
    ]
    return compose(
        parts,
        title=facts.get("title", ""),
        date=facts.get("date", "")[:10],
        source=facts.get("creator", ""),
    )


def _package_path(archive: Archive) -> str:
    """Return where the package file of a book lies.

    Raises:
        NotReadable: nowhere.
    """
    container = archive.read(_CONTAINER)
    if container is not None:
        for element in parse_xml(container).iter():
            if local(element) == "rootfile" and attribute(element, "full-path"):
                return attribute(element, "full-path")
    found = [name for name in archive.names if name.endswith(".opf")]
    if not found:
        raise NotReadable("it is a ZIP archive, but no book")
    return found[0]


def _spine(package: Tree, folder: str) -> Iterator[str]:
    """Yield the names of the pages of a book in their order; its list of contents is no page."""
    pages: dict[str, str] = {}
    for element in package.iter():
        if local(element) == "item" and "nav" not in attribute(element, "properties").split():
            path = posixpath.join(folder, unquote(attribute(element, "href")))
            pages[attribute(element, "id")] = posixpath.normpath(path)
    for element in package.iter():
        if local(element) == "itemref":
            page = pages.get(attribute(element, "idref"), "")
            if page.lower().endswith(_PAGES):
                yield page


def _chapter(content: bytes) -> Iterator[Part]:
    """Yield the parts of a page of a book, which begins a place if it has a heading."""
    root = parse_html(content)
    if root is None:
        return
    parts = page_parts(root)
    yield Part(Role.END)
    for part in parts:
        if part.role is Role.HEADING:
            name = " ".join(part.text.split())[:_LONGEST_NAME]
            yield Part(Role.END, place=name)
            break
    yield from parts
