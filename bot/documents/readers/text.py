"""What does this plain text file say?

Blank lines separate blocks. The first lines often are no prose but a title, a date, an agency and
an address: those become metadata, so that nobody gets "CNN" for an answer. Further down, short
lines that stand above text are headings: searched, not quoted. A line that may be either is taken
for text: a heading that is quoted does little harm, but a sentence that is not answers nobody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

from bot.documents.document import Block, Kind, Reading
from bot.documents.lines import (
    FACT,
    HEADING_WORDS,
    LIST_MARK,
    NUMBERED,
    QUESTION_LABEL,
    TITLE_WORDS,
    UNDERLINE,
    UNSEEN,
    WEB_ADDRESS,
    are_separate,
    is_bare,
    is_in_capitals,
    is_prose,
    is_question,
    is_short_title,
)
from bot.text.dates import date_of_line
from bot.text.encodings import decode
from bot.text.spans import Span, trim

_ENDINGS: Final = "\r\n\f\v\x85\u2028\u2029"
_LINE: Final = re.compile(rf"[^{_ENDINGS}]*(?:\r\n|[{_ENDINGS}]|\Z)")
_LABELS: Final = ("title", "source", "by", "date", "other", "url")
_BYLINE: Final = re.compile(r"(?:By|BY) ((?:[^\W\d_a-z][\w.’'-]*,? ?|and ){2,8})$")
_BETWEEN_FACTS: Final = re.compile(r"\s+[|•·]\s+")  # in one line
_AGENCY: Final = re.compile(
    r"(?:cnn|bbc|ap|afp|ansa|dpa|efe|tass|upi|xinhua|reuters|interfax|kyodo|yonhap)\b"
    r"|.*\b(?:news|times|post|agency|press|journal|herald|tribune|gazette|radio)$",
    re.IGNORECASE,
)
_LONG_LINE: Final = 120  # characters; nobody wraps by hand at more: such a line is a paragraph
_PAIR: Final = 400  # characters of a question and its answer that are quoted together
_HEADER_LINES: Final = 8  # more first lines without a sentence are a list, not a header
_AGENCY_WORDS: Final = 4  # at most


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph; whether it is one line, and whether a blank line stands before and after it."""

    span: Span
    words: str
    is_line: bool
    opens: bool
    closes: bool


class _Heading(IntEnum):
    """The kinds of headings, by rank: one stands above those of a greater number."""

    NONE = 0  # no heading
    UNDERLINED = 1
    IN_CAPITALS = 2
    DATE = 3
    NUMBERED = 4
    SHORT = 5
    LEAD_IN = 6  # to a list: "What to bring:"
    QUESTION = 7


def read(raw: bytes) -> Reading:
    """Return the blocks of a plain text, and the title, date and source of its first lines."""
    text = decode(raw)
    groups = list(_groups(text))
    is_faq = sum(is_question(group[0].of(text)) for group in groups) > 1
    parts = [part for group in groups for part in _paragraphs(text, group, is_faq=is_faq)]
    header, facts = _header(parts)
    blocks = _blocks(parts, header, _headings(parts, header))
    return Reading(
        text,
        tuple(blocks),
        title=facts.get("title", ""),
        date=facts.get("date", ""),
        source=facts.get("source", ""),
        url=facts.get("url", ""),
    )


def _blocks(
    parts: Sequence[_Paragraph], header: int, headings: Mapping[int, _Heading]
) -> Iterator[Block]:
    """Yield the block of each paragraph, a short answer in one block with its question.

    Args:
        parts: the paragraphs of a text.
        header: how many of the first of them are its header.
        headings: the places of those that are headings, and their kinds.
    """
    path: dict[int, str] = {}
    numbers = iter(range(len(parts)))
    for number in numbers:
        part, heading = parts[number], headings.get(number, _Heading.NONE)
        if heading:
            path = {above: name for above, name in path.items() if above < heading}
        if number < header or UNDERLINE.match(part.words):
            yield Block(part.span, Kind.METADATA)
        elif heading is _Heading.QUESTION and (pair := _join_answer(parts, number)):
            yield Block(pair, Kind.UNIT, tuple(path.values()))
            next(numbers)
        elif heading:
            path[heading] = part.words.rstrip(":")
            yield Block(part.span, Kind.HEADING, tuple(path.values()))
        else:
            yield Block(part.span, Kind.PARAGRAPH, tuple(path.values()))


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the groups of lines between blank lines, each line without white space at its ends."""
    group: list[Span] = []
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is not None and span.of(text).strip(UNSEEN):
            group.append(span)
            continue
        yield from filter(None, (group, [span] if span else []))
        group = []  # the last line is always blank: what follows the last line end


def _paragraphs(text: str, lines: list[Span], *, is_faq: bool) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a group of lines: lines that are wrapped by hand belong together.

    Args:
        text: all of it.
        lines: of one group.
        is_faq: whether the text is a list of questions and answers.
    """
    longest, first = max(line.end - line.start for line in lines), lines[0]
    for line, following in pairwise([*lines, lines[-1]]):
        words = line.of(text)
        # an address, or a question of a list, is a paragraph if it is the group's first line
        is_own = WEB_ADDRESS.match(words) or (is_faq and is_question(words))
        closes = line is following
        is_end = closes or (is_own and first is line is lines[0]) or longest > _LONG_LINE
        if not is_end and not are_separate(words, following.of(text), longest=longest):
            continue
        span = Span(first.start, line.end)
        yield _Paragraph(span, span.of(text), first is line, first is lines[0], closes)
        first = following


def _header(parts: Sequence[_Paragraph]) -> tuple[int, dict[str, str]]:
    """Return how many first paragraphs are the document's header, and its facts.

    The facts are `title`, `date`, `source` and `url`, "" where the header does not have them;
    there are none if there is no header.
    """
    facts: dict[str, str] = {}
    count = 0
    for part, following in pairwise(parts[: _HEADER_LINES + 1]):
        if facts and UNDERLINE.match(part.words):
            count += 1
            continue
        found = _facts(part, following, facts)
        if found is None:
            break
        facts = {**found, **facts}  # the first of two facts of a kind counts
        count += 1
    rest = parts[count:]
    is_diary = facts.keys() == {"date"} and any(p.opens and date_of_line(p.words) for p in rest)
    is_links = facts.keys() == {"url"} and any(WEB_ADDRESS.match(p.words) for p in rest)
    if is_diary or is_links or not any(is_prose(p.words) for p in rest):
        return 0, {}
    facts.setdefault("source", facts.get("by", ""))
    return count, {name: facts.get(name, "") for name in ("title", "date", "source", "url")}


def _facts(
    part: _Paragraph, following: _Paragraph, known: Mapping[str, str]
) -> dict[str, str] | None:
    """Return the facts of a header line, None if it is no header line."""
    if not part.is_line:
        return None
    if found := _marked_facts(part.words):
        return found
    agency = _AGENCY.match(part.words) or (part.words.isupper() and "date" in known)
    if agency and len(part.words.split()) <= _AGENCY_WORDS and "source" not in known:
        return {"source": part.words}
    stands_apart = (
        part.closes
        or UNDERLINE.match(following.words)
        or LIST_MARK.match(following.words)
        or _marked_facts(following.words)
    )
    is_title = (
        "title" not in known
        and stands_apart
        and not LIST_MARK.match(part.words)
        and is_bare(part.words, TITLE_WORDS)
    )
    return {"title": part.words} if is_title else None


def _marked_facts(line: str) -> dict[str, str]:
    """Return the facts that labels, dates, addresses or "By" mark; none if a line has more."""
    found: dict[str, str] = {}
    for piece in _BETWEEN_FACTS.split(line):
        date, labelled, byline = date_of_line(piece), FACT.match(piece), _BYLINE.match(piece)
        if date:
            found["date"] = date
        elif web := WEB_ADDRESS.match(piece):
            found["url"] = web[1]
        elif labelled and not piece.endswith((".", "!", "?")):
            found[next(name for name in _LABELS if labelled[name])] = labelled["value"].strip()
        elif byline:
            found["by"] = byline.group(1).strip()
        elif piece != line and _AGENCY.match(piece) and len(piece.split()) <= _AGENCY_WORDS:
            found["source"] = piece
        else:
            return {}
    return found


def _headings(parts: Sequence[_Paragraph], header: int) -> dict[int, _Heading]:
    """Return the places of the paragraphs that are headings, and their kinds.

    A line is a heading only if text follows it. And a kind of heading counts only where most of
    its lines are followed by text: "1. No spam", "2. Be kind" and a last paragraph are rules.
    """
    solid = [at for at in range(header, len(parts)) if not UNDERLINE.match(parts[at].words)]
    shapes = {at: _shape(parts, at) for at in solid}
    over_text = {
        at: kind
        for (at, kind), (_, below) in pairwise(shapes.items())
        if kind and (below is _Heading.NONE or below > kind <= _Heading.IN_CAPITALS)
    }
    of_kind, all_of_kind = Counter(over_text.values()), Counter(shapes.values())
    counts = {kind for kind, count in of_kind.items() if count * 2 > all_of_kind[kind]}
    counts -= {_Heading.QUESTION} if of_kind[_Heading.QUESTION] == 1 else set()
    return {at: kind for at, kind in over_text.items() if kind in counts}


def _shape(parts: Sequence[_Paragraph], number: int) -> _Heading:
    """Return which kind of heading a paragraph looks like."""
    part = parts[number]
    words, below = part.words, parts[number + 1].words if number + 1 < len(parts) else ""
    if not part.is_line:
        return _Heading.NONE
    is_alone, is_brief = part.opens and part.closes, len(words.split()) <= HEADING_WORDS
    asks = (part.opens or QUESTION_LABEL.match(words)) and is_question(words)
    is_numbered = is_alone and NUMBERED.match(words) and is_bare(words, HEADING_WORDS)
    tests = (
        (_Heading.UNDERLINED, UNDERLINE.match(below) and not part.closes),
        (_Heading.IN_CAPITALS, is_in_capitals(words)),
        (_Heading.DATE, part.opens and date_of_line(words)),
        (_Heading.QUESTION, asks),
        (_Heading.NUMBERED, is_numbered),
        (_Heading.SHORT, part.opens and is_short_title(words)),
        (_Heading.LEAD_IN, is_brief and words.endswith(":") and LIST_MARK.match(below)),
    )
    return next((kind for kind, holds in tests if holds), _Heading.NONE)


def _join_answer(parts: Sequence[_Paragraph], number: int) -> Span | None:
    """Return the span of a question and the paragraph below it; None if they are long.

    A short answer ("At seven.") shares no word with its question, so both are found and quoted as
    one. Above a long answer the question is a heading.
    """
    pair = Span(parts[number].span.start, parts[number + 1].span.end)
    is_rule = UNDERLINE.match(parts[number + 1].words)
    return None if is_rule or pair.end - pair.start > _PAIR else pair
