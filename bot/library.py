"""What can be asked?

A library is documents, their sentences, the passages that these travel in, and the index of
those. It never changes: another set of documents makes another library.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from bot.documents import Document
from bot.index import Bm25, Index, build, idf
from bot.likeness import Likeness
from bot.passages import Grouping, Passage, group
from bot.sentences import Sentence, split
from bot.terms import analyze
from bot.vocabulary import Vocabulary, take_stock


@dataclass(frozen=True, slots=True)
class Library:
    """Documents and everything derived from them.

    Documents stand in the order of their paths, sentences as they stand in those. `sentences`
    and `terms` go side by side; a passage is a range of their numbers; the index numbers passages
    as `passages` does. `languages` are those of the documents, commonest first.
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    terms: tuple[tuple[str, ...], ...]
    passages: tuple[Passage, ...]
    index: Index
    vocabulary: Vocabulary
    languages: tuple[str, ...]
    doc_freqs: Mapping[str, int]
    mean_length: float

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
    terms = tuple(analyze(s.text, s.document.language) for s in sentences)
    passages: list[Passage] = []
    offset = 0
    for part in cut:
        passages.extend(group(part, grouping, offset=offset))
        offset += len(part)
    spoken = Counter(document.language for document in ordered)
    doc_freqs = Counter(term for found in terms for term in set(found))
    return Library(
        documents=ordered,
        sentences=sentences,
        terms=terms,
        passages=tuple(passages),
        index=build(_terms_of(passages, sentences, terms), bm25),
        vocabulary=take_stock(((s.text, s.document.language) for s in sentences), likeness),
        languages=tuple(language for language, _ in spoken.most_common()),
        doc_freqs=doc_freqs,
        mean_length=sum(map(len, terms)) / len(terms) if terms else 0.0,
    )


def _place_of(document: Document) -> tuple[str, str]:
    """Return what documents are sorted by: the path and, where two have the same, the text."""
    return document.path, document.text


def _terms_of(
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    terms: Sequence[tuple[str, ...]],
) -> Iterator[list[str]]:
    """Yield the terms of each passage: of its title and headings, then of its sentences."""
    heard: tuple[Document, tuple[str, ...]] | None = None
    above: tuple[str, ...] = ()
    for passage in passages:
        first = sentences[passage.first]
        if heard is None or heard[0] is not first.document or heard[1] != first.headings:
            heard = first.document, first.headings
            title = " ".join((first.document.title, *first.headings))
            above = analyze(title, first.document.language)
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
