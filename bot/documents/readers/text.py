"""What does this plain text file say?

Blank lines part blocks. The first lines often are not prose but title, date, agency and address:
those become metadata, so that nobody is ever answered with "CNN". Further down, short lines that
stand over text are headings: searched, not quoted. Where a line may be either, it is text, for
what is no heading is merely quoted, but a lost sentence answers nobody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.document import Block, Kind, Reading
from bot.text.dates import date_of_line
from bot.text.encodings import decode
from bot.text.spans import Span, trim

_ENDINGS: Final = "\r\n\f\v\x85\u2028\u2029"
_LINE: Final = re.compile(rf"[^{_ENDINGS}]*(?:\r\n|[{_ENDINGS}]|\Z)")
_LIST_MARK: Final = re.compile(r"(?:[-*•–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_UNSEEN: Final = "\u200b\u2060\ufeff"  # a line of these alone looks blank
_UNDERLINE: Final = re.compile(rf"(?:[=\-~*_#]{{3,}}|[{_UNSEEN}]+)$")
_STAMP: Final = re.compile(r"\[?(?:[\d./-]{8,10},? )?\d{1,2}:\d\d")  # of a message in a chat
_SPEAKER: Final = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,2}: ?(?!//)(?=\S)")
_ASKED: Final = re.compile(r"(?:Q|Question|F|Frage|В|Вопрос)\s?\d{0,3}\s?[:.)]\s", re.IGNORECASE)
_REPLIED: Final = re.compile(r"(?:A|Answer|Antwort|О|Ответ)\s?\d{0,3}\s?[:.)]\s", re.IGNORECASE)
_LABELLED: Final = re.compile(
    r"(?:(?P<title>title|subject|headline)|(?P<source>source|agency|publisher)|(?P<by>from|by|author)"
    r"|(?P<date>date|published|updated|posted)|(?P<other>to|cc|reply-to)"
    r"|(?P<url>(?:url|link)(?=\s*:\s*https?://\S+$)))\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_LABELS: Final = ("title", "source", "by", "date", "other", "url")
_WEB: Final = re.compile(r"<?(https?://[^\s<>]+)>?$", re.IGNORECASE)  # an address alone in a line
_BYLINE: Final = re.compile(r"(?:By|BY) ((?:[^\W\d_a-z][\w.’'-]*,? ?|and ){2,8})$")
_BESIDE: Final = re.compile(r"\s+[|•·]\s+")  # what parts several facts in one line
_AGENCY: Final = re.compile(
    r"(?:cnn|bbc|ap|afp|ansa|dpa|efe|tass|upi|xinhua|reuters|interfax|kyodo|yonhap)\b"
    r"|.*\b(?:news|times|post|agency|press|journal|herald|tribune|gazette|radio)$",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}\.)\s+[^\W\d_]")
_ENDED: Final = re.compile(r"[.!?]\s")
_ENDS: Final = ".!?…:;,\"'”’)。！？।"
_LONG_LINE: Final = 120  # nobody wraps lines by hand at more: such a line is a paragraph
_PAIR: Final = 400  # characters of a question and its answer that are quoted together
_HEADER_LINES: Final = 8  # more first lines without a sentence are a list, not a header
_TITLE_WORDS, _HEADING_WORDS, _SHORT_WORDS, _AGENCY_WORDS = 20, 10, 6, 4


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph; whether it is one line, and whether a blank line stands before and after it."""

    span: Span
    words: str
    is_line: bool
    opens: bool
    closes: bool


def read(raw: bytes) -> Reading:
    """Return the blocks of a plain text, and the title, date and source of its first lines."""
    text = decode(raw)
    groups = list(_groups(text))
    is_faq = sum(_is_question(group[0].of(text)) for group in groups) > 1
    parts = [part for group in groups for part in _paragraphs(text, group, is_faq=is_faq)]
    header, facts = _header(parts)
    ranks = _ranks(parts, header)
    blocks: list[Block] = []
    path: dict[int, str] = {}
    numbers = iter(range(len(parts)))
    for number in numbers:
        part, rank = parts[number], ranks.get(number, 0)
        if rank:
            path = {above: name for above, name in path.items() if above < rank}
        if number < header or _UNDERLINE.match(part.words):
            blocks.append(Block(part.span, Kind.METADATA))
        elif rank == _ASKS and (pair := _join_answer(parts, number)):
            blocks.append(Block(pair, Kind.UNIT, tuple(path.values())))
            next(numbers)
        elif rank:
            path[rank] = part.words.rstrip(":")
            blocks.append(Block(part.span, Kind.HEADING, tuple(path.values())))
        else:
            blocks.append(Block(part.span, Kind.PARAGRAPH, tuple(path.values())))
    return Reading(text, tuple(blocks), **facts)


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the runs of non-blank lines, each line trimmed."""
    group: list[Span] = []
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span is not None and span.of(text).strip(_UNSEEN):
            group.append(span)
            continue
        yield from filter(None, (group, [span] if span else []))
        group = []  # the last line is always blank: what follows the last line end


def _paragraphs(text: str, lines: list[Span], *, is_faq: bool) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a run of lines: hand-wrapped lines belong together."""
    longest, first = max(line.end - line.start for line in lines), lines[0]
    for line, following in pairwise([*lines, lines[-1]]):
        words = line.of(text)
        is_own = _WEB.match(words) or (is_faq and _is_question(words))  # where it stands first
        closes = line is following
        is_end = closes or (is_own and first is line is lines[0]) or longest > _LONG_LINE
        if not is_end and not _are_separate(words, following.of(text), longest):
            continue
        span = Span(first.start, line.end)
        yield _Paragraph(span, span.of(text), first is line, first is lines[0], closes)
        first = following


def _are_separate(line: str, following: str, longest: int) -> bool:
    """Return whether two lines that stand together are two paragraphs all the same."""
    begins = (_LIST_MARK, _UNDERLINE, _STAMP, _SPEAKER, _ASKED, _REPLIED, _LABELLED)
    ends = (_UNDERLINE, _LABELLED, _ASKED)
    return bool(
        any(pattern.match(following) for pattern in begins)
        or any(pattern.match(line) for pattern in ends)
        or date_of_line(line)
        or date_of_line(following)
        or _is_in_capitals(line)
        or _is_broken_on_purpose(line, following, longest)
    )


def _is_broken_on_purpose(line: str, following: str, longest: int) -> bool:
    """Return whether a line ends early: whoever wraps by hand had room for a word."""
    needed = len(line) + 1 + len(following.split(maxsplit=1)[0])
    begins_anew = following[0].isupper() or following[0].isdigit()
    return begins_anew and line[-1] not in ",-–—" and needed * 2 < longest


def _header(parts: Sequence[_Paragraph]) -> tuple[int, dict[str, str]]:
    """Return how many first parts are the document's header, and what they tell."""
    facts: dict[str, str] = {}
    count = 0
    for part, following in pairwise(parts[: _HEADER_LINES + 1]):
        if facts and _UNDERLINE.match(part.words):
            count += 1
            continue
        told = _facts(part, following, facts)
        if told is None:
            break
        facts = {**told, **facts}  # what was said first holds
        count += 1
    rest = parts[count:]
    is_diary = facts.keys() == {"date"} and any(p.opens and date_of_line(p.words) for p in rest)
    is_links = facts.keys() == {"url"} and any(_WEB.match(p.words) for p in rest)
    if is_diary or is_links or not any(map(_is_prose, rest)):
        return 0, {}
    facts.setdefault("source", facts.get("by", ""))
    return count, {name: facts.get(name, "") for name in ("title", "date", "source", "url")}


def _facts(
    part: _Paragraph, following: _Paragraph, known: dict[str, str]
) -> dict[str, str] | None:
    """Return what a header line tells, None if it is no header line."""
    if not part.is_line:
        return None
    if found := _sure_facts(part.words):
        return found
    agency = _AGENCY.match(part.words) or (part.words.isupper() and "date" in known)
    if agency and len(part.words.split()) <= _AGENCY_WORDS and "source" not in known:
        return {"source": part.words}
    stands_apart = (
        part.closes
        or _UNDERLINE.match(following.words)
        or _LIST_MARK.match(following.words)
        or _sure_facts(following.words)
    )
    is_title = (
        "title" not in known
        and stands_apart
        and not _LIST_MARK.match(part.words)
        and _is_bare(part.words, _TITLE_WORDS)
    )
    return {"title": part.words} if is_title else None


def _sure_facts(line: str) -> dict[str, str]:
    """Return the facts that a line tells by a label, a date or "By", none if it says more."""
    found: dict[str, str] = {}
    for piece in _BESIDE.split(line):
        date, labelled, byline = date_of_line(piece), _LABELLED.match(piece), _BYLINE.match(piece)
        if date:
            found["date"] = date
        elif web := _WEB.match(piece):
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


def _ranks(parts: Sequence[_Paragraph], header: int) -> dict[int, int]:
    """Return which parts are headings, each with its rank: 1 stands above 2.

    A line is one only if text follows it; and a kind of heading counts only where most of its
    lines are followed by text, for "1. No spam", "2. Be kind" and a last paragraph are rules.
    """
    solid = [at for at in range(header, len(parts)) if not _UNDERLINE.match(parts[at].words)]
    shapes = {at: _shape(parts, at) for at in solid}
    over_text = {
        at: rank
        for (at, rank), (_, below) in pairwise(shapes.items())
        if rank and (below == 0 or below > rank <= _SHOUTED)
    }
    of_kind, all_of_kind = Counter(over_text.values()), Counter(shapes.values())
    counts = {rank for rank, count in of_kind.items() if count * 2 > all_of_kind[rank]}
    counts -= {_ASKS} if of_kind[_ASKS] == 1 else set()
    return {at: rank for at, rank in over_text.items() if rank in counts}


_UNDERLINED, _SHOUTED, _DATED, _NUMBER, _SHORT, _LEADS, _ASKS = range(1, 8)


def _shape(parts: Sequence[_Paragraph], number: int) -> int:
    """Return which kind of heading a part has the shape of, as its rank; 0 for none."""
    part = parts[number]
    words, below = part.words, parts[number + 1].words if number + 1 < len(parts) else ""
    if not part.is_line:
        return 0
    is_alone, is_brief = part.opens and part.closes, len(words.split()) <= _HEADING_WORDS
    asks = (part.opens or _ASKED.match(words)) and _is_question(words)
    tests = (
        (_UNDERLINED, _UNDERLINE.match(below) and not part.closes),
        (_SHOUTED, _is_in_capitals(words)),
        (_DATED, part.opens and date_of_line(words)),
        (_ASKS, asks),
        (_NUMBER, is_alone and _NUMBERED.match(words) and _is_bare(words, _HEADING_WORDS)),
        (_SHORT, part.opens and _is_short_title(words)),
        (_LEADS, is_brief and words.endswith(":") and _LIST_MARK.match(below)),
    )
    return next((rank for rank, holds in tests if holds), 0)


def _is_in_capitals(line: str) -> bool:
    """Return whether a line is in capitals: up to ten words without a full stop."""
    words = line.rstrip(":")
    return (
        line.isupper()
        and len(words.split()) <= _HEADING_WORDS
        and sum(map(str.isalpha, line)) > 3  # noqa: PLR2004 - "OK" and "CNN" head nothing
        and not words.endswith(tuple(_ENDS))
        and not _LIST_MARK.match(line)
    )


def _is_short_title(words: str) -> bool:
    """Return whether a line is a few words that begin with a capital and do not end."""
    return (
        words[0].isupper() and _is_bare(words, _SHORT_WORDS) and not any(map(str.isdigit, words))
    )


def _is_bare(words: str, most: int) -> bool:
    """Return whether a line is at most so many words that are no sentence, item or message."""
    return (
        not words.endswith(tuple(_ENDS))
        and len(words.split()) <= most
        and not any(pattern.match(words) for pattern in (_STAMP, _SPEAKER, _UNDERLINE))
        and (not _LIST_MARK.match(words) or bool(_NUMBERED.match(words)))
        and any(map(str.isalpha, words))
    )


def _join_answer(parts: Sequence[_Paragraph], number: int) -> Span | None:
    """Return a question and the paragraph below it, None if that is long: then it is a heading.

    A short answer ("At seven.") has no word of its question, so they are found and quoted as one.
    """
    pair = Span(parts[number].span.start, parts[number + 1].span.end)
    is_rule = _UNDERLINE.match(parts[number + 1].words)
    return None if is_rule or pair.end - pair.start > _PAIR else pair


def _is_question(line: str) -> bool:
    """Return whether a line is one question, as in a list of questions and answers."""
    if not line.endswith(("?", "？")) or len(line.split()) > _TITLE_WORDS:
        return False
    is_message = _STAMP.match(line) or (_SPEAKER.match(line) and not _ASKED.match(line))
    return not is_message and not _ENDED.search(_ASKED.sub("", line, count=1))


def _is_prose(part: _Paragraph) -> bool:
    """Return whether a part is text rather than a few words."""
    is_item = any(pattern.match(part.words) for pattern in (_LIST_MARK, _SPEAKER, _STAMP))
    return is_item or part.words.endswith(tuple(_ENDS)) or len(part.words.split()) > _HEADING_WORDS
