"""Which lines does a text have, and where does each stand?

A text without markup is read line by line. What is recognised becomes a `Part`: lines that belong
together, and their kind where it is known already.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import UNSEEN
from bot.text.regexes import regex
from bot.text.spans import Span, trim

_ENDINGS: Final = "\r\n\f\v\x85\u2028\u2029"
_LINE: Final = regex(rf"[^{_ENDINGS}]*(?:\r\n|[{_ENDINGS}]|\Z)")
_VISIBLE: Final = regex(rf"[^{_ENDINGS}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    `number` counts such lines from 0, `start` is the offset of its first column, `span` is
    without white space at the ends, `indent` the columns before it, and `blanks` are the blank
    lines above it.
    """

    number: int
    start: int
    span: Span
    words: str
    indent: int
    blanks: int


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together, from `first` to `last`, and what they are.

    `indent` is that of its first line, `inset` the least of its lines. `kind` is None as long as
    it is not known. `opens` and `closes` say whether a blank line
    stands before and after it. The first `mark` characters, such as a bullet, are not quoted.
    """

    first: int
    last: int
    span: Span
    words: str
    indent: int
    inset: int
    opens: bool
    closes: bool
    kind: Kind | None = None
    lead: Span | None = None
    mark: int = 0

    @property
    def is_line(self) -> bool:
        """Whether it is one line."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Layout:
    """A text and its lines."""

    text: str
    lines: tuple[Line, ...]

    def part(
        self,
        first: Line,
        last: Line,
        kind: Kind | None = None,
        *,
        lead: Span | None = None,
        mark: int = 0,
    ) -> Part:
        """Return the part that reaches from one line to another."""
        span = Span(first.span.start, last.span.end)
        at = last.number + 1
        return Part(
            first.number,
            last.number,
            span,
            span.of(self.text) if first is not last else first.words,
            first.indent,
            min(line.indent for line in self.lines[first.number : at]),
            opens=first.number == 0 or first.blanks > 0,
            closes=at == len(self.lines) or self.lines[at].blanks > 0,
            kind=kind,
            lead=lead,
            mark=mark,
        )

    def shown(self, line: Line) -> str:
        """Return a line as it stands on a page, with its indent and with blanks for tabs."""
        return self.text[line.start : line.span.end].expandtabs()

    def above(self, line: Line) -> Line | None:
        """Return the line right above another one, None where it is blank."""
        return self.lines[line.number - 1] if line.number and not line.blanks else None


def lay_out(text: str) -> Layout:
    """Return a text with its lines."""
    return Layout(text, tuple(_lines(text)))


def runs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the groups of lines between blank lines, or between lines that are not given."""
    group: list[Line] = []
    for line in lines:
        if group and (line.blanks or line.number != group[-1].number + 1):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def stretches(layout: Layout, claimed: Sequence[bool]) -> Iterator[list[Line]]:
    """Yield the lines that nothing has claimed, those that stand together in one list."""
    group: list[Line] = []
    for line in layout.lines:
        if not claimed[line.number]:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def blank_out(text: str, spans: Iterable[Span]) -> str:
    """Return a text with blanks for some spans: all else stays where it is, line ends too."""
    pieces: list[str] = []
    reached = 0
    for span in spans:
        pieces += text[reached : span.start], _VISIBLE.sub(" ", span.of(text))
        reached = span.end
    return "".join((*pieces, text[reached:]))


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank; one of unseen characters stands alone."""
    blanks = number = 0
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is None:
            blanks += match.end() > match.start()
            continue
        words = span.of(text)
        is_unseen = not words.strip(UNSEEN)
        indent = len(text[match.start() : span.start].expandtabs())
        yield Line(number, match.start(), span, words, indent, max(blanks, int(is_unseen)))
        number, blanks = number + 1, int(is_unseen)
