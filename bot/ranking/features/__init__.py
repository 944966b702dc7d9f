"""What speaks for a candidate?

Named features, each a number of its own, whose weighted sum is the score: what the sentence says
of the question, what stands around it, how it is built, and whether it holds a span of the
expected answer type. A share is a share of the question's terms by weight. To add a feature,
extract it in a module of its own, name it here, and fit the weights anew.

    bm25        how the candidates and their passages stand by BM25
    coverage    which share of the question a candidate says, hints at, or leaves to what is near
    embedding   how alike an embedding model finds the best of them and the question
    focus       whether what is asked for is named, and what else is new
    ngrams      how the candidates stand by n-grams of letters
    polarity    whether the contrary is said, or denied
    scaling     scores as shares of the best
    similarity  how alike the candidates and the question are as a whole
    standing    how a candidate stands by the weighted sum of the others, and what is asked
    structure   how the candidates are built, and which answer types they hold
"""

from typing import Final, NamedTuple

import numpy as np

from bot.index.arrays import Floats
from bot.index.candidates import Candidates
from bot.index.neighbours import Neighbours
from bot.queries.query import Query
from bot.ranking.features import (
    bm25,
    coverage,
    focus,
    ngrams,
    polarity,
    similarity,
    standing,
    structure,
)
from bot.ranking.match_matrix import MatchMatrix

_GROUPS: Final = (
    coverage.extract,
    bm25.extract,
    similarity.extract,
    structure.extract,
    ngrams.extract,
    focus.extract,
    polarity.extract,
    standing.extract,
)


class Features(NamedTuple):
    """What speaks for one sentence; shares are in [0, 1], the others as they say.

    A tuple, since twenty are made for each question: a frozen dataclass takes ten times as long.
    """

    bm25_share: float  # BM25 of the sentence, as a share of the best candidate's
    passage_share: float  # BM25 of its best passage, as a share of the best passage's
    passage_bm25: float  # BM25 of its best passage, as a share of the most it could be
    coverage: float  # share of the terms that it says
    like_letters: float  # share that it says only with words of like letters
    like_meaning: float  # share that it says only with words of like meaning
    like_unknown_name: float  # the same for names that the library lacks
    like_known_name: float  # the same for names that it has: another country, another person
    cosine: float  # cosine of its mean word vector to the question's, in [-1, 1]
    cosine_gap: float  # the same, less the best candidate's, in [-2, 0]
    cosine_near: float  # the same for the sentence together with those beside it
    said_before: float  # share it does not say, and its headings or the sentence before do
    said_after: float  # share it and those do not say, and the sentence after does
    said_in_paragraph: float  # share that only the rest of its paragraph says
    said_in_title: float  # share it does not say, and the title of its document does
    term_order: float  # share of neighbouring terms that follow each other closely here too
    only_here: float  # share it says, and no other sentence of its paragraph does
    paragraph_lead: float  # BM25 less the best of its paragraph's other sentences, in [-1, 1]
    paragraph_rank: float  # 1 for the best of its paragraph by BM25, 1/2 for the second, and so on
    opens_with_term: float  # 1 if its first word is a term of the question
    defines: float  # 1 if it goes on with "is" or the like, where only who or what is asked
    has_name: float  # 1 if a name that the question does not say is there, and one is expected
    has_date: float  # the same for a date
    has_place: float  # for a place
    has_number: float  # for a number
    has_reason: float  # for a reason
    length: float  # logarithm of its words, beside the library's mean
    fragment: float  # 1 if it has hardly any words
    points_back: float  # 1 if it begins with a word that points back
    is_question: float  # 1 if it is a question itself
    opens_paragraph: float  # 1 for the first sentence of its paragraph
    ngram_bm25: float  # BM25 of its n-grams of four letters, as a share of the most it could be
    ngram_share: float  # the same, as a share of the best candidate's
    ngram_lead: float  # the same, less the best of its paragraph's other sentences
    ngram_rank: float  # 1 for the best of its paragraph by it, 1/2 for the second, and so on
    paragraph_ngrams: float  # the same of its paragraph
    paragraph_ngram_share: float  # the same of its paragraph, as a share of the best paragraph's
    ngrams_before: float  # the same of the sentence before
    ngrams_after: float  # the same of the sentence after
    said_by_antecedent: float  # share it does not say, and what its opening stands for does
    rarest_said: float  # how well it says the weightiest term, in any way
    rarest_unsaid: float  # the weight of the weightiest term that it does not say, as a share
    names_said: float  # share of the question's names that it says
    focus_said: float  # how well it says what is asked for: "which company", "how many arches"
    new_names: float  # logarithm of how many names it has that the question does not say
    new_numbers: float  # the same for numbers
    has_value: float  # 1 if it has a value of the kind that is asked for: a price, an address
    cosine_paragraph: float  # cosine of its paragraph to the question
    closeness: float  # how close together it says what it says of the question
    opposes: float  # share of which it says only the contrary
    negates: float  # 1 if it denies something and the question does not, or the other way round
    behind_best: float  # its sum of weights less the best candidate's
    ahead_of_paragraph: float  # the same sum less the best of its paragraph's others, in [-8, 8]
    ahead_of_before: float  # the same, less that of the sentence before; 8 where there is none
    ahead_of_after: float  # the same, less that of the sentence after
    share_of_odds: float  # its share of the odds of all candidates
    share_of_paragraph: float  # that of its paragraph
    answer_type: float  # the number of the expected answer type, the same for all candidates
    term_count: float  # how many terms the question has
    library_size: float  # logarithm of the number of sentences
    has_focus: float  # 1 if the question names what is asked for
    embedding: float  # cosine of its embedding to the question's; 0 without a model

    @property
    def is_near(self) -> bool:
        """Whether the sentence, or what stands around it, says or hints at any of the question."""
        said = self.coverage + self.like_letters + self.like_meaning + self.like_unknown_name
        return said + self.said_before + self.said_after + self.said_in_paragraph > 0


FEATURE_NAMES: Final = Features._fields
STANDING_NAMES: Final = FEATURE_NAMES[FEATURE_NAMES.index("behind_best") :]  # without weights
_ROWS: Final = {name: row for row, name in enumerate(FEATURE_NAMES)}


def extract(query: Query, candidates: Candidates, matrix: MatchMatrix) -> Floats:
    """Return the features of every candidate, shape (candidates, features).

    Args:
        query: what the candidates are held against.
        candidates: at least one.
        matrix: how well they say its terms.
    """
    features = np.zeros((len(FEATURE_NAMES), len(candidates)))
    for group in _GROUPS:
        for name, values in group(query, candidates, matrix).items():
            features[_ROWS[name]] = values
    return features.T


def extract_standing(neighbours: Neighbours, features: Floats, sums: Floats) -> None:
    """Fill in how each candidate stands by its sum of weights."""
    for name, values in standing.compare(neighbours, sums).items():
        features[:, _ROWS[name]] = values
