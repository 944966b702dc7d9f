"""What may be quoted?

Sentences: slices of a document, in order, that leave out nothing but white space. nltk's Punkt
(Kiss & Strunk 2006) proposes the cuts with our own abbreviations; a second look takes back those
inside a quotation, after a number mark, or before a lower-case letter, which real, damaged
prose has many of.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from bot.abbreviations import ABBREVIATIONS, NUMBERED, TITLES
from bot.documents import Block, Document, Kind
from bot.languages import UNDETERMINED
from bot.nltk_slim import (
    PunktLanguageVars,
    PunktParameters,
    PunktSentenceTokenizer,
    PunktTrainer,
)
from bot.quotations import open_at
from bot.spans import Span, trimmed
from bot.stopwords import STOPWORDS

Boundaries = Callable[[str], Iterable[Span]]

_TEACHES: Final = 300_000  # characters; shorter texts teach Punkt nonsense ("ago" from 8,000)
_BLOCK: Final = 10_000  # nltk stops any pattern after 5 s: blocks this short never get there
_STARTER: Final = (
    2  # letters; one-letter words start sentences too seldom to be told from initials
)
_FRAGMENT: Final = 2  # words; "States." after a stray full stop is no sentence
_WIDE_END: Final = re.compile(r"[。！？।॥]+[」』”’）\"')]*")
_MARK_ONLY: Final = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|[-*•–#>]+)$")
_LAST_WORD: Final = re.compile(r"([^\W\d_][\w.]*)\.$")
_OPENERS: Final = "([{\"'“‘«„—–- "


class _Marks(PunktLanguageVars):  # type: ignore[misc] # nltk has no types
    """Punkt's notion of what ends a sentence, the ellipsis and the danda included."""

    sent_end_chars = (".", "?", "!", "…", "।", "॥")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quotable slice of a document.

    `paragraph` counts the document's quotable blocks from 1; `headings` are those it stands under.
    """

    document: Document
    span: Span
    paragraph: int
    headings: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words, exactly as the document has them."""
        return self.span.of(self.document.text)


def split(document: Document, boundaries: Boundaries | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of the quotable blocks of `document`, in order.

    Args:
        document: what to cut.
        boundaries: where a text breaks; by default Punkt as the document's language wants it.
    """
    cut = boundaries or boundaries_for(document)
    quotable = [block for block in document.blocks if block.kind in {Kind.PARAGRAPH, Kind.UNIT}]
    return tuple(
        Sentence(document, span, number, block.headings)
        for number, block in enumerate(quotable, start=1)
        for span in _cut(document.text, block, cut)
    )


def boundaries_for(document: Document) -> Boundaries:
    """Return the rule that cuts this document: learnt from it too, where it is long enough."""
    language = document.language
    if len(document.text) < _TEACHES:
        tokenizer = _tokenizer(language)
    else:
        tokenizer = PunktSentenceTokenizer(_learnt(document.text, language), _Marks())

    def boundaries(text: str) -> Iterable[Span]:
        proposed = (Span(*pair) for pair in tokenizer.span_tokenize(text))
        pieces = (piece for span in proposed for piece in _wide_cut(text, span))
        return _mended(text, list(pieces), language)

    return boundaries


def _cut(text: str, block: Block, boundaries: Boundaries) -> Iterator[Span]:
    """Yield the sentences of one block, in the document's offsets."""
    if block.kind is Kind.UNIT:
        yield block.span
        return
    for piece in _pieces(text, block.span):
        for span in boundaries(piece.of(text)):
            yield span.shifted(piece.start)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` in pieces of bounded length, parted at white space where there is any."""
    start = span.start
    while span.end - start > _BLOCK:
        limit = start + _BLOCK
        space = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
        end = space if space > start else limit
        if piece := trimmed(text, start, end):
            yield piece
        start = end
    if piece := trimmed(text, start, span.end):
        yield piece


@lru_cache(maxsize=32)
def _tokenizer(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return Punkt with the curated parameters of a language."""
    return PunktSentenceTokenizer(_curated(language), _Marks())


def _curated(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return Punkt parameters made of our own lists; nothing is learnt."""
    parameters = PunktParameters()
    known = ABBREVIATIONS.get(language, ABBREVIATIONS["en"])
    parameters.abbrev_types = set(known)
    parameters.sent_starters = {
        word for word in STOPWORDS.get(language, ()) if len(word) >= _STARTER and word != "he"
    }
    return parameters


def _learnt(text: str, language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return the curated parameters and what Punkt learns from a long text."""
    trainer = PunktTrainer(lang_vars=_Marks())
    trainer.train(text, finalize=True)
    parameters, curated = trainer.get_params(), _curated(language)
    parameters.abbrev_types |= curated.abbrev_types
    parameters.sent_starters |= curated.sent_starters
    return parameters


def _wide_cut(text: str, span: Span) -> Iterator[Span]:
    """Yield `span` cut after the marks that need no white space behind them."""
    start = span.start
    for mark in _WIDE_END.finditer(text, span.start, span.end):
        if piece := trimmed(text, start, mark.end()):
            yield piece
        start = mark.end()
    if piece := trimmed(text, start, span.end):
        yield piece


def _mended(text: str, pieces: list[Span], language: str) -> Iterator[Span]:
    """Yield the pieces, those put together again that no reader would part."""
    current: Span | None = None
    for piece in pieces:
        if current is not None and _belongs(text, current, piece, language):
            current = Span(current.start, piece.end)
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current


def _belongs(text: str, before: Span, piece: Span, language: str) -> bool:
    """Return whether `piece` goes on with the sentence `before` it."""
    head, tail = before.of(text), piece.of(text)
    first = tail.lstrip(_OPENERS)[:1]
    return bool(
        first.islower()
        or not any(character.isalnum() for character in tail)
        or _MARK_ONLY.match(head)
        or _is_abbreviated(head, first, language)
        or _is_fragment(text, piece)
        or open_at(text, before.start, piece.start)
    )


def _is_abbreviated(head: str, first: str, language: str) -> bool:
    """Return whether `head` ends in a title, or in "No." or the like before a digit."""
    last = _LAST_WORD.search(head)
    if last is None:
        return False
    word = last.group(1).casefold()
    if first.isdigit():
        return word in NUMBERED.get(language, ())
    return language != UNDETERMINED and word in TITLES.get(language, ())


def _is_fragment(text: str, piece: Span) -> bool:
    """Return whether a piece is the torn-off end of the sentence before it."""
    words = piece.of(text).split()
    if piece.of(text)[-1:] in "!?":
        return False
    torn = words[0][:1] in "‘'\"“" and len(words) <= _FRAGMENT + 1
    stray = torn and not open_at(text, piece.start, piece.start + 1)
    return len(words) < _FRAGMENT or (stray and not re.search("[’'\"”]", piece.of(text)[1:]))
