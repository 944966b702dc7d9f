"""How do parts become a document?

The texts of the parts, one below the other, are the text of the document: what is quoted is a
slice of it. Headings stand above what follows them, a lead-in is read with its list, a row with
the names of its columns, and a question that is answered heads its answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.documents.document import RUNNING, Block, Kind, Place, Reading
from bot.documents.lines import QUESTION_LABEL
from bot.documents.markup.paragraphs import is_question
from bot.documents.markup.questions import keep_answered
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.typed import restore
from bot.text.regexes import regex
from bot.text.spans import Span, enclose

_ASKED_LEVEL: Final = 99  # of a question that heads its answer, below all headings
_ENDS: Final = (".", "!", "?", ";", "。", "！", "？")
_CLOSE: Final = frozenset({Role.ITEM, Role.NAMES, Role.ROW, Role.MORE, Role.DEFINITION})
_LISTED: Final = frozenset({Role.ITEM, Role.MORE, Role.CODE, Role.ASIDE, Role.QUESTION})
_LARGEST_UNIT: Final = 1_000  # characters quoted as a whole; longer code is parted at line ends
_ODD_LINES: Final = regex(r"[\n\r\f\v\x85\u2028\u2029\0]|\s\Z")
_LINE_END: Final = regex(r"\r\n?|[\n\f\v\x85\u2028\u2029]")
_KINDS: Final = {
    Role.TEXT: Kind.PARAGRAPH,
    Role.TERM: Kind.PARAGRAPH,
    Role.UNIT: Kind.UNIT,
    Role.ASIDE: Kind.METADATA,
    Role.NAMES: Kind.METADATA,
}


def compose(
    parts: Iterable[Part], *, title: str = "", date: str = "", source: str = "", url: str = ""
) -> Reading:
    """Return the reading of a file whose parts are given in order.

    Args:
        parts: what was found; those without text only begin a place or end a list.
        title: of the file; "" takes the heading that stands above all others, if one does.
        date: of the file.
        source: who it is by.
        url: its address on the web.
    """
    given = list(restore(map(_cleaned, parts)))
    names = {_name(part.text).casefold() for part in given if part.role is Role.HEADING}
    page = _Page(frozenset(names))
    for part in given:
        page.add(part)
    page.close_terms()
    return Reading(
        "".join(page.texts),
        tuple(keep_answered(page.blocks)),
        title=title or _top_heading(given),
        date=date,
        source=source,
        url=url,
        places=tuple(page.places),
    )


def _top_heading(parts: Sequence[Part]) -> str:
    """Return the heading above all others, "" where none is: the first is one of several."""
    seen = [part for part in parts if part.text and part.role is not Role.ASIDE]
    headings = [part for part in seen if part.role is Role.HEADING]
    if not headings:
        return ""
    first, level = headings[0], min(part.level for part in headings)
    is_alone = first.level == level and sum(part.level == level for part in headings) == 1
    opens = first is seen[0] and first.level == level
    return _name(first.text) if (is_alone or opens) and not is_question(first.text) else ""


def _name(heading: str) -> str:
    """Return the words of a heading on one line."""
    return " ".join(heading.split())


@dataclass(slots=True)
class _Page:
    """A document in the making.

    `texts` are what was written so far, `length` characters in all. `path` has the open headings
    by their levels, `names` all headings in small letters. `items` has the open items by their
    depth, `opener` what opens their list; `columns` is the row, or the rows, with the names of the
    columns. `terms` wait for their definition, `term` has found it. `before` is the last block
    that is no metadata and `end` its last character; `asked_in` is how deep the list is that a
    question stands in. `last` is the role of the last part.
    """

    names: frozenset[str]
    texts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    path: dict[int, str] = field(default_factory=dict)
    items: dict[int, Span] = field(default_factory=dict)
    opener: Span | None = None
    columns: Span | None = None
    terms: list[str] = field(default_factory=list)
    term: Span | None = None
    before: Block | None = None
    end: str = ""
    asked_in: int = 0
    last: Role = Role.END

    def add(self, part: Part) -> None:
        """Add a part below the others."""
        if part.role not in {Role.TERM, Role.DEFINITION}:
            self.close_terms()
        self._leave(part.role)
        if part.place:
            self._begin_place(part)
        if part.text:
            self._add(part, part.text)
            self.last = part.role

    def _leave(self, role: Role) -> None:
        """Note that a list, a table or a definition ends before a part of another role."""
        if role not in _LISTED:
            self.items, self.opener = {}, None
        if role not in {Role.NAMES, Role.ROW, Role.ASIDE}:
            self.columns = None
        if role in {Role.HEADING, Role.QUESTION, Role.TERM, Role.END}:
            self.term = None
        if role is Role.ANSWERED:
            self.path.pop(_ASKED_LEVEL, None)

    def _begin_place(self, part: Part) -> None:
        """Note that a place begins where the next text will stand."""
        gap = len(self._gap(part.role)) if part.text else 0
        self.places.append(Place(self.length + gap, part.place, part.url))

    def _add(self, part: Part, text: str) -> None:
        """Add a part that has text."""
        if part.role in {Role.HEADING, Role.QUESTION}:
            self._head(part, text)
        elif part.role is Role.TERM:
            self.terms.append(text)
        elif part.role is Role.DEFINITION:
            self._define(text)
        elif part.role in {Role.ITEM, Role.MORE}:
            self._list(part, text)
        elif part.role is Role.CODE:
            self._code(text)
        elif part.role is Role.ROW:
            self._block(self._write(text, Role.ROW), Kind.ROW, self.columns)
        else:
            self._plain(part, text)

    def _plain(self, part: Part, text: str) -> None:
        """Add a part that stands for itself, without the mark before it."""
        span = self._marked(self._write(text, part.role), part.mark)
        self._block(span, _KINDS.get(part.role, Kind.PARAGRAPH))
        if part.role is Role.NAMES:
            self.columns = enclose([span, *([self.columns] if self.columns else [])])

    def _head(self, part: Part, text: str) -> None:
        """Add a heading, or a question that heads its answer."""
        level = _ASKED_LEVEL if part.role is Role.QUESTION else part.level
        self.path = {rank: above for rank, above in self.path.items() if rank < level}
        self.path[level] = QUESTION_LABEL.sub("", _name(text), count=1)
        self.asked_in = part.level if part.role is Role.QUESTION else 0
        self._block(self._write(text, part.role), Kind.HEADING)

    def _list(self, part: Part, text: str) -> None:
        """Add an item, or one more paragraph of it; one that repeats a heading lists contents."""
        if part.role is Role.MORE:
            self._add_to_item(text)
            return
        if part.level <= self.asked_in:
            self.path.pop(_ASKED_LEVEL, None)
        if not self.items:
            self.opener = self._opening() if self._is_below_text() else None
        above = [span for depth, span in sorted(self.items.items()) if depth < part.level]
        lead = above[-1] if above else self.opener
        span = self._marked(self._write(text, Role.ITEM), part.mark)
        kind = Kind.METADATA if _name(text).casefold() in self.names else Kind.ITEM
        self._block(span, kind, lead if kind is Kind.ITEM else None)
        kept = {depth: one for depth, one in self.items.items() if depth < part.level}
        self.items = {**kept, part.level: span}

    def _add_to_item(self, text: str) -> None:
        """Add one more paragraph of an item, or a note: it parts no list from its lead-in."""
        before, end = self.before, self.end
        lead = self.items[max(self.items)] if self.items else self._paragraph_before()
        self._block(self._write(text, Role.MORE), Kind.ITEM, lead)
        if lead is not None:
            self.before, self.end = before, end

    def _define(self, text: str) -> None:
        """Add a definition: it is quoted with its term, further paragraphs are read with it."""
        if self.terms:
            words = "\n".join(self.terms)
            self.terms = []
            span = self._write(f"{words}\n{text}", Role.DEFINITION)
            self.term = Span(span.start, span.start + len(words))
            self._block(span, Kind.PARAGRAPH)
        else:
            kind = Kind.ITEM if self.term else Kind.PARAGRAPH
            self._block(self._write(text, Role.DEFINITION), kind, self.term)

    def close_terms(self) -> None:
        """Add the terms that nothing explains as text."""
        terms, self.terms = self.terms, []
        for term in terms:
            self._block(self._write(term, Role.TEXT), Kind.PARAGRAPH)

    def _code(self, text: str) -> None:
        """Add code in pieces that are quoted whole."""
        lead = self._opening()
        whole = self._write(text, Role.CODE)
        for start, end in _pieces(text):
            self._block(Span(whole.start + start, whole.start + end), Kind.CODE, lead)

    def _marked(self, span: Span, mark: int) -> Span:
        """Return a span without the mark before it, which becomes metadata."""
        if not mark:
            return span
        self.blocks.append(Block(Span(span.start, span.start + mark), Kind.METADATA))
        return Span(span.start + mark, span.end)

    def _block(self, span: Span, kind: Kind, lead: Span | None = None) -> None:
        """Add a block under the headings that are open."""
        is_read = kind is not Kind.METADATA
        block = Block(span, kind, tuple(self.path.values()) if is_read else (), lead)
        self.blocks.append(block)
        if is_read:
            self.before, self.end = block, self.texts[-1][-1:]

    def _write(self, text: str, role: Role) -> Span:
        """Write a text below the last one and return where it stands."""
        gap = self._gap(role)
        start = self.length + len(gap)
        self.texts += gap, text
        self.length = start + len(text)
        return Span(start, self.length)

    def _gap(self, role: Role) -> str:
        """Return what stands between the last text and one of a role."""
        if not self.length:
            return ""
        return "\n" if role in _CLOSE and self.last in _CLOSE else "\n\n"

    def _opening(self) -> Span | None:
        """Return what opens a list or code that begins here: words that end in no full stop."""
        before = self._paragraph_before()
        return None if self.end.endswith(_ENDS) else before

    def _is_below_text(self) -> bool:
        """Return whether a paragraph is the last text, rather than the last item of a list."""
        return self.before is not None and self.before.kind is Kind.PARAGRAPH

    def _paragraph_before(self) -> Span | None:
        """Return the running text right above, under the same headings; None if there is none."""
        before = self.before
        if before is None or before.kind not in RUNNING:
            return None
        return before.span if before.headings == tuple(self.path.values()) else None


def _cleaned(part: Part) -> Part:
    """Return a part without NUL and, unless it is code, without blank lines within it."""
    if not _ODD_LINES.search(part.text):  # nearly every part
        return part
    lines = [line.rstrip() for line in _LINE_END.split(part.text.replace("\0", ""))]
    kept = lines if part.role is Role.CODE else filter(None, lines)
    return replace(part, text="\n".join(kept).strip("\n"))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code begins and ends, in pieces that end with a line where it is long."""
    start = end = 0
    for line in text.splitlines(keepends=True):
        if end > start and end + len(line) - start > _LARGEST_UNIT:
            yield start, end - 1
            start = end
        end += len(line)
    yield start, len(text)
