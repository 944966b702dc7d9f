"""How does a benchmark look as a picture?

How the time of a question grows with the passages: both axes logarithmic, a line an engine, the
median drawn through and the 99th percentile as a thin line above it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.figure import Figure as Picture
from matplotlib.ticker import FuncFormatter

from bot.benchmark.running import Benchmark
from bot.evaluation.plots import LOOK

_SIZE: Final = (8.0, 4.5)  # inches; at 150 dots each, 1,200 points wide
_DOTS: Final = 150
_OURS: Final = ("#1f4e79", "#c2571a")
_OTHERS: Final = ("#3f7d4e", "#8a6bb0", "#9aa5b1", "#b58b00", "#6b7680")


def draw(benchmarks: Sequence[Benchmark], path: Path) -> None:
    """Write the picture of some benchmarks, of different sizes, to a file."""
    with mpl.rc_context(LOOK):
        _picture(benchmarks).savefig(path, dpi=_DOTS, metadata=_metadata(path))


def _metadata(path: Path) -> dict[str, Any]:
    """Return what is left out of the file, so that the same figures make the same picture."""
    return {"Date": None} if path.suffix == ".svg" else {"Software": None}


def _picture(benchmarks: Sequence[Benchmark]) -> Picture:
    """Return the picture."""
    picture = Picture(figsize=_SIZE, layout="constrained")
    picture.suptitle("Finding the ten best passages", x=0.01, ha="left")
    axes = picture.add_subplot()
    axes.set_title("one core, in turn; thick: half of the questions; thin: 99 of 100")
    ours, others = iter(_OURS), iter(_OTHERS)
    for name in dict.fromkeys(row.name for one in benchmarks for row in one.rows):
        points = _points(benchmarks, name)
        is_ours = name.startswith("Footnote")
        color = next(ours) if is_ours else next(others)
        sizes, middle, slow = zip(*points, strict=True)
        width = 2.8 if is_ours else 1.6
        axes.plot(sizes, middle, "o-", color=color, linewidth=width, label=name)
        axes.plot(sizes, slow, "-", color=color, linewidth=0.7)
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="time of a question")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g} ms"))
    picture.legend(frameon=False, fontsize=10, loc="outside right upper")
    return picture


def _points(benchmarks: Sequence[Benchmark], name: str) -> list[tuple[int, float, float]]:
    """Return the passages, the median and the 99th percentile in ms, by rising passages."""
    return sorted(
        (one.passages, row.comparison.p50 * 1000, row.comparison.p99 * 1000)
        for one in benchmarks
        for row in one.rows
        if row.name == name
    )
