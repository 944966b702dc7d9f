"""How much does what an embedding model says weigh?

    uv run --group fit python -m tests.fitting.meaning     with the model that you have added

Weights of their own, beside those of `python -m tests.fitting`, of which none changes. Evidence is
weighed by models that were fitted on other articles, as in `tests.fitting.trials`: what the model
adds is then worth what it adds to articles that nobody has seen; so is what makes us sure without
it. First how much a cosine weighs beside a score: as much as puts the right sentence first for
most questions. (The likeliest weight is .62 of that: the questions of public sets were written
with the text in view and have its words. The shares of questions are nearly the same for both.)
Then how sure we may be of what comes first by these. It takes an hour.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.config.sections import MeaningSettings
from bot.documents.sentences import Sentence
from bot.embedding.encoders import open_encoders
from bot.index.candidates import Candidates
from bot.queries.query import Query
from bot.ranking.confidence import CONFIDENCE_NAMES, extract
from bot.ranking.encoding import Encoder
from bot.ranking.evidence import KEPT, Evidence
from bot.ranking.features.embedding import Likeness
from bot.ranking.match_matrix import MatchMatrix
from bot.ranking.reranking import FITTED, READ, RerankingModel, rerank
from tests.fitting.certainty import Certainty, fit_sum, fitted, logits_by_others
from tests.fitting.ranking import fold_models
from tests.fitting.rows import samples
from tests.fitting.squad import Asked
from tests.fitting.steps import tell_apart
from tests.fitting.trials import Trial, trials, wide_trials
from tests.fitting.written import write_reranking

Floats = npt.NDArray[np.float64]
_ASKED: Final = 0.5  # share of questions that a library answers
_FREEDOM: Final = 10.0  # of the weights: they are few
_RATIOS: Final = (0, 15, 30, 45, 60, 75, 90, 105, 120, 140, 170)  # of a cosine to a score


@dataclass(frozen=True, slots=True)
class Chosen:
    """The candidates of a question: their scores, their cosines, and which are right."""

    scores: Floats
    cosines: Floats
    right: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Reading:
    """Looks at evidence with an embedding model, and notes the candidates of each question."""

    encoder: Encoder
    model: RerankingModel
    seen: list[Chosen] = field(default_factory=list)

    def look(
        self,
        asked: Asked,
        query: Query,
        candidates: Candidates,
        matrix: MatchMatrix,
        evidence: Sequence[Evidence],
    ) -> tuple[Floats, Sentence]:
        """Return what is to be told of the best sentence, and that sentence.

        Whether the best one without the model is right; the features of the confidence in that,
        then of the confidence in the best one with the model; then its likeness.
        """
        found = rerank(query, evidence, self.encoder, self.model)
        right = np.array([asked.is_right(one.sentence) for one in found.evidence], bool)
        if right.any() and not right.all():
            plain = {one.number: one.score for one in evidence}
            scores = np.array([plain[one.number] for one in found.evidence])
            cosines = np.array([one.features.embedding for one in found.evidence])
            self.seen.append(Chosen(scores, cosines, right))
        before = extract(query, candidates, matrix, evidence[:KEPT])
        after = extract(query, candidates, matrix, found.evidence[:KEPT])
        is_right = [float(asked.is_right(evidence[0].sentence))]
        told = (is_right, before, after, astuple(found.likeness))
        return np.concatenate(told), found.evidence[0].sentence


def fit_scores(seen: Sequence[Chosen]) -> tuple[float, float]:
    """Return the weights of a score and of a cosine.

    Their ratio is that by which most questions have a right sentence first, their size the
    likeliest (McFadden 1974).
    """
    from scipy.optimize import minimize_scalar

    ratio = max(_RATIOS, key=lambda one: (_first(seen, one), -one))

    def loss(weight: float) -> float:
        total = 0.0
        for one in seen:
            logits = weight * (one.scores + ratio * one.cosines)
            odds = np.exp(logits - logits.max())
            total -= np.log(odds[one.right].sum() / odds.sum())
        return total / len(seen)

    weight = float(minimize_scalar(loss, bounds=(0.0, 2.0), method="bounded").x)
    return weight, weight * ratio


def _first(seen: Sequence[Chosen], ratio: float) -> float:
    """Return for which share of questions a right sentence comes first."""
    best = [one.right[np.argmax(one.scores + ratio * one.cosines)] for one in seen]
    return float(np.mean(best))


def weigh_likeness(trials: Sequence[Trial]) -> tuple[Certainty, list[Trial], Floats]:
    """Return what tells how sure we may be, the trials as it sees them, and how sure it is.

    It sees the log odds without the model, by what saw other articles alone, and the likeness.
    """
    rows = np.array([one.features for one in trials], np.float64)
    width = len(CONFIDENCE_NAMES)
    before, after = rows[:, 1 : 1 + width], rows[:, 1 + width : 1 + 2 * width]
    logits = logits_by_others(trials, _ASKED, (before, rows[:, 0] > 0), after)
    seen = np.column_stack((logits, rows[:, 1 + 2 * width :])).astype(np.float32)
    given = [replace(one, features=told) for one, told in zip(trials, seen, strict=True)]
    found, sure = fitted(given, _ASKED, partial(fit_sum, freedom=_FREEDOM))
    return found, given, sure


def main() -> None:
    """Fit the weights, write them, and print what they are worth on articles held out."""
    encoder = open_encoders(MeaningSettings()).encoder_for("en")
    if encoder is None:
        raise SystemExit("no model for English can be used: footnote model add")
    models = fold_models(samples())
    first = Reading(encoder, FITTED)
    for make in (trials, wide_trials):
        make(models, look=first.look, most=READ)
    score, cosine = fit_scores(first.seen)
    second = Reading(encoder, replace(FITTED, score=score, cosine=cosine))
    asked = [
        *trials(models, look=second.look, most=READ),
        *wide_trials(models, look=second.look, most=READ),
    ]
    found, given, sure = weigh_likeness(asked)
    logit, *like = found.weights.tolist()
    model = replace(second.model, bias=found.trees.base, logit=logit, likeness=Likeness(*like))
    figures = tell_apart("ENGLISH", given, sure)
    write_reranking(model, figures)
    print("\n".join(figures))


if __name__ == "__main__":
    main()
