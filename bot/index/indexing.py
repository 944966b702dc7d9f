"""How do documents become a lexicon and a forward index?

Each document is analyzed by itself: its sentences, passages and words depend on no other document.
Then the words of all are numbered, counted and laid end to end; what only the whole library tells,
which terms are names and what acronyms stand for, goes into a table of its own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.documents.document import Document, Kind
from bot.documents.passages import Grouping, Passage, group
from bot.documents.sentences import Sentence, split
from bot.index.antecedents import LANGUAGE, Antecedents, find_antecedents, opens_with_person
from bot.index.arrays import Flags, Floats, Ints, Places, distinct
from bot.index.forward import ForwardIndex
from bot.index.lexicon import BACKGROUND, Lexicon, Usage, build_lexicon, expected_frequency
from bot.index.name_table import NameTable
from bot.index.word_list import WordList
from bot.text.acronyms import capitals, definitions
from bot.text.analysis import Word
from bot.text.word_vectors import VECTORS_LANGUAGE, WordVectors

_NAME_SHARE: Final = 0.8  # of a term's uses inside sentences that are written with a capital


@dataclass(frozen=True, slots=True, eq=False)
class AnalyzedDocument:
    """A document, cut and analyzed; no other document changes anything of it.

    `passages` count its sentences from 0. `lexicon` has its words by first appearance: those of
    the sentences, then, from `heading_words` on, those that only its headings use. `forward` tells
    by these numbers which words stand where. Of the words in `forward`, `is_inner` marks those
    that do not begin their sentence, `is_capital` those that are written with a capital.
    `capitals` are the sentences that write a word in capitals, and the word's form; `acronyms`
    the words that each acronym stands for here, `antecedents` what the openings of its sentences
    stand for, each as a sentence and a word.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    lexicon: tuple[Word, ...]
    heading_words: int
    forward: ForwardIndex
    is_inner: Flags
    is_capital: Flags
    capitals: tuple[tuple[int, str], ...]
    acronyms: Mapping[str, tuple[Word, ...]]
    antecedents: Ints


def analyze_document(document: Document, grouping: Grouping) -> AnalyzedDocument:
    """Return a document with its sentences, passages and words."""
    sentences = split(document)
    language = document.language
    words = WordList(language)
    acronyms: dict[str, tuple[Word, ...]] = {}
    texts = [sentence.text for sentence in sentences]
    mentions = find_antecedents(texts) if language == LANGUAGE else [""] * len(texts)
    for sentence, text, mention in zip(sentences, texts, mentions, strict=True):
        defined = list(definitions(text, language))
        # Whom "she" stands for is said; what "it" does is seldom as clear, and is a hint alone.
        person = (mention,) if mention and opens_with_person(text) else ()
        also = [acronym for acronym, _ in defined]
        words.add_sentence(text, (*sentence.read_with, *person), also)
        for acronym, meant in defined:
            acronyms.setdefault(acronym.form, meant)
    antecedents = list(_antecedents(mentions, words))
    count = len(words)
    for heading in _headings(document):
        words.numbers_in(heading)
    forward, is_inner, is_capital = words.arrays()
    return AnalyzedDocument(
        document=document,
        sentences=sentences,
        passages=group(sentences, grouping),
        lexicon=words.words,
        heading_words=count,
        forward=forward,
        is_inner=is_inner,
        is_capital=is_capital,
        capitals=tuple(
            (place, form) for place, text in enumerate(texts) for form in capitals(text, language)
        ),
        acronyms=acronyms,
        antecedents=np.array(antecedents, np.int32).reshape(-1, 2),
    )


def _antecedents(mentions: Sequence[str], words: WordList) -> Iterator[tuple[int, int]]:
    """Yield the words that the openings of sentences stand for, each with its sentence."""
    for place, mention in enumerate(mentions):
        if mention:
            yield from ((place, number) for number in dict.fromkeys(words.numbers_in(mention)))


def _headings(document: Document) -> Iterator[str]:
    """Yield the names and the headings of a document."""
    yield from document.names
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            yield block.span.of(document.text)


def merge(
    analyzed: Sequence[AnalyzedDocument], word_vectors: WordVectors
) -> tuple[Lexicon, ForwardIndex, Antecedents]:
    """Return the lexicon and the forward index of a library, and what its openings stand for.

    Args:
        analyzed: its documents, in the order of the library.
        word_vectors: which words mean nearly the same.
    """
    numbers = _number_words(analyzed)
    local = [np.array([numbers[word] for word in one.lexicon], np.int32) for one in analyzed]
    forward = _concatenate(analyzed, local)
    words = tuple(numbers)
    names = NameTable(_names(analyzed, forward, words), *_acronyms(analyzed, numbers))
    spoken = Counter(one.document.language for one in analyzed)
    languages = [language for language, _ in spoken.most_common()]
    is_known = languages[:1] == [VECTORS_LANGUAGE]
    rates = word_vectors.rates([word.form for word in words]) if is_known else None
    usage = _usage(forward, names, words, rates)
    lexicon = build_lexicon(words, languages, usage, names, word_vectors)
    return lexicon, forward, _join_antecedents(analyzed, local)


def _join_antecedents(analyzed: Sequence[AnalyzedDocument], local: Sequence[Ints]) -> Antecedents:
    """Return what the openings of all sentences stand for, given the numbers of the words."""
    rows = [np.zeros((0, 2), np.int32)]
    first = 0
    for one, numbers in zip(analyzed, local, strict=True):
        if len(one.antecedents):
            sentences, words = one.antecedents.T
            rows.append(np.stack((sentences + first, numbers[words]), axis=1))
        first += len(one.sentences)
    table = np.concatenate(rows).astype(np.int32)
    return Antecedents(table[:, 0].copy(), table[:, 1].copy())


def _number_words(analyzed: Sequence[AnalyzedDocument]) -> dict[Word, int]:
    """Return the number of each word: of sentences, then of headings, then behind acronyms."""
    numbers: dict[Word, int] = {}
    for one in analyzed:
        for word in one.lexicon[: one.heading_words]:
            numbers.setdefault(word, len(numbers))
    for one in analyzed:
        for word in one.lexicon[one.heading_words :]:
            numbers.setdefault(word, len(numbers))
    for one in analyzed:
        for words in one.acronyms.values():
            for word in words:
                numbers.setdefault(word, len(numbers))
    return numbers


def _concatenate(analyzed: Sequence[AnalyzedDocument], local: Sequence[Ints]) -> ForwardIndex:
    """Return the forward index of all documents, given the numbers of each one's words."""
    if not analyzed:
        none = np.zeros(0, np.int32)
        return ForwardIndex(none, np.zeros(1, np.intp), none, none, np.zeros(0, bool))
    counts = np.concatenate([np.diff(one.forward.starts) for one in analyzed])
    return ForwardIndex(
        words=np.concatenate(
            [numbers[one.forward.words] for one, numbers in zip(analyzed, local, strict=True)]
        ),
        starts=np.concatenate(([0], np.cumsum(counts))).astype(np.intp),
        begins=np.concatenate([one.forward.begins for one in analyzed]),
        ends=np.concatenate([one.forward.ends for one in analyzed]),
        opens=np.concatenate([one.forward.opens for one in analyzed]),
    )


def _names(
    analyzed: Sequence[AnalyzedDocument], forward: ForwardIndex, words: Sequence[Word]
) -> frozenset[str]:
    """Return the terms that are written with a capital wherever a sentence does not ask for it."""
    if not analyzed:
        return frozenset()
    is_inner = np.concatenate([one.is_inner for one in analyzed])
    is_capital = np.concatenate([one.is_capital for one in analyzed])
    terms, names = _terms(words)
    inner = np.bincount(terms[forward.words[is_inner]], minlength=len(names))
    capital = np.bincount(terms[forward.words[is_inner & is_capital]], minlength=len(names))
    found = np.flatnonzero(capital > _NAME_SHARE * inner)
    return frozenset(names[term] for term in found.tolist())


def _terms(words: Sequence[Word]) -> tuple[Places, list[str]]:
    """Return the number of each word's term, and the terms by these numbers."""
    numbers: dict[str, int] = {}
    of_word = [numbers.setdefault(word.term, len(numbers)) for word in words]
    return np.array(of_word, np.intp), list(numbers)


def _acronyms(
    analyzed: Sequence[AnalyzedDocument], numbers: Mapping[Word, int]
) -> tuple[dict[str, tuple[int, ...]], Ints, Ints]:
    """Return what acronyms stand for, and which sentences say which words by one.

    An acronym that documents read differently is read as the first of them does.
    """
    meant: dict[str, tuple[int, ...]] = {}
    for one in analyzed:
        for acronym, words in one.acronyms.items():
            meant.setdefault(acronym, tuple(numbers[word] for word in words))
    rows: list[tuple[int, int]] = []
    first = 0
    for one in analyzed:
        for sentence, form in one.capitals:
            rows.extend((first + sentence, word) for word in meant.get(form, ()))
        first += len(one.sentences)
    table = np.array(rows, np.int32).reshape(-1, 2)
    return meant, table[:, 0].copy(), table[:, 1].copy()


def _usage(
    forward: ForwardIndex, names: NameTable, words: Sequence[Word], rates: Floats | None
) -> Usage:
    """Return how the sentences use the words, those that acronyms stand for included.

    `rates` says how often each word is written in general, None where nobody knows.
    """
    sentences = len(forward.starts) - 1
    used = np.concatenate((forward.words, names.words))
    where: Places = np.repeat(np.arange(sentences), np.diff(forward.starts))
    terms, named = _terms(words)
    pairs = distinct(
        np.concatenate((where, names.sentences.astype(np.intp))) * len(named) + terms[used]
    )
    freqs = np.bincount(pairs % max(len(named), 1), minlength=len(named))
    expected = np.zeros(len(named))
    if rates is not None:
        expected = expected_frequency(
            np.bincount(terms, rates, minlength=len(named)).astype(np.float64)
        )
    others = 0 if rates is None else BACKGROUND
    idfs = np.log1p((sentences + others - freqs - expected + 0.5) / (freqs + expected + 0.5))
    return Usage(
        sentences=sentences,
        counts=np.bincount(used, minlength=len(words)).astype(np.int32),
        idf=idfs[terms].astype(np.float32),
        idfs=dict(zip(named, idfs.tolist(), strict=True)),
        background=others,
    )
