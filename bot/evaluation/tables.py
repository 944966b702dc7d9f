"""How does a report look in a terminal?

Tables of figures: shares in per cent, and the confidence interval of each in brackets.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.evaluation.bootstrap import DRAWS, Figure
from bot.evaluation.measures import REFUSED
from bot.evaluation.report import Figures, Group, Report

_PLAIN: Final = frozenset({"AUC", "unanswerable AUC", "ECE", "ECE with foreign"})
_REFUSED: Final = f"{REFUSED:.0%}".replace("%", " %")
_SEPARATION: Final = ("AUC", "coverage", "unanswerable AUC", "unanswerable coverage")


def render(report: Report) -> str:
    """Return the tables of a report."""
    return "\n".join(_tables(report))


def _tables(report: Report) -> Iterator[str]:
    """Yield the tables of a report, each with its title and a blank line after it."""
    yield _head(report)
    names = ["hit@1", "hit@3", "MRR", *(["MAP"] if report.has_several_right else [])]
    yield _by_system("Right sentence, %", report.retrieval, names)
    names = ["passage@1", "passage@5", "passage@20"]
    yield _by_system("Right passage, %", report.retrieval, names)
    yield _refusal(report)
    yield _trust(report)
    for dimension, groups in report.groups.items():
        yield _by_group(dimension, groups)
    if report.phrases:
        title = "Phrase in bold where the first sentence is right, and right of these phrases, %"
        yield _groups(title, report.phrases, ["phrase", "right"])
    if report.followups:
        names = ["hit@1", "passage@1", "passage@5"]
        yield _by_system("Follow-ups, %", report.followups, names)
    if report.typos:
        title = "With one slip of the finger in each question, %"
        yield _by_system(title, report.typos, ["hit@1", "hit@3", "lost"])
    if report.latency:
        one = report.latency
        middle, slow = f"{one.median * 1000:.1f} ms", f"{one.p99 * 1000:.1f} ms"
        yield (
            f"Time of a question, one core, {one.questions:,} asked: p50 {middle}, p99 {slow}\n"
        )


def _head(report: Report) -> str:
    """Return the lines above the tables: how many questions were asked of how many documents."""
    unanswerable = report.questions - report.answerable
    parts = f"{report.answerable:,} question{_plural(report.answerable)} with an answer"
    parts += f" and {unanswerable:,} without" if unanswerable else ""
    about = f"{report.documents:,} document{_plural(report.documents)}"
    lines = [f"{report.name}, {report.shape}: {parts}; {about}"]
    if report.in_no_sentence:
        lines.append(f"  {report.in_no_sentence:,} answered by no single sentence count as missed")
    lines += [f"  {count:,} left out: {reason}" for reason, count in report.dropped.items()]
    lines.append(
        f"  in brackets: 95 % of {DRAWS:,} samples of the {report.unit_count:,} {report.units}"
    )
    return "\n".join([*lines, ""])


def _plural(count: int) -> str:
    """Return the ending of a plural, if it is one."""
    return "" if count == 1 else "s"


def _by_system(title: str, found: Mapping[str, Figures], names: Sequence[str]) -> str:
    """Return a table with a row for each system and a column for each measure."""
    rows = [[system, *_cells(figures, names)] for system, figures in found.items()]
    return table(title, ["", *names], rows)


def _refusal(report: Report) -> str:
    """Return the table of how well questions with an answer are told from others."""
    names = [name for name in _SEPARATION if any(name in one for one in report.refusal.values())]
    if not names:
        return "Refusal: not measured, for there are too few documents to ask elsewhere.\n"
    heads = [name.removeprefix("unanswerable ") for name in names]
    rows = [[system, *_cells(one, names)] for system, one in report.refusal.items() if one]
    others = [f"questions about other {report.units}"] if "AUC" in names else []
    others += ["the set's unanswerable ones"] if "unanswerable AUC" in names else []
    title = f"Questions with an answer told from {', and from '.join(others)};\n"
    title += f"coverage: still answered, %, where {_REFUSED} of the others are refused"
    return table(title, ["", *heads], rows)


def _trust(report: Report) -> str:
    """Return the table of the threshold's effect and of the calibration of the confidence."""
    ours = next(iter(report.refusal.values()))
    labels = {
        "answered": "questions with an answer, answered, %",
        "right of answered": "right first sentence, of those answered, %",
        "foreign refused": f"questions about other {report.units}, refused, %",
        "unanswerable refused": "the set's unanswerable questions, refused, %",
        "ECE": "expected calibration error, as asked",
        "ECE with foreign": "expected calibration error, as many foreign ones mixed in",
    }
    rows = [[label, _cell(name, ours[name])] for name, label in labels.items() if name in ours]
    return table(f"Answering from a confidence of {report.threshold} on", ["", ""], rows)


def _by_group(dimension: str, groups: Mapping[str, Group]) -> str:
    """Return the table of the groups of one dimension."""
    names = ["hit@1", "hit@3", "passage@1"]
    names += ["refused"] if dimension == "kind" else []
    return _groups(f"By {dimension}, %", groups, names)


def _groups(title: str, groups: Mapping[str, Group], names: Sequence[str]) -> str:
    """Return a table with a row for each group of questions and a column for each measure."""
    rows = [
        [name, f"{group.questions:,}", *_cells(group.figures, names)]
        for name, group in groups.items()
    ]
    return table(title, ["", "questions", *names], rows)


def _cells(figures: Figures, names: Sequence[str]) -> Iterator[str]:
    """Yield the cells of some measures; a dash where one was not measured."""
    for name in names:
        yield _cell(name, figures[name]) if name in figures else "–"


def _cell(name: str, figure: Figure) -> str:
    """Return a figure with its interval."""
    if name in _PLAIN:
        return f"{figure.value:.3f} ({figure.low:.3f}–{figure.high:.3f})"
    value, low, high = (100 * one for one in (figure.value, figure.low, figure.high))
    dash = " to " if low < 0 else "–"
    return f"{value:.1f} ({low:.1f}{dash}{high:.1f})"


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table with its title: first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [_line(row, widths) for row in ([heads] if any(heads) else []) + list(rows)]
    return "\n".join([title, *lines, ""])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row."""
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return ("  " + "  ".join(padded)).rstrip()
