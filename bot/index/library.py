"""What can be asked?

A library is documents, their sentences, the passages that these travel in, and the index of
those. It never changes: another set of documents makes another library.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.documents.document import Document, Kind
from bot.documents.passages import Grouping, Passage, group
from bot.documents.sentences import Sentence, split
from bot.index.bm25 import Bm25, Index, build, idf
from bot.index.candidates import Excerpt, Notes, extract, headings_of, note, terms_of, title_of
from bot.index.lexicon import Concordance, Numbers, Vocabulary, Wording, take_stock
from bot.text.word_vectors import Likeness

_ASKING: Final = ("?", "？", "؟")  # Latin, Chinese and Japanese, Arabic
_WHOLE: Final = 300  # a library of no more sentences is looked at whole, whatever is asked


@dataclass(frozen=True, slots=True)
class Library:
    """Documents and everything derived from them.

    Documents stand in the order of their paths, sentences as they stand in those; a
    passage is a range of their numbers; the concordance numbers sentences as `sentences` does, the
    index passages as `passages` does. `languages` are those of the documents, commonest first.
    `whole` is the excerpt of all sentences where they are few, which holds a kilobyte of each.
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    index: Index
    vocabulary: Vocabulary
    concordance: Concordance
    languages: tuple[str, ...]
    doc_freqs: Mapping[str, int]
    word_idf: npt.NDArray[np.float32]
    mean_length: float
    notes: Notes
    whole: Excerpt | None

    def title(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the terms of the title of a sentence's document."""
        return title_of(sentence)

    def headings(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the terms of the headings that a sentence stands under, but for the title."""
        return headings_of(sentence)

    def said(self, number: int) -> frozenset[str]:
        """Return the terms of a sentence, those that it is understood to say included."""
        words = self.concordance.of(number).tolist()
        return frozenset(self.vocabulary.terms[word] for word in words)

    def excerpt(self, numbers: Numbers) -> Excerpt:
        """Return the excerpt of some sentences, by their rising numbers."""
        return extract(
            self.notes, self.concordance, self.vocabulary.vectors, self.word_idf, numbers
        )

    def beside(self, number: int, step: int) -> Sentence | None:
        """Return the sentence `step` places on, None if it is not in the same document."""
        other = number + step
        if not 0 <= other < len(self.sentences):
            return None
        sentence = self.sentences[other]
        return sentence if sentence.document is self.sentences[number].document else None

    def idf(self, term: str) -> float:
        """Return the weight of a term among sentences, above 0, unknown terms included."""
        return idf(self.doc_freqs.get(term, 0), len(self.sentences))


def collect(
    documents: Sequence[Document], likeness: Likeness, grouping: Grouping, bm25: Bm25
) -> Library:
    """Return the library of some documents, in the order of their paths.

    Each is cut and grouped by itself: what else there is changes none of its sentences, and the
    order in which they are given changes nothing at all.
    """
    ordered = tuple(sorted(documents, key=_place_of))
    cut = [split(document) for document in ordered]
    sentences = tuple(sentence for part in cut for sentence in part)
    vocabulary, concordance = take_stock(
        [_wording(sentence) for sentence in sentences], list(_headings(ordered)), likeness
    )
    passages: list[Passage] = []
    offset = 0
    for part in cut:
        passages.extend(group(part, grouping, offset=offset))
        offset += len(part)
    spoken = Counter(document.language for document in ordered)
    terms = [
        [vocabulary.terms[word] for word in concordance.of(number).tolist()]
        for number in range(len(sentences))
    ]
    doc_freqs = Counter(term for found in terms for term in set(found))
    notes = note(sentences)
    word_idf = np.array(
        [idf(doc_freqs[term], len(sentences)) for term in vocabulary.terms], np.float32
    )
    every = np.arange(len(sentences), dtype=np.int32)
    return Library(
        documents=ordered,
        sentences=sentences,
        passages=tuple(passages),
        index=build(_passage_terms(passages, sentences, terms), bm25),
        vocabulary=vocabulary,
        concordance=concordance,
        languages=tuple(language for language, _ in spoken.most_common()),
        doc_freqs=doc_freqs,
        word_idf=word_idf,
        mean_length=len(concordance.words) / max(len(sentences), 1),
        notes=notes,
        whole=extract(notes, concordance, vocabulary.vectors, word_idf, every)
        if len(sentences) <= _WHOLE
        else None,
    )


def _wording(sentence: Sentence) -> Wording:
    """Return what a sentence says, and what its heading asks if that is a question."""
    heading = sentence.headings[-1].rstrip() if sentence.headings else ""
    asked = heading if heading.endswith(_ASKING) else ""
    return Wording(sentence.text, sentence.document.language, asked)


def _headings(documents: Sequence[Document]) -> Iterator[Wording]:
    """Yield the titles and the headings of some documents."""
    for document in documents:
        yield Wording(document.title, document.language)
        for block in document.blocks:
            if block.kind is Kind.HEADING:
                yield Wording(block.span.of(document.text), document.language)


def _place_of(document: Document) -> tuple[str, str]:
    """Return what documents are sorted by: the path and, where two have the same, the text."""
    return document.path, document.text


def _passage_terms(
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    terms: Sequence[Sequence[str]],
) -> Iterator[list[str]]:
    """Yield the terms of each passage: of its title and headings, then of its sentences."""
    for passage in passages:
        first = sentences[passage.first]
        above = terms_of((first.document.title, *first.headings), first.document.language)
        yield [*above, *chain.from_iterable(terms[passage.first : passage.last])]


def paragraph_of(library: Library, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraph that a sentence of the library stands in, in order."""
    document, paragraph = sentence.document, sentence.paragraph
    first = bisect_left(
        library.sentences,
        (_place_of(document), paragraph),
        key=lambda other: (_place_of(other.document), other.paragraph),
    )
    return tuple(
        takewhile(
            lambda other: other.document is document and other.paragraph == paragraph,
            (library.sentences[number] for number in range(first, len(library.sentences))),
        )
    )


def number_of(library: Library, document: Document, offset: int) -> int:
    """Return the number of the first sentence of a document that ends behind an offset.

    Of the next document, or of none, where there is no such sentence.
    """
    wanted = (document.path, document.text, offset + 1)
    return bisect_left(
        library.sentences,
        wanted,
        key=lambda one: (one.document.path, one.document.text, one.span.end),
    )
