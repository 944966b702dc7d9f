"""How much does what an embedding model says weigh?

    uv run --group fit python -m tests.fitting.meaning     with the model that you have added

Weights of their own, beside those of `python -m tests.fitting`, of which none changes. Evidence is
weighed by models that were fitted on other articles, as in `tests.fitting.trials`: what the model
adds is then worth what it adds to articles that nobody has seen. First how much a cosine weighs
beside a score (a conditional logit), then how sure we may be of what comes first by these. It
takes half an hour.
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
from bot.ranking.confidence import extract, tell
from bot.ranking.encoding import Encoder
from bot.ranking.evidence import Evidence
from bot.ranking.features.embedding import Likeness
from bot.ranking.match_matrix import MatchMatrix
from bot.ranking.models import model_for
from bot.ranking.reranking import FITTED, RerankingModel, rerank
from tests.fitting.squad import Asked
from tests.fitting.written import write_reranking

Floats = npt.NDArray[np.float64]
_ASKED: Final = 0.5  # share of questions that a library answers
_ROUNDS: Final = 400
_FREEDOM: Final = 10.0  # of the weights: they are few
_SPREAD: Final = 0.02  # about how far cosines differ, so that both weights are of one size


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
        """Return what makes us sure of the best sentence by the model, and that sentence."""
        found = rerank(query, evidence, self.encoder, self.model)
        right = np.array([asked.is_right(one.sentence) for one in found.evidence], bool)
        if right.any() and not right.all():
            plain = {one.number: one.score for one in evidence}
            scores = np.array([plain[one.number] for one in found.evidence])
            cosines = np.array([one.features.embedding for one in found.evidence])
            self.seen.append(Chosen(scores, cosines, right))
        features = extract(query, candidates, matrix, found.evidence)
        logit = float(tell(features[None], model_for(query.language))[0])
        return np.array([logit, *astuple(found.likeness)]), found.evidence[0].sentence


def fit_scores(seen: Sequence[Chosen], centre: float) -> tuple[float, float]:
    """Return the likeliest weights of a score and of a cosine (McFadden 1974)."""
    from scipy.optimize import minimize

    def loss(weights: Floats) -> float:
        total = 0.0
        for one in seen:
            logits = weights[0] * one.scores + weights[1] * (one.cosines - centre) / _SPREAD
            odds = np.exp(logits - logits.max())
            total -= np.log(odds[one.right].sum() / odds.sum())
        return total / len(seen)

    found = minimize(loss, np.ones(2), method="Nelder-Mead", options={"maxiter": _ROUNDS})
    return float(found.x[0]), float(found.x[1] / _SPREAD)


def main() -> None:
    """Fit the weights, write them, and print what they are worth on articles held out."""
    from tests.fitting.certainty import fit_sum, fitted
    from tests.fitting.ranking import fold_models
    from tests.fitting.rows import samples
    from tests.fitting.steps import tell_apart
    from tests.fitting.trials import trials, wide_trials

    encoder = open_encoders(MeaningSettings()).encoder_for("en")
    if encoder is None:
        raise SystemExit("no model for English can be used: footnote model add")
    models = fold_models(samples())
    first = Reading(encoder, FITTED)
    for make in (trials, wide_trials):
        make(models, look=first.look)
    score, cosine = fit_scores(first.seen, FITTED.centre)
    second = Reading(encoder, replace(FITTED, score=score, cosine=cosine))
    asked = [*trials(models, look=second.look), *wide_trials(models, look=second.look)]
    found, sure = fitted(asked, _ASKED, partial(fit_sum, freedom=_FREEDOM))
    logit, *like = found.weights.tolist()
    model = replace(second.model, bias=found.trees.base, logit=logit, likeness=Likeness(*like))
    figures = tell_apart("ENGLISH", asked, sure)
    write_reranking(model, figures)
    print("\n".join(figures))


if __name__ == "__main__":
    main()
