"""footnote bench: how fast passages are found, beside other engines."""

import json
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.config.settings import Settings, load_configuration
from bot.console import stdio
from bot.libraries.files import read_corpus

if TYPE_CHECKING:
    from bot.benchmark.corpora import Corpus

_EXAMPLES: Final = """
\b
Examples:
  footnote bench
  footnote bench --sizes 10000,100000,1000000 --plots growth.png
  footnote bench --corpus notes/ --json > record.json

\b
Other engines are measured if they are installed: uv tool install ".[bench,fast,plots]"
"""
_LEAST: Final = 10  # passages
_SIZES: Final = "10000,100000"


def _read_sizes(_: click.Context, __: click.Parameter, text: str) -> tuple[int, ...]:
    """Return the sizes of invented corpora.

    Raises:
        BadParameter: they are not whole numbers, with commas between them.
    """
    try:
        sizes = tuple(int(part.replace("_", "")) for part in text.split(","))
    except ValueError as error:
        msg = f"give whole numbers with commas between them, not {text}."
        raise click.BadParameter(msg) from error
    if min(sizes) < _LEAST:
        msg = f"a corpus has {_LEAST} passages at least."
        raise click.BadParameter(msg)
    return sizes


@click.command("bench", short_help="Measure how fast passages are found.", epilog=_EXAMPLES)
@click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path),
    help="File or folder whose passages are searched, instead of invented ones; repeatable.",
)
@click.option(
    "--sizes",
    default=_SIZES,
    show_default=True,
    callback=_read_sizes,
    help="How many passages are invented.",
)
@click.option("--questions", default=400, show_default=True, type=click.IntRange(10))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.option(
    "--plots",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw how time grows with the passages, as PNG or SVG.",
)
@click.pass_obj
def command(
    config: Path | None,
    /,
    corpus: tuple[Path, ...],
    sizes: tuple[int, ...],
    questions: int,
    *,
    as_json: bool,
    plots: Path | None,
) -> int:
    """Measure how fast the ten best passages are found, beside other engines.

    All engines index the same terms and are asked the same questions in turn, on one core. What is
    not installed is named. Tables go to standard output.
    """
    from bot.benchmark import records, running, tables  # noqa: PLC0415 - of no use to the others
    from bot.evaluation.errors import NoPlots  # noqa: PLC0415 - as above

    if plots is not None and find_spec("matplotlib") is None:
        raise NoPlots
    measured = []
    for one in _corpora(load_configuration(config).settings, corpus, sizes):
        measured.append(running.run(one, questions, stdio.write_message))
        if not as_json:
            stdio.write(tables.render(measured[-1]))
    if as_json:
        stdio.write_json(json.dumps(records.render(measured), ensure_ascii=False, indent=1))
    if plots is not None:
        from bot.benchmark.plots import draw  # noqa: PLC0415 - matplotlib is dear

        draw(measured, plots)
        stdio.write_message(f"drew {plots}")
    return 0


def _corpora(
    settings: Settings, paths: Sequence[Path], sizes: Sequence[int]
) -> "Iterator[Corpus]":
    """Yield what is searched: the passages of documents if some are named, else invented ones.

    Raises:
        TooFewPassages: the documents are too short.
    """
    from bot.benchmark.corpora import corpus_of, invent  # noqa: PLC0415 - as above
    from bot.benchmark.errors import TooFewPassages  # noqa: PLC0415 - as above

    if not paths:
        yield from map(invent, sizes)
        return
    corpus = corpus_of(read_corpus(paths).documents, settings.passages)
    if len(corpus) < _LEAST:
        raise TooFewPassages(len(corpus), _LEAST)
    yield corpus
