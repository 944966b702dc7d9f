"""footnote bench: how fast passages are found, beside other engines."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from bot.config.sections import MeaningSettings
from bot.config.settings import Settings, load_configuration
from bot.console import stdio
from bot.console.progress import progress_bar
from bot.embedding.encoders import open_encoders
from bot.embedding.reading_ahead import read_ahead
from bot.evaluation.errors import NoModel
from bot.libraries.compiling import speed_up
from bot.libraries.files import read_corpus
from bot.libraries.service import open_library

if TYPE_CHECKING:
    from bot.benchmark.corpora import Corpus

_EXAMPLES: Final = """
\b
Examples:
  footnote bench
  footnote bench --sizes 10000,100000,1000000 --plots growth.png
  footnote bench --corpus notes/ --json > record.json
  footnote bench --answers --model

\b
Other engines are measured if they are installed: uv tool install ".[bench,fast,plots]"
"""
_LEAST: Final = 10  # passages
_SIZES: Final = "10000,100000"


class Choices(TypedDict):
    """What is measured, and how it is shown."""

    sizes: tuple[int, ...]
    whole: bool
    model: bool
    questions: int
    as_json: bool
    plots: Path | None


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
@click.option(
    "--answers",
    "whole",
    is_flag=True,
    help="Measure whole questions of your library or --corpus, from words to answer.",
)
@click.option(
    "--model", is_flag=True, help="Beside these, with the embedding model that you added."
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
    **how: Unpack[Choices],
) -> int:
    """Measure how fast the ten best passages are found, beside other engines.

    All engines index the same terms and are asked the same questions in turn, on one core. What is
    not installed is named. Tables go to standard output.
    """
    if how["model"] and not how["whole"]:
        msg = "--model is for whole questions: give --answers too."
        raise click.UsageError(msg)
    settings = load_configuration(config).settings
    if how["whole"]:
        _measure_answers(settings, corpus, how)
    else:
        _measure_search(settings, corpus, how)
    return 0


def _measure_answers(settings: Settings, corpus: tuple[Path, ...], how: Choices) -> None:
    """Measure whole questions, and show what was measured.

    Raises:
        NoModel: no embedding model can be used.
    """
    from bot.benchmark import answering, records, tables  # noqa: PLC0415 - of no use to the others

    ways = {answering.WORDS: replace(settings, meaning=MeaningSettings(use=False))}
    if how["model"]:
        ways[answering.MODEL] = replace(settings, meaning=MeaningSettings(use=True))
        if not open_encoders(ways[answering.MODEL].meaning).models:
            raise NoModel
    with progress_bar() as watch:
        services = {name: open_library(one, corpus, watch=watch) for name, one in ways.items()}
    for service in services.values():
        speed_up(service.library)
        if service.encoders.models:
            stdio.write_message("the model reads all sentences")
            read_ahead(service.library, service.encoders).join()
    measured = answering.measure(services, how["questions"], stdio.write_message)
    if how["as_json"]:
        text = json.dumps(records.render_answering(measured), ensure_ascii=False, indent=1)
        stdio.write_json(text)
    else:
        stdio.write(tables.render_answering(measured))


def _measure_search(settings: Settings, corpus: tuple[Path, ...], how: Choices) -> None:
    """Measure how fast passages are found, and show what was measured.

    Raises:
        NoPlots: a picture is wanted, and matplotlib is not there.
        TooFewPassages: the documents are too short.
    """
    from bot.benchmark import records, running, tables  # noqa: PLC0415 - of no use to the others
    from bot.evaluation.errors import NoPlots  # noqa: PLC0415 - as above

    if how["plots"] is not None and find_spec("matplotlib") is None:
        raise NoPlots
    measured = []
    for one in _corpora(settings, corpus, how["sizes"]):
        measured.append(running.run(one, how["questions"], stdio.write_message))
        if not how["as_json"]:
            stdio.write(tables.render(measured[-1]))
    if how["as_json"]:
        stdio.write_json(json.dumps(records.render(measured), ensure_ascii=False, indent=1))
    if how["plots"] is not None:
        from bot.benchmark.plots import draw  # noqa: PLC0415 - matplotlib is dear

        draw(measured, how["plots"])
        stdio.write_message(f"drew {how['plots']}")


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
