"""What does this RTF file say?

Rich text is control words and groups in plain letters. What stands in groups for fonts, styles,
pictures and fields is no text; paragraphs, cells of tables, marks of lists and bold words are.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from bot.documents.document import Reading
from bot.documents.structure.cells import tabulate
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.rtf_words import (
    CHARACTERS,
    CHARSETS,
    FACTS,
    READ,
    SYMBOLS,
    UNREAD,
    cut_tokens,
    encoding_of,
)
from bot.errors import NotReadable
from bot.text.regexes import regex

_HEADING: Final = regex(
    r"(?:heading|überschrift|заголовок|titre|título|titolo) ?(\d)", re.IGNORECASE
)
_BULLET: Final = regex(r"\s*(?:[^\w\s]|[\w.]{1,6}[.)]?)\s*")
_DEEPEST: Final = 1_000  # groups within each other
_BODY_LEVEL: Final = 9  # outline level of running text


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group: how its words look, what they are for, how many letters stand in.

    `kind` is "" for text, "unread", or the name of a group that is read in its own way.
    `skip` is how many letters stand for one that an old program does not know.
    """

    kind: str = ""
    is_bold: bool = False
    is_hidden: bool = False
    font: int = 0
    skip: int = 1
    is_star: bool = False


@dataclass(slots=True)
class _File:
    """An RTF file that is read token by token.

    `words` are those of the open paragraph, `bold` how many characters of them are in bold from
    the first on. `cells` and `rows` are those of the open table.
    """

    parts: list[Part] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    states: list[_State] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    encoding: str = "cp1252"
    letters: bytearray = field(default_factory=bytearray)
    left: int = 0
    words: list[tuple[str, bool]] = field(default_factory=list)
    mark: str = ""
    notes: list[str] = field(default_factory=list)
    named: str = ""
    number: int = 0
    outline: int = -1
    in_table: bool = False
    is_listed: bool = False
    depth: int = 1
    cells: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    high: str = ""

    def take(self, token: re.Match[bytes]) -> None:
        """Take one token."""
        if token["byte"]:
            if self.left:
                self.left -= 1
            else:
                self.letters.append(int(token["byte"], 16))
            return
        if text := token["text"]:
            skipped = min(self.left, len(text))
            self.left -= skipped
            self.letters += text[skipped:]
            return
        self.decode()
        if brace := token["brace"]:
            self.group(is_open=brace == b"{")
        elif token["word"]:
            number = int(token["number"]) if token["number"] else None
            self.word(token["word"].decode("ascii"), number)
        elif symbol := token["symbol"]:
            self.symbol(symbol)

    def decode(self) -> None:
        """Say the bytes that have come, in the encoding of their font."""
        if self.letters:
            raw, self.letters = bytes(self.letters), bytearray()
            encoding = self.fonts.get(self.state.font, self.encoding)
            self.say(raw.decode(encoding, "replace"))

    def say(self, text: str) -> None:
        """Take some words for what the open group is for."""
        kind = self.state.kind
        if kind == "" and not self.state.is_hidden:
            self.words.append((text, self.state.is_bold))
        elif kind in {"listtext", "pntext"}:
            self.mark += text
        elif kind == "footnote":
            self.notes[-1] += text
        elif kind in FACTS:
            self.facts[kind] = self.facts.get(kind, "") + text
        elif kind == "stylesheet":
            self.named += text

    def group(self, *, is_open: bool) -> None:
        """Note that a group begins or ends."""
        self.left = 0
        if is_open:
            if len(self.states) >= _DEEPEST:
                raise NotReadable("it is nested too deeply")
            self.states.append(self.state)
            self.state = replace(self.state, is_star=False)
        elif self.states:
            if self.state.kind == "stylesheet" and (heading := _HEADING.match(self.named.strip())):
                self.styles[self.number] = int(heading[1])
            self.named = ""
            self.state = self.states.pop()

    def symbol(self, symbol: bytes) -> None:
        """Take a control symbol."""
        if symbol == b"*":
            self.state = replace(self.state, is_star=True)
        elif symbol in {b"\n", b"\r"}:
            self.paragraph()
        elif symbol in SYMBOLS:
            self.say(SYMBOLS[symbol])

    def word(self, word: str, number: int | None) -> None:
        """Take a control word."""
        if word == "u" and number is not None:
            self.unicode(number)
        elif word in CHARACTERS:
            self.say(CHARACTERS[word])
        elif word in {"par", "sect", "page", "row", "cell", "nestcell", "nestrow"}:
            self.ends(word)
        elif self.state.is_star or word in UNREAD or word in READ or word in FACTS:
            self.destination(word)
        elif self.state.kind in {"fonttbl", "stylesheet"}:
            self.define(word, number or 0)
        else:
            self.look(word, number)

    def unicode(self, number: int) -> None:
        """Say a character by its number; the letters that stand in for it are passed over."""
        character = chr(number % 0x10000)
        if "\ud800" <= character <= "\udbff":
            self.high = character
        else:
            pair = (self.high + character).encode("utf-16-le", "surrogatepass")
            self.say(pair.decode("utf-16-le", "replace"))
            self.high = ""
        self.left = self.state.skip

    def destination(self, word: str) -> None:
        """Note what a group is for."""
        kind, is_star = self.state.kind, self.state.is_star
        self.state = replace(self.state, is_star=False)
        if (word in FACTS and kind in {"unread", "title", "author"}) or word in {
            "fonttbl",
            "stylesheet",
        }:
            self.state = replace(self.state, kind=word)
        elif word in {"listtext", "pntext"} and not kind:
            self.mark = ""
            self.state = replace(self.state, kind=word)
        elif word == "footnote" and not kind:
            self.notes.append("")
            self.state = replace(self.state, kind=word)
        elif word in READ:
            pass
        elif kind not in {"fonttbl", "stylesheet"} or (
            is_star and word not in {"cs", "ts", "ds", "s"}
        ):
            self.state = replace(self.state, kind="unread")

    def define(self, word: str, number: int) -> None:
        """Take what the tables of fonts and of styles say."""
        if word == "f":
            self.state = replace(self.state, font=number)
        elif word == "fcharset" and number in CHARSETS:
            self.fonts[self.state.font] = CHARSETS[number]
        elif word == "s":
            self.number = number
        elif word == "outlinelevel" and number < _BODY_LEVEL:
            self.styles.setdefault(self.number, number + 1)

    def look(self, word: str, number: int | None) -> None:
        """Take a control word that says how the text looks."""
        is_on = number != 0
        if word == "ansicpg" and number:
            self.encoding = encoding_of(number)
        elif word in {"mac", "pc", "pca"}:
            self.encoding = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "b":
            self.state = replace(self.state, is_bold=is_on)
        elif word == "plain":
            self.state = replace(self.state, is_bold=False, is_hidden=False)
        elif word in {"v", "deleted"}:
            self.state = replace(self.state, is_hidden=is_on)
        elif word == "f":
            self.state = replace(self.state, font=number or 0)
        elif word == "uc":
            self.state = replace(self.state, skip=max(0, number if number is not None else 1))
        else:
            self.layout(word, number)

    def layout(self, word: str, number: int | None) -> None:
        """Take a control word that says how a paragraph is laid out."""
        if self.state.kind:
            return  # the mark of an item is set in a way of its own
        if word == "pard":
            self.outline, self.in_table, self.is_listed, self.depth = -1, False, False, 1
            self.mark = ""
        elif word == "intbl":
            self.in_table = True
        elif word == "outlinelevel":
            self.outline = number if number is not None else -1
        elif word == "s" and number in self.styles:
            self.outline = self.styles[number] - 1
        elif word == "ls":
            self.is_listed = bool(number)
        elif word == "ilvl":
            self.depth = min(max(number or 0, 0), _BODY_LEVEL) + 1

    def ends(self, word: str) -> None:
        """Note that a paragraph, a cell or a row ends."""
        if self.state.kind == "footnote":
            self.notes[-1] += " "
        elif self.state.kind:
            return
        elif word in {"cell", "nestcell"}:
            self.cells.append(self.taken()[0])
        elif word in {"row", "nestrow"}:
            if self.cells:
                self.rows.append(self.cells)
            self.cells = []
        elif self.in_table:
            self.words.append((" ", False))
        else:
            self.paragraph()

    def taken(self) -> tuple[str, int]:
        """Return the words of the open paragraph, and how many of them are in bold."""
        words, self.words = self.words, []
        joined = "".join(text for text, _ in words)
        bold = 0
        for text, is_bold in words:
            if text.strip() and not is_bold:
                break
            bold += len(text)
        before = len(joined) - len(joined.lstrip())
        stripped = joined.strip()
        return stripped, min(max(bold - before, 0), len(stripped))

    def paragraph(self) -> None:
        """Make a part of the open paragraph."""
        if self.rows and not self.in_table:
            self.table()
        text, bold = self.taken()
        notes, self.notes = self.notes, []
        is_item = self.is_listed or bool(self.mark and _BULLET.fullmatch(self.mark))
        self.mark = ""
        if 0 <= self.outline < _BODY_LEVEL and text:
            self.parts.append(Part(Role.HEADING, " ".join(text.split()), level=self.outline + 1))
        elif text:
            role = Role.ITEM if is_item else Role.TEXT
            self.parts.append(Part(role, text, level=self.depth, bold=bold))
        self.parts += (Part(Role.MORE, " ".join(note.split())) for note in notes if note.strip())

    def table(self) -> None:
        """Make parts of the rows of the open table."""
        self.parts += tabulate(self.rows, None)
        self.rows = []

    def close(self) -> None:
        """Make parts of all that is open."""
        self.decode()
        self.in_table = False
        self.paragraph()


def read(raw: bytes) -> Reading:
    """Return the blocks of an RTF file, and the title and author that it states.

    Raises:
        NotReadable: it is no RTF file.
    """
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise NotReadable("it is no RTF file")
    file = _File()
    for token in cut_tokens(raw):
        file.take(token)
    file.close()
    return compose(
        file.parts,
        title=" ".join(file.facts.get("title", "").split()),
        source=" ".join(file.facts.get("author", "").split()),
    )
