"""Which lines are one paragraph?

Lines that are wrapped by hand belong together, and so do those of a sentence that is torn by blank
lines, as in double-spaced text or at the end of a page.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.documents.lines import (
    ANSWER_LABEL,
    ENDS,
    LATER_MARK,
    LIST_MARK,
    QUESTION_LABEL,
    UNDERLINE,
    VERSION,
    WEB_ADDRESS,
    are_separate,
    is_bare,
    is_in_capitals,
    is_question,
)
from bot.documents.plain.layout import Layout, Line, Part, runs
from bot.documents.sections import section_of
from bot.text.question_marks import QUESTION_MARKS
from bot.text.regexes import regex
from bot.text.spans import Span

_LONG_LINE: Final = 120  # characters; nobody wraps by hand at more: such a line is a paragraph
_WRAPPED: Final = 30  # characters of a line that may be torn; shorter ones are rather entries
_ENTRIES: Final = 3  # lines at least
_ENTRY: Final = 50  # characters of a note at most
_TITLE_WORDS: Final = 5  # of a numbered title right above its text
_TITLE: Final = 40  # characters of a title that may go on farther in
_FULL_TITLE: Final = 60  # and of one that may go on anywhere
_ENDLESS: Final = (",", ";", "-", "–", "—", "，", "、")  # marks that end no sentence
_FEW: Final = 4  # lines; fewer do not tell how a text is spaced
_TORN: Final = 0.4  # share of torn gaps in double-spaced text
_STOPLESS: Final = regex("[\u0e00-\u0eff]")  # Thai and Lao
_FULL: Final = 0.7  # of the longest line's characters, in a text that is wrapped at a width


def join_lines(layout: Layout, lines: Sequence[Line], *, is_faq: bool) -> Iterator[Part]:
    """Yield the paragraphs of the lines, those of a group without blank lines together.

    Args:
        layout: the whole text.
        lines: those that are nothing else.
        is_faq: whether the text is a list of questions and answers.
    """
    for group in runs(lines):
        yield from _paragraphs(layout, group, is_faq=is_faq)


def _paragraphs(layout: Layout, lines: Sequence[Line], *, is_faq: bool) -> Iterator[Part]:
    """Yield the paragraphs of a group of lines."""
    longest, first = max(len(line.words) for line in lines), lines[0]
    are_entries = _are_entries(lines, longest)
    for line, following in pairwise([*lines, lines[-1]]):
        # an address, or a question of a list, is a paragraph if it is the group's first line
        is_own = WEB_ADDRESS.match(line.words) or (is_faq and is_question(line.words))
        is_end = (
            line is following
            or (is_own and first is line is lines[0])
            or longest > _LONG_LINE
            or (are_entries and following.indent <= line.indent)
            or _are_separate(first, line, following, longest)
        )
        if is_end:
            yield layout.part(first, line)
            first = following


def _are_entries(lines: Sequence[Line], longest: int) -> bool:
    """Return whether each of some short lines says something of its own, as in notes."""
    return (
        len(lines) >= _ENTRIES
        and longest <= _ENTRY
        and all(line.words[0].isupper() or line.words[0].isdigit() for line in lines)
        and not any(line.words.endswith((*ENDS, *_ENDLESS)) for line in lines[1:])
    )


def _are_separate(first: Line, line: Line, following: Line, longest: int) -> bool:
    """Return whether a line ends its paragraph; what hangs below an item belongs to it."""
    hangs = LIST_MARK.match(first.words) and following.indent > first.indent
    if hangs and not LIST_MARK.match(following.words):
        return False
    if _is_amid(first, line, following) or _is_long_title(first, line, following):
        return False
    if first is line and _is_numbered_title(line) and following.words[0].isupper():
        return True
    if line.words.isupper() and line is first and following.indent > line.indent + 1:
        return True
    if _asks(first) and line.words.endswith(QUESTION_MARKS):
        return True
    return are_separate(line.words, following.words, longest=longest)


def _is_long_title(first: Line, line: Line, following: Line) -> bool:
    """Return whether the title of a section is wrapped: it is long, or goes on farther in."""
    return (
        first is line
        and len(line.words) >= (_TITLE if following.indent > line.indent else _FULL_TITLE)
        and not line.words.endswith(ENDS)
        and section_of(line.words) is not None
    )


def _is_numbered_title(line: Line) -> bool:
    """Return whether a line is a number and a few words: "3. Next meeting"."""
    section = section_of(line.words)
    return section is not None and is_bare(section.title, _TITLE_WORDS)


def _asks(line: Line) -> bool:
    """Return whether a line begins a question that may go on in the next ones."""
    return bool(QUESTION_LABEL.match(line.words) or section_of(line.words))


def _is_amid(first: Line, line: Line, following: Line) -> bool:
    """Return whether a line begins with a number amid a sentence: "(1) see and", "(2) hear"."""
    return bool(
        len(line.words) >= _WRAPPED
        and not UNDERLINE.match(line.words)
        and LATER_MARK.match(following.words)
        and not LIST_MARK.match(first.words)
        and not line.words.endswith(ENDS)
    )


def join_torn(layout: Layout, parts: Sequence[Part], page_lines: Sequence[Span]) -> Iterator[Part]:
    """Yield the paragraphs, those that blank lines tear in one.

    Args:
        layout: the whole text.
        parts: its paragraphs.
        page_lines: where page numbers and the like stood, which are left blank.
    """
    gap = _double_spacing(layout, parts)
    kept: list[Part] = []
    for part in parts:
        if kept and not (
            _is_torn(layout, kept[-1], part)
            or _goes_on(layout, kept[-1], part, gap)
            or _turns_page(layout, kept[-1], part, page_lines)
        ):
            yield _join(layout, kept)
            kept = []
        kept.append(part)
    if kept:
        yield _join(layout, kept)


def _join(layout: Layout, parts: Sequence[Part]) -> Part:
    """Return one part for several."""
    if len(parts) == 1:
        return parts[0]
    return layout.part(layout.lines[parts[0].first], layout.lines[parts[-1].last])


def _is_torn(layout: Layout, part: Part, following: Part) -> bool:
    """Return whether a blank line stands amid a sentence, which goes on in small letters."""
    last = layout.lines[part.last].words
    return (
        _are_plain((part, following))
        and following.opens
        and part.last + 1 == following.first
        and len(last) >= _WRAPPED
        and _is_open(last)
        and following.words[0].islower()
        and layout.lines[part.last].indent == following.indent
        and not VERSION.match(following.words)
    )


def _is_open(words: str) -> bool:
    """Return whether a line ends amid a sentence; of what has no full stop, nobody can tell."""
    if _STOPLESS.search(words):
        return False
    return not words.endswith(ENDS) or words.endswith(_ENDLESS)


def _turns_page(layout: Layout, part: Part, following: Part, page_lines: Sequence[Span]) -> bool:
    """Return whether a sentence goes on behind the number of a page."""
    at = bisect_left(page_lines, part.span.end, key=lambda span: span.start)
    is_break = at < len(page_lines) and page_lines[at].start < following.span.start
    last = layout.lines[part.last].words
    return (
        is_break
        and part.last + 1 == following.first
        and _are_plain((part, following))
        and _is_open(last)
        and not any(map(is_in_capitals, (last, following.words)))
        and not any(map(section_of, (last, following.words)))
        and (following.words[0].islower() or len(last) >= _WRAPPED)
    )


def _goes_on(layout: Layout, part: Part, following: Part, gap: int) -> bool:
    """Return whether a line goes on below the blank lines that double spacing puts there."""
    line, below = layout.lines[part.last], layout.lines[following.first]
    return (
        gap > 0
        and _are_plain((part, following))
        and line.number + 1 == below.number
        and below.blanks == gap
        and line.indent >= below.indent
        and not (not _is_open(line.words) and _is_short(line, below))
        and not is_in_capitals(line.words)
        and not is_in_capitals(below.words)
    )


def _is_short(line: Line, below: Line) -> bool:
    """Return whether a line ends although there was room for another word."""
    width = max(len(line.words), len(below.words))
    return len(line.words) < width * _FULL or len(line.words) + len(below.words.split()[0]) < width


def _are_plain(parts: Iterable[Part]) -> bool:
    """Return whether parts are nothing but text."""
    return not any(
        part.kind
        or LIST_MARK.match(part.words)
        or UNDERLINE.match(part.words)
        or ANSWER_LABEL.match(part.words)
        for part in parts
    )


def _double_spacing(layout: Layout, parts: Sequence[Part]) -> int:
    """Return how many blank lines stand below each line of double-spaced text, 0 in any other."""
    pairs = [
        (layout.lines[one.first], layout.lines[two.first])
        for one, two in pairwise(parts)
        if one.is_line and one.last + 1 == two.first and _are_plain((one, two)) and two.opens
    ]
    if len(pairs) < _FEW - 1 or len(pairs) * 2 < len(parts):
        return 0
    gaps = [below.blanks for _, below in pairs]
    gap = min(gaps)
    torn = sum(_looks_torn(line, below) for line, below in pairs)
    if torn >= _TORN * len(pairs) or _fill_a_width([line for line, _ in pairs]):
        return gap
    return 0


def _looks_torn(line: Line, below: Line) -> bool:
    """Return whether a sentence goes on in the line below."""
    is_open = _is_open(line.words)
    is_wrapped = len(line.words) >= _WRAPPED and not section_of(line.words)
    return is_open and is_wrapped and below.words[0].islower()


def _fill_a_width(lines: Sequence[Line]) -> bool:
    """Return whether lines of a script without small letters break at a width, not at an end."""
    longest = max(len(line.words) for line in lines)
    if any(_STOPLESS.search(line.words) for line in lines):
        return False
    full = sum(len(line.words) >= _FULL * longest for line in lines)
    ended = sum(line.words.endswith(ENDS) for line in lines)
    has_case = any(line.words.upper() != line.words for line in lines)
    return (
        not has_case
        and longest >= _WRAPPED // 2
        and full >= 0.8 * len(lines)
        and ended * 2 < len(lines)
    )
