"""Fit every weight anew: `uv run --group fit python -m tests.fitting`, some minutes.

Reads the sets in ../shared/data/squad-style that weights may be fitted on, and writes
bot/text/tables/question_words.py, bot/ranking/weights.py and bot/ranking/tree_texts.py. Each step
runs in a fresh process, as it needs what the one before has written. With `--confidence` only the
confidence is fitted: what ranks stays as it is, though models for the folds are still needed.
"""

import argparse
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, TypeVar

from tests.benchmarks.tables import table
from tests.fitting.squad import FITTED, articles_of

if TYPE_CHECKING:
    from tests.fitting.certainty import Floats
    from tests.fitting.ranking import Samples
    from tests.fitting.trials import Models, Trial

MODELS: Final = ("ENGLISH", "OTHER")

Result = TypeVar("Result")
_ASKED: Final = 0.5  # share of questions that a library answers
_OF: Final = {"ENGLISH": "English", "OTHER": "other languages"}


def main() -> None:
    """Take the steps, and print what the weights reach on articles that were held out."""
    parser = argparse.ArgumentParser(prog="python -m tests.fitting", description=__doc__)
    parser.add_argument("--confidence", action="store_true", help="what ranks stays as it is")
    chosen = parser.parse_args()
    if not all(map(find_spec, ("lightgbm", "scipy", "sklearn"))):
        raise SystemExit("lightgbm, scipy, scikit-learn: uv run --group fit python -m …")
    if not chosen.confidence:
        _afresh(fit_question_words)
    figures: list[str] = []
    for model in MODELS:
        step = partial(fit_model, model, figures, keeps_ranking=chosen.confidence)
        figures += ["", *_afresh(step)]
    print("\n".join(figures))


def fit_question_words() -> None:
    """Write the words of asking."""
    from tests.fitting.words import asking
    from tests.fitting.written import write_asking

    write_asking(asking(article for name in FITTED for article in articles_of(name)))


def fit_model(model: str, figures: Sequence[str], *, keeps_ranking: bool) -> list[str]:
    """Write weights and trees of a model, with all figures; return those that are new.

    Args:
        model: one of `MODELS`.
        figures: those of the models before it.
        keeps_ranking: whether only the confidence is new.
    """
    from bot.ranking import models as records
    from bot.ranking.confidence import CONFIDENCE_NAMES
    from tests.fitting.certainty import fitted as fitted_confidence
    from tests.fitting.ranking import fitted, fold_models
    from tests.fitting.rows import samples
    from tests.fitting.trials import trials, wide_trials
    from tests.fitting.written import write_trees, write_weights

    is_plain = model == "OTHER"
    given = samples(plain=is_plain)
    models = fold_models(given)
    told = _found(model, given, models)
    every = [row for rows in given.values() for row in rows]
    whole = getattr(records, model) if keeps_ranking else fitted(every)
    asked = [*trials(models, plain=is_plain), *wide_trials(models, plain=is_plain)]
    certainty, sure = fitted_confidence(asked, _ASKED)
    told += ["", *tell_apart(model, asked, sure)]
    confidence = dict(zip(CONFIDENCE_NAMES, certainty.weights.tolist(), strict=True))
    write_weights(model, whole.features._asdict(), confidence, [*figures, "", *told])
    write_trees(model, {"RANKING": whole.trees, "CONFIDENCE": certainty.trees})
    return told


def _found(model: str, given: "Samples", models: "Models") -> list[str]:
    """Return a table of how often the right sentence comes first."""
    from tests.fitting.ranking import found_by

    cells = [
        (name, shape, f"{one.questions:,}", f"{100 * one.first:.1f}", f"{100 * one.near:.1f}")
        for (name, shape), one in found_by(given, models).items()
    ]
    title = f"Right sentences, {_OF[model]}, %"
    return table(title, ("set", "shape", "questions", "hit@1", "hit@3"), cells).splitlines()


def tell_apart(model: str, asked: Sequence["Trial"], sure: "Floats") -> list[str]:
    """Return tables of how well questions are told apart, and what the confidence is worth."""
    from tests.fitting.certainty import calibration_errors, told_apart

    cells = [
        (one.inside, one.others, f"{one.auc:.3f}", f"{100 * one.coverage:.1f}")
        for one in told_apart(asked, sure)
    ]
    heads = ("answerable", "others", "AUC", "answered, % (95 % of the others refused)")
    apart = table(f"Told apart, {_OF[model]}", heads, cells).splitlines()
    errors = [
        (kind, f"{own:.3f}", f"{mixed:.3f}")
        for kind, (own, mixed) in calibration_errors(asked, sure).items()
    ]
    title = f"Expected calibration error, {_OF[model]}"
    kinds = ("questions", "alone", "with as many foreign")
    return [*apart, "", *table(title, kinds, errors).splitlines()]


def _afresh(step: Callable[[], Result]) -> Result:
    """Return what a function returns in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(step).result()
