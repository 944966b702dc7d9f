"""What can be asked?

A library is documents, their sentences, the passages that these travel in, and the index of
those. It never changes: another set of documents makes another library.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

    `sentences` and `terms` go side by side; a passage is a range of their numbers; the index
    numbers passages as `passages` does. `languages` are those of the documents, commonest first.
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
    """Return the library of some documents, in the order of their paths."""
    ordered = tuple(sorted(documents, key=lambda document: document.path))
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
        index=build([_terms_of(passage, sentences, terms) for passage in passages], bm25),
        vocabulary=take_stock(((s.text, s.document.language) for s in sentences), likeness),
        languages=tuple(language for language, _ in spoken.most_common()),
        doc_freqs=doc_freqs,
        mean_length=sum(map(len, terms)) / len(terms) if terms else 0.0,
    )


def _terms_of(
    passage: Passage, sentences: Sequence[Sentence], terms: Sequence[tuple[str, ...]]
) -> list[str]:
    """Return the terms of a passage: of its title and headings, then of its sentences."""
    first = sentences[passage.first]
    above = " ".join((first.document.title, *first.headings))
    within = [term for found in terms[passage.first : passage.last] for term in found]
    return [*analyze(above, first.document.language), *within]


def paragraph_of(library: Library, sentence: Sentence) -> tuple[Sentence, ...]:
    """Return the sentences of the paragraph that a sentence of the library stands in, in order."""
    return tuple(
        other
        for other in library.sentences
        if other.document is sentence.document and other.paragraph == sentence.paragraph
    )
