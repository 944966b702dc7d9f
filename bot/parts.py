"""What speaks for a sentence?

Named parts, each a number of its own, whose weighted sum is the score: what the sentence says of
the question, what stands around it, how it is built, and whether it holds the kind of phrase that
is asked for. A share is a share of the question's terms by weight.
"""

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final

import numpy as np

from bot.library import Library
from bot.phrases import Wanted, holds
from bot.queries import Query
from bot.sentences import Sentence
from bot.sheets import Sheet
from bot.strengths import Floats
from bot.surroundings import Surroundings
from bot.terms import term_of, tokens

_K1, _B = 0.9, 0.4  # BM25 of single sentences: short texts saturate sooner, length says less
_NEAR: Final = 4  # words that two terms of a question may stand apart to be in order
_SCRAP: Final = 4  # words; what is shorter is seldom a whole statement
_DEFINING: Final = re.compile(
    r"(?: \(.{1,40}?\))?(?: (?:is|are|was|were|means?|directs|heads|leads|runs|chairs|works|"
    r"serves|teaches|founded|invented|wrote)\b|, (?:an?|the|who|which|director|head|author)\b)"
)
_LEANING: Final = frozenset(
    "he she it they this that these those his her their its but and however such".split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for one sentence; shares are in [0, 1], the others as they say."""

    standing: float  # BM25 of the sentence, beside the best candidate's
    passage: float  # BM25 of its best passage, beside the best passage's
    depth: float  # BM25 of its best passage, as a share of the most it could be
    coverage: float  # share of the terms that it says
    letters: float  # share that it says only with words of like letters
    meaning: float  # share that it says only with words of like meaning
    kin: float  # the same for names that the library lacks
    rival: float  # the same for names that it has: another country, another person
    gist: float  # cosine of its mean word vector to the question's, in [-1, 1]
    behind: float  # the same, less the best candidate's, in [-2, 0]
    theme: float  # the same for the sentence together with those beside it
    before: float  # share it does not say, and its headings or the sentence before do
    after: float  # share it and those do not say, and the sentence after does
    paragraph: float  # share that only the rest of its paragraph says
    title: float  # share it does not say, and the title of its document does
    order: float  # share of neighbouring terms that follow each other closely here too
    alone: float  # share it says, and no other sentence of its paragraph does
    lead: float  # BM25 less the best of its paragraph's other sentences, in [-1, 1]
    first: float  # 1 for the best of its paragraph by BM25, 1/2 for the second, and so on
    opening: float  # 1 if its first word is a term of the question
    defines: float  # 1 if it goes on with "is" or the like, where only who or what is asked
    who: float  # 1 if a name that the question does not say is there, and a name is asked for
    when: float  # the same for a date
    where: float  # for a place
    how_many: float  # for a number
    why: float  # for a reason
    length: float  # logarithm of its words, beside the library's mean
    scrap: float  # 1 if it has hardly any words
    leans: float  # 1 if it begins with a word that points back
    asks: float  # 1 if it is a question itself
    early: float  # 1 for the first sentence of its paragraph

    @property
    def is_near(self) -> bool:
        """Whether the sentence, or what stands around it, says or hints at any of the question."""
        said = self.coverage + self.letters + self.meaning + self.kin
        return said + self.before + self.after + self.paragraph > 0


PART_NAMES: Final = tuple(field.name for field in fields(Parts))
KINDS: Final = {
    Wanted.NAME: "who",
    Wanted.DATE: "when",
    Wanted.PLACE: "where",
    Wanted.NUMBER: "how_many",
    Wanted.REASON: "why",
}


def weigh(library: Library, query: Query, sheet: Sheet, passages: Floats, most: float) -> Floats:
    """Return the parts of every sentence of a sheet, shape (sentences, parts).

    Args:
        library: where the sentences are.
        query: what they are held against.
        sheet: how well they say its terms.
        passages: BM25 of the best passage of each, 0 where there is none.
        most: the BM25 that no passage can reach.
    """
    around = Surroundings.of(library, sheet.numbers)
    sentences = [library.sentences[number] for number in sheet.numbers.tolist()]
    columns = (
        _said(query, sheet)
        | _ranked(library, sheet, around, passages, most)
        | _around(library, query, sheet, around, sentences)
        | _built(library, query, sheet, around, sentences)
    )
    zeros = np.zeros(len(sentences))
    return np.stack([columns.get(name, zeros) for name in PART_NAMES], axis=1)


def _said(query: Query, sheet: Sheet) -> dict[str, Floats]:
    """Return what the sentences themselves say of the question."""
    unsaid = 1 - sheet.said
    meant = unsaid * np.maximum(sheet.meaning - sheet.letters, 0)
    names = np.array([[term.is_name] for term in query.terms])
    known = np.array([[term.is_known] for term in query.terms])
    return {
        "coverage": sheet.share(sheet.said),
        "letters": sheet.share(unsaid * sheet.letters),
        "meaning": sheet.share(meant * ~names),
        "kin": sheet.share(meant * (names & ~known)),
        "rival": sheet.share(meant * (names & known)),
        "gist": sheet.gist,
        "behind": sheet.gist - sheet.gist.max(initial=-1),
        "order": _order(sheet),
    }


def _ranked(
    library: Library, sheet: Sheet, around: Surroundings, passages: Floats, most: float
) -> dict[str, Floats]:
    """Return how the sentences stand by BM25: among all, in their paragraph, by their passage."""
    norms = _K1 * (1 - _B + _B * sheet.lengths / max(library.mean_length, 1.0))
    bm25 = sheet.share(sheet.counts / (sheet.counts + norms))
    return {
        "standing": _beside(bm25),
        "lead": bm25 - around.mates(bm25[None, :])[0],
        "first": around.ranks(bm25),
        "passage": _beside(passages),
        "depth": passages / most if most else passages,
    }


def _beside(scores: Floats) -> Floats:
    """Return scores as shares of the best one."""
    best = float(scores.max(initial=0.0))
    return scores / best if best else scores


def _around(
    library: Library,
    query: Query,
    sheet: Sheet,
    around: Surroundings,
    sentences: list[Sentence],
) -> dict[str, Floats]:
    """Return what stands around the sentences and they do not say themselves."""
    unsaid = 1 - sheet.said
    above = _says(query, [library.headings(sentence) for sentence in sentences])
    before = unsaid * np.maximum(above, around.before(sheet.said))
    after = (unsaid - before) * around.after(sheet.said)
    mates = around.mates(sheet.said)
    return {
        "before": sheet.share(before),
        "after": sheet.share(after),
        "paragraph": sheet.share((unsaid - before - after) * mates),
        "alone": sheet.share(sheet.said * (1 - mates)),
        "title": sheet.share(unsaid * _says(query, [library.title(s) for s in sentences])),
        "early": around.is_first,
    }


def _built(
    library: Library,
    query: Query,
    sheet: Sheet,
    around: Surroundings,
    sentences: list[Sentence],
) -> dict[str, Floats]:
    """Return how the sentences are built, and whether they hold the wanted kind of phrase."""
    texts = [sentence.text for sentence in sentences]
    said = frozenset(term.term for term in query.terms)
    opening = np.array([first_term(s.text, s.document.language) in said for s in sentences], float)
    built = {
        "theme": around.theme(sheet),
        "opening": opening,
        "defines": np.array([query.is_definition and defines(s, said) for s in sentences], float),
        "length": np.log((1 + sheet.lengths) / (1 + library.mean_length)),
        "scrap": (sheet.lengths < _SCRAP).astype(float),
        "leans": np.array([leans(text) for text in texts], float),
        "asks": np.array([text.rstrip("\"'”’) ").endswith("?") for text in texts], float),
    }
    if query.wanted in KINDS:
        found = [holds(text, query.wanted, query.said) for text in texts]
        built[KINDS[query.wanted]] = np.array(found, float)
    return built


def _says(query: Query, texts: list[tuple[str, ...]]) -> Floats:
    """Return which texts, given by their terms, say which terms of the query, (terms, texts)."""
    return np.array([[term.term in text for text in texts] for term in query.terms], float)


def _order(sheet: Sheet) -> Floats:
    """Return the share of neighbouring terms of the question that follow each other closely."""
    if len(sheet.weights) == 1:
        return np.zeros(len(sheet.numbers))
    gaps = np.diff(sheet.places, axis=0)
    both = sheet.said[:-1] * sheet.said[1:]
    follow: Floats = np.mean(both * (gaps > 0) * (gaps <= _NEAR), axis=0)
    return follow


@lru_cache(maxsize=1 << 14)
def first_term(text: str, language: str) -> str:
    """Return the term of the first word of a sentence, "" where it is a stop word or none."""
    first = next(tokens(text), None)
    return term_of(first.text, language) if first else ""


@lru_cache(maxsize=1 << 14)
def leans(text: str) -> bool:
    """Return whether a sentence begins with a word that points back to the one before it."""
    words = text.split(maxsplit=1)
    return bool(words) and words[0].strip("\"'“‘(,").casefold() in _LEANING


def defines(sentence: Sentence, said: frozenset[str]) -> bool:
    """Return whether a sentence goes on with "is", "was" or an apposition after some terms."""
    text, language = sentence.text, sentence.document.language
    return any(
        term_of(token.text, language) in said and _DEFINING.match(text, token.span.end)
        for token in tokens(text)
    )
