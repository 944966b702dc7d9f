"""What speaks for a sentence?

Named parts, each a number of its own, whose weighted sum is the score: what the sentence says of
the question, what stands around it, how it is built, and whether it holds the kind of phrase that
is asked for. A share is a share of the question's terms by weight.
"""

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.index.candidates import Above, Excerpt
from bot.index.lexicon import Flags
from bot.index.library import Library
from bot.queries.answer_spans import Wanted, holds
from bot.queries.expansion import Floats, Strengths
from bot.queries.query import Query
from bot.ranking.match_matrix import Sheet
from bot.ranking.ngram_bm25 import Runs, runs_of

_K1, _B = 0.9, 0.4  # BM25 of single sentences: short texts saturate sooner, length says less
_NEAR: Final = 4  # words that two terms of a question may stand apart to be in order
_SCRAP: Final = 4  # words; what is shorter is seldom a whole statement
_DEFINING: Final = re.compile(
    r"(?: \(.{1,40}?\))?(?: (?:is|are|was|were|means?|directs|heads|leads|runs|chairs|works|"
    r"serves|teaches|founded|invented|wrote)\b|, (?:an?|the|who|which|director|head|author)\b)"
)


class Parts(NamedTuple):
    """What speaks for one sentence; shares are in [0, 1], the others as they say.

    A tuple, since twenty are made for each question: a frozen dataclass takes ten times as long.
    """

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
    runs: float  # BM25 of its runs of four letters, as a share of the most it could be
    runs_top: float  # the same, beside the best candidate's
    runs_lead: float  # the same, less the best of its paragraph's other sentences
    runs_rank: float  # 1 for the best of its paragraph by it, 1/2 for the second, and so on
    runs_deep: float  # the same of its paragraph
    runs_para: float  # the same of its paragraph, beside the best paragraph's
    runs_prev: float  # the same of the sentence before
    runs_next: float  # the same of the sentence after

    @property
    def is_near(self) -> bool:
        """Whether the sentence, or what stands around it, says or hints at any of the question."""
        said = self.coverage + self.letters + self.meaning + self.kin
        return said + self.before + self.after + self.paragraph > 0


@dataclass(frozen=True, slots=True)
class Ranks:
    """BM25 of each sentence's best passage, 0 where there is none, and what none can reach."""

    scores: Floats
    most: float


PART_NAMES: Final = Parts._fields
_ROWS: Final = {name: row for row, name in enumerate(PART_NAMES)}
KINDS: Final = {
    Wanted.NAME: "who",
    Wanted.DATE: "when",
    Wanted.PLACE: "where",
    Wanted.NUMBER: "how_many",
    Wanted.REASON: "why",
}


def weigh(
    library: Library, query: Query, strengths: Strengths, sheet: Sheet, ranks: Ranks
) -> Floats:
    """Return the parts of every sentence of a sheet, shape (sentences, parts).

    Args:
        library: where the sentences are.
        query: what they are held against.
        strengths: how well the library's words say its terms.
        sheet: how well the sentences say them.
        ranks: how their passages stand.
    """
    parts = np.zeros((len(PART_NAMES), len(sheet.excerpt.numbers)))
    bm25, runs = _bm25(library, sheet), _runs(library, query, sheet)
    mates = sheet.excerpt.around.mates(np.vstack([sheet.said, bm25, runs.sentence]))
    for columns in (
        _shares(query, sheet, mates[:-2]),
        _ranked(sheet, bm25, mates[-2], ranks),
        _likened(sheet),
        _built(library, query, strengths, sheet),
        _spelt(sheet, runs, mates[-1]),
    ):
        for name, values in columns.items():
            parts[_ROWS[name]] = values
    return parts.T


def _shares(query: Query, sheet: Sheet, mates: Floats) -> dict[str, Floats]:
    """Return the shares of the question that sentences say, hint at, or leave to what is near.

    `mates` has the most that the others of each sentence's paragraph say.
    """
    around = sheet.excerpt.around
    said, unsaid = sheet.said, 1 - sheet.said
    meant = unsaid * np.maximum(sheet.meaning - sheet.letters, 0)
    names = np.array([[term.is_name] for term in query.terms])
    known = np.array([[term.is_known] for term in query.terms])
    above = _says(query, sheet.excerpt.headings)
    before = unsaid * np.maximum(above, around.before(said))
    after = (unsaid - before) * around.after(said)
    strengths = {
        "coverage": said,
        "letters": unsaid * sheet.letters,
        "meaning": meant * ~names,
        "kin": meant * (names & ~known),
        "rival": meant * (names & known),
        "before": before,
        "after": after,
        "paragraph": (unsaid - before - after) * mates,
        "alone": said * (1 - mates),
        "title": unsaid * _says(query, sheet.excerpt.titles),
    }
    shares = sheet.share(np.stack(list(strengths.values())))
    return dict(zip(strengths, shares, strict=True))


def _says(query: Query, above: Above) -> Floats:
    """Return which terms of the query stand above which sentences, shape (terms, sentences)."""
    said = np.array([[term.term in text for text in above.texts] for term in query.terms], float)
    return said[:, above.which]


def _bm25(library: Library, sheet: Sheet) -> Floats:
    """Return the BM25 of the sentences, as a share of the most it could be."""
    lengths = sheet.excerpt.lengths / max(library.mean_length, 1.0)
    return sheet.share(sheet.counts / (sheet.counts + _K1 * (1 - _B + _B * lengths)))


def _ranked(sheet: Sheet, bm25: Floats, mates: Floats, ranks: Ranks) -> dict[str, Floats]:
    """Return how the sentences stand by BM25: among all, in their paragraph, by their passage.

    `mates` has the best BM25 of the others of each one's paragraph.
    """
    return {
        "standing": _beside(bm25),
        "lead": bm25 - mates,
        "first": sheet.excerpt.around.ranks(bm25),
        "passage": _beside(ranks.scores),
        "depth": ranks.scores / ranks.most if ranks.most else ranks.scores,
    }


def _beside(scores: Floats) -> Floats:
    """Return scores as shares of the best one."""
    best = float(scores.max(initial=0.0))
    return scores / best if best else scores


def _likened(sheet: Sheet) -> dict[str, Floats]:
    """Return how alike the sentences and the question are as a whole."""
    gist = sheet.gist
    return {
        "gist": gist,
        "behind": gist - gist.max(initial=-1),
        "theme": sheet.theme,
        "order": _order(sheet),
    }


def _order(sheet: Sheet) -> Floats:
    """Return the share of neighbouring terms of the question that follow each other closely."""
    if len(sheet.weights) == 1:
        return np.zeros(len(sheet.excerpt.numbers))
    gaps = np.diff(sheet.places, axis=0)
    both = sheet.said[:-1] * sheet.said[1:]
    follow: Floats = np.mean(both * (gaps > 0) * (gaps <= _NEAR), axis=0)
    return follow


def _runs(library: Library, query: Query, sheet: Sheet) -> Runs:
    """Return how many of the question's runs of letters stand in the sentences."""
    forms = {term.word: term.weight for term in query.terms}
    return runs_of(library.vocabulary, forms, sheet.excerpt, len(library.sentences))


def _spelt(sheet: Sheet, runs: Runs, mates: Floats) -> dict[str, Floats]:
    """Return how the sentences stand by runs of letters; `mates` as in `_ranked`."""
    around, alone = sheet.excerpt.around, runs.sentence[None]
    return {
        "runs": runs.sentence,
        "runs_top": _beside(runs.sentence),
        "runs_lead": runs.sentence - mates,
        "runs_rank": around.ranks(runs.sentence),
        "runs_deep": runs.paragraph,
        "runs_para": _beside(runs.paragraph),
        "runs_prev": around.before(alone)[0],
        "runs_next": around.after(alone)[0],
    }


def _built(
    library: Library, query: Query, strengths: Strengths, sheet: Sheet
) -> dict[str, npt.NDArray[Any]]:
    """Return how the sentences are built, and whether they hold the wanted kind of phrase."""
    excerpt, notes = sheet.excerpt, library.notes
    says: Flags = np.any(strengths.said, axis=0)
    are_said = says[strengths.columns[excerpt.words]]
    built: dict[str, npt.NDArray[Any]] = {
        "opening": are_said[excerpt.starts] & excerpt.opens,
        "length": np.log((1 + excerpt.lengths) / (1 + library.mean_length)),
        "scrap": excerpt.lengths < _SCRAP,
        "leans": notes.leans[excerpt.numbers],
        "asks": notes.asks[excerpt.numbers],
        "early": excerpt.around.is_first,
    }
    if query.is_definition:
        built["defines"] = _defines(library, excerpt, np.flatnonzero(are_said))
    if query.wanted in KINDS:
        said = query.said
        texts = (library.sentences[number].text for number in excerpt.numbers.tolist())
        built[KINDS[query.wanted]] = np.array([holds(text, query.wanted, said) for text in texts])
    return built


def _defines(library: Library, excerpt: Excerpt, said: npt.NDArray[np.intp]) -> Flags:
    """Return which sentences go on with "is", "was" or an apposition after a word that is said."""
    found = np.zeros(len(excerpt.numbers), bool)
    concordance = library.concordance
    places = np.searchsorted(excerpt.starts, said, side="right") - 1
    first = concordance.starts[excerpt.numbers[places]]
    ends = concordance.ends[first + excerpt.within[said]]
    for place, end in zip(places.tolist(), ends.tolist(), strict=True):
        text = library.sentences[excerpt.numbers[place]].text
        if end and _DEFINING.match(text, end):
            found[place] = True
    return found
