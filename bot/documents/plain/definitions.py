"""Which lines explain a term?

Glossaries, options of programs, variables: a line with the term, and below it, farther in, what it
means. The term is quoted with what explains it.
"""

from collections.abc import Generator, Iterator, Sequence
from typing import Final

from bot.documents.document import Kind
from bot.documents.lines import (
    ANSWER_LABEL,
    LIST_MARK,
    QUESTION_LABEL,
    UNDERLINE,
    is_in_capitals,
    is_question,
    label_of,
)
from bot.documents.plain.layout import Layout, Line, Part
from bot.documents.sections import section_of
from bot.text.spans import Span

_LONGEST: Final = 80  # characters of a term
_FARTHER: Final = 2  # columns at least
_FEW: Final = 2  # terms make a list; an option is one alone
_ENDS: Final = (".", "!", "?", "…", ",", ";", "。", "！", "？", "-", "–", "—")


def find_definitions(layout: Layout, lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the terms with their explanations, in order, and what else explains them."""
    terms = [at for at in range(len(lines) - 1) if _is_term(lines, at)]
    if len(terms) < _FEW and not any(lines[at].words.startswith("-") for at in terms):
        return
    reached = 0
    for at in terms:
        if at >= reached:
            stop = _end_of_body(lines, at)
            part = layout.part(lines[at], lines[stop - 1], Kind.PARAGRAPH)
            yield part
            reached = yield from _more(layout, lines, at, stop)


def _is_term(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is a term, and the next one begins to explain it."""
    line, below = lines[at], lines[at + 1]
    if below.blanks or below.number != line.number + 1 or below.indent < line.indent + _FARTHER:
        return False
    before = lines[at - 1] if at else None
    opens = before is None or line.blanks or before.indent != line.indent
    words = line.words
    is_option = words.startswith("-") and not words.startswith("- ")
    return bool(
        opens
        and len(words) <= _LONGEST
        and not words.endswith(_ENDS)
        and (is_option or not (LIST_MARK.match(words) or label_of(words)))
        and not any(test(words) for test in (UNDERLINE.match, is_question, section_of))
        and not (line.indent == 0 and is_in_capitals(words))
        and not any(mark.match(words) for mark in (QUESTION_LABEL, ANSWER_LABEL))
        and not LIST_MARK.match(below.words)
    )


def _end_of_body(lines: Sequence[Line], at: int) -> int:
    """Return where the first paragraph of an explanation ends."""
    stop = at + 1
    while (
        stop < len(lines)
        and lines[stop].number == lines[stop - 1].number + 1
        and not lines[stop].blanks
        and lines[stop].indent > lines[at].indent
        and not LIST_MARK.match(lines[stop].words)
    ):
        stop += 1
    return stop


def _more(layout: Layout, lines: Sequence[Line], at: int, stop: int) -> Generator[Part, None, int]:
    """Yield the other paragraphs that explain a term; return where they end."""
    indent = lines[at + 1].indent
    term: Span = lines[at].span
    while stop < len(lines) and lines[stop].blanks == 1 and lines[stop].indent == indent:
        start = stop
        if LIST_MARK.match(lines[start].words) or (
            start + 1 < len(lines) and _is_term(lines, start)
        ):
            break
        stop = _end_of_paragraph(lines, start)
        yield layout.part(lines[start], lines[stop - 1], Kind.ITEM, lead=term)
    return stop


def _end_of_paragraph(lines: Sequence[Line], start: int) -> int:
    """Return where a paragraph ends whose lines stand below each other."""
    stop = start + 1
    while (
        stop < len(lines) and not lines[stop].blanks and lines[stop].indent >= lines[start].indent
    ):
        if LIST_MARK.match(lines[stop].words):
            break
        stop += 1
    return stop
