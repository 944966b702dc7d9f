"""What stands where in a reply?

A reply is a run of segments: text and the role it plays. Plain text joins them, a terminal
colours them, Telegram will turn them into entities; what is said is decided here once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from bot.answers import Abstention, Answer, Citation
from bot.evidence import PART_NAMES, WEIGHTS
from bot.sentences import Sentence
from bot.spans import Span, hull

_SHOWN: Final = 3  # nearest sentences that a miss shows


class Role(StrEnum):
    """What a segment is, so that a renderer can give it a look."""

    TEXT = "text"
    NUMBER = "number"
    QUOTE = "quote"
    MATCH = "match"
    PHRASE = "phrase"
    SOURCE = "source"
    NOTE = "note"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Segment:
    """Some text and its role."""

    text: str
    role: Role = Role.TEXT


def lay_out(
    said: Answer | Abstention, *, context: bool = False, explain: bool = False
) -> Iterator[Segment]:
    """Yield the segments of a reply, without a newline at the end.

    Args:
        said: what to word.
        context: whether the sentences before and after each quotation are shown.
        explain: whether the parts of the scores are shown.
    """
    yield from _corrections(said)
    if isinstance(said, Answer):
        shown = said.citations
    else:
        shown = said.nearest[:_SHOWN]
        yield Segment(said.reason, Role.TEXT)
        if shown:
            yield Segment("\n\nNearest, not an answer:\n", Role.NOTE)
    for place, citation in enumerate(shown):
        yield Segment("\n" if place else "")
        yield from _numbered(citation, context=context)
    if shown:
        yield Segment("\n")
    for citation in shown:
        yield Segment("\n")
        yield from source_line(citation)
    if explain:
        yield from why(said)


def source_line(citation: Citation) -> Iterator[Segment]:
    """Yield number, title, source, date, paragraph and heading of a citation."""
    document, sentence = citation.sentence.document, citation.sentence
    parts = [document.title, document.source, document.date, f"paragraph {sentence.paragraph}"]
    headings = [heading for heading in sentence.headings if heading != document.title]
    if headings:
        parts.append(" › ".join(headings))
    yield Segment(f"[{citation.number}] ", Role.NUMBER)
    yield Segment(" · ".join(_flat(part) for part in parts if part), Role.SOURCE)


def paragraph(citation: Citation, sentences: tuple[Sentence, ...]) -> Iterator[Segment]:
    """Yield the paragraph of a citation, the quotation in it set off.

    Args:
        citation: what was quoted.
        sentences: those of its paragraph, in order.
    """
    text = citation.sentence.document.text
    whole = hull([*(sentence.span for sentence in sentences), citation.span])
    yield from source_line(citation)
    yield Segment("\n")
    yield Segment(_flat(text[whole.start : citation.span.start]), Role.CONTEXT)
    yield from quotation(citation)
    yield Segment(_flat(text[citation.span.end : whole.end]), Role.CONTEXT)


def why(said: Answer | Abstention) -> Iterator[Segment]:
    """Yield the parts of the scores of what was shown: value × weight = what it adds."""
    shown = said.citations if isinstance(said, Answer) else said.nearest[:_SHOWN]
    yield Segment(f"\n\nConfidence {said.confidence:.2f}", Role.NOTE)
    for citation in shown:
        yield Segment(f"\n[{citation.number}] ", Role.NUMBER)
        yield Segment(f"score {citation.score:.3f}", Role.NOTE)
        for name in PART_NAMES:
            value, weight = getattr(citation.parts, name), getattr(WEIGHTS, name)
            row = f"\n    {name:<11}{value:7.3f} × {weight:6.2f} = {value * weight:7.3f}"
            yield Segment(row, Role.NOTE)


def quotation(citation: Citation) -> Iterator[Segment]:
    """Yield the words of a citation, those that matched and the answer phrase set off."""
    text, phrase = citation.sentence.document.text, citation.marks.phrase
    edges = {citation.span.start, citation.span.end}
    for span in (*citation.marks.matched, *((phrase,) if phrase else ())):
        edges |= {span.start, span.end}
    for start, end in pairwise(sorted(edges)):
        yield Segment(_flat(text[start:end]), _role(citation, Span(start, end)))


def _role(citation: Citation, piece: Span) -> Role:
    """Return the role of a piece of a quotation."""
    phrase = citation.marks.phrase
    if phrase and phrase.overlaps(piece):
        return Role.PHRASE
    matched = any(span.overlaps(piece) for span in citation.marks.matched)
    return Role.MATCH if matched else Role.QUOTE


def _corrections(said: Answer | Abstention) -> Iterator[Segment]:
    """Yield what was searched for in the place of misspelt words."""
    if said.corrections:
        right = ", ".join(right for _, right in said.corrections)
        yield Segment(f"(searched for {right})\n", Role.NOTE)


def _numbered(citation: Citation, *, context: bool) -> Iterator[Segment]:
    """Yield a quotation behind its number, with its neighbours if they are asked for."""
    before, after = citation.before, citation.after
    yield Segment(f"[{citation.number}] ", Role.NUMBER)
    if context and before:
        yield Segment(_flat(before.text) + " ", Role.CONTEXT)
    yield from quotation(citation)
    if context and after:
        yield Segment(" " + _flat(after.text), Role.CONTEXT)


def _flat(text: str) -> str:
    """Return text on one line that any terminal can show: what cannot be shown becomes U+FFFD."""
    shown = re.sub(r"\s+", " ", text)
    return "".join(c if _is_shown(c) else "\ufffd" for c in shown)


def _is_shown(character: str) -> bool:
    """Return whether a character is neither a control (a terminal obeys those) nor half a one."""
    code = ord(character)
    return not (code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000)  # noqa: PLR2004
