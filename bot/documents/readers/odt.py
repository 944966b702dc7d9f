"""What does this OpenDocument text say?

As LibreOffice writes it: a ZIP archive whose content is one tree of XML, in which headings, lists,
tables and footnotes are named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.documents.document import Reading
from bot.documents.structure.archives import Archive, open_archive
from bot.documents.structure.cells import tabulate
from bot.documents.structure.composing import compose
from bot.documents.structure.counts import count_of
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.trees import Tree, attribute, local, parse_xml
from bot.errors import NotReadable

_PASSED: Final = frozenset(
    "tracked-changes table-of-content alphabetical-index illustration-index annotation"
    " sequence-decls forms annotation-end bookmark-start note ruby-text desc title".split()
)
_WRAPPERS: Final = frozenset({"section", "text", "frame", "text-box", "index-body", "body", "g"})
_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})
_ROLES: Final = {
    "definition term": Role.TERM,
    "list heading": Role.TERM,
    "definition definition": Role.DEFINITION,
    "list contents": Role.DEFINITION,
}
_COLUMNS: Final = 2  # at least, of a table with rows
_DEEPEST: Final = 99  # level of a heading
_MOST: Final = 200  # columns or blanks that one element stands for


def read(raw: bytes) -> Reading:
    """Return the blocks of a text, and title, author and date of its properties.

    Raises:
        NotReadable: it is no such text, or locked.
    """
    archive = open_archive(raw)
    content = archive.read("content.xml")
    if content is None:
        raise NotReadable("it is a ZIP archive, but no OpenDocument text")
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise NotReadable("it is locked with a password")
    root = parse_xml(content)
    body = next((one for one in root.iter() if local(one) == "text" and len(one)), root)
    styles = _Styles()
    for tree in (_tree(archive, "styles.xml"), root):
        styles.take(tree)
    facts = _facts(archive)
    parts = list(_parts(body, styles))
    titled = next((part for part in parts if not part.level), None)
    return compose(
        parts,
        title=titled.text if titled else facts.get("title", ""),
        date=(facts.get("date") or facts.get("creation-date", ""))[:10],
        source=facts.get("creator") or facts.get("initial-creator", ""),
    )


def _tree(archive: Archive, name: str) -> Tree | None:
    """Return the tree of a file in an archive, None if there is none."""
    content = archive.read(name)
    return parse_xml(content) if content else None


def _facts(archive: Archive) -> dict[str, str]:
    """Return the properties of a text, by their names."""
    tree = _tree(archive, "meta.xml")
    return {
        local(one): " ".join((one.text or "").split())
        for one in (tree.iter() if tree is not None else ())
        if (one.text or "").strip()
    }


@dataclass(slots=True)
class _Styles:
    """What the styles of a text say: their parents, which are bold, and what they are called."""

    parents: dict[str, str] = field(default_factory=dict)
    bold: dict[str, bool] = field(default_factory=dict)

    def take(self, tree: Tree | None) -> None:
        """Take the styles of a file."""
        for element in tree.iter() if tree is not None else ():
            if local(element) == "style" and (name := attribute(element, "name")):
                self.parents[name] = attribute(element, "parent-style-name")
                for one in element.iter():
                    if weight := attribute(one, "font-weight"):
                        self.bold[name] = weight in _BOLD

    def names(self, name: str) -> Iterator[str]:
        """Yield a style and those that it is based on, in small letters and with blanks."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            yield name.replace("_20_", " ").lower()
            name = self.parents.get(name, "")

    def is_bold(self, name: str) -> bool:
        """Return whether a style, or one that it is based on, is bold."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            if name in self.bold:
                return self.bold[name]
            name = self.parents.get(name, "")
        return False


def _parts(root: Tree, styles: _Styles, depth: int = 0) -> Iterator[Part]:
    """Yield the parts of an element in order.

    Lists, tables and frames within each other are followed as deep as documents have them.
    """
    is_first = True
    for element in root:
        name = local(element)
        if name in {"p", "h"}:
            yield from _paragraph(element, styles, depth, is_first=is_first)
            is_first = False
        elif name == "list":
            yield from _list(element, styles, depth + 1)
        elif name == "table":
            yield from _table(element, styles)
        elif name in _WRAPPERS:
            yield from _parts(element, styles, depth)


def _list(root: Tree, styles: _Styles, depth: int) -> Iterator[Part]:
    """Yield the parts of a list."""
    for item in root:
        if local(item) in {"list-item", "list-header"}:
            yield from _parts(item, styles, depth)


def _paragraph(element: Tree, styles: _Styles, depth: int, *, is_first: bool) -> Iterator[Part]:
    """Yield a paragraph, the notes that it refers to, and what floats beside it."""
    text, bold = _text(element, styles)
    style = attribute(element, "style-name")
    names = tuple(styles.names(style))
    if text:
        bold = len(text) if styles.is_bold(style) and not depth else bold
        yield _part(element, text, bold, names, depth if is_first else -depth)
    for one in element.iter():
        if local(one) == "note-body":
            yield Part(Role.MORE, " ".join(_text(p, styles)[0] for p in one if local(p) == "p"))
        elif local(one) in {"text-box", "image-map"} and one is not element:
            yield from _parts(one, styles)


def _part(element: Tree, text: str, bold: int, names: tuple[str, ...], depth: int) -> Part:
    """Return the part of a paragraph; in an item, `depth` is below 0 for all but its first."""
    level = attribute(element, "outline-level")
    if local(element) == "h":
        return Part(
            Role.HEADING, " ".join(text.split()), count_of(level, default=1, most=_DEEPEST)
        )
    if "title" in names and not depth:
        return Part(Role.HEADING, " ".join(text.split()), 0)
    if depth:
        return Part(Role.ITEM if depth > 0 else Role.MORE, text, abs(depth), bold)
    if any(name.startswith(("preformatted", "source code")) for name in names):
        return Part(Role.CODE, text)
    roles = (role for start, role in _ROLES.items() if names and names[0].startswith(start))
    return Part(next(roles, Role.TEXT), text, bold=bold)


def _table(table: Tree, styles: _Styles) -> Iterator[Part]:
    """Yield the rows of a table; one that only lays out is read cell by cell."""
    rows = [one for one in table.iter() if local(one) == "table-row"]
    if any(local(one) == "table" and one is not table for one in table.iter()) or all(
        len(row) < _COLUMNS for row in rows
    ):
        for row in rows:
            for cell in row:
                yield from _parts(cell, styles)
        return
    texts = [list(_cells(row, styles)) for row in rows]
    heads = sum(
        local(one.getparent()) == "table-header-rows" and any(row)
        for one, row in zip(rows, texts, strict=True)
    )
    yield from tabulate(texts, heads or None)


def _cells(row: Tree, styles: _Styles) -> Iterator[str]:
    """Yield the texts of the cells of a row; one that is covered by another is empty."""
    for cell in row:
        if local(cell) not in {"table-cell", "covered-table-cell"}:
            continue
        lines = [_text(one, styles)[0] for one in cell.iter() if local(one) in {"p", "h"}]
        repeated = attribute(cell, "number-columns-repeated")
        text = " ".join(filter(None, lines))
        yield from [text] * count_of(repeated, default=1, most=_MOST)


def _text(paragraph: Tree, styles: _Styles) -> tuple[str, int]:
    """Return the text of a paragraph, and how many characters it begins with are in bold."""
    words: list[str] = []
    bold, is_bold_yet = 0, True
    waiting: list[tuple[Tree | str, bool]] = [(paragraph, False)]
    while waiting:
        one, in_bold = waiting.pop()
        if isinstance(one, str):
            said = one
        else:
            name = local(one)
            if name in _PASSED or name in {"frame", "custom-shape"}:
                continue
            said = _space(one, name)
            in_bold = in_bold or (name == "span" and styles.is_bold(attribute(one, "style-name")))
            for child in reversed(one):
                waiting.append((_line(child.tail), in_bold))
                waiting.append((child, in_bold))
            waiting.append((_line(one.text), in_bold))
        is_bold_yet = is_bold_yet and (in_bold or not said.strip())
        words.append(said)
        bold += len(said) if is_bold_yet else 0
    joined = "".join(words)
    text = joined.strip()
    before = len(joined) - len(joined.lstrip())
    return text, min(max(bold - before, 0), len(text))


def _space(element: Tree, name: str) -> str:
    """Return what an element puts on the page that has no text."""
    if name == "line-break":
        return "\n"
    if name == "tab":
        return " "
    count = attribute(element, "c")
    return " " * count_of(count, default=1, most=_MOST) if name == "s" else ""


def _line(text: str | None) -> str:
    """Return the text of an element as a page shows it: white space is one blank."""
    if not text:
        return ""
    words = " ".join(text.split())
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() and words else ""
    return f"{before}{words}{after}"
