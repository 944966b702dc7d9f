"""What does this Org file say?

Emacs' outlines: stars make headings, and the lines below them paragraphs, lists, tables and code.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.documents.document import Reading
from bot.documents.structure.cells import tabulate
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.wrapped import join_wrapped
from bot.text.encodings import decode
from bot.text.regexes import regex

_HEADING: Final = regex(
    r"(?P<stars>\*{1,30})\s+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED|HOLD)\s+)?(?:\[#\w\]\s+)?"
    r"(?P<title>.*?)(?:\s+:[\w@#%:]+:)?\s*$"
)
_KEYWORD: Final = regex(r"\s*#\+(?P<key>\w+):\s*(?P<value>.*)$")
_BEGIN: Final = regex(r"\s*#\+BEGIN_(?P<name>\w+)", re.IGNORECASE)
_DRAWER: Final = regex(r"\s*:[\w-]+:\s*$")
_ITEM: Final = regex(
    r"(?P<indent>\s*)(?:[-+]|(?<=\s)\*|\d{1,4}[.)]|[a-zA-Z][.)])(?:\s+|$)"
    r"(?:\[@\d+\]\s*)?(?:\[[ xX-]\]\s+)?"
    r"(?:(?P<term>\S.{0,200}?)\s+::(?:\s+|$))?(?P<text>.*)"
)
_ROW: Final = regex(r"\s*\|(?P<cells>.*?)\|?\s*$")
_RULE: Final = regex(r"\s*\|[-+|]+\s*$")
_NOTE: Final = regex(r"^\[fn:[\w-]+\]\s*|\[fn:[\w-]*\]", re.MULTILINE)
_BOLD: Final = regex(r"\*(\S[^*\n]{0,300}?)\*(?=[\s:.]|$)")
_LINK: Final = regex(r"\[\[([^\[\]]*)\](?:\[([^\[\]]*)\])?\]")
_EMPHASIS: Final = regex(
    r"(?<![^\s(\[{'\"—–-])([*/_=~+])(?=\S)([^\n]{1,500}?)(?<=\S)\1(?![^\s)\]}.,;:!?'\"—–-])"
)
_TARGET: Final = regex(r"<<<?[^<>\n]{1,100}>>>?")
_BREAK: Final = regex(r"\\\\\s*$")
_VERBATIM: Final = frozenset({"src", "example", "export"})
_UNREAD: Final = frozenset({"comment"})


def read(raw: bytes) -> Reading:
    """Return the blocks of an Org file, and the title, date and author that it states."""
    outline = _Outline()
    for line in decode(raw).removeprefix("\ufeff").splitlines():
        outline.take(line.expandtabs())
    outline.flush()
    facts = outline.facts
    return compose(
        outline.parts,
        title=facts.get("title", ""),
        date=facts.get("date", "").strip("<>[]"),
        source=facts.get("author", ""),
    )


@dataclass(slots=True)
class _Outline:
    """An Org file that is read line by line.

    `lines` are those of the paragraph or the item that is open, `rows` those of the table, and
    `heads` how many of them stand above its first rule. `within` is the block or drawer that is
    open. `indents` are those of the open lists.
    """

    parts: list[Part] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    part: Part = field(default_factory=lambda: Part(Role.TEXT))
    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0
    within: str = ""
    verbatim: list[str] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)

    def take(self, line: str) -> None:
        """Take one more line."""
        if self.within:
            self.inside(line)
        elif heading := _HEADING.match(line):
            self.flush()
            self.indents = []
            level = len(heading["stars"])
            self.parts.append(Part(Role.HEADING, plain(heading["title"]), level=level))
        elif not self.opens(line):
            self.prose(line)

    def inside(self, line: str) -> None:
        """Take a line of a block or a drawer, up to its end."""
        stripped = line.strip().lower()
        if stripped in {f"#+end_{self.within}", ":end:" if self.within == ":" else ""}:
            if self.within in _VERBATIM:
                self.parts.append(Part(Role.CODE, "\n".join(_dedented(self.verbatim))))
            self.within, self.verbatim = "", []
        elif self.within in _VERBATIM:
            self.verbatim.append(line)

    def opens(self, line: str) -> bool:
        """Take a line that opens a block or a drawer, or that states a fact; else say no."""
        if begin := _BEGIN.match(line):
            self.flush()
            name = begin["name"].lower()
            self.within = name if name in _VERBATIM | _UNREAD else ""
            return True
        if keyword := _KEYWORD.match(line):
            self.flush()
            self.facts.setdefault(keyword["key"].lower(), plain(keyword["value"]))
            if keyword["key"].lower() == "caption":
                self.parts.append(Part(Role.TEXT, plain(keyword["value"])))
            return True
        if _DRAWER.match(line) and line.strip().lower() != ":end:":
            self.flush()
            self.within = ":"
            return True
        stripped = line.strip()
        return stripped.lower().startswith("#+end_") or stripped == "#" or stripped[:2] == "# "

    def prose(self, line: str) -> None:
        """Take a line of a paragraph, a list, a table or code."""
        item = _ITEM.match(line)
        if row := _ROW.match(line):
            self.row(line, row["cells"])
        elif line.strip().startswith(": ") or line.strip() == ":":
            self.flush_lines()
            self.verbatim.append(line.strip()[2:])
        elif not line.strip():
            self.flush()
        elif item:
            self.flush()
            self.item(item)
        else:
            self.more(line)

    def item(self, item: re.Match[str]) -> None:
        """Begin an item of a list."""
        indent = len(item["indent"])
        self.indents = [*(one for one in self.indents if one < indent), indent]
        if item["term"]:
            self.parts.append(Part(Role.TERM, plain(item["term"])))
            self.part = Part(Role.DEFINITION)
        else:
            self.part = Part(Role.ITEM, level=len(self.indents))
        self.lines = [item["text"]]

    def more(self, line: str) -> None:
        """Go on with a paragraph or an item, or begin another paragraph."""
        indent = len(line) - len(line.lstrip())
        if not self.lines:
            self.flush()
            self.indents = [one for one in self.indents if one < indent]
            role = Role.MORE if self.indents else Role.TEXT
            self.part = Part(role, level=len(self.indents) or 1)
        self.lines.append(_BREAK.sub("\n", line.strip()) if _BREAK.search(line) else line)

    def row(self, line: str, cells: str) -> None:
        """Take a row of a table, or a rule in it."""
        self.flush_lines()
        if _RULE.match(line):
            self.heads = self.heads or len(self.rows)
        else:
            self.rows.append([plain(cell) for cell in cells.split("|")])

    def flush(self) -> None:
        """Make parts of all that is open."""
        self.flush_lines()
        if self.rows:
            heads = self.heads if 0 < self.heads < len(self.rows) else None
            self.parts += tabulate(self.rows, heads)
            self.rows, self.heads = [], 0
        if self.verbatim:
            self.parts.append(Part(Role.CODE, "\n".join(self.verbatim)))
            self.verbatim = []

    def flush_lines(self) -> None:
        """Make a part of the paragraph or the item that is open."""
        if self.lines:
            raw = "\n".join(join_wrapped([part]) for part in _broken(self.lines))
            text = plain(_NOTE.sub("", raw))
            opening = _BOLD.match(raw)
            bold = min(len(plain(opening[1])), len(text)) if opening else 0
            part = self.part
            self.parts.append(Part(part.role, text, level=part.level, bold=bold))
        self.lines, self.part = [], Part(Role.TEXT)


def _broken(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a paragraph, joined where they were only wrapped."""
    run: list[str] = []
    for line in lines:
        run.append(line)
        if line.endswith("\n"):
            yield join_wrapped(run)
            run = []
    if run:
        yield join_wrapped(run)


def _dedented(lines: list[str]) -> Iterator[str]:
    """Yield lines of code without the indent that all have, nor the comma before a star."""
    filled = [line for line in lines if line.strip()]
    indent = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    for line in lines:
        code = line[indent:]
        yield code[1:] if code.startswith((",*", ",#+")) else code


def plain(text: str) -> str:
    """Return text without the marks of links and emphasis."""
    text = _LINK.sub(lambda found: found[2] or found[1].removeprefix("file:"), text)
    text = _TARGET.sub("", text)
    for _ in range(3):  # one within another
        text = _EMPHASIS.sub(r"\2", text)
    return text.strip()
