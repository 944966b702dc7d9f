"""How does a report look in pictures?

Three PNG files, drawn to be read at the width of a page: the risk of a wrong answer against how
much is answered, what the confidence is worth, and right sentences by type of question.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import matplotlib as mpl
from matplotlib.figure import Figure as Picture
from matplotlib.ticker import PercentFormatter

from bot.evaluation.report import Report
from bot.evaluation.systems import FOOTNOTE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE: Final = (8.0, 4.5)  # inches; at 150 dots each, 1,200 points wide
_DOTS: Final = 150
_INK, _SOFT, _MIXED = "#1f4e79", "#9aa5b1", "#c2571a"
_FIRST, _NEAR = "#5d8fbd", "#d3dfea"
LOOK: Final[Any] = {  # matplotlib names every key in a type of its own
    "font.size": 12,
    "axes.titlesize": 10,
    "axes.titlecolor": "#5a6570",
    "figure.titlesize": 14,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e3e6ea",
    "axes.axisbelow": True,
}
_STYLES: Final = ("-", "--", "-.", ":")
_PLENTY: Final = 20  # questions of a bin or type; of fewer, the share says little


def draw(report: Report, folder: Path, *, prefix: str = "") -> list[Path]:
    """Return the files that show a report, after drawing them; the folder is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(LOOK):
        pictures = {"risk": _risk, "reliability": _reliability, "types": _types}
        paths = [folder / f"{prefix}{name}.png" for name in pictures]
        for path, draws in zip(paths, pictures.values(), strict=True):
            draws(report).savefig(path, dpi=_DOTS, metadata={"Software": None})
    return paths


def _new(title: str, report: Report) -> tuple[Picture, "Axes"]:
    """Return a picture with its title and subtitle, and the axes to draw in."""
    picture = Picture(figsize=_SIZE, layout="constrained")
    picture.suptitle(title, x=0.01, ha="left")
    axes = picture.add_subplot()
    axes.set_title(f"{report.name}, {report.shape}: {report.questions:,} questions")
    return picture, axes


def _risk(report: Report) -> Picture:
    """Return the risk-coverage curves: wrong answers against questions answered."""
    picture, axes = _new("What answering more costs", report)
    styles = iter(_STYLES * len(report.risk_coverage))
    for name, points in report.risk_coverage.items():
        is_ours, is_mixed = name == FOOTNOTE, name == "with foreign"
        label = f"Footnote, as many about other {report.units} mixed in" if is_mixed else name
        color = _INK if is_ours else _MIXED if is_mixed else _SOFT
        style = "-" if is_ours or is_mixed else next(styles)
        width = 2.5 if is_ours or is_mixed else 1.5
        axes.plot(*_columns(points), color=color, linestyle=style, linewidth=width, label=label)
    _mark_threshold(report, axes)
    axes.set_xlabel("questions answered")
    axes.set_ylabel("first sentence wrong, of those")
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0)
    _in_per_cent(axes)
    picture.legend(frameon=False, fontsize=10, loc="outside lower left", ncols=2)
    return picture


def _mark_threshold(report: Report, axes: "Axes") -> None:
    """Mark the threshold in force on our curve."""
    ours = report.risk_coverage[FOOTNOTE]
    place = min(ours, key=lambda point: abs(point[0] - report.answered_share))
    axes.plot(*_columns([place]), "o", color=_INK, markersize=9)
    label = f"threshold {report.threshold}"
    axes.annotate(
        label, place, xytext=(0, -26), textcoords="offset points", ha="center", color=_INK
    )


def _reliability(report: Report) -> Picture:
    """Return the reliability diagram: confidence against correctness, bin by bin."""
    picture, axes = _new("What the confidence is worth", report)
    axes.plot([0, 1], [0, 1], color=_SOFT, linestyle="--", linewidth=1.5, label="as it should be")
    most = max(count for count, _, _ in report.bins)
    for count, confidence, right in report.bins:
        size = 30 + 300 * count / most
        face = _INK if count >= _PLENTY else "white"
        axes.scatter([confidence], [right], s=size, color=face, edgecolors=_INK, zorder=3)
        axes.annotate(
            f"{count:,}",
            (confidence, right),
            xytext=(10, -14),
            textcoords="offset points",
            fontsize=9,
        )
    axes.plot(*_columns([(sure, right) for _, sure, right in report.bins]), color=_INK)
    axes.set_xlabel("how sure we say we are (figures: so many questions)")
    axes.set_ylabel("first sentence right")
    axes.set_xlim(0, 1.04)
    axes.set_ylim(0, 1.04)
    _in_per_cent(axes)
    axes.legend(frameon=False, loc="upper left")
    return picture


def _types(report: Report) -> Picture:
    """Return the share of right sentences by type of question, with intervals."""
    picture, axes = _new("Right sentence by type of question", report)
    groups = [
        (f"{name} ({group.questions:,})", group.figures)
        for name, group in reversed(list(report.groups["type"].items()))
        if "hit@1" in group.figures
    ]
    for place, (_, figures) in enumerate(groups):
        first, near = figures["hit@1"], figures["hit@3"]
        axes.barh(place, near.value, color=_NEAR, height=0.7)
        axes.barh(place, first.value, color=_FIRST, height=0.7)
        reach = [[max(first.value - first.low, 0)], [max(first.high - first.value, 0)]]
        axes.errorbar(first.value, place, xerr=reach, color="#101820", capsize=4, linewidth=1.5)
    axes.set_yticks(range(len(groups)), [label for label, _ in groups])
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.grid(visible=False, axis="y")
    axes.set_xlabel("dark: the first sentence is right; light: one of the first three")
    return picture


def _columns(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """Return the first numbers of some pairs, and the second ones."""
    return [first for first, _ in points], [second for _, second in points]


def _in_per_cent(axes: "Axes") -> None:
    """Label both axes in per cent."""
    axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
