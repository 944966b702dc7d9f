"""How do the candidates stand by n-grams of letters?"""

from bot.index.arrays import Floats
from bot.index.candidates import Candidates
from bot.queries.query import Query
from bot.ranking.features.scaling import share_of_best
from bot.ranking.match_matrix import MatchMatrix
from bot.ranking.ngram_bm25 import score_ngrams


def extract(query: Query, candidates: Candidates, _matrix: MatchMatrix) -> dict[str, Floats]:
    """Return BM25 of n-grams: of each candidate, its paragraph and its neighbours."""
    scores = score_ngrams(query.expansion.ngrams, candidates)
    neighbours, alone = candidates.neighbours, scores.sentence[None]
    return {
        "ngram_bm25": scores.sentence,
        "ngram_share": share_of_best(scores.sentence),
        "ngram_lead": scores.sentence - neighbours.best_of_others(alone)[0],
        "ngram_rank": neighbours.paragraph_ranks(scores.sentence),
        "paragraph_ngrams": scores.paragraph,
        "paragraph_ngram_share": share_of_best(scores.paragraph),
        "ngrams_before": neighbours.before(alone)[0],
        "ngrams_after": neighbours.after(alone)[0],
    }
