"""What does this AsciiDoc file say?

Equals signs make headings, and marks at the beginnings of lines lists, tables, code and terms.
What a file would include from elsewhere is not there, and conditions are taken as met.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.documents.document import Reading
from bot.documents.structure.cells import count_heads, tabulate
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.wrapped import join_wrapped
from bot.text.encodings import decode
from bot.text.regexes import regex

_HEADING: Final = regex(r"(?P<marks>={1,6}|#{1,6})\s+(?P<title>\S.*?)(?:\s+(?P=marks))?\s*$")
_UNDERLINES: Final = "=-~^+"  # of the titles of two lines, by their levels
_ATTRIBUTE: Final = regex(r":(?P<name>!?[\w-]+!?):(?:\s+(?P<value>.*))?$")
_BLOCK_LINE: Final = regex(r"\[(?P<inside>[^\[\]]*)\]\s*$|\[\[[^\[\]]*\]\]\s*$")
_TITLE: Final = regex(r"\.(?P<title>[^\s.].*)$")
_FENCE: Final = regex(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|```\S*)\s*$")
_TABLE: Final = regex(r"[|,:!]={3,}\s*$")
_DIRECTIVE: Final = regex(r"(?:include|ifdef|ifndef|ifeval|endif|toc|image|video|audio)::")
_ITEM: Final = regex(
    r"\s*(?P<mark>\*{1,6}|-|\.{1,6}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d{1,2}|\.)>|•)\s+"
    r"(?:\[[ xX*]\]\s+)?(?P<text>\S.*)"
)
_TERM: Final = regex(r"\s*(?P<term>\S.{0,300}?)(?:::{1,3}|;;)(?:\s+(?P<text>\S.*))?$")
_CELL: Final = regex(r"(?:(?:\d+(?:\.\d+)?|\.\d+)[+*])?[<^>]?(?:\.[<^>])?[aehlmsv]?(?<!\\)\|")
_COLUMNS: Final = regex(r"cols\s*=\s*[\"']?([^\"'\]]*)")
_NOTE: Final = regex(r"footnote:\w*\[([^\[\]]*)\]")
_BREAK: Final = regex(r"\s\+\s*$")
_AUTHOR: Final = regex(r"[^\W\d_][^<>:;]{0,80}(?:<[^<>\s]+>)?\s*$")
_REVISION: Final = regex(r"v?\d[\w.]*,|\d{4}-\d\d-\d\d")
_INLINE: Final = (
    (regex(r"\(\(\([^()]*\)\)\)|anchor:[\w-]+\[[^\]]*\]"), ""),
    (regex(r"\[\[[^\[\]]*\]\]|image:\S+?\[[^\]]*\]"), ""),
    (regex(r"\(\(([^()]*)\)\)"), r"\1"),
    (regex(r"\b[a-z]+:([\w./+-]+)\[(\d)\]"), r"\1(\2)"),  # a page of a manual
    (regex(r"<<[^<>,]*,\s*([^<>]*)>>"), r"\1"),
    (regex(r"<<#?([^<>]*)>>"), r"\1"),
    (regex(r"(?:link|xref|mailto):\S*?\[([^\[\]]+)\]"), r"\1"),
    (regex(r"(?:link|xref|mailto):(\S*?)\[\]"), r"\1"),
    (regex(r"https?://[^\s\[\]]+\[([^\[\]]+)\]"), r"\1"),
    (regex(r"(https?://[^\s\[\]]+)\[\]"), r"\1"),
    (regex(r"(?:kbd|btn|pass|stem|latexmath|asciimath):\w*\[([^\[\]]*)\]"), r"\1"),
    (regex(r"menu:([^\[\]\s]+)\[([^\[\]]*)\]"), r"\1 > \2"),
    (regex(r"\[[\w.#%-]*\](?=[#*_`])"), ""),
    (regex(r"(\*\*|__|``|##|\+\+)(?=\S)(.{1,300}?)(?<=\S)\1"), r"\2"),
    (regex(r"(?<![\w*_`#+\\])([*_`#+])(?=\S)([^\n]{1,300}?)(?<=\S)\1(?!\w)"), r"\2"),
    (regex(r"(?<!\w)([*_`])(?=\S)([^\n]{1,300}?)(?<=\S)\1(?!\w)"), r"\2"),
)
_BOLD: Final = regex(r"\*(\S[^*\n]{0,300}?)\*(?=[\s:.]|$)")
_REFERENCE: Final = regex(r"\{([\w-]{1,60})\}")
_CHARACTERS: Final = {
    "nbsp": "\u00a0", "zwsp": "", "amp": "&", "lt": "<", "gt": ">", "startsb": "[", "endsb": "]",
    "empty": "", "sp": " ", "apos": "'", "quot": '"', "plus": "+", "asterisk": "*", "vbar": "|",
}  # fmt: skip
_CODE: Final = ("-", ".", "`")  # fences of code
_UNREAD: Final = ("/", "+")  # fences of comments, and of what is passed to another program
_LONGEST: Final = 1_000  # characters of an attribute's value


def read(raw: bytes) -> Reading:
    """Return the blocks of an AsciiDoc file, and title, date and author of its header."""
    page = _Page()
    lines = decode(raw).removeprefix("\ufeff").splitlines()
    at = 0
    while at < len(lines):
        below = lines[at + 1].rstrip() if at + 1 < len(lines) else ""
        at += page.take(lines[at].rstrip(), below)
    page.close()
    facts = page.attributes
    return compose(
        page.parts,
        title=page.title,
        date=facts.get("revdate", "") or facts.get("docdate", ""),
        source=facts.get("author", ""),
    )


@dataclass(slots=True)
class _Page:
    """An AsciiDoc file that is read line by line.

    `fence` is the one that closes what is open, `held` the lines since it, `style` the line in
    square brackets above a block. `lines` are those of `part`, the paragraph or item now open;
    `marks` are those of the open lists; one that `is_continued` goes on in the next block.
    """

    parts: list[Part] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    title: str = ""
    in_header: bool = False
    fence: str = ""
    held: list[str] = field(default_factory=list)
    style: str = ""
    lines: list[str] = field(default_factory=list)
    part: Part = field(default_factory=lambda: Part(Role.TEXT))
    marks: list[str] = field(default_factory=list)
    is_continued: bool = False

    def take(self, line: str, below: str) -> int:
        """Take a line, given the one below it; return how many lines that were."""
        if self.fence:
            self.inside(line)
        elif self.in_header and self.header(line):
            pass
        elif _is_underline(line, below) and not self.lines:
            self.heading(line, _UNDERLINES.index(below[0]))
            return 2
        elif not (self.opens(line) or self.sets(line)):
            self.prose(line)
        return 1

    def header(self, line: str) -> bool:
        """Take a line below the title: the author, the revision; say whether it is one."""
        self.in_header = bool(line)
        if _REVISION.match(line):
            self.attributes["revdate"] = (
                line.rsplit(",", maxsplit=1)[-1].split(":", maxsplit=1)[0].strip()
            )
            return True
        if line and "author" not in self.attributes and _AUTHOR.match(line):
            self.attributes["author"] = re.sub(r"\s*<.*", "", line)
            return True
        return False

    def heading(self, title: str, level: int) -> None:
        """Take a heading; one of level 0 is the title."""
        self.close()
        self.marks, self.is_continued, self.style = [], False, ""
        words = self.plain(title)
        if level == 0 and not self.title and not self.parts:
            self.title, self.in_header = words, True
        self.parts.append(Part(Role.HEADING, words, level=level + 1))

    def opens(self, line: str) -> bool:
        """Take a fence or the line that begins a table; say whether it is one."""
        if not (_FENCE.match(line) or _TABLE.match(line)):
            return False
        self.close()
        if line[0] in _CODE and line != "--":
            self.fence = "```" if line[0] == "`" else line
        elif line[0] in _UNREAD or _TABLE.match(line):
            self.fence = line
        return True

    def inside(self, line: str) -> None:
        """Take a line between two fences, or the second of them."""
        if line != self.fence:
            self.held.append(line)
            return
        if _TABLE.match(self.fence):
            self.parts += self.table()
        elif self.fence[0] in _CODE:
            self.parts.append(Part(Role.CODE, "\n".join(self.held)))
        self.fence, self.held, self.style = "", [], ""

    def sets(self, line: str) -> bool:
        """Take a line that says something of others: an attribute, a style, a title, a comment."""
        if attribute := _ATTRIBUTE.match(line):
            value = self.plain((attribute["value"] or "").removesuffix("\\"))
            self.attributes[attribute["name"].strip("!").lower()] = value[:_LONGEST]
            return True
        if line.startswith("//") or _DIRECTIVE.match(line) or line in {"'''", "<<<"}:
            return True
        if not self.lines and (style := _BLOCK_LINE.match(line)):
            self.style = style["inside"] or self.style
            return True
        if not self.lines and (title := _TITLE.match(line)):
            self.parts.append(Part(Role.TEXT, self.plain(title["title"])))
            return True
        if heading := _HEADING.match(line):
            self.heading(heading["title"], len(heading["marks"]) - 1)
            return True
        return False

    def prose(self, line: str) -> None:
        """Take a line of a paragraph, a list or a definition."""
        item, term = _ITEM.match(line), _TERM.match(line)
        if not line.strip():
            self.close()
        elif line == "+":
            self.close()
            self.is_continued = True
        elif item:
            self.item(item["mark"], item["text"])
        elif term:
            self.close()
            self.parts.append(Part(Role.TERM, self.plain(term["term"])))
            self.part, self.lines = Part(Role.DEFINITION), [term["text"] or ""]
        else:
            self.more(line)

    def item(self, mark: str, text: str) -> None:
        """Begin an item of a list, which lies as deep as the lists with other marks around it."""
        self.close()
        kind = mark if mark[0] in "*.-" else re.sub(r"\w+", "1", mark)
        at = self.marks.index(kind) if kind in self.marks else len(self.marks)
        self.marks = [*self.marks[:at], kind]
        self.part, self.lines = Part(Role.ITEM, level=at + 1), [text]

    def more(self, line: str) -> None:
        """Go on with what is open, or begin a paragraph; one that is set in is code."""
        if not self.lines:
            if line[:1].isspace() and not self.marks and not self.is_continued:
                self.part = Part(Role.CODE)
            elif self.is_continued:
                role = Role.MORE if self.marks else Role.DEFINITION
                self.part = Part(role, level=len(self.marks) or 1)
            else:
                self.part, self.marks = Part(Role.TEXT), []
        self.is_continued = False
        self.lines.append(line)

    def close(self) -> None:
        """Make a part of what is open."""
        lines, self.lines = self.lines, []
        part, self.part = self.part, Part(Role.TEXT)
        if part.role is Role.CODE:
            self.parts.append(Part(Role.CODE, "\n".join(lines)))
        elif any(lines):
            raw = self.substituted("\n".join(map(join_wrapped, _broken(lines))))
            text = self.plain(_NOTE.sub("", raw))
            opening = _BOLD.match(raw)
            bold = min(len(self.plain(opening[1])), len(text)) if opening else 0
            self.parts.append(Part(part.role, text, level=part.level, bold=bold))
            self.parts += (Part(Role.MORE, self.plain(note)) for note in _NOTE.findall(raw))

    def table(self) -> Iterator[Part]:
        """Yield the rows of the table that is held."""
        cells = list(_cells(self.held))
        columns = _COLUMNS.search(self.style)
        width = _width(columns[1]) if columns else 0
        first = next((line for line in self.held if line.strip()), "")
        width = width or len(_CELL.findall(first)) or 1
        words = [self.plain(join_wrapped(cell.split("\n"))) for cell in cells]
        rows = [words[at : at + width] for at in range(0, len(words), width)]
        lines = iter(self.held)
        is_apart = any(line.strip() for line in lines) and next(lines, "x").strip() == ""
        marked = "header" in self.style or (is_apart and len(_CELL.findall(first)) == width > 1)
        yield from tabulate(rows, 1 if marked and len(rows) > 1 else count_heads(rows))

    def substituted(self, text: str) -> str:
        """Return a text with the values of the attributes that it names."""

        def value(found: re.Match[str]) -> str:
            name = found[1].lower()
            return _CHARACTERS.get(name, self.attributes.get(name, found[0]))

        return _REFERENCE.sub(value, text)

    def plain(self, text: str) -> str:
        """Return text without the marks of links and emphasis."""
        text = self.substituted(text)
        for pattern, instead in _INLINE:
            text = pattern.sub(instead, text)
        return text.strip()


def _is_underline(line: str, below: str) -> bool:
    """Return whether the line below another one makes it a title."""
    return (
        bool(below)
        and below[0] in _UNDERLINES
        and below == below[0] * len(below)
        and len(line) > 1
        and abs(len(line) - len(below)) <= 2  # noqa: PLR2004 - characters
        and line[0].isalnum()
    )


def _broken(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of a paragraph between those that end in a break."""
    run: list[str] = []
    for line in lines:
        run.append(_BREAK.sub("", line))
        if _BREAK.search(line):
            yield run
            run = []
    yield run


def _cells(lines: list[str]) -> Iterator[str]:
    """Yield the cells of the lines of a table; one may go on in the lines below."""
    text = "\n".join(lines)
    starts = list(_CELL.finditer(text))
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        cell = text[start.end() : end].strip().replace("\\|", "|")
        count = re.match(r"(\d{1,2})\*", start.group())
        yield from [cell] * (int(count[1]) if count else 1)


def _width(columns: str) -> int:
    """Return how many columns a table states."""
    counts = (re.match(r"\s*(\d{1,2})\*", one) for one in columns.split(","))
    return sum(int(count[1]) if count else 1 for count in counts)
