"""What is measured of a question set?

A report of one set: its figures by system, by type of question, by language and by kind; how well
questions with an answer are told from those without; and how well the confidence is calibrated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.bootstrap import Figure
from bot.evaluation.latency import Latency

Figures = Mapping[str, Figure]  # by measure


@dataclass(frozen=True, slots=True)
class Group:
    """Some questions of a set: how many, and our figures for those."""

    questions: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured of one set.

    `answered_share` is the share of all questions that are answered at the threshold.
    `in_no_sentence` is how many questions have no gold within a single sentence: they count as
    missed. `retrieval`, `refusal`, `typos` and `followups` are by system, `groups` by dimension,
    then by group; `phrases` tells, by type of question, of how many the first sentence is right,
    which share of these has a phrase in bold, and which share of the phrases is right. `bins` are
    those of `Calibration`, and `risk_coverage` the curves of `measures.risk_coverage` by system,
    for questions as they stand; the curve "with foreign" is ours with foreign questions mixed in.
    `has_several_right` says that some question has more than one right sentence.
    """

    name: str
    shape: str
    threshold: float
    answered_share: float
    questions: int
    answerable: int
    in_no_sentence: int
    dropped: Mapping[str, int]
    documents: int
    units: str
    unit_count: int
    retrieval: Mapping[str, Figures]
    refusal: Mapping[str, Figures]
    groups: Mapping[str, Mapping[str, Group]]
    phrases: Mapping[str, Group]
    typos: Mapping[str, Figures]
    followups: Mapping[str, Figures]
    bins: Sequence[tuple[int, float, float]]
    risk_coverage: Mapping[str, Sequence[tuple[float, float]]]
    has_several_right: bool
    latency: Latency | None
