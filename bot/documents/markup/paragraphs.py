"""What does a paragraph of Markdown hold?

CommonMark knows paragraphs; people write more into them. A paragraph may be a question in bold
and its answer, lines with "Q:" and "A:", lines of a label and its value, a row of badges, a list
of links to the sections below, a comment. Each is found by its shape.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.documents.lines import ANSWER_LABEL, HEADING_WORDS, QUESTION_LABEL, TITLE_WORDS, label_of
from bot.text.question_marks import QUESTION_MARKS
from bot.text.regexes import regex
from bot.text.spans import Span, trim

_COMMENT: Final = regex(r"<!--.*?(?:-->|\Z)|\{/\*.*?(?:\*/\}|\Z)", re.DOTALL)
_IMAGE: Final = regex(r"!\[[^\]]*\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])|<img\b[^>]*>")
_LINK: Final = regex(r"\[([^\[\]]*)\](?:\(([^()\s]*)(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_TAG: Final = regex(r"</?[a-z][^<>]*>", re.IGNORECASE)
_LINE: Final = regex(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOLD_QUESTION: Final = regex(
    rf"(?:Q\s?\d*[:.)]\s*)?(?P<mark>\*\*|__)(?!\s)[^*\r\n]{{2,300}}?[{''.join(QUESTION_MARKS)}]"
    r"\s*(?P=mark):?(?=\s|\Z)",
    re.IGNORECASE,
)
_BOLD_LINE: Final = regex(r"(?P<mark>\*\*|__)(?!\s)[^*\r\n]{2,120}?(?P=mark):?\s*\Z")
_BOLD_LABEL: Final = regex(r"(?P<mark>\*\*|__)(?P<label>[^*_\r\n]{1,12}[:.)])(?P=mark)\s+")
_EMPHASIS: Final = regex(r"[*_]{1,2}")
_SHORT_LINE: Final = 120  # characters; who writes more behind a label writes prose
_NUMBER: Final = regex(r"(?:\d{1,3}\.){1,4}\s+|\d{1,3}[.)]\s+")
_SENTENCE_END: Final = regex(r"[.!?。！？]\s")
_MARKS: Final = "*_ \t\r\n"


class Part(Enum):
    """What a part of a paragraph is."""

    TEXT = auto()
    QUESTION = auto()  # heads what follows
    HEADING = auto()  # a line in bold that stands for a heading
    LABEL = auto()  # a label and its value, on a line of their own
    ASIDE = auto()  # nothing that is read: badges, links to sections, comments, "A:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph, and where it is."""

    span: Span
    part: Part


def cut_paragraph(text: str, span: Span, *, is_alone: bool) -> Iterator[Piece]:
    """Yield the parts of a paragraph, in order; together they hold all of it but white space.

    Args:
        text: of the document.
        span: where the paragraph is.
        is_alone: whether it stands in no list or quotation, so that it may head what follows.
    """
    if is_decoration(span.of(text)):
        yield Piece(span, Part.ASIDE)
        return
    end = span.start
    for comment in _COMMENT.finditer(text, span.start, span.end):
        yield from _cut_lines(text, end, comment.start(), is_alone=is_alone)
        yield Piece(Span(*comment.span()), Part.ASIDE)
        end = comment.end()
    yield from _cut_lines(text, end, span.end, is_alone=is_alone)


def is_decoration(words: str) -> bool:
    """Return whether words are pictures, badges or links to sections of the page, and no more."""
    without = _IMAGE.sub("", words)
    links = list(_LINK.finditer(without))
    rest = _TAG.sub("", _LINK.sub("", without))
    if any(map(str.isalnum, rest)):
        return False
    if not links:
        return without != words
    inside = [link for link in links if (link.group(2) or "").startswith("#")]
    badges = [link for link in links if not any(map(str.isalnum, link.group(1)))]
    return len(inside) + len(badges) == len(links)


def is_question(words: str) -> bool:
    """Return whether words are one question and no more, marks of emphasis and numbers aside."""
    bare = QUESTION_LABEL.sub("", words.strip(_MARKS), count=1)
    bare = _NUMBER.sub("", bare, count=1).strip(_MARKS).removesuffix(":").rstrip(_MARKS)
    is_short = len(bare.split()) <= TITLE_WORDS and "\n" not in bare and "\r" not in bare
    return is_short and bare.endswith(QUESTION_MARKS) and not _SENTENCE_END.search(bare)


def _cut_lines(text: str, start: int, end: int, *, is_alone: bool) -> Iterator[Piece]:
    """Yield the parts of some lines of a paragraph."""
    whole = trim(text, start, end)
    if whole is None:
        return
    lines = [
        line
        for match in _LINE.finditer(text, whole.start, whole.end)
        if (line := trim(text, match.start(), min(match.end(), whole.end)))
    ]
    if len(lines) > 1 and all(_is_label(line.of(text)) for line in lines):
        yield from (Piece(line, Part.LABEL) for line in lines)
        return
    if is_alone and len(lines) == 1 and _is_heading(whole.of(text)):
        yield Piece(whole, Part.HEADING)
        return
    begin = whole.start
    for line in lines:
        question = _question(text, line, is_first=line.start == whole.start)
        if question is None:
            continue
        yield from _cut_answer(text, begin, question.start)
        yield Piece(question, Part.QUESTION)
        begin = question.end
    yield from _cut_answer(text, begin, whole.end)


def _question(text: str, line: Span, *, is_first: bool) -> Span | None:
    """Return the span of the question that a line begins with, None if it begins with none."""
    words = line.of(text)
    if bold := _BOLD_QUESTION.match(words):
        return Span(line.start, line.start + bold.end())
    is_marked = QUESTION_LABEL.match(words) is not None
    return line if (is_first or is_marked) and is_question(words) else None


def _cut_answer(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the words between two questions, and the label before them if they have one."""
    span = trim(text, start, end)
    if span is None:
        return
    end = _label_end(text, span)
    if span.start < end < span.end:
        yield Piece(Span(span.start, end), Part.ASIDE)
        span = Span(end, span.end)
    yield Piece(span, Part.TEXT)


def _label_end(text: str, span: Span) -> int:
    """Return where the label "A:" before an answer ends, in bold or not; its start if none is."""
    bold = _BOLD_LABEL.match(text, span.start, span.end)
    if bold and ANSWER_LABEL.fullmatch(f"{bold['label']} "):
        return bold.end()
    plain = ANSWER_LABEL.match(text, span.start, span.end)
    return plain.end() if plain else span.start


def _is_label(line: str) -> bool:
    """Return whether a line is a label and its value, and no question or answer."""
    return len(line) <= _SHORT_LINE and bool(label_of(_EMPHASIS.sub("", line)))


def _is_heading(line: str) -> bool:
    """Return whether a line is a few words in bold and nothing else."""
    words = line.strip(_MARKS).rstrip(":")
    is_brief = len(words.split()) <= HEADING_WORDS and words[-1:] not in (".", "!", ";")
    return is_brief and _BOLD_LINE.match(line) is not None and not is_question(line)
