"""How do the candidates and their passages stand by BM25?"""

from bot.index.arrays import Floats
from bot.index.candidates import Candidates
from bot.queries.query import Query
from bot.ranking.features.scaling import share_of_best
from bot.ranking.match_matrix import MatchMatrix

_K1, _B = 0.9, 0.4  # of single sentences: short texts saturate sooner, length says less


def extract(_query: Query, candidates: Candidates, matrix: MatchMatrix) -> dict[str, Floats]:
    """Return how the candidates stand: among all, in their paragraph, by their passage."""
    bm25 = _bm25(candidates, matrix)
    neighbours = candidates.neighbours
    return {
        "bm25_share": share_of_best(bm25),
        "paragraph_lead": bm25 - neighbours.best_of_others(bm25[None])[0],
        "paragraph_rank": neighbours.paragraph_ranks(bm25),
        "passage_share": share_of_best(candidates.passage_scores),
        "passage_bm25": candidates.passage_shares,
    }


def _bm25(candidates: Candidates, matrix: MatchMatrix) -> Floats:
    """Return the BM25 of the candidates, as a share of the most it could be."""
    lengths = candidates.words.lengths / max(candidates.statistics.mean_length, 1.0)
    return matrix.share(matrix.counts / (matrix.counts + _K1 * (1 - _B + _B * lengths)))
