"""How does a benchmark look in a terminal?"""

from bot.benchmark.answering import Answering
from bot.benchmark.columns import megabytes, seconds, table
from bot.benchmark.running import Benchmark, Row
from bot.evaluation.bootstrap import Figure


def render(benchmark: Benchmark) -> str:
    """Return the table of a benchmark, and a line for each engine that is not installed."""
    title = (
        f"Ten best of {benchmark.passages:,} passages ({benchmark.corpus}), "
        f"{benchmark.questions:,} questions in turn, one core; × {benchmark.reference}"
    )
    heads = ("engine", "indexed a second", "memory", "p50", "×", "p99", "×", "same ten")
    rows = [_cells(row, benchmark.passages) for row in benchmark.rows]
    missing = [
        f"{engine.name} is not installed: footnote-bot[{engine.extra.replace(' and ', ',')}]"
        " brings it"
        for engine in benchmark.missing
    ]
    return "\n".join([table(title, heads, rows), *missing, *([""] if missing else [])])


def render_answering(answering: Answering) -> str:
    """Return the table of how long whole questions take."""
    title = (
        f"Whole answers from {answering.sentences:,} sentences in {answering.passages:,} passages,"
        f" {answering.questions:,} questions in turn, one core"
    )
    heads = ("", "first asked: p50", "p99", "asked again: p50", "p99", "answered")
    rows = [
        (
            row.name,
            *map(seconds, (row.first_p50, row.first_p99, row.p50, row.p99)),
            f"{row.answered:.0%}".replace("%", " %"),
        )
        for row in answering.rows
    ]
    return table(title, heads, rows)


def _cells(row: Row, passages: int) -> tuple[str, ...]:
    """Return the cells of an engine."""
    one = row.comparison
    return (
        row.name,
        f"{passages / row.cost.seconds:,.0f}",
        "–" if row.cost.memory is None else megabytes(row.cost.memory),
        seconds(one.p50),
        _ratio(one.p50_ratio),
        seconds(one.p99),
        _ratio(one.p99_ratio),
        f"{row.agreement:.1%}".replace("%", " %"),
    )


def _ratio(figure: Figure) -> str:
    """Return a ratio with the interval that it may be expected in."""
    return f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"
