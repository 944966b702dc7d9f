"""How does a report look to a program?

One JSON record with everything in it, its keys always in the same order. Shares are in [0, 1]; a
figure is its value, then both ends of its interval. All but `time` is the same in each run.
"""

from collections.abc import Mapping, Sequence

from bot.evaluation.bootstrap import Figure
from bot.evaluation.report import Figures, Group, Report

_DIGITS = 4


def render(reports: Sequence[Report]) -> dict[str, object]:
    """Return the record of some reports."""
    return {"sets": [_report(one) for one in reports]}


def _report(report: Report) -> dict[str, object]:
    """Return the record of one report."""
    latency = report.latency
    return {
        "name": report.name,
        "shape": report.shape,
        "questions": report.questions,
        "answerable": report.answerable,
        "in_no_sentence": report.in_no_sentence,
        "dropped": dict(report.dropped),
        "documents": report.documents,
        "intervals_over": {"units": report.units, "count": report.unit_count},
        "threshold": report.threshold,
        "found": _by_name(report.retrieval),
        "refusal": _by_name(report.refusal),
        "groups": {
            dimension: {name: _group(group) for name, group in groups.items()}
            for dimension, groups in report.groups.items()
        },
        "phrases": {name: _group(group) for name, group in report.phrases.items()},
        "followups": _by_name(report.followups),
        "typos": _by_name(report.typos),
        "calibration": [
            {"questions": count, "said": _round(said), "right": _round(right)}
            for count, said, right in report.bins
        ],
        "risk": {
            name: [[_round(covered), _round(wrong)] for covered, wrong in points]
            for name, points in report.risk_coverage.items()
        },
        "time": {
            "questions": latency.questions,
            "p50_ms": round(latency.median * 1000, 2),
            "p99_ms": round(latency.p99 * 1000, 2),
        }
        if latency
        else None,
    }


def _group(group: Group) -> dict[str, object]:
    """Return the record of some questions of a set."""
    return {"questions": group.questions, **_figures(group.figures)}


def _by_name(found: Mapping[str, Figures]) -> dict[str, object]:
    """Return the record of figures by system."""
    return {name: _figures(figures) for name, figures in found.items()}


def _figures(figures: Figures) -> dict[str, list[float]]:
    """Return the record of some figures."""
    return {name: _figure(figure) for name, figure in figures.items()}


def _figure(figure: Figure) -> list[float]:
    """Return a figure and its interval."""
    return [_round(one) for one in (figure.value, figure.low, figure.high)]


def _round(value: float) -> float:
    """Return a number rounded to the digits that mean something."""
    return round(value, _DIGITS)
