"""What does this PDF say?

PDFium tells where each character stands, and `bot.documents.pdf` makes paragraphs, headings and
tables of them. The text of the document is these, in the order in which they are read, with a
blank line between them; what the pages repeat at their edges is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.documents.document import Block, Excerpt, Kind, Place, Reading, Step
from bot.documents.lines import BULLET, LIST_MARK, QUESTION_LABEL, without
from bot.documents.pdf.elements import SMALL, Element, find_elements, read_rows
from bot.documents.pdf.files import PdfFile, open_pdf
from bot.documents.pdf.glyphs import HYPHEN
from bot.documents.pdf.headings import Style, depth_of, find_style
from bot.documents.pdf.joining import join, join_lines, words_of
from bot.documents.pdf.paragraphs import Paragraph
from bot.documents.pdf.rows import Row
from bot.documents.pdf.tables import TableRow
from bot.documents.pdf.typed_tables import typed_lines
from bot.errors import NotReadable
from bot.text.regexes import regex
from bot.text.spans import Span

_SCANNED: Final = "it has no text, only pictures of its pages: have a program for OCR add the text"
_NO_TITLE: Final = regex(
    r"untitled|microsoft |title$|\W*$"
    r"|.*\.(?:docx?|tex|dvi|pdf|indd|qxd|odt|rtf|pptx?|xlsx?|html?)$",
    re.IGNORECASE,
)
_LARGEST_UNIT: Final = 1_000  # characters of code that are quoted as a whole
_TITLE: Final = 1.3  # times the size of the text: so large at least is a title on the first page
_LONGEST_TITLE: Final = 150  # characters
_QUESTION_ROWS: Final = 3  # lines of a question that heads its answer
_DEEP: Final = 99  # depth of a question that is written as text
_NUMBERED: Final = regex(r"\s[\divxlcIVXLC]{1,7}$")
_FEWEST_ENTRIES: Final = 4  # lines with dots before a number, on a page with a list of contents
_SHIFT: Final = 1.0  # point by which the columns of one table differ
_COLONS: Final = (":", "：")
_BULLET: Final = regex(rf"(?:{BULLET.pattern}|[●○■□‣\ue000-\uf8ff]\s*)")
PAGE: Final = "page {number}"


def read(raw: bytes, step: Step) -> Reading:
    """Return the text of a PDF, its blocks, and where each of its pages begins.

    Args:
        raw: what the file holds.
        step: is called after each page with how many are read, and how many there are.

    Raises:
        NotReadable: it is damaged or encrypted, has too many pages, or no text.
    """
    file = open_pdf(raw)
    pages = read_rows(file, step)
    lines = [row.text for rows in pages for row in rows]
    if not any(any(map(str.isalnum, line)) for line in lines):
        raise NotReadable(_SCANNED)
    words = words_of(lines)
    style = find_style(pages, file.outline)
    elements = find_elements(pages, words, style.size)
    writer = _Writer(words, style, frozenset(_contents(pages)))
    for element in elements:
        writer.write(element)
    return Reading(
        writer.text(),
        tuple(writer.blocks),
        title=_title(file, elements, words, style),
        source=file.facts.get("Author", "").strip(),
        places=tuple(writer.places),
    )


def draw(raw: bytes, excerpt: Excerpt) -> bytes:
    """Return a picture, as PNG, of the part of a page where some words stand, which are marked.

    Raises:
        NotReadable: it cannot be opened, or the words are not there.
    """
    from bot.documents.pdf.crops import draw as draw_excerpt  # noqa: PLC0415 - few want pictures

    return draw_excerpt(raw, excerpt)


def _contents(pages: Sequence[Sequence[Row]]) -> Iterator[int]:
    """Yield the pages that have a list of contents."""
    for page, rows in enumerate(pages):
        if sum(row.is_entry for row in rows) >= _FEWEST_ENTRIES:
            yield page


def _title(file: PdfFile, elements: Sequence[Element], words: frozenset[str], style: Style) -> str:
    """Return the title that a PDF says it has, or the largest words of its first page; or ""."""
    said = " ".join(file.facts.get("Title", "").split())
    if said and not _NO_TITLE.match(said):
        return said
    first = [one for one in elements if isinstance(one, Paragraph) and one.rows[0].page == 0]
    largest = max(first, key=lambda one: one.size, default=None)
    if largest is None or largest.size < _TITLE * style.size:
        return ""
    title = join_lines((row.text for row in largest.rows), words)
    return title if len(title) <= _LONGEST_TITLE else ""


@dataclass(slots=True)
class _Writer:
    """Writes the text of a document, and notes its blocks and pages.

    `contents` are the pages with a list of contents. `path` has the headings above by their
    depths. `lead` is what the items of a list, or code, are read with, and `columns` the row with
    the names of a table's columns. That of the last table that has any is `named`, and stands at
    `last_columns`; no more than a line stands behind the table where it is not `is_parted`.
    """

    words: frozenset[str]
    style: Style
    contents: frozenset[int]
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    page: int = -1
    path: dict[int, str] = field(default_factory=dict)
    lead: Span | None = None
    columns: Span | None = None
    last_columns: Span | None = None
    named: TableRow | None = None
    is_parted: bool = False

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self.parts)

    def write(self, element: Element) -> None:
        """Write a paragraph or a row of a table."""
        if isinstance(element, TableRow):
            self._write_row(element)
            return
        self.columns = None
        if len(element.rows) > 1 or self.is_parted:
            self.named = None  # what stands so long behind a table ends it
        self.is_parted = True
        if element.is_fixed:
            self._write_code(element)
        else:
            self._write_paragraph(element)

    def _write_paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph, an item of a list, a heading, or a line of a list of contents."""
        words = self._joined(paragraph.rows)
        span = self._put(words)
        if self._is_entry(paragraph.rows[0], words):
            self.blocks.append(Block(span, Kind.METADATA))
            return
        depth = depth_of(paragraph, words, self.style)
        if depth is None and QUESTION_LABEL.match(words) and len(paragraph.rows) <= _QUESTION_ROWS:
            depth = _DEEP
        if depth is not None:
            self._open(span, depth, words)
        elif paragraph.size < SMALL * self.style.size:
            self._add(span, Kind.PARAGRAPH)
        elif (mark := _BULLET.match(words)) or LIST_MARK.match(words):
            self._item(span, mark.end() if mark else 0)
        else:
            self._add(span, Kind.PARAGRAPH)

    def _is_entry(self, row: Row, words: str) -> bool:
        """Return whether some words are of a list of contents; not all its lines have dots."""
        if row.is_entry:
            return True
        return row.page in self.contents and _NUMBERED.search(words) is not None

    def _joined(self, rows: Sequence[Row]) -> str:
        """Return rows as one text, and note where a page begins in it."""
        text, start = "", self._start()
        for row in rows:
            line = row.text
            text = join(text, line, self.words)
            self._turn_to(row.page, start + len(text) - len(line))
        return text.replace(HYPHEN, "-")

    def _write_code(self, paragraph: Paragraph) -> None:
        """Write code line by line, in pieces of a size that can be quoted."""
        piece: list[str] = []
        for row, typed in zip(paragraph.rows, typed_lines(paragraph.rows), strict=True):
            line = typed if piece else typed.lstrip(" ")
            if piece and sum(map(len, piece)) + len(line) > _LARGEST_UNIT:
                self._add(self._put("\n".join(piece)), Kind.CODE, self.lead)
                piece = [line.strip()]
            else:
                piece.append(line)
            self._turn_to(row.page, self._start() + sum(len(one) + 1 for one in piece[:-1]))
        self._add(self._put("\n".join(piece)), Kind.CODE, self.lead)

    def _write_row(self, row: TableRow) -> None:
        """Write a row of a table, which is read with the names of the columns."""
        self._turn_to(row.first.page, self._start())
        words = row.text.strip()
        if not words:
            return
        if not self.columns and self.named and _goes_on(self.named, row):
            self.columns = self.last_columns
        self.is_parted = False
        span = self._put(words, between="\n" if self.columns else "\n\n")
        if row.is_header:
            self.columns = self.last_columns = span
            self.named = row
            self.blocks.append(Block(span, Kind.METADATA))
        elif self._is_entry(row.first, words):
            self.blocks.append(Block(span, Kind.METADATA))
        else:
            self._add(span, Kind.ROW, self.columns)

    def _open(self, span: Span, depth: int, words: str) -> None:
        """Note a heading, which stands above what follows it."""
        self.path = {level: above for level, above in self.path.items() if level < depth}
        self.path[depth] = without(QUESTION_LABEL, words)
        self.lead = None
        self.blocks.append(Block(span, Kind.HEADING, tuple(self.path.values())))

    def _item(self, span: Span, mark: int) -> None:
        """Note an item of a list, and its bullet apart."""
        if mark and span.start + mark < span.end:
            self.blocks.append(Block(Span(span.start, span.start + mark), Kind.METADATA))
            span = Span(span.start + mark, span.end)
        self.blocks.append(Block(span, Kind.ITEM, tuple(self.path.values()), self.lead))

    def _add(self, span: Span, kind: Kind, lead: Span | None = None) -> None:
        """Note a block that can be quoted; one that ends in a colon leads to what follows it."""
        self.blocks.append(Block(span, kind, tuple(self.path.values()), lead))
        if kind is Kind.PARAGRAPH:
            is_opening = "".join(self.parts[-1:]).endswith(_COLONS)
            self.lead = span if is_opening else None

    def _start(self, between: str = "\n\n") -> int:
        """Return where the next part of the text will begin."""
        return self.length + len(between) if self.parts else 0

    def _put(self, words: str, between: str = "\n\n") -> Span:
        """Write a part of the text behind the others, and return where it is."""
        start = self._start(between)
        if self.parts:
            self.parts.append(between)
        self.parts.append(words)
        self.length = start + len(words)
        return Span(start, self.length)

    def _turn_to(self, page: int, start: int) -> None:
        """Note that a page begins, if it does."""
        if page > self.page:
            self.page = page
            self.places.append(Place(start, PAGE.format(number=page + 1)))


def _goes_on(named: TableRow, row: TableRow) -> bool:
    """Return whether a row is of the table with some names, on that page or the next.

    Its columns begin or end where those do.
    """
    is_near = named.first.page <= row.first.page <= named.first.page + 1
    return (
        is_near
        and len(named.edges) == len(row.edges) > 1
        and all(
            abs(one[0] - other[0]) < _SHIFT or abs(one[1] - other[1]) < _SHIFT
            for one, other in zip(named.edges, row.edges, strict=True)
        )
    )
