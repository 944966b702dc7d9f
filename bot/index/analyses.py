"""How do analyzed documents lie in a file?

What a document is cut and analyzed into depends on no other document, so that it need not be done
again when others come and go. Some documents lie in one record of arrays, end to end; each can be
taken out by itself.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from bot.documents.document import Document
from bot.documents.passages import Passage
from bot.documents.sentences import Sentence
from bot.index.arrays import Flags, Ints
from bot.index.forward import ForwardIndex
from bot.index.indexing import AnalyzedDocument
from bot.index.packing import starts_of
from bot.index.snapshot import PackedSentences, pack_sentences, sentence_of
from bot.records import dataclass
from bot.text.analysis import Word


@dataclass(frozen=True, eq=False)
class PackedAnalyses:
    """Analyzed documents as columns.

    Document i has the rows from `X_starts[i]` to `X_starts[i + 1]` of each column of X. `numbers`
    finds a document by its key. `forms` and `terms` are the words of all, each once; `lexicon` and
    `acronym_words` name them by their places there, `words` by their places in the document's own
    lexicon. `lengths` says how many of `words` each sentence has.
    """

    numbers: Mapping[str, int]
    sentences: PackedSentences
    sentence_starts: Ints
    passages: Ints
    passage_starts: Ints
    forms: Sequence[str]
    terms: Sequence[str]
    lexicon: Ints
    lexicon_starts: Ints
    heading_words: Ints
    words: Ints
    begins: Ints
    ends: Ints
    is_inner: Flags
    is_capital: Flags
    word_starts: Ints
    lengths: Ints
    opens: Flags
    capital_places: Ints
    capital_forms: Sequence[str]
    capital_starts: Ints
    acronyms: Sequence[str]
    acronym_starts: Ints
    acronym_words: Ints
    acronym_word_starts: Ints
    antecedents: Ints
    antecedent_starts: Ints

    @cached_property
    def vocabulary(self) -> tuple[Word, ...]:
        """The words of all documents, by their places."""
        return tuple(map(Word, self.forms, self.terms))


def pack_analyses(analyzed: Mapping[str, AnalyzedDocument]) -> PackedAnalyses:
    """Return analyzed documents as columns, each found by its key."""
    every = tuple(analyzed.values())
    places: dict[Word, int] = {}
    lexicon = [[places.setdefault(w, len(places)) for w in one.lexicon] for one in every]
    meant = [words for one in every for words in one.acronyms.values()]
    acronym_words = [[places.setdefault(w, len(places)) for w in words] for words in meant]
    capitals = [row for one in every for row in one.capitals]
    numbers = {one.document.id: number for number, one in enumerate(every)}
    return PackedAnalyses(
        numbers={key: number for number, key in enumerate(analyzed)},
        sentences=pack_sentences([s for one in every for s in one.sentences], numbers),
        sentence_starts=_starts([one.sentences for one in every]),
        passages=_pairs([(p.first, p.last) for one in every for p in one.passages]),
        passage_starts=_starts([one.passages for one in every]),
        forms=[word.form for word in places],
        terms=[word.term for word in places],
        lexicon=_flat(lexicon),
        lexicon_starts=_starts(lexicon),
        heading_words=np.array([one.heading_words for one in every], np.int32),
        words=_join([one.forward.words for one in every], np.int32),
        begins=_join([one.forward.begins for one in every], np.int32),
        ends=_join([one.forward.ends for one in every], np.int32),
        is_inner=_join([one.is_inner for one in every], np.bool_),
        is_capital=_join([one.is_capital for one in every], np.bool_),
        word_starts=_starts([one.forward.words for one in every]),
        lengths=_join([np.diff(one.forward.starts) for one in every], np.int32),
        opens=_join([one.forward.opens for one in every], np.bool_),
        capital_places=np.array([place for place, _ in capitals], np.int32),
        capital_forms=[form for _, form in capitals],
        capital_starts=_starts([one.capitals for one in every]),
        acronyms=[acronym for one in every for acronym in one.acronyms],
        acronym_starts=_starts([one.acronyms for one in every]),
        acronym_words=_flat(acronym_words),
        acronym_word_starts=_starts(acronym_words),
        antecedents=_join([one.antecedents.reshape(-1, 2) for one in every], np.int32, 2),
        antecedent_starts=_starts([one.antecedents for one in every]),
    )


def analysis_of(packed: PackedAnalyses, key: str, document: Document) -> AnalyzedDocument:
    """Return a document as it was analyzed; its key has to be there.

    Args:
        packed: some analyzed documents.
        key: of this one.
        document: the same that was analyzed.
    """
    number = packed.numbers[key]

    def rows(starts: Ints) -> slice:
        return slice(int(starts[number]), int(starts[number + 1]))

    sentences, words = rows(packed.sentence_starts), rows(packed.word_starts)
    capitals = rows(packed.capital_starts)
    vocabulary = packed.vocabulary
    lengths = packed.lengths[sentences]
    return AnalyzedDocument(
        document=document,
        sentences=tuple(_sentences(packed.sentences, sentences, document)),
        passages=tuple(
            Passage(first, last)
            for first, last in packed.passages[rows(packed.passage_starts)].tolist()
        ),
        lexicon=tuple(
            vocabulary[place] for place in packed.lexicon[rows(packed.lexicon_starts)].tolist()
        ),
        heading_words=int(packed.heading_words[number]),
        forward=ForwardIndex(
            words=packed.words[words],
            starts=np.concatenate(([0], np.cumsum(lengths))).astype(np.intp),
            begins=packed.begins[words],
            ends=packed.ends[words],
            opens=packed.opens[sentences],
        ),
        is_inner=packed.is_inner[words],
        is_capital=packed.is_capital[words],
        capitals=tuple(
            zip(
                packed.capital_places[capitals].tolist(),
                packed.capital_forms[capitals],
                strict=True,
            )
        ),
        acronyms=_acronyms(packed, rows(packed.acronym_starts)),
        antecedents=packed.antecedents[rows(packed.antecedent_starts)],
    )


def _sentences(packed: PackedSentences, rows: slice, document: Document) -> list[Sentence]:
    """Return the sentences of a document."""
    return [sentence_of(packed, place, document) for place in range(rows.start, rows.stop)]


def _acronyms(packed: PackedAnalyses, rows: slice) -> dict[str, tuple[Word, ...]]:
    """Return what the acronyms of a document stand for."""
    starts = packed.acronym_word_starts
    return {
        packed.acronyms[row]: tuple(
            packed.vocabulary[place]
            for place in packed.acronym_words[starts[row] : starts[row + 1]].tolist()
        )
        for row in range(rows.start, rows.stop)
    }


def _starts(lists: Sequence[Any]) -> Ints:
    """Return where the rows of each document begin, and where the last ends."""
    return starts_of([len(one) for one in lists]).astype(np.int32)


def _flat(lists: Sequence[Sequence[Any]]) -> Ints:
    """Return lists of whole numbers end to end."""
    return np.array([number for one in lists for number in one], np.int32)


def _pairs(pairs: Sequence[tuple[int, int]]) -> Ints:
    """Return pairs of whole numbers as rows."""
    return np.array(pairs, np.int32).reshape(-1, 2)


def _join(arrays: Sequence[Any], dtype: Any, columns: int = 0) -> Any:  # noqa: ANN401 - arrays
    """Return arrays end to end, of some columns if any are named."""
    none = np.zeros((0, columns) if columns else 0, dtype)
    return np.concatenate([none, *arrays]).astype(dtype, copy=False)
