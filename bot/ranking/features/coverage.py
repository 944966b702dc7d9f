"""Which share of the question does a candidate say, hint at, or leave to what is near?"""

import numpy as np

from bot.index.arrays import Flags, Floats
from bot.index.candidates import Above, Candidates
from bot.queries.query import Query
from bot.ranking.match_matrix import MatchMatrix


def extract(query: Query, candidates: Candidates, matrix: MatchMatrix) -> dict[str, Floats]:
    """Return the shares of the question's terms, by weight, in [0, 1]."""
    neighbours = candidates.neighbours
    same, unsaid = matrix.same, 1 - matrix.same
    others = neighbours.best_of_others(same)
    above, titled = _says(query, candidates.headings), _says(query, candidates.titles)
    # What stands above a sentence is said: a like word in it says nothing more.
    hinted = unsaid * (1 - np.maximum(above, titled))
    meant = hinted * np.maximum(matrix.meaning - matrix.letters, 0)
    names = np.array([[term.is_name] for term in query.terms])
    known = np.array([[term.is_known] for term in query.terms])
    before = unsaid * np.maximum(above, neighbours.before(same))
    after = (unsaid - before) * neighbours.after(same)
    strengths = {
        "coverage": same,
        "like_letters": hinted * matrix.letters,
        "like_meaning": meant * ~names,
        "like_unknown_name": meant * (names & ~known),
        "like_known_name": meant * (names & known),
        "said_before": before,
        "said_after": after,
        "said_in_paragraph": (unsaid - before - after) * others,
        "only_here": same * (1 - others),
        "said_in_title": unsaid * titled,
        "said_by_antecedent": unsaid * matrix.stands_for,
    }
    every = np.concatenate(list(strengths.values()))  # `stack` takes twice as long
    shares = matrix.share(every.reshape(len(strengths), *same.shape))
    found = dict(zip(strengths, shares, strict=True))
    return found | _rarest(matrix) | _names(names[:, 0], matrix)


def _rarest(matrix: MatchMatrix) -> dict[str, Floats]:
    """Return how well the weightiest term is said in any way, and the weight of what is not."""
    said = np.maximum(matrix.same, np.maximum(matrix.letters, matrix.meaning))
    shares = matrix.weights / matrix.weights.max()
    return {
        "rarest_said": said[int(matrix.weights.argmax())],
        "rarest_unsaid": ((1 - said) * shares[:, None]).max(axis=0),
    }


def _names(is_name: Flags, matrix: MatchMatrix) -> dict[str, Floats]:
    """Return the share of the question's names that are said, 0 where it has none."""
    weights = matrix.weights * is_name
    return {"names_said": weights @ matrix.same / max(weights.sum(), 1e-9)}


def _says(query: Query, above: Above) -> Floats:
    """Return which terms of the query stand above which candidates, (terms, candidates)."""
    said = np.array([[term.term in text for text in above.texts] for term in query.terms], float)
    return said[:, above.which]
