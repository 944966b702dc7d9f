"""Of what kind of library is a question asked?

The same paragraphs and questions in six shapes, so that the weights suit more than one: all
articles of a set, one article with each paragraph a document (*open*, *article*), one document of
one-sentence paragraphs as news have (*news*), one document of longer paragraphs (*document*), a
few paragraphs as somebody's notes, in one document or several (*notes*), and all articles of a set
as files of which the title alone says what they are about (*titled*), as manuals have it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Final

from bot.documents.document import Block, Document, Kind, Reading, assemble
from bot.documents.sentences import Sentence, split
from bot.text.spans import Span
from tests.fitting.squad import Article, Asked

OPEN, ARTICLE, NEWS, DOCUMENT, NOTES = "open", "article", "news", "document", "notes"
TITLED: Final = "titled"
_TITLE_WORD: Final = re.compile(r"[^\W_]{4,}")
NEWS_SIZE: Final = 14  # paragraphs that make one piece of news
DOCUMENT_SIZE: Final = 40
NOTES_SIZES: Final = (1, 2, 3, 1, 4, 6)  # paragraphs that make somebody's notes, in turn


@dataclass(frozen=True, slots=True)
class Case:
    """Documents that make one library, and the questions that are asked of it."""

    documents: tuple[Document, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A stretch of a paragraph, and where it begins in the joined document."""

    span: Span
    start: int


def cases(articles: Sequence[Article], shape: str) -> Iterator[Case]:
    """Yield the libraries that some articles make in one shape."""
    if shape == OPEN:
        paragraphs = tuple(d for article in articles for d in article.paragraphs)
        yield Case(paragraphs, tuple(a for article in articles for a in article.asked))
        return
    if shape == TITLED:
        apart = [titled(article) for article in articles]
        paragraphs = tuple(d for article in apart for d in article.paragraphs)
        yield Case(paragraphs, tuple(a for article in apart for a in article.asked))
        return
    for article in articles:
        if shape == ARTICLE:
            yield Case(article.paragraphs, article.asked)
        elif shape == NOTES:
            yield from notes(article)
        else:
            size = NEWS_SIZE if shape == NEWS else DOCUMENT_SIZE
            yield from pieces(article, size, apart=shape == NEWS)


def titled(article: Article) -> Article:
    """Return an article without the words of its title, and the questions that say one of them.

    Blanks stand in their place, so that all else keeps its offsets; in an answer they stay.
    """
    words = {word for one in article.paragraphs for word in _TITLE_WORD.findall(one.title)}
    if not words:
        return replace(article, asked=())
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})", re.IGNORECASE)
    golds: dict[str, list[Span]] = {}
    for asked in article.asked:
        golds.setdefault(asked.path, []).extend(asked.golds)
    paragraphs = tuple(
        replace(one, text=_blanked(one.text, said, golds.get(one.path, ())))
        for one in article.paragraphs
    )
    asked = tuple(one for one in article.asked if said.search(one.text))
    return replace(article, paragraphs=paragraphs, asked=asked)


def _blanked(text: str, said: re.Pattern[str], kept: Sequence[Span]) -> str:
    """Return a text with blanks for some words, but for those in some spans."""

    def blank(match: re.Match[str]) -> str:
        span = Span(*match.span())
        return match.group() if any(map(span.overlaps, kept)) else " " * len(match.group())

    return said.sub(blank, text)


def notes(article: Article) -> Iterator[Case]:
    """Yield a few paragraphs at a time: as documents, as one, or as one of single sentences.

    Documents of one paragraph each are named after their files every other time: notes have no
    title that says what they are about.
    """
    first = 0
    for turn, size in enumerate(cycle(NOTES_SIZES)):
        chunk = article.paragraphs[first : first + size]
        if not chunk:
            return
        paths = {paragraph.path for paragraph in chunk}
        asked = tuple(one for one in article.asked if one.path in paths)
        if turn % 3 == 0:
            named = [replace(one, title=one.path) for one in chunk] if turn % 2 else chunk
            yield Case(tuple(named), asked)
        else:
            yield joined(chunk, asked, apart=turn % 3 == 1)
        first += size


def pieces(article: Article, size: int, *, apart: bool) -> Iterator[Case]:
    """Yield documents of up to `size` paragraphs each, with the questions about those."""
    for first in range(0, len(article.paragraphs), size):
        yield joined(article.paragraphs[first : first + size], article.asked, apart=apart)


def joined(
    paragraphs: Sequence[Document],
    asked: Sequence[Asked],
    *,
    apart: bool,
    without: Sequence[Sentence] = (),
) -> Case:
    """Return some paragraphs as one document, and the questions about them moved there.

    Args:
        paragraphs: what is joined.
        asked: questions; those about other paragraphs are left out.
        apart: whether every sentence becomes a paragraph of its own.
        without: sentences that are left out, if they are apart.
    """
    text = ""
    blocks: list[Block] = []
    where: dict[str, list[Moved]] = {}
    for paragraph in paragraphs:
        for span in _stretches(paragraph, without, apart=apart):
            where.setdefault(paragraph.path, []).append(Moved(span, len(text)))
            stretch = span.of(paragraph.text)
            blocks.append(Block(Span(len(text), len(text) + len(stretch)), Kind.PARAGRAPH))
            text += f"{stretch}\n\n"
    reading = Reading(text, tuple(blocks), paragraphs[0].title)
    document = assemble(f"joined/{paragraphs[0].path}", reading)
    if len(languages := {paragraph.language for paragraph in paragraphs}) == 1:
        document = replace(document, language=languages.pop())
    moved = tuple(_moved(one, document, where[one.path]) for one in asked if one.path in where)
    return Case((document,), moved)


def _stretches(paragraph: Document, without: Sequence[Sentence], *, apart: bool) -> list[Span]:
    """Return what of a paragraph becomes paragraphs."""
    if not apart:
        return [Span(0, len(paragraph.text))]
    gone = {(one.document.path, one.span) for one in without}
    spans = [sentence.span for sentence in split(paragraph)]
    return [span for span in spans if (paragraph.path, span) not in gone]


def _moved(asked: Asked, document: Document, stretches: Sequence[Moved]) -> Asked:
    """Return a question with its golds where they are now.

    What no stretch holds whole goes behind the end, where no sentence is: there is no answer.
    """
    nowhere = Span(len(document.text), len(document.text) + 1)
    golds = (_shifted(gold, stretches) or nowhere for gold in asked.golds)
    return replace(asked, path=document.path, golds=tuple(golds))


def _shifted(gold: Span, stretches: Sequence[Moved]) -> Span | None:
    """Return where a gold is now, None if no stretch holds it whole."""
    for stretch in stretches:
        if stretch.span.start <= gold.start and gold.end <= stretch.span.end:
            start = gold.start - stretch.span.start + stretch.start
            return Span(start, start + gold.end - gold.start)
    return None
