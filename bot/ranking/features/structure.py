"""How are the candidates built, and which answer types do they hold?"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.index.arrays import Flags, Floats, Places
from bot.index.candidates import Candidates
from bot.index.forward import UNWRITTEN
from bot.queries.answer_spans import span_words
from bot.queries.answer_types import AnswerType
from bot.queries.query import Query
from bot.ranking.match_matrix import MatchMatrix
from bot.text.regexes import regex

_FRAGMENT: Final = 4  # words; what is shorter is seldom a whole statement
_STATEMENT: Final = 36  # characters; three long words are one, if a full stop ends them
_ENDS: Final = ".!…؟。।"
_DEFINING: Final = regex(
    r"(?: \(.{1,40}?\))?(?: (?:is|are|was|were|means?|directs|heads|leads|runs|chairs|works|"
    r"serves|teaches|founded|invented|wrote)\b|, (?:an?|the|who|which|director|head|author)\b)"
)
OF_ANSWER_TYPE: Final = {
    AnswerType.NAME: "has_name",
    AnswerType.DATE: "has_date",
    AnswerType.PLACE: "has_place",
    AnswerType.NUMBER: "has_number",
    AnswerType.REASON: "has_reason",
}


def extract(
    query: Query, candidates: Candidates, matrix: MatchMatrix
) -> dict[str, npt.NDArray[Any]]:
    """Return how the candidates are built, and whether they hold a span of the expected type."""
    lengths, mean = candidates.words.lengths, candidates.statistics.mean_length
    says = matrix.strengths[0].any(axis=0)
    are_said = says[matrix.columns[candidates.words.words]]
    features: dict[str, npt.NDArray[Any]] = {
        "opens_with_term": are_said[candidates.words.starts] & candidates.opens,
        "length": np.log((1 + lengths) / (1 + mean)),
        "fragment": _are_fragments(candidates),
        "points_back": candidates.leans,
        "is_question": candidates.asks,
        "opens_paragraph": candidates.neighbours.is_first,
    }
    if query.parsed.is_definition:
        features["defines"] = _defines(candidates, np.flatnonzero(are_said))
    if query.answer_type in OF_ANSWER_TYPE:
        features[OF_ANSWER_TYPE[query.answer_type]] = _holds(query, candidates)
    return features


def _are_fragments(candidates: Candidates) -> Flags:
    """Return which candidates have hardly any words.

    A language that writes compounds as one word says in three what others say in five.
    """
    found: Flags = candidates.words.lengths < _FRAGMENT
    for place in np.flatnonzero(found).tolist():
        text = candidates.sentence(place).text
        found[place] = len(text) < _STATEMENT or text[-1] not in _ENDS
    return found


def _holds(query: Query, candidates: Candidates) -> Floats:
    """Return 1 for candidates with a span of the expected type that the question does not say."""
    answer_type, asked = query.answer_type, query.words

    def compute(numbers: Sequence[int]) -> list[frozenset[str]]:
        places = candidates.context.places
        texts = (candidates.sentence(places[number]).text for number in numbers)
        return [span_words(text, answer_type) for text in texts]

    numbers = candidates.numbers.tolist()
    words = candidates.memo.get_all(("span words", answer_type), numbers, compute)
    return np.array([not asked.issuperset(one) for one in words], float)


def _defines(candidates: Candidates, said: Places) -> Flags:
    """Return which candidates go on with "is", "was" or an apposition after a word that is said.

    `said` are the places, among the candidates' words, of those that say a term.
    """
    found = np.zeros(len(candidates), bool)
    places = np.searchsorted(candidates.words.starts, said, side="right") - 1
    ends = candidates.words.ends[said]
    for place, end in zip(places.tolist(), ends.tolist(), strict=True):
        if end != UNWRITTEN and _DEFINING.match(candidates.sentence(place).text, end):
            found[place] = True
    return found
