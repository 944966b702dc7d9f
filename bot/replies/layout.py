"""What stands where in a reply?

The layout of a reply: segments, each a text and its role. Plain text joins them, a terminal
colours them, Telegram turns them into entities. What a reply says, and in which order, is decided
here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.documents.document import Document, Kind
from bot.documents.sentences import Sentence
from bot.queries.narrowing import narrow
from bot.ranking.features import FEATURE_NAMES
from bot.records import dataclass
from bot.replies.showable import cells_line, one_line, several_lines
from bot.text.regexes import regex
from bot.text.spans import Span, enclose
from bot.wording import ENGLISH, Words, reason_for

FileOf = Callable[[Document], str]
_NEAREST: Final = 3  # sentences that a reply shows where there is no answer
_NAME: Final = max(map(len, FEATURE_NAMES)) + 1  # columns for the name of a feature
_COUNTED: Final = regex(r"(?:(?P<sheet>.+), )?(?P<what>page|slide|row|cell) (?P<number>\d+)")
_DIGITS: Final = 3  # of a score
_TELLING: Final = 0.05  # what adds less to a score than this has no row of its own

_LISTED: Final = frozenset({Kind.ITEM, Kind.ROW, Kind.HEADING})


class Role(StrEnum):
    """What a segment is, by which a renderer chooses its look."""

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
    """Some text, its role, and the numbers of the citations that it belongs to."""

    text: str
    role: Role = Role.TEXT
    cites: tuple[int, ...] = ()


def reply_segments(
    answer: Answer | Abstention,
    *,
    context: bool = False,
    explain: bool = False,
    file_of: FileOf | None = None,
) -> Iterator[Segment]:
    """Yield the segments of a reply, without a newline at the end.

    Args:
        answer: to show.
        context: whether the sentences before and after each quotation are shown.
        explain: whether the features of the scores are shown.
        file_of: names the file of a document; each footnote shows it then, with the line.
    """
    citations, answers = visible_citations(answer), isinstance(answer, Answer)
    yield from _corrections(answer)
    if isinstance(answer, Abstention):
        yield Segment(reason_for(answer, ENGLISH))
        for choice in answer.choices:
            yield Segment(f"\n  {one_line(narrow('…', choice.name))}", Role.SOURCE)
        if citations:
            yield Segment(f"\n\n{ENGLISH.nearest}\n", Role.NOTE)
    for place, citation in enumerate(citations):
        yield Segment("\n" if place else "")
        yield Segment(f"[{citation.number}] ", Role.NUMBER, (citation.number,))
        yield from quotation(citation, answers=answers)
        yield from _neighbours(citation) if context else ()
    if citations:
        yield Segment("\n\n")
        yield from sources(citations, file_of=file_of)
    if explain and citations:
        yield Segment("\n\n")
        yield from explanation(answer)


def visible_citations(answer: Answer | Abstention) -> tuple[Citation, ...]:
    """Return the citations that a reply shows: those of an answer, or the three nearest sentences.

    A sentence with no evidence for it is left out: any other would do as well. The numbers begin
    with 1 and have no gaps.
    """
    if isinstance(answer, Answer):
        return answer.citations
    return _renumber([one for one in answer.nearest if one.features.is_near][:_NEAREST])


def further_citations(answer: Answer | Abstention) -> tuple[Citation, ...]:
    """Return the near sentences that a reply does not show, numbered after those it shows."""
    known = visible_citations(answer)
    rest = [
        near
        for near in answer.nearest
        if near.features.is_near and not any(_holds(one, near) for one in known)
    ]
    return _renumber(rest, start=len(known) + 1)


def further(answer: Answer | Abstention) -> Iterator[Segment]:
    """Yield the near sentences that a reply did not show, with their sources, or that none is."""
    citations = further_citations(answer)
    if not citations:
        yield Segment(ENGLISH.no_more, Role.NOTE)
        return
    yield Segment(f"{ENGLISH.more}\n", Role.NOTE)
    for place, citation in enumerate(citations):
        yield Segment("\n" if place else "")
        yield Segment(f"[{citation.number}] ", Role.NUMBER, (citation.number,))
        yield from quotation(citation, answers=False)
    yield Segment("\n\n")
    yield from sources(citations)


def sources(
    citations: Sequence[Citation],
    *,
    paths: bool = False,
    words: Words = ENGLISH,
    file_of: FileOf | None = None,
) -> Iterator[Segment]:
    """Yield a line for each cited place, as in a footnote.

    Where some document is cited at several places, each document has a line above its places.

    Args:
        citations: in the order of their numbers.
        paths: whether the document's path and address and each quotation's offsets are shown too.
        words: of the reader's language, for the names of places.
        file_of: names the file of a document, for an editor to open; None: it is not shown.
    """
    cited_in = [one.document for citation in citations for one in cited_sentences(citation)]
    documents = {document.path: document for document in cited_in}
    titles = {facts(document) for document in documents.values()}
    alike = len(titles) < len(documents)  # two documents of one title are shown with their paths
    cited = [
        (
            facts(document, path=paths or alike, url=paths),
            _locations(citations, path, words, offsets=paths, file_of=file_of),
        )
        for path, document in documents.items()
    ]
    grouped = any(len(places) > 1 for _, places in cited)
    for number, (document_facts, places) in enumerate(cited):
        yield Segment("\n" if number else "")
        yield from _document_line(document_facts, "\n") if grouped else ()
        for line, (where, numbers) in enumerate(places.items()):
            yield Segment("\n" if line else "")
            yield from (Segment(f"[{one}]", Role.NUMBER, (one,)) for one in numbers)
            yield Segment(" ", Role.NUMBER)
            yield from () if grouped else _document_line(document_facts, " · ")
            yield Segment(where, Role.SOURCE, numbers)


def paragraph(
    citation: Citation, sentences: Sequence[Sentence], *, answers: bool
) -> Iterator[Segment]:
    """Yield the paragraph of a citation, its quotation on a line of its own behind an arrow.

    Args:
        citation: what was quoted.
        sentences: those of its paragraph, in order.
        answers: whether it was quoted as an answer.
    """
    text = citation.sentence.document.text
    whole = enclose([*(sentence.span for sentence in sentences), citation.span])
    before = one_line(text[whole.start : citation.span.start]).strip()
    after = one_line(text[citation.span.end : whole.end]).strip()
    yield from sources([citation])
    yield Segment(f"\n{before}" if before else "", Role.CONTEXT)
    yield Segment("\n> ", Role.NUMBER)
    yield from quotation(citation, answers=answers)
    yield Segment(f"\n{after}" if after else "", Role.CONTEXT)


def facts(document: Document, *, path: bool = False, url: bool = False) -> tuple[str, ...]:
    """Return title, source and date of a document, as far as they are known."""
    found = [document.title, document.source, document.date, document.path if path else ""]
    found.append(document.url if url and document.url != document.source else "")
    return tuple(one_line(fact) for fact in found if fact)


def cited_sentences(citation: Citation) -> tuple[Sentence, ...]:
    """Return the sentence that a citation cites, and those with the same words elsewhere."""
    return (citation.sentence, *citation.copies)


def location(sentence: Sentence, words: Words = ENGLISH) -> str:
    """Return place or paragraph, and headings, of a sentence."""
    # the title is often the topmost heading too, and stands in the line of the document
    headings = [one_line(one) for one in sentence.headings if one != sentence.document.title]
    where = name_place(sentence, words) or words.paragraph.format(number=sentence.paragraph)
    return f"{where}, {' › '.join(headings)}" if headings else where


def name_place(sentence: Sentence, words: Words = ENGLISH) -> str:
    """Return the name of the place of a sentence, "" where its document names none.

    Pages, slides, rows and cells are said in the reader's language, a row behind the name of its
    sheet; other names are the document's own.
    """
    named = _COUNTED.fullmatch(sentence.place)
    if named is None:
        return one_line(sentence.place)
    forms = {"page": words.page, "slide": words.slide, "row": words.row, "cell": words.cell}
    where = forms[named["what"]].format(number=named["number"])
    return f"{one_line(named['sheet'])}, {where}" if named["sheet"] else where


def explanation(answer: Answer | Abstention) -> Iterator[Segment]:
    """Yield the confidence, and a table of what each feature adds to the score of each citation.

    A feature that adds hardly anything to any of them has no row of its own: all such make one
    row. The rows add up to the score below them.
    """
    cited = visible_citations(answer)
    columns = [_contributions(citation) for citation in cited]
    yield Segment(f"Confidence {answer.confidence:.2f}", Role.NOTE)
    if columns:
        yield Segment(f"\n\n{'feature':<{_NAME}}", Role.NOTE)
        yield Segment("".join(f"{f'[{one.number}]':>8}" for one in cited), Role.NUMBER)
    others = [0.0 for _ in columns]
    for place, name in enumerate(FEATURE_NAMES):
        added = [column[place] for column in columns]
        if any(abs(share) >= _TELLING for share in added):
            yield _row(name, added)
        else:
            others = [sum(pair) for pair in zip(others, added, strict=True)]
    if any(others):
        yield _row("others", others)
    if columns:
        yield _row("score", [sum(column) for column in columns])


def quotation(citation: Citation, *, answers: bool) -> Iterator[Segment]:
    """Yield the words of a citation, with roles of their own for those that match the question.

    What opens their list, or names the columns of their table, stands on a line above them.
    The likely answer phrase has a role of its own too, but only if the quotation `answers`: in a
    sentence that is merely near it would claim to be the answer.
    """
    text, marks = citation.sentence.document.text, citation.highlights
    phrase = marks.answer_span if answers else None
    if citation.lead:
        yield Segment(f"{cells_line(citation.lead.of(text)).strip()}\n", Role.CONTEXT)
    show = several_lines if _has_lines(citation) else cells_line if _is_row(citation) else one_line
    edges = {citation.span.start, citation.span.end}
    for span in (*marks.matched, *((phrase,) if phrase else ())):
        edges |= {span.start, span.end}
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        matched = any(span.overlaps(piece) for span in marks.matched)
        role = Role.MATCH if matched else Role.QUOTE
        is_phrase = phrase is not None and phrase.overlaps(piece)
        yield Segment(show(text[start:end]), Role.PHRASE if is_phrase else role)


def _is_row(citation: Citation) -> bool:
    """Return whether a quotation is a row of a table."""
    return citation.sentence.kind is Kind.ROW


def _has_lines(citation: Citation) -> bool:
    """Return whether the lines of a quotation mean something: in code, and in a list."""
    blocks = citation.sentence.document.blocks_in(citation.span)
    kinds = [block.kind for block in blocks if block.kind is not Kind.METADATA]
    return Kind.CODE in kinds or (len(kinds) > 1 and not _LISTED.isdisjoint(kinds))


def _corrections(answer: Answer | Abstention) -> Iterator[Segment]:
    """Yield what was searched for instead of misspelt words."""
    if answer.corrections:
        right = ", ".join(right for _, right in answer.corrections)
        yield Segment(f"({ENGLISH.searched_for.format(words=one_line(right))})\n", Role.NOTE)


def _neighbours(citation: Citation) -> Iterator[Segment]:
    """Yield the sentences before and after a quotation, each on a line of its own."""
    beside = ((ENGLISH.before, citation.before), (ENGLISH.after, citation.after))
    for name, sentence in beside:
        if sentence:
            yield Segment(f"\n    {name}: {one_line(sentence.text)}", Role.CONTEXT)


def _document_line(facts: Sequence[str], end: str) -> Iterator[Segment]:
    """Yield the facts of a document, each in a segment of its own, and the end of the line."""
    for number, fact in enumerate(facts):
        yield Segment(" · " if number else "", Role.SOURCE)
        yield Segment(fact, Role.SOURCE)
    yield Segment(end, Role.SOURCE)


def _locations(
    citations: Sequence[Citation],
    path: str,
    words: Words,
    *,
    offsets: bool,
    file_of: FileOf | None,
) -> dict[str, tuple[int, ...]]:
    """Return the places of a document that are cited, each with the numbers that cite it."""
    numbers: dict[str, tuple[int, ...]] = {}
    for citation in citations:
        for one in cited_sentences(citation):
            if one.document.path != path:
                continue
            where = location(one, words)
            span = citation.span if one is citation.sentence else one.span
            if offsets:
                place = words.characters.format(start=span.start, end=span.end)
                where = f"{where}, {place}"
            if file_of:
                line = one.document.line_of(span.start)
                where = f"{where} · {one_line(file_of(one.document))}:{line}"
            if citation.number not in numbers.get(where, ()):
                numbers[where] = (*numbers.get(where, ()), citation.number)
    return numbers


def _renumber(citations: Sequence[Citation], start: int = 1) -> tuple[Citation, ...]:
    """Return citations with consecutive numbers."""
    return tuple(replace(one, number=at) for at, one in enumerate(citations, start=start))


def _holds(citation: Citation, near: Citation) -> bool:
    """Return whether a citation quotes the words of another one already, or some of them."""
    is_there = citation.sentence.document == near.sentence.document
    return is_there and citation.span.overlaps(near.span)


def _contributions(citation: Citation) -> list[float]:
    """Return what each feature adds to the score, rounded so that the sum is the rounded score.

    Those that lose most by rounding down are rounded up, all others down.
    """
    unit = 10.0**-_DIGITS
    exact = [getattr(citation.contributions, name) / unit for name in FEATURE_NAMES]
    down = [int(share // 1) for share in exact]
    lost = sorted(range(len(exact)), key=lambda place: (down[place] - exact[place], place))
    for place in lost[: round(sum(exact)) - sum(down)]:
        down[place] += 1
    return [share * unit for share in down]


def _row(name: str, numbers: Sequence[float]) -> Segment:
    """Return a row of a table, which fits into 60 columns."""
    cells = "".join(f"{number:>8.{_DIGITS}f}" for number in numbers)
    return Segment(f"\n{name:<{_NAME}}{cells}", Role.NOTE)
