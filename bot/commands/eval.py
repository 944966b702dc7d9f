"""footnote eval: how good the answers are, where the right ones are known."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from bot.config.sections import MeaningSettings
from bot.config.settings import Settings, load_configuration
from bot.console import stdio
from bot.console.notices import report_library
from bot.documents.document import Document
from bot.embedding.encoders import open_encoders
from bot.evaluation import records, tables
from bot.evaluation.errors import NoModel, NoPlots
from bot.evaluation.files import read
from bot.evaluation.measuring import Options, measure
from bot.evaluation.report import Report
from bot.libraries.service import open_library

_EXAMPLES: Final = """
\b
Examples:
  footnote eval squad.json
  footnote eval --baseline --plots plots/ squad.json
  footnote eval --corpus notes/ questions.jsonl
  footnote eval --language tr --json xquad.tr.json > record.json

\b
A line of questions.jsonl; "gold" is what a right sentence holds word for word, and an empty
list says that the documents do not answer:
  {"question": "When was the bridge built?", "gold": "built in 1931", "document": "elm.txt"}
  {"question": "And by whom?", "gold": ["Ada Stone"], "history": ["When was the bridge built?"]}
  {"question": "Who paid for it?", "gold": [], "kind": "near-miss", "id": 7}
All but question and gold may be left out.
"""


class Choices(TypedDict):
    """What is measured, and how it is shown."""

    openly: bool
    baseline: bool
    typos: bool
    limit: int | None
    jobs: int | None
    model: bool
    language: str | None
    as_json: bool
    plots: Path | None


def _validate_language(_: click.Context, __: click.Parameter, code: str | None) -> str | None:
    """Return the code of a language; it need not be one that we have a stemmer for.

    Raises:
        BadParameter: it is not two or three small letters.
    """
    if code is not None and not re.fullmatch("[a-z]{2,3}", code):
        msg = f"give a code such as tr, not {code}."
        raise click.BadParameter(msg)
    return code


@click.command("eval", short_help="Measure how good the answers are.", epilog=_EXAMPLES)
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path),
    help="File or folder that questions in JSON lines are asked of, instead of your library.",
)
@click.option(
    "--open/--per-document",
    "openly",
    default=True,
    help="One library for a whole file (as it is), or one for each article.",
)
@click.option("--baseline", is_flag=True, help="Measure simple systems beside it.")
@click.option("--typos", is_flag=True, help="Ask once more with a slip in each question.")
@click.option("--limit", type=click.IntRange(1), help="Ask so many questions of each file.")
@click.option(
    "--language",
    metavar="CODE",
    callback=_validate_language,
    help="What the documents are written in, such as tr; else it is guessed.",
)
@click.option("--model", is_flag=True, help="Let the embedding model that you added help.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.option(
    "--plots",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Draw pictures there.",
)
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes; by default one a core, at most 4."
)
@click.pass_obj
def command(
    config: Path | None,
    /,
    file: tuple[Path, ...],
    corpus: tuple[Path, ...],
    **how: Unpack[Choices],
) -> int:
    """Measure how good the answers to the questions of FILE are.

    FILE is in the layout of SQuAD 1.1 or 2.0, each paragraph a document; in that of CANARD; or
    JSON lines, asked of your own documents. Every figure comes with the interval that it may be
    expected in. Tables go to standard output.
    """
    if how["plots"] is not None:
        if find_spec("matplotlib") is None:
            raise NoPlots
        how["plots"].mkdir(parents=True, exist_ok=True)  # now, not after all has been asked
    loaded = load_configuration(config).settings
    settings = replace(loaded, meaning=MeaningSettings(use=how["model"]))
    if how["model"] and not open_encoders(settings.meaning).models:
        raise NoModel
    options = Options(
        is_open=how["openly"],
        baseline=how["baseline"],
        typos=how["typos"],
        limit=how["limit"],
        jobs=how["jobs"],
    )
    documents = cache(lambda: _documents(settings, corpus))
    reports = []
    for questions in [read(one, documents, how["language"]) for one in file]:
        reports.append(measure(questions, settings, options))
        if not how["as_json"]:
            stdio.write(tables.render(reports[-1]))
        if how["plots"] is not None:
            _draw(reports[-1], how["plots"], several=len(file) > 1)
    if how["as_json"]:
        stdio.write_json(json.dumps(records.render(reports), ensure_ascii=False, indent=1))
    return 0


def _documents(settings: Settings, corpus: Sequence[Path]) -> tuple[Document, ...]:
    """Return the documents that are asked, after a line for each file that was left out."""
    service = open_library(settings, corpus)
    report_library(service, is_named=True)
    return tuple(service.library.documents)


def _draw(report: Report, folder: Path, *, several: bool) -> None:
    """Draw the pictures of a report, and write a message with the path of each."""
    from bot.evaluation import plots  # noqa: PLC0415 - matplotlib is dear, and need not be there

    for path in plots.draw(report, folder, prefix=f"{Path(report.name).stem}-" if several else ""):
        stdio.write_message(f"drew {path}")
