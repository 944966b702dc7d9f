"""Which simple systems are we compared with?

Baselines that rank the same sentences: rank_bm25 as its README shows it; the same with stems and
without stop words; the same on character 4-grams; and SQLite's full-text search. The question
before a follow-up is put in front of it, which is the simplest thing that helps.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from bot.evaluation.systems import DEPTH, Ranker, SystemRanking
from bot.index.library import Library
from bot.queries.question import Question
from bot.text.analysis import analyze
from bot.text.languages import UNDETERMINED, detect
from bot.text.regexes import regex

_GRAM: Final = 4
_WORD: Final = regex(r"\w+")
_MAX_WORDS: Final = 100  # words of a question that SQLite is asked for
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """The scores of rank_bm25's own formula, kept by term: the same sums without long loops."""

    scores: Mapping[str, tuple[npt.NDArray[np.int64], Scores]]
    size: int

    def of(self, terms: Sequence[str]) -> Scores:
        """Return what `BM25Okapi.get_scores` returns for these terms."""
        found = np.zeros(self.size)
        for term in terms:
            if term in self.scores:
                places, scores = self.scores[term]
                found[places] += scores
        return found


def postings_of(bm25: BM25Okapi) -> Postings:
    """Return the scores that a BM25Okapi gives, by term."""
    gathered: dict[str, tuple[list[int], list[int]]] = {term: ([], []) for term in bm25.idf}
    for place, counts in enumerate(bm25.doc_freqs):
        for term, count in counts.items():
            gathered[term][0].append(place)
            gathered[term][1].append(count)
    lengths = np.array(bm25.doc_len, float)
    norms = bm25.k1 * (1 - bm25.b + bm25.b * lengths / (bm25.avgdl or 1))
    scores = {}
    for term, (places, counts) in gathered.items():
        at, often = np.array(places, np.int64), np.array(counts, float)
        scores[term] = at, bm25.idf[term] * (often * (bm25.k1 + 1) / (often + norms[at]))
    return Postings(scores, bm25.corpus_size)


def rank_by_words(library: Library) -> Ranker:
    """Return rank_bm25 on the words between white space, in small letters."""
    return _bm25(library, lambda text, _: text.lower().split())


def rank_by_stems(library: Library) -> Ranker:
    """Return rank_bm25 on Snowball's stems, without stop words."""
    return _bm25(library, lambda text, language: list(analyze(text, language)))


def rank_by_ngrams(library: Library) -> Ranker:
    """Return rank_bm25 on the character 4-grams of words with a space on either side."""
    return _bm25(library, lambda text, _: four_grams(text))


def four_grams(text: str) -> list[str]:
    """Return the character 4-grams of the words of a text.

    Example:
        "An owl" -> [" an ", " owl", "owl "]
    """
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        padded = f" {word} "
        last = max(len(padded) - _GRAM, 0)
        found.extend(padded[place : place + _GRAM] for place in range(last + 1))
    return found


def _bm25(library: Library, terms_of: Callable[[str, str], list[str]]) -> Ranker:
    """Return rank_bm25 on the terms that `terms_of` makes of a text in a language."""
    texts = [terms_of(one.text, one.document.language) for one in library.sentences]
    postings = postings_of(BM25Okapi([terms or [""] for terms in texts]))

    def rank(question: Question) -> SystemRanking:
        text = _search_text(question)
        scores = postings.of(terms_of(text, _language(text, library)))
        order = np.lexsort((np.arange(scores.size), -scores.round(9)))[:DEPTH]
        return SystemRanking(tuple(order.tolist()), float(scores[order[0]]))

    return rank


def fts5(library: Library) -> Ranker:
    """Return SQLite's full-text search with its Porter stems: any of the words, its own bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(text, tokenize='porter unicode61')")
    rows = [
        (number, _replace_surrogates(one.text)) for number, one in enumerate(library.sentences)
    ]
    database.executemany("INSERT INTO found(rowid, text) VALUES (?, ?)", rows)
    search = "SELECT rowid, rank FROM found WHERE found MATCH ? ORDER BY rank, rowid LIMIT ?"

    def rank(question: Question) -> SystemRanking:
        words = _WORD.findall(_replace_surrogates(_search_text(question)))[:_MAX_WORDS]
        if not words:
            return SystemRanking((), 0.0)
        any_of = " OR ".join(f'"{word}"' for word in words)
        hits = database.execute(search, (any_of, DEPTH)).fetchall()
        return SystemRanking(tuple(number for number, _ in hits), -hits[0][1] if hits else 0.0)

    return rank


def _replace_surrogates(text: str) -> str:
    """Return a text without lone surrogates, which SQLite cannot store."""
    return text.encode("utf-8", errors="replace").decode()


def _search_text(question: Question) -> str:
    """Return the text that is searched for: the question, after the one before it."""
    return " ".join([*question.history[-1:], question.text])


def _language(text: str, library: Library) -> str:
    """Return the language of a question, as we ourselves find it."""
    languages = library.lexicon.languages
    language = detect(text, among=languages)
    return languages[0] if language == UNDETERMINED and languages else language


BASELINES: Final[Mapping[str, Callable[[Library], Ranker]]] = {
    "rank_bm25, lower().split()": rank_by_words,
    "rank_bm25, stems": rank_by_stems,
    "rank_bm25, 4-grams": rank_by_ngrams,
    "SQLite FTS5, porter": fts5,
}
