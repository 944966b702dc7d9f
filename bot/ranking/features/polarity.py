"""Does a candidate say the contrary, or deny what is asked for?"""

from bot.index.arrays import Floats
from bot.index.candidates import Candidates
from bot.queries.query import Query
from bot.ranking.match_matrix import MatchMatrix


def extract(query: Query, candidates: Candidates, matrix: MatchMatrix) -> dict[str, Floats]:
    """Return the share of the question's terms of which only the contrary is said, and denials."""
    return {
        "opposes": matrix.share(matrix.opposes * (1 - matrix.same)),
        "negates": (candidates.negates != query.parsed.is_negated).astype(float),
    }
