"""How do documents become a lexicon and a forward index?

Each document is analyzed by itself: its sentences, passages and words depend on no other document.
Then the words of all are numbered, counted and laid end to end; what only the whole library tells,
which terms are names and what acronyms stand for, goes into a table of its own.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

import numpy as np

from bot.documents.document import Document, Kind
from bot.documents.passages import Grouping, Passage, group
from bot.documents.sentences import Sentence, split
from bot.index.antecedents import LANGUAGE, Antecedents, find_antecedents, opens_with_person
from bot.index.arrays import Flags, Floats, Ints, Places, distinct
from bot.index.forward import ForwardIndex
from bot.index.lexicon import BACKGROUND, Lexicon, Usage, build_lexicon, exact_rates
from bot.index.name_table import NameTable
from bot.index.numbering import KeyTable
from bot.index.tally import Tally, define, key_words
from bot.index.word_list import WordList
from bot.records import dataclass
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


def heading_words(document: Document) -> tuple[Word, ...]:
    """Return the words of the names and the headings of a document."""
    words = WordList(document.language)
    for heading in _headings(document):
        words.numbers_in(heading)
    return words.words


def _headings(document: Document) -> Iterator[str]:
    """Yield the names and the headings of a document."""
    yield from document.names
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            yield block.span.of(document.text)


@dataclass(frozen=True, slots=True, eq=False)
class MergedWords:
    """The words of some documents: lexicon, forward index, what openings stand for, the tally."""

    lexicon: Lexicon
    forward: ForwardIndex
    antecedents: Antecedents
    tally: Tally


def merge(
    analyzed: Sequence[AnalyzedDocument],
    word_vectors: WordVectors,
    meant: Mapping[str, Sequence[Word]] | None = None,
) -> MergedWords:
    """Return the words of a library.

    Args:
        analyzed: its documents, in the order of the library.
        word_vectors: which words mean nearly the same.
        meant: what acronyms stand for, where other documents have a say in it too.
    """
    meant = first_definitions(analyzed) if meant is None else meant
    numbers = _number_words(analyzed, meant)
    local = [np.array([numbers[word] for word in one.lexicon], np.int32) for one in analyzed]
    forward = _concatenate(analyzed, local)
    words = tuple(numbers)
    inner, capital = _count_capitals(analyzed, forward, words)
    terms = list(dict.fromkeys(word.term for word in words))
    found = np.flatnonzero(are_names(inner, capital))
    named = frozenset(terms[term] for term in found.tolist())
    names = NameTable(named, *_understood(analyzed, numbers, meant))
    spoken = Counter(one.document.language for one in analyzed)
    languages = rank_languages(spoken)
    places = word_vectors.places([word.form for word in words])
    rates = exact_rates(word_vectors.steps_at(places))
    usage = _usage(forward, names, words, rates, background_of(languages))
    acronyms = [
        {form: [numbers[word] for word in said] for form, said in one.acronyms.items()}
        for one in analyzed
    ]
    tally = Tally(
        words=key_words(words),
        terms=KeyTable.of(terms),
        holders=_count_holders(local, acronyms, len(words)),
        inner=inner,
        capitals=capital,
        is_capital=np.packbits(_end_to_end([one.is_capital for one in analyzed])),
        sentence_starts=_starts([len(one.sentences) for one in analyzed]),
        passage_starts=_starts([len(one.passages) for one in analyzed]),
        definitions=define(acronyms, [[form for _, form in one.capitals] for one in analyzed]),
        languages=dict(spoken),
    )
    lexicon = build_lexicon(words, languages, usage, names, word_vectors, places)
    return MergedWords(lexicon, forward, _join_antecedents(analyzed, local), tally)


def first_definitions(analyzed: Sequence[AnalyzedDocument]) -> dict[str, tuple[Word, ...]]:
    """Return what acronyms stand for: what documents read differently, as the first does."""
    meant: dict[str, tuple[Word, ...]] = {}
    for one in analyzed:
        for acronym, words in one.acronyms.items():
            meant.setdefault(acronym, words)
    return meant


def _count_holders(
    local: Sequence[Ints], acronyms: Sequence[Mapping[str, Sequence[int]]], count: int
) -> Ints:
    """Return in how many documents each word is."""
    holders = np.zeros(count, np.int32)
    for words, defined in zip(local, acronyms, strict=True):
        holders[words] += 1
        others = {word for said in defined.values() for word in said}
        holders[[*others.difference(words.tolist())]] += 1
    return holders


def _starts(lengths: Sequence[int]) -> Ints:
    """Return where ranges of some lengths begin, and where the last ends."""
    return np.cumsum([0, *lengths], dtype=np.int32)


def _end_to_end(flags: Sequence[Flags]) -> Flags:
    """Return flags end to end."""
    return np.concatenate([np.zeros(0, bool), *flags])


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


def rank_languages(spoken: Mapping[str, int]) -> tuple[str, ...]:
    """Return languages by how many documents are in each, ties by the alphabet."""
    return tuple(sorted(spoken, key=lambda language: (-spoken[language], language)))


def background_of(languages: Sequence[str]) -> int:
    """Return how many sentences as they are written in general stand beside a library's own.

    None where the commonest language is one that we do not know the words of.
    """
    return BACKGROUND if languages[:1] == (VECTORS_LANGUAGE,) else 0


def _number_words(
    analyzed: Sequence[AnalyzedDocument], meant: Mapping[str, Sequence[Word]]
) -> dict[Word, int]:
    """Return the number of each word: those of sentences, then those of headings and acronyms."""
    numbers: dict[Word, int] = {}
    for one in analyzed:
        for word in one.lexicon[: one.heading_words]:
            numbers.setdefault(word, len(numbers))
    for one in analyzed:
        for word in (*one.lexicon[one.heading_words :], *_words_behind(one, meant)):
            numbers.setdefault(word, len(numbers))
    return numbers


def _words_behind(
    analyzed: AnalyzedDocument, meant: Mapping[str, Sequence[Word]]
) -> Iterator[Word]:
    """Yield the words that the acronyms of a document stand for, by itself and in the library."""
    for words in analyzed.acronyms.values():
        yield from words
    for form in dict.fromkeys(form for _, form in analyzed.capitals):
        yield from meant.get(form, ())


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
        begins=_narrow(np.concatenate([one.forward.begins for one in analyzed])),
        ends=_narrow(np.concatenate([one.forward.ends for one in analyzed])),
        opens=np.concatenate([one.forward.opens for one in analyzed]),
    )


def _narrow(offsets: Ints) -> Ints:
    """Return offsets in half of the room, unless a sentence is longer than 65,535 characters."""
    is_short = offsets.max(initial=0) < 1 << 16
    return cast("Ints", offsets.astype(np.uint16)) if is_short else offsets


def _count_capitals(
    analyzed: Sequence[AnalyzedDocument], forward: ForwardIndex, words: Sequence[Word]
) -> tuple[Ints, Ints]:
    """Return how often each term stands inside a sentence, and how often so with a capital."""
    is_inner = _end_to_end([one.is_inner for one in analyzed])
    is_capital = _end_to_end([one.is_capital for one in analyzed])
    terms, names = _terms(words)
    inner = np.bincount(terms[forward.words[is_inner]], minlength=len(names))
    capital = np.bincount(terms[forward.words[is_inner & is_capital]], minlength=len(names))
    return inner.astype(np.int32), capital.astype(np.int32)


def are_names(inner: Ints, capital: Ints) -> Flags:
    """Return which terms are written with a capital wherever a sentence does not ask for it."""
    found: Flags = capital > _NAME_SHARE * inner
    return found


def _terms(words: Sequence[Word]) -> tuple[Places, list[str]]:
    """Return the number of each word's term, and the terms by these numbers."""
    numbers: dict[str, int] = {}
    of_word = [numbers.setdefault(word.term, len(numbers)) for word in words]
    return np.array(of_word, np.intp), list(numbers)


def _understood(
    analyzed: Sequence[AnalyzedDocument],
    numbers: Mapping[Word, int],
    meant: Mapping[str, Sequence[Word]],
) -> tuple[Ints, Ints]:
    """Return which sentences say which words by an acronym."""
    rows: list[tuple[int, int]] = []
    first = 0
    for one in analyzed:
        for sentence, form in one.capitals:
            rows.extend((first + sentence, numbers[word]) for word in meant.get(form, ()))
        first += len(one.sentences)
    table = np.array(rows, np.int32).reshape(-1, 2)
    return table[:, 0].copy(), table[:, 1].copy()


def _usage(
    forward: ForwardIndex, names: NameTable, words: Sequence[Word], rates: Floats, background: int
) -> Usage:
    """Return how the sentences use the words, those that acronyms stand for included.

    `rates` says how often each word is written in general.
    """
    sentences = len(forward.starts) - 1
    used = np.concatenate((forward.words, names.words))
    where: Places = np.repeat(np.arange(sentences), np.diff(forward.starts))
    terms, named = _terms(words)
    pairs = distinct(
        np.concatenate((where, names.sentences.astype(np.intp))) * len(named) + terms[used]
    )
    return Usage(
        sentences=sentences,
        counts=np.bincount(used, minlength=len(words)).astype(np.int32),
        terms=terms.astype(np.int32),
        freqs=np.bincount(pairs % max(len(named), 1), minlength=len(named)).astype(np.int32),
        rates=np.bincount(terms, rates, minlength=len(named)).astype(np.float64),
        background=background,
    )
