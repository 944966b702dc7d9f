"""Which parts does a page of HTML have?

What people read of it, in order: headings, paragraphs, lists, tables, terms with definitions and
code. Scripts, navigation, forms and banners are passed over, and a list of nothing but links is
no text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from bot.documents.structure.parts import Part, Role
from bot.documents.structure.tables import Table, is_layout
from bot.documents.structure.trees import Tree, attribute, local, walk
from bot.text.regexes import regex

_UNSEEN: Final = frozenset(
    "script style noscript template nav button select option textarea input svg iframe object"
    " canvas audio video map head title rp rt annotation annotation-xml datalist footer".split()
)
_UNSEEN_ROLES: Final = frozenset(
    "navigation banner contentinfo search alertdialog dialog menu menubar toolbar tablist".split()
)
_ASIDES: Final = regex(  # classes and ids of what stands beside the text
    r"(?:^|[\s_-])(?:nav(?:bar|igation|box)?|breadcrumbs?|menu|side-?bar|toc|pag(?:er|ination)"
    r"|share|social|related|skip(?:link)?|footer|links|tabs?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BANNERS: Final = regex(
    r"cookie|consent|gdpr|(?:^|[\s_-])(?:headerlink|editsection|sr-only|screen-reader-text"
    r"|visually-?hidden|noprint|advertisement|newsletter|popup|modal)(?:$|[\s_-])"
    r"|mw-editsection|mw-jump-link|cite-backlink|footnote-back",
    re.IGNORECASE,
)
_HIDDEN: Final = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre"
    " section summary table tbody td tfoot th thead tr ul".split()
)
_LISTS: Final = frozenset({"ul", "ol", "menu"})
_BOLD: Final = frozenset({"b", "strong"})
_HEADING: Final = regex(r"h([1-6])$")
_NOTE_MARK: Final = regex(r"\s*[\[(]?(?:\d{1,3}|[a-z]|[*†‡§¹²³]{1,3})[\])]?\s*")
_BREAK: Final = "\v"
_SPACE: Final = regex(r"[ \t\r\n\f]+")
_AROUND_BREAK: Final = regex(rf" *{_BREAK} *")
_MOSTLY: Final = 0.8  # of an item's characters are links where it leads elsewhere
_HALF: Final = 0.5
_LEAST_SHARE: Final = 0.3  # of a page's text is in what is called its main part
_FEW: Final = 3  # items that only link are navigation


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words in a row, whether they are in bold, and whether they are a link."""

    words: str
    is_bold: bool
    is_link: bool


@dataclass(slots=True)
class _Walk:
    """A walk over a page: what is open, and what was found.

    `unseen` is the element that is being passed over; `tables` has the tables that are open, None
    for one that only lays out; `fresh` says that the open item or definition has no text yet.
    """

    parts: list[tuple[Part, bool]] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    tables: list[Table | None] = field(default_factory=list)
    unseen: Tree | None = None
    depth: int = 0
    bold: int = 0
    links: int = 0
    fresh: bool = False

    def start(self, element: Tree) -> None:
        """Note that an element begins."""
        name = local(element)
        if name in _BLOCKS:
            self.block(element, name)
        elif name == "br":
            self.say(_BREAK)
        self.bold += name in _BOLD
        self.links += name == "a"
        self.say(element.text or "")

    def end(self, element: Tree) -> None:
        """Note that an element ends."""
        name = local(element)
        self.bold -= name in _BOLD
        self.links -= name == "a"
        if name in _BLOCKS:
            self.end_block(name)

    def say(self, words: str) -> None:
        """Take some words, into the open cell where one is."""
        if words:
            self.pieces.append(_Piece(words, self.bold > 0, self.links > 0))

    def block(self, element: Tree, name: str) -> None:
        """Note that a block begins: what was said before it is a part."""
        self.flush()
        if name == "table":
            self.tables.append(None if is_layout(element) else Table())
        elif table := self.table():
            table.begin(name, attribute(element, "rowspan"), attribute(element, "colspan"))
        elif name in _LISTS:
            self.depth += 1
        if name in {"li", "dd"}:
            self.fresh = True
        self.open.append(name)

    def end_block(self, name: str) -> None:
        """Note that a block ends."""
        self.flush()
        self.open.pop()
        if name == "table":
            table = self.tables.pop()
            self.parts += [(part, False) for part in table.parts()] if table else []
        elif name == "details":
            self.parts.append((Part(Role.ANSWERED), False))
        elif self.table() is None and name in _LISTS:
            self.depth -= 1

    def table(self) -> Table | None:
        """Return the innermost table with rows that is open."""
        return self.tables[-1] if self.tables else None

    def flush(self) -> None:
        """Make a part of what was said."""
        pieces, self.pieces = self.pieces, []
        if not pieces:
            return
        if table := self.table():
            table.say("".join(piece.words for piece in pieces).replace(_BREAK, " "))
            return
        is_code = "pre" in self.open
        joined = "".join(piece.words for piece in pieces)
        text = joined.replace(_BREAK, "\n").strip("\n") if is_code else _plain(joined)
        if not text.strip():
            return
        has_bold = not is_code and any(piece.is_bold for piece in pieces)
        bold = len(_plain("".join(_bold_ones(pieces)))) if has_bold else 0
        linked = sum(len(_plain(piece.words)) for piece in pieces if piece.is_link)
        part = self.part(text, min(bold, len(text)), is_code=is_code)
        self.parts.append((part, linked >= _MOSTLY * len(text)))

    def part(self, text: str, bold: int, *, is_code: bool) -> Part:
        """Return the part of a text by what is open around it."""
        for name in reversed(self.open):
            if heading := _HEADING.match(name):
                return Part(Role.HEADING, " ".join(text.split()), level=int(heading[1]))
            if is_code:
                return Part(Role.CODE, text)
            if name == "summary":
                return Part(Role.QUESTION, " ".join(text.split()), level=0)
            if name == "dt":
                return Part(Role.TERM, text, bold=bold)
            if name in {"li", "dd"}:
                return self.listed(name, text, bold)
        return Part(Role.TEXT, text, bold=bold)

    def listed(self, name: str, text: str, bold: int) -> Part:
        """Return the part of a paragraph in an item or a definition."""
        is_first, self.fresh = self.fresh, False
        if name == "dd":
            return Part(Role.DEFINITION, text, bold=bold)
        role = Role.ITEM if is_first else Role.MORE
        return Part(role, text, level=max(self.depth, 1), bold=bold)


def page_parts(root: Tree) -> list[Part]:
    """Return the parts of a page or of an element of it, in order."""
    walked = _Walk()
    for event, element in walk(root):
        if walked.unseen is None:
            if event == "start" and _is_unseen(element):
                walked.unseen = element
            elif event == "start":
                walked.start(element)
            else:
                walked.end(element)
        elif event == "end" and element is walked.unseen:
            walked.unseen = None
        if event == "end" and walked.unseen is None and element is not root:
            walked.say(element.tail or "")
    walked.flush()
    return list(_without_navigation(walked.parts))


def main_part(root: Tree) -> Tree:
    """Return the element that holds what a page is about, the root where none says so."""
    found = [
        element
        for element in root.iter()
        if local(element) == "main" or attribute(element, "role") == "main"
    ]
    if len(found) != 1:
        found = [element for element in root.iter() if local(element) == "article"]
    if len(found) != 1:
        return root
    return found[0] if _length(found[0]) >= _LEAST_SHARE * _length(root) else root


def _is_unseen(element: Tree) -> bool:
    """Return whether nobody reads an element: it is hidden, or stands beside the text."""
    name = local(element)
    if not name or name in _UNSEEN or attribute(element, "role") in _UNSEEN_ROLES:
        return name not in {"header"}
    if not element.attrib or name in {"html", "body", "main"}:
        return name == "sup" and _is_note_mark(element, name)
    hidden = element.get("hidden")
    if hidden not in (None, "until-found") or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _BANNERS.search(called) or _is_note_mark(element, name):
        return True
    return bool(name in _BLOCKS and _ASIDES.search(called)) and _link_share(element) > _HALF


def _is_note_mark(element: Tree, name: str) -> bool:
    """Return whether an element is the mark of a footnote, which is no word of the sentence."""
    if name == "a" and {attribute(element, "role"), attribute(element, "type")} & {
        "doc-noteref", "noteref", "doc-backlink",
    }:  # fmt: skip
        return True
    around, within = ("sup", "a") if name == "sup" else ("a", "sup")
    is_linked = name == around and any(local(one) == within for one in element.iter())
    return is_linked and bool(_NOTE_MARK.fullmatch("".join(element.itertext())))


def _length(element: Tree) -> int:
    """Return how many characters an element shows, white space aside."""
    return sum(
        len("".join((text or "").split()))
        for one in element.iter()
        if local(one) not in _UNSEEN
        for text in (one.text, one.tail)
    )


def _link_share(element: Tree) -> float:
    """Return which share of the characters of an element are links."""
    linked = sum(len("".join(one.itertext())) for one in element.iter() if local(one) == "a")
    return linked / max(1, len("".join(element.itertext()).strip()))


def _bold_ones(pieces: Iterable[_Piece]) -> Iterator[str]:
    """Yield the words in bold that some words begin with."""
    for piece in pieces:
        if not piece.is_bold and piece.words.strip(f" \t\r\n\f{_BREAK}"):
            return
        yield piece.words


def _plain(words: str) -> str:
    """Return words as a page shows them: white space is one blank, a break ends a line."""
    line = _SPACE.sub(" ", words)
    return (_AROUND_BREAK.sub("\n", line) if _BREAK in line else line).strip(" \n")


def _without_navigation(parts: Iterable[tuple[Part, bool]]) -> Iterator[Part]:
    """Yield the parts; items that are nothing but links, and no others, are no text."""
    run: list[tuple[Part, bool]] = []
    for part, is_link in [*parts, (Part(Role.END), False)]:
        if part.role in {Role.ITEM, Role.MORE}:
            run.append((part, is_link))
            continue
        is_navigation = len(run) >= _FEW and all(linked for _, linked in run)
        for one, _ in run:
            yield replace(one, role=Role.ASIDE) if is_navigation else one
        run = []
        yield part
