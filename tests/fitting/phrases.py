"""Which weights choose the phrase in bold? `uv run --group fit python -m tests.fitting.phrases`.

Reads the sets that weights may be fitted on, takes of every question the sentence that answers it
and, where another one stands first, that one too, and writes bot/answers/phrase_weights.py: for
each type of answer a conditional logit with "none of these", and the least chance with which nine
of ten phrases and a little more are right on articles that were held out. Takes five minutes.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

import bot
from bot import pipeline
from bot.answers import phrase_features
from bot.answers.answer_phrase import estimate_chances, list_phrases
from bot.answers.highlights import reading
from bot.errors import QuestionError
from bot.evaluation.phrases import is_right
from bot.queries.answer_types import AnswerType, answer_type_of
from bot.queries.question import Question
from bot.ranking.evidence import Evidence
from tests.benchmarks.tables import table
from tests.fitting.squad import FITTED, REDDIT, Asked, articles_of, library_of

TYPES: Final = (AnswerType.NAME, AnswerType.DATE, AnswerType.PLACE, AnswerType.NUMBER)
FOLDS: Final = 5
AIM: Final = 0.92  # share right of the phrases shown, on articles that were held out
FLOOR: Final = 0.5  # least chance of any phrase that is shown: it answers rather than not
PENALTY: Final = 5.0  # L2
LEAST: Final = 12  # phrases that a feature is seen in
SMALL: Final = 0.03  # weights below are left out
DATES_ELSEWHERE: Final = 0.6  # chance from which dates are shown in other languages than English
TARGET: Final = Path(bot.__file__).parent / "answers" / "phrase_weights.py"
Floats = npt.NDArray[np.float64]
_MODULE: Final = '''"""How much does each feature of a phrase count, and when is one shown?

Made by `uv run --group fit python -m tests.fitting.phrases`; `bot.answers.answer_phrase` uses it.
`WEIGHTS` are those of a conditional logit over the phrases of a sentence and "none of these", by
type of answer; `THRESHOLDS` the least chance with which a phrase is shown, in English and in other
languages, where a type that is not listed is never shown. `PROVENANCE` says what they were fitted
on, and what they reach on articles that were held out.
"""

from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
SQuADShifts' new Wikipedia articles (CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no
text of them is here. On articles that were held out, five folds, and on SQuADShifts' Reddit
posts, of which none was fitted on:

{figures}
"""
THRESHOLDS: Final[Mapping[str, Mapping[str, float]]] = {{
    "en": {{{english}}},
    "other": {{"when": {other}}},
}}
WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {{
{weights}}}
'''


@dataclass(frozen=True, slots=True)
class Row:
    """A question and a sentence: features of its phrases, which are right, whose article it is.

    `counts` says that the sentence is right and stands first: those are what is measured.
    """

    article: tuple[str, int]
    counts: bool
    features: Sequence[Mapping[str, float]]
    right: Sequence[bool]


def main() -> None:
    """Fit and write the weights; print what they reach."""
    given = rows_by_type(FITTED, 1)
    elsewhere = rows_by_type((REDDIT,), 3)
    weights, thresholds, cells = {}, {}, []
    for kind in TYPES:
        held_out = cross_validated(given[kind])
        thresholds[kind.value] = threshold(given[kind], held_out)
        weights[kind.value] = fitted(given[kind])
        there = [estimate_chances(weights[kind.value], one.features) for one in elsewhere[kind]]
        for name, rows, chances in (
            ("articles", given[kind], held_out),
            ("Reddit", elsewhere[kind], there),
        ):
            cells.append(_cells(kind, name, rows, chances, thresholds[kind.value]))
    heads = ("asked", "of", "questions", "phrase shown, %", "right of these, %")
    told = table("Phrases where the first sentence is right", heads, cells)
    print(told)
    TARGET.write_text(_module(weights, thresholds, told), encoding="utf-8")


def rows_by_type(sets: Iterable[str], step: int) -> dict[AnswerType, list[Row]]:
    """Return the rows of every `step`th question of some sets, each set one library."""
    found: dict[AnswerType, list[Row]] = {kind: [] for kind in TYPES}
    for name in sets:
        articles = articles_of(name)
        library = library_of(tuple(d for one in articles for d in one.paragraphs))
        for asked in [asked for one in articles for asked in one.asked][::step]:
            if (kind := answer_type_of(asked.text)) in TYPES:
                found[kind] += _rows(name, library, asked)
        print(f"… {name}", file=sys.stderr, flush=True)
    return found


def _rows(name: str, library: pipeline.Library, asked: Asked) -> Iterator[Row]:
    """Yield the rows of one question: of the first sentence, and of the first right one."""
    try:
        ranking = pipeline.rank(library, Question(asked.text))
    except QuestionError:
        return
    for place, evidence in enumerate(ranking.evidence):
        is_right_one = asked.is_right(evidence.sentence)
        if place == 0 or is_right_one:
            yield _row((name, asked.article), ranking, asked, evidence, counts=place == 0)
        if is_right_one:
            return


def _row(
    article: tuple[str, int],
    ranking: pipeline.Ranking,
    asked: Asked,
    evidence: Evidence,
    *,
    counts: bool,
) -> Row:
    """Return the row of a question and a sentence."""
    question, read = reading(ranking.query, evidence.context)(evidence.number)
    spans = list_phrases(question, read)
    text = evidence.sentence.document.text
    golds = [one.of(text) for one in asked.golds] if asked.is_right(evidence.sentence) else []
    return Row(
        article,
        counts and bool(golds),
        phrase_features.extract(question, read, spans),
        [is_right(span.of(read.text), golds, question.answer_type) for span in spans],
    )


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of the features that are seen often, the largest first."""
    from scipy.optimize import minimize

    seen = Counter(name for row in rows for one in row.features for name, v in one.items() if v)
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    places = {name: place for place, name in enumerate(names)}
    flat = [(number, one) for number, row in enumerate(rows) for one in row.features]
    values, owner = np.zeros((len(flat), len(names))), np.array([number for number, _ in flat])
    for place, (_, one) in enumerate(flat):
        for name, value in one.items():
            if name in places:
                values[place, places[name]] = value
    right = np.array([float(one) for row in rows for one in row.right])
    is_none = np.array([not any(row.right) for row in rows])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = values @ weights
        most = np.zeros(len(rows))
        np.maximum.at(most, owner, scores)
        odds = np.exp(scores - most[owner])
        every, good = np.exp(-most), np.where(is_none, np.exp(-most), 0.0)
        np.add.at(every, owner, odds)
        np.add.at(good, owner, odds * right)
        gap = odds / every[owner] - odds * right / np.maximum(good[owner], 1e-300)
        told = float(np.log(every / np.maximum(good, 1e-300)).sum())
        return told + PENALTY * weights @ weights / 2, values.T @ gap + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    pairs = sorted(zip(found.tolist(), names, strict=True), key=lambda pair: -abs(pair[0]))
    return {name: round(weight, 3) for weight, name in pairs if abs(weight) >= SMALL}


def cross_validated(rows: Sequence[Row]) -> list[list[float]]:
    """Return the chances of the phrases of each row, by weights fitted on other articles."""
    articles = sorted({row.article for row in rows})
    fold_of = {article: place % FOLDS for place, article in enumerate(articles)}
    chances: list[list[float]] = [[] for _ in rows]
    for fold in range(FOLDS):
        weights = fitted([row for row in rows if fold_of[row.article] != fold])
        for place, row in enumerate(rows):
            if fold_of[row.article] == fold:
                chances[place] = estimate_chances(weights, row.features)
    return chances


def _best(rows: Sequence[Row], chances: Sequence[Sequence[float]]) -> list[tuple[float, bool]]:
    """Return chance and truth of the likeliest phrase of each row that counts, falling."""
    found = [
        max(zip(some, row.right, strict=True), key=lambda pair: pair[0])
        for row, some in zip(rows, chances, strict=True)
        if row.counts and some
    ]
    return sorted(found, key=lambda pair: -pair[0])


def threshold(rows: Sequence[Row], chances: Sequence[Sequence[float]]) -> float:
    """Return the least chance, of those not below the floor, from which the aim is reached."""
    best = _best(rows, chances)
    shares = np.cumsum([right for _, right in best]) / np.arange(1, len(best) + 1)
    reached = np.flatnonzero(shares >= AIM)
    return max(round(best[reached[-1]][0], 2), FLOOR) if len(reached) else 1.0


def _cells(
    kind: AnswerType,
    name: str,
    rows: Sequence[Row],
    chances: Sequence[Sequence[float]],
    least: float,
) -> tuple[str, ...]:
    """Return the row of the table for one type and set."""
    count = sum(row.counts for row in rows)
    shown = [right for chance, right in _best(rows, chances) if chance >= least]
    share = f"{100 * sum(shown) / len(shown):.1f}" if shown else "–"
    return kind.value, name, f"{count:,}", f"{100 * len(shown) / count:.1f}", share


def _module(
    weights: Mapping[str, Mapping[str, float]], thresholds: Mapping[str, float], told: str
) -> str:
    """Return the module that holds the weights."""
    parts = [
        f'    "{kind}": {{\n'
        + "".join(f'        "{name}": {weight},\n' for name, weight in one.items())
        + "    },\n"
        for kind, one in weights.items()
    ]
    english = ", ".join(f'"{kind}": {least}' for kind, least in thresholds.items())
    return _MODULE.format(
        figures="\n".join(line.rstrip() for line in told.splitlines()),
        english=english,
        other=DATES_ELSEWHERE,
        weights="".join(parts),
    )


if __name__ == "__main__":
    main()
