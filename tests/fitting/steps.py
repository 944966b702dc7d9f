"""Fit every weight anew: `uv run --group fit python -m tests.fitting`, some minutes.

Reads the sets in ../shared/data/squad-style that weights may be fitted on, and writes
bot/text/tables/question_words.py and bot/ranking/weights.py. Each step runs in a fresh process,
as it needs what the one before has written.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from typing import TypeVar

from tests.benchmarks.tables import table
from tests.fitting.squad import FITTED, articles_of

Result = TypeVar("Result")


def main() -> None:
    """Take the three steps, and print what the weights reach on articles that were held out."""
    if not (find_spec("scipy") and find_spec("sklearn")):
        raise SystemExit("scipy and scikit-learn are missing: uv run --group fit python -m …")
    _afresh(ask_words)
    figures: list[str] = []
    for step in (
        fit_parts,
        fit_plain_parts,
        fit_grounds,
        fit_wide_grounds,
        fit_plain_grounds,
        fit_plain_wide_grounds,
    ):
        figures += ["", *_afresh(step, figures)]
    print("\n".join(figures))


def ask_words() -> None:
    """Write the words of asking."""
    from tests.fitting.words import asking
    from tests.fitting.written import write_asking

    write_asking(asking(article for name in FITTED for article in articles_of(name)))


def fit_parts(figures: Sequence[str]) -> list[str]:
    """Write the weights of the parts; return their figures."""
    return _fit_parts("Right sentences, %", figures, plain=False)


def fit_plain_parts(figures: Sequence[str]) -> list[str]:
    """Write the weights of the parts for other languages; return their figures."""
    return _fit_parts("Right sentences with plain weights, %", figures, plain=True)


def fit_grounds(figures: Sequence[str]) -> list[str]:
    """Write the weights of the grounds, which need those of the parts; return their figures."""
    return _fit_grounds("Told apart by confidence", "GROUNDS", figures)


def fit_plain_grounds(figures: Sequence[str]) -> list[str]:
    """Write the weights of the grounds for other languages; return their figures."""
    return _fit_grounds("Told apart by confidence, plain", "PLAIN_GROUNDS", figures)


def fit_wide_grounds(figures: Sequence[str]) -> list[str]:
    """Write the weights of the grounds in large libraries; return their figures."""
    return _fit_grounds("Told apart in large libraries", "WIDE_GROUNDS", figures)


def fit_plain_wide_grounds(figures: Sequence[str]) -> list[str]:
    """Write those for other languages; return their figures."""
    return _fit_grounds("Told apart in large libraries, plain", "PLAIN_WIDE_GROUNDS", figures)


def _fit_parts(title: str, figures: Sequence[str], *, plain: bool) -> list[str]:
    """Write weights of the parts, with all figures; return those that are new."""
    from tests.fitting.ranking import cross_validated, fitted
    from tests.fitting.rows import samples
    from tests.fitting.written import write_weights

    given = samples(plain=plain)
    weights = fitted([row for rows in given.values() for row in rows])
    found = cross_validated(given)
    cells = [
        (name, shape, f"{one.questions:,}", f"{100 * one.first:.1f}", f"{100 * one.near:.1f}")
        for (name, shape), one in found.items()
    ]
    told = table(title, ("set", "shape", "questions", "hit@1", "hit@3"), cells).splitlines()
    write_weights({"PLAIN_PARTS" if plain else "PARTS": weights}, [*figures, "", *told])
    return told


def _fit_grounds(title: str, name: str, figures: Sequence[str]) -> list[str]:
    """Write weights of the grounds, with all figures; return those that are new."""
    from tests.fitting.certainty import calibration_error, cross_validated, fitted, told_apart
    from tests.fitting.trials import trials, wide_trials
    from tests.fitting.written import write_weights

    make = wide_trials if "WIDE" in name else trials
    given = make(plain=name.startswith("PLAIN"))
    sure = cross_validated(given)
    error = calibration_error(given, sure)
    cells = [
        (one.inside, one.others, f"{one.auc:.3f}", f"{100 * one.coverage:.1f}")
        for one in told_apart(given, sure)
    ]
    heads = ("answerable", "others", "AUC", "answered, % (95 % of the others refused)")
    title = f"{title} (expected calibration error {error:.3f})"
    told = table(title, heads, cells).splitlines()
    write_weights({name: fitted(given)}, [*figures, "", *told])
    return told


def _afresh(step: Callable[..., Result], *given: object) -> Result:
    """Return what a function returns in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(step, *given).result()
