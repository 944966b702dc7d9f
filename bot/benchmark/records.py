"""How does a benchmark look to a program?

One JSON record, its keys always in the same order; a ratio is its value, then both ends of its
interval.
"""

from collections.abc import Sequence

from bot.benchmark.answering import Answering
from bot.benchmark.running import Benchmark, Row
from bot.evaluation.bootstrap import Figure


def render(benchmarks: Sequence[Benchmark]) -> dict[str, object]:
    """Return the record of some benchmarks."""
    return {"corpora": [_benchmark(one) for one in benchmarks]}


def render_answering(answering: Answering) -> dict[str, object]:
    """Return the record of how long whole questions take."""
    return {
        "sentences": answering.sentences,
        "passages": answering.passages,
        "questions": answering.questions,
        "answers": {
            row.name: {
                "first_p50_ms": round(row.first_p50 * 1000, 3),
                "first_p99_ms": round(row.first_p99 * 1000, 3),
                "again_p50_ms": round(row.p50 * 1000, 3),
                "again_p99_ms": round(row.p99 * 1000, 3),
                "answered": round(row.answered, 4),
            }
            for row in answering.rows
        },
    }


def _benchmark(benchmark: Benchmark) -> dict[str, object]:
    """Return the record of one benchmark."""
    return {
        "corpus": benchmark.corpus,
        "passages": benchmark.passages,
        "questions": benchmark.questions,
        "compared_with": benchmark.reference,
        "engines": {row.name: _row(row, benchmark.passages) for row in benchmark.rows},
        "not_installed": [engine.name for engine in benchmark.missing],
    }


def _row(row: Row, passages: int) -> dict[str, object]:
    """Return the record of one engine."""
    one = row.comparison
    return {
        "indexed_per_second": round(passages / row.cost.seconds),
        "memory_bytes": row.cost.memory,
        "p50_ms": round(one.p50 * 1000, 4),
        "p50_ratio": _figure(one.p50_ratio),
        "p99_ms": round(one.p99 * 1000, 4),
        "p99_ratio": _figure(one.p99_ratio),
        "same_ten": round(row.agreement, 4),
    }


def _figure(figure: Figure) -> list[float]:
    """Return a value and both ends of its interval."""
    return [round(one, 3) for one in (figure.value, figure.low, figure.high)]
