"""What does this Word file say?

python-docx opens it and knows its styles. The paragraphs are walked here, as it passes over what
stands in content controls, text boxes and tracked changes.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, takewhile
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError

from bot.documents.document import Reading
from bot.documents.structure.archives import OFFICE_DAMAGES, open_archive
from bot.documents.structure.cells import count_heads, tabulate
from bot.documents.structure.composing import compose
from bot.documents.structure.counts import count_of
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.properties import read_properties
from bot.documents.structure.trees import Tree, attribute, local, parse_xml
from bot.documents.structure.word_styles import BODY_LEVEL, DEEPEST, Style, find_style, value_of
from bot.errors import NotReadable

_OTHERS: Final = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr"})
_NOTES: Final = ("footnote", "endnote")
_WIDEST: Final = 64  # columns that a cell spans
_COLUMNS: Final = 2  # at least, of a table with rows
_OFF: Final = frozenset({"0", "false", "off", "none"})


def read(raw: bytes) -> Reading:
    """Return the blocks of a Word file, and title, author and date of its properties.

    Raises:
        NotReadable: it is no Word file.
    """
    open_archive(raw)
    try:
        word = docx.Document(io.BytesIO(raw))
        styles, notes = _styles_of(word), dict(_notes(word))
        body = word.element.body  # another part than the text may be named as it
    except (*OFFICE_DAMAGES, PythonDocxError, OpcError) as error:
        raise NotReadable("it is no Word file, or a damaged one") from error
    parts = list(_Walk(notes, styles).body(body))
    facts = read_properties(lambda: word.core_properties)
    titled = next(
        (part.text for part in parts if part.role is Role.HEADING and not part.level), ""
    )
    return compose(parts, **facts | ({"title": " ".join(titled.split())} if titled else {}))


def _notes(word: WordDocument) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the footnotes and endnotes, by their kind and number."""
    for relation in word.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _NOTES and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                texts = (_text(one)[0] for one in note.iter() if local(one) == "p")
                if attribute(note, "type") in {"", "normal"}:
                    yield (kind, attribute(note, "id")), " ".join(filter(None, texts))


@dataclass(slots=True)
class _Walk:
    """A walk through the body of a Word file; `notes` are said below what they belong to."""

    notes: dict[tuple[str, str], str]
    elements: dict[str, Tree]
    styles: dict[str, Style] = field(default_factory=dict)

    def body(self, element: Tree) -> Iterator[Part]:
        """Yield the parts of a body, a text box or a cell that only lays out."""
        code: list[str] = []
        for child in _blocks(element):
            if local(child) == "tbl":
                yield from _code(code)
                yield from self.table(child)
                continue
            text, bold = _text(child)
            style = self.style(child)
            if style.is_code:
                code.append(text)
                continue
            yield from _code(code)
            if text.strip():
                yield self.paragraph(child, style, text, bold)
            yield from self.below(child)
        yield from _code(code)

    def below(self, paragraph: Tree) -> Iterator[Part]:
        """Yield what hangs on a paragraph: its notes, and the text boxes that float beside it."""
        for one in paragraph.iter():
            kind = local(one).removesuffix("Reference")
            if kind in _NOTES and (text := self.notes.get((kind, attribute(one, "id")), "")):
                yield Part(Role.MORE, text)
            if local(one) == "txbxContent" and not _is_fallback(one, paragraph):
                yield from self.body(one)

    def paragraph(self, element: Tree, style: Style, text: str, bold: int) -> Part:
        """Return the part of a paragraph, by its style and numbering."""
        outline = value_of(element, "outlineLvl")
        level = count_of(outline, default=-1, most=BODY_LEVEL) + 1 or style.level
        if level is not None and level <= BODY_LEVEL:
            return Part(Role.HEADING, " ".join(text.split()), level=level)
        if style.is_contents:
            return Part(Role.ASIDE, text)
        if style.role is not None:
            return Part(style.role, text, bold=bold)
        depth = value_of(element, "ilvl") if value_of(element, "numId") not in {"", "0"} else ""
        if depth.isdecimal() or (value_of(element, "numId") == "" and style.depth):
            number = count_of(depth, default=style.depth - 1, most=DEEPEST) + 1
            return Part(Role.ITEM, text, level=number, bold=bold)
        return Part(Role.TEXT, text, bold=bold)

    def style(self, paragraph: Tree) -> Style:
        """Return what the style of a paragraph, or those that it is based on, say."""
        name = value_of(paragraph, "pStyle")
        if name not in self.styles:
            self.styles[name] = find_style(name, self.elements)
        return self.styles[name]

    def table(self, table: Tree) -> Iterator[Part]:
        """Yield the rows of a table; one that only lays out is read cell by cell."""
        rows = list(_blocks(table, "tr"))
        cells = [list(_blocks(row, "tc")) for row in rows]
        if _is_layout(cells):
            for cell in chain.from_iterable(cells):
                yield from self.body(cell)
            return
        texts: list[list[str]] = []
        for row in cells:
            texts.append(_cells(row, texts[-1] if texts else []))
        filled = [row for row in texts if any(row)]
        marked = len(list(takewhile(_is_head, rows)))
        heads = marked if 0 < marked < len(filled) else count_heads(filled)
        yield from tabulate(filled, heads)
        for paragraph in chain.from_iterable(map(_blocks, chain.from_iterable(cells))):
            yield from self.below(paragraph)


def _is_layout(rows: list[list[Tree]]) -> bool:
    """Return whether a table only puts things beside each other: one column, or tables in it."""
    elements = (one for row in rows for cell in row for one in cell.iter())
    return max(map(len, rows), default=0) < _COLUMNS or any(
        local(one) == "tbl" for one in elements
    )


def _is_head(row: Tree) -> bool:
    """Return whether a row is repeated on each page, as those with the names of columns are."""
    return any(local(one) == "tblHeader" for one in row.iter())


def _styles_of(word: WordDocument) -> dict[str, Tree]:
    """Return the styles of a file by their names within it."""
    return {attribute(one, "styleId"): one for one in word.styles.element if local(one) == "style"}


@cache
def _wanted(name: str) -> frozenset[str]:
    """Return the names of the elements that a walk looks for."""
    return frozenset({"p", "tbl"} if name == "p" else {name})


def _blocks(element: Tree, name: str = "p") -> Iterator[Tree]:
    """Yield the paragraphs and tables in an element, or its rows or cells, through wrappers."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if local(child) in _wanted(name):
            yield child
        elif local(child) in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            waiting += reversed(child)


def _text(paragraph: Tree) -> tuple[str, int]:
    """Return the text of a paragraph, and how many characters it begins with are in bold."""
    words: list[str] = []
    bold = 0
    is_bold_yet = True
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in _OTHERS or name == "txbxContent":
            continue
        said = _said(element, name)
        if said:
            is_bold_yet = is_bold_yet and (_is_bold(element) or not said.strip())
            words.append(said)
            bold += len(said) if is_bold_yet else 0
        else:
            waiting += reversed(element)
    joined = "".join(words)
    text = joined.strip()
    before = len(joined) - len(joined.lstrip())
    return text, min(max(bold - before, 0), len(text))


def _said(element: Tree, name: str) -> str:
    """Return what an element of a run puts on the page."""
    if name in {"t", "sym"}:
        return element.text or ""
    if name in {"tab", "ptab"}:
        return " "
    if name in {"br", "cr"}:
        return "\n" if attribute(element, "type") in {"", "textWrapping"} else " "
    return "-" if name == "noBreakHyphen" else ""


def _is_bold(element: Tree) -> bool:
    """Return whether the run of an element is in bold."""
    run = element.getparent()
    looks = next((one for one in run if local(one) == "rPr"), None) if run is not None else None
    marks = [one for one in looks if local(one) == "b"] if looks is not None else []
    return any(attribute(one, "val").lower() not in _OFF for one in marks)


def _cells(row: list[Tree], above: list[str]) -> list[str]:
    """Return the texts of the cells of a row; a cell that is merged with the one above says it."""
    texts: list[str] = []
    for cell in row:
        lines = [_text(one)[0] for one in cell.iter() if local(one) == "p"]
        text = " ".join(filter(None, lines))
        merge = next((one for one in cell.iter() if local(one) == "vMerge"), None)
        goes_on = merge is not None and attribute(merge, "val") != "restart"
        if goes_on and not text and len(texts) < len(above):
            text = above[len(texts)]
        span = value_of(cell, "gridSpan")
        texts += [text, *[""] * (count_of(span, default=1, most=_WIDEST) - 1)]
    return texts


def _is_fallback(element: Tree, root: Tree) -> bool:
    """Return whether an element repeats another one for old programs, or lies in a text box."""
    above = element.getparent()
    while above is not None and above is not root:
        if local(above) in {"Fallback", "txbxContent"}:
            return True
        above = above.getparent()
    return False


def _code(lines: list[str]) -> Iterator[Part]:
    """Yield the part of lines of code, which are taken away."""
    if any(lines):
        yield Part(Role.CODE, "\n".join(lines))
    lines.clear()
