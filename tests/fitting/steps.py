"""Fit every weight anew: `uv run --group fit python -m tests.fitting`, some minutes.

Reads the sets in ../shared/data/squad-style that weights may be fitted on, and writes
bot/text/tables/question_words.py and bot/ranking/weights.py. Each step runs in a fresh process,
as it needs what the one before has written.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Final, TypeVar

from tests.benchmarks.tables import table
from tests.fitting.squad import FITTED, articles_of

Result = TypeVar("Result")
_OF: Final = {"ENGLISH": "English", "OTHER": "other languages"}


def main() -> None:
    """Take the three steps, and print what the weights reach on articles that were held out."""
    if not (find_spec("scipy") and find_spec("sklearn")):
        raise SystemExit("scipy and scikit-learn are missing: uv run --group fit python -m …")
    _afresh(fit_question_words)
    figures: list[str] = []
    for step, model, part in (
        (fit_features, "ENGLISH", "features"),
        (fit_features, "OTHER", "features"),
        (fit_confidence, "ENGLISH", "confidence"),
        (fit_confidence, "ENGLISH", "confidence_in_large"),
        (fit_confidence, "OTHER", "confidence"),
        (fit_confidence, "OTHER", "confidence_in_large"),
    ):
        figures += ["", *_afresh(step, model, part, figures)]
    print("\n".join(figures))


def fit_question_words() -> None:
    """Write the words of asking."""
    from tests.fitting.words import asking
    from tests.fitting.written import write_asking

    write_asking(asking(article for name in FITTED for article in articles_of(name)))


def fit_features(model: str, part: str, figures: Sequence[str]) -> list[str]:
    """Write weights of the features, with all figures; return those that are new."""
    from tests.fitting.ranking import cross_validated, fitted
    from tests.fitting.rows import samples
    from tests.fitting.written import write_weights

    given = samples(plain=model == "OTHER")
    weights = fitted([row for rows in given.values() for row in rows])
    found = cross_validated(given)
    cells = [
        (name, shape, f"{one.questions:,}", f"{100 * one.first:.1f}", f"{100 * one.near:.1f}")
        for (name, shape), one in found.items()
    ]
    title = f"Right sentences, {_OF[model]}, %"
    told = table(title, ("set", "shape", "questions", "hit@1", "hit@3"), cells).splitlines()
    write_weights(model, part, weights, [*figures, "", *told])
    return told


def fit_confidence(model: str, part: str, figures: Sequence[str]) -> list[str]:
    """Write weights of the confidence, which need those of the features; return their figures."""
    from tests.fitting.certainty import calibration_error, cross_validated, fitted, told_apart
    from tests.fitting.trials import trials, wide_trials
    from tests.fitting.written import write_weights

    make = wide_trials if part == "confidence_in_large" else trials
    given = make(plain=model == "OTHER")
    sure = cross_validated(given)
    error = calibration_error(given, sure)
    cells = [
        (one.inside, one.others, f"{one.auc:.3f}", f"{100 * one.coverage:.1f}")
        for one in told_apart(given, sure)
    ]
    heads = ("answerable", "others", "AUC", "answered, % (95 % of the others refused)")
    where = "in large libraries" if part == "confidence_in_large" else "by confidence"
    title = f"Told apart {where}, {_OF[model]} (expected calibration error {error:.3f})"
    told = table(title, heads, cells).splitlines()
    write_weights(model, part, fitted(given), [*figures, "", *told])
    return told


def _afresh(step: Callable[..., Result], *given: object) -> Result:
    """Return what a function returns in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(step, *given).result()
