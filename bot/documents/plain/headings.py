"""Which paragraphs are headings, and how deep do they lie?

Short lines that stand above text are headings: searched, not quoted. A line that may be either is
taken for text: a heading that is quoted does little harm, but a sentence that is not answers
nobody.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Final, NamedTuple

from bot.documents.document import Kind
from bot.documents.lines import (
    ANSWER_LABEL,
    BULLET,
    HEADING_WORDS,
    LIST_MARK,
    NUMBERED,
    QUESTION_LABEL,
    UNDERLINE,
    VERSION,
    is_bare,
    is_in_capitals,
    is_question,
    is_short_title,
    without,
    without_greeting,
)
from bot.documents.plain.chats import said
from bot.documents.plain.layout import Part
from bot.documents.sections import Section, section_of
from bot.text.dates import date_of_line, has_date
from bot.text.question_marks import QUESTION_MARKS
from bot.text.regexes import regex

_MARKED: Final = regex(r"(#{1,6})\s+\S")
_TITLE_WORDS: Final = 14  # at most, of a section's title
_LONG_QUESTION: Final = 400  # characters of one that goes over several lines
_BRIEF_WORDS: Final = 4  # of a title that may end in a full stop
REPLIES: Final = 3  # messages below one that asks
_LEAD_WORDS: Final = 3  # "What to bring:"; more are text that is quoted with its list


class Rank(IntEnum):
    """The kinds of headings: one stands above those of a greater number."""

    NONE = 0  # no heading
    MARKED = 1  # "## Rules"
    UNDERLINED = 2
    IN_CAPITALS = 3
    DATE = 4
    SECTION = 5  # "5.1. Powers"
    VERSION = 6
    SHORT = 7
    QUESTION = 8
    NAME = 9  # of a record
    LEAD_IN = 10  # to a list: "What to bring:"


class Heading(NamedTuple):
    """A kind of heading, and how deep it lies among those of its kind."""

    rank: Rank
    depth: tuple[int, int] = (0, 0)

    def __bool__(self) -> bool:
        """Whether it is a heading at all."""
        return self.rank is not Rank.NONE


Path = dict[Heading, tuple[str, Section | None]]  # the names and numbers of those above a text
_NEVER_ALONE: Final = (Rank.QUESTION, Rank.DATE)  # one alone is text
_BRIEF: Final = frozenset({Rank.NAME, Rank.LEAD_IN})  # these head what is right below them
_NO_HEADING: Final = Heading(Rank.NONE)


def find_headings(parts: Sequence[Part], header: int) -> dict[int, Heading]:
    """Return the places of the parts that are headings, and their kinds.

    A line is a heading only if text follows it. And a kind of heading counts only where most of
    its lines are followed by text: "1. No spam", "2. Be kind" and a last paragraph are rules.

    Args:
        parts: of a text, in order.
        header: how many of the first of them are its header.
    """
    solid = [at for at in range(header, len(parts)) if _is_solid(parts[at])]
    shapes = {at: _shape(parts, at) for at in solid}
    over_text = {
        at: kind
        for (at, kind), (_, below) in pairwise(shapes.items())
        if kind and _is_over(kind, below)
    }
    of_kind, all_of_kind = Counter(over_text.values()), Counter(shapes.values())
    counts = {kind for kind, count in of_kind.items() if count * 2 > all_of_kind[kind]}
    counts -= {kind for kind in map(Heading, _NEVER_ALONE) if of_kind[kind] == 1}
    return {
        at: kind
        for at, kind in over_text.items()
        if kind in counts
        or (kind.rank is Rank.QUESTION and _is_marked_question(parts[at]))
        or kind.rank is Rank.NAME
    }


def _is_solid(part: Part) -> bool:
    """Return whether a part is text or may be a heading."""
    return part.kind is not Kind.METADATA and not UNDERLINE.match(part.words)


def _is_over(kind: Heading, below: Heading) -> bool:
    """Return whether a heading may stand right above a paragraph or another heading."""
    if not below:
        return True
    if kind.rank is Rank.SECTION and below.rank is Rank.SECTION:
        return below.depth > kind.depth
    # a title over questions or over names, and any of the greater kinds
    return below > kind and (kind.rank <= Rank.SECTION or below.rank >= Rank.QUESTION)


def _is_marked_question(part: Part) -> bool:
    """Return whether a part says that it is a question, by a label or by being a message."""
    return part.kind is Kind.UNIT or bool(QUESTION_LABEL.match(part.words))


def _shape(parts: Sequence[Part], number: int) -> Heading:
    """Return which kind of heading a part looks like."""
    part = parts[number]
    below = parts[number + 1] if number + 1 < len(parts) else None
    above = parts[number - 1] if number else None
    if part.kind is Kind.HEADING:  # "2. Contact" names a record, and is a section all the same
        return _section(part, below, above) or Heading(Rank.NAME)
    if part.kind is Kind.UNIT and is_question(without_greeting(said(part.words))):
        return Heading(Rank.QUESTION)
    if part.kind:
        return _NO_HEADING
    if not part.is_line:
        if not _may_be_long(part):
            return _NO_HEADING
        return _question(part, below, above) or _section(part, below, above)
    return next((found for test in _TESTS if (found := test(part, below, above))), _NO_HEADING)


def _marked(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of "## Rules", none for any other line."""
    del above
    found = _MARKED.match(part.words)
    is_title = found and is_bare(part.words, _TITLE_WORDS) and below
    return Heading(Rank.MARKED, (len(found[1]), 0)) if found and is_title else _NO_HEADING


def _underlined(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a line with a rule below it."""
    del above
    if part.closes or below is None or not UNDERLINE.match(below.words):
        return _NO_HEADING
    if part.words.endswith(".") and len(below.words) > len(part.words) + _BRIEF_WORDS:
        return _NO_HEADING  # a rule below a text
    return Heading(Rank.UNDERLINED, ("=#*-~_".find(below.words[0]), 0))


def _in_capitals(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a line in capitals."""
    del above
    is_title = is_in_capitals(part.words) or (_is_shouted(part, below) and part.opens)
    is_title = is_title and not section_of(part.words)
    return Heading(Rank.IN_CAPITALS) if is_title else _NO_HEADING


def _is_shouted(part: Part, below: Part | None) -> bool:
    """Return whether a word in capitals stands above text that is set in farther."""
    words = part.words
    is_brief = words.isupper() and words.isalpha() and part.indent == 0
    return is_brief and below is not None and below.inset > 1


def _date(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a line that is a date, as in a diary."""
    del below, above
    return Heading(Rank.DATE) if part.opens and date_of_line(part.words) else _NO_HEADING


def _version(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a version above what has changed in it."""
    del above
    found = part.opens and below and VERSION.match(part.words)
    words = part.words
    brief = len(words.split()) <= HEADING_WORDS and not words.endswith((".", "!", "?", ","))
    over = below and (LIST_MARK.match(below.words) or has_date(words) or words.endswith(":"))
    if not (found and brief and over) or section_of(words):
        return _NO_HEADING
    return Heading(Rank.VERSION)


def _question(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a line that only asks."""
    del above
    words = without(BULLET, part.words)
    section = section_of(words)
    asks = is_question(section.title if section and section.title else words)
    is_marked = QUESTION_LABEL.match(words) or (section and section.is_sure)
    if is_marked and len(words) <= _LONG_QUESTION:
        asks = asks or words.endswith(QUESTION_MARKS)
    if QUESTION_LABEL.match(words) and len(words) <= _LONG_QUESTION:
        asks = asks or (below is not None and bool(ANSWER_LABEL.match(below.words)))
    opens = part.opens or QUESTION_LABEL.match(words) or LIST_MARK.match(part.words) or section
    # an item that asks heads what stands farther in or below a blank line, not the next item
    if below and LIST_MARK.match(part.words) and LIST_MARK.match(below.words) and not section:
        asks = asks and below.indent > part.indent
    return Heading(Rank.QUESTION) if asks and opens else _NO_HEADING


def _may_be_long(part: Part) -> bool:
    """Return whether a part of several lines may be a question: by its label or number."""
    is_marked = QUESTION_LABEL.match(part.words) or section_of(part.words)
    return bool(is_marked) and len(part.words) <= _LONG_QUESTION


def _section(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a number and a title: "5.1. Powers"."""
    del above
    section = section_of(part.words)
    if section is None or not (part.opens or section.is_sure):
        return _NO_HEADING
    title = section.title
    if title.count(" ") < _BRIEF_WORDS and part.opens and part.closes:
        title = title.removesuffix(".")  # "1. Definitions."
    title = title.removesuffix(")")
    is_title = is_bare(title, _TITLE_WORDS) if title else bool(below)
    is_title = is_title or _heads_what_is_inside(part, below)
    over_text = below is not None and not LIST_MARK.match(below.words)
    stands_apart = part.closes or section.is_sure or over_text
    if not (is_title and stands_apart) or section.title[:1].islower():
        return _NO_HEADING
    return Heading(Rank.SECTION, section.depth)


def _heads_what_is_inside(part: Part, below: Part | None) -> bool:
    """Return whether a numbered line stands alone above text that is set in farther."""
    is_brief = len(part.words.split()) <= _TITLE_WORDS and not part.words.endswith((",", ";"))
    is_alone = below is not None and part.opens and part.closes
    return bool(is_alone and is_brief and below and below.inset > part.indent + 1)


def _short(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a few words that stand alone."""
    if below and not (part.closes or below.kind) and is_bare(below.words, HEADING_WORDS):
        return _NO_HEADING  # a note above others
    # below a title and farther in than it, there is text
    is_inside = above is not None and above.is_line and part.indent > above.indent + 1
    is_title = part.opens and is_short_title(part.words) and not NUMBERED.match(part.words)
    return Heading(Rank.SHORT) if is_title and not is_inside else _NO_HEADING


def _lead_in(part: Part, below: Part | None, above: Part | None) -> Heading:
    """Return the heading of a few words that lead to a list: "Rules:"."""
    del above
    brief = len(part.words.split()) <= _LEAD_WORDS and part.words.endswith((":", "："))
    brief = brief and not LIST_MARK.match(part.words)
    is_lead = brief and below and (LIST_MARK.match(below.words) or below.kind is Kind.CODE)
    return Heading(Rank.LEAD_IN) if is_lead else _NO_HEADING


_TESTS: Final[tuple[Callable[[Part, Part | None, Part | None], Heading], ...]] = (
    _marked, _underlined, _in_capitals, _date, _question, _version, _section, _short, _lead_in,
)  # fmt: skip


def name_of(part: Part) -> str:
    """Return what a heading is called in the path of those above a text."""
    words = said(part.words) if part.kind is Kind.UNIT else part.words
    words = without(BULLET, words)
    words = without(QUESTION_LABEL, words)
    return " ".join(words.lstrip("# ").rstrip(":：").strip("*_").split()) or part.words


def path_above(path: Path, part: Part, heading: Heading) -> Path:
    """Return the headings above another one: a question's number counts as a title's."""
    section = section_of(without(BULLET, part.words))
    limit = heading
    if section and heading.rank is Rank.QUESTION:
        limit = Heading(Rank.SECTION, section.depth)
    return {kind: one for kind, one in path.items() if kind < min(limit, heading)}


def path_below(path: Path, part: Part, before: Part | None) -> Path:
    """Return the headings that still count for a text.

    None of a section that it comes after: "6. The board may …" is no heading, but what follows is
    not of section 5 either. And none of a list or a record that has ended.

    Args:
        path: the headings above it.
        part: the text.
        before: what stands above it.
    """
    if part.kind not in {Kind.ITEM, Kind.CODE, Kind.ROW}:
        path = {kind: one for kind, one in path.items() if kind.rank not in _BRIEF}
    section = section_of(part.words)
    if section is None or part.kind not in {None, Kind.ITEM}:
        return path
    sibling = section_of(before.words) if before else None
    past = [kind for kind, (_, above) in path.items() if above and section.follows(above)]
    if not past or (sibling and section.follows(sibling) and sibling.title != path[past[0]][0]):
        return path
    return {kind: one for kind, one in path.items() if kind < min(past)}
