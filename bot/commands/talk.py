"""footnote talk, or footnote alone: question and answer in the terminal."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.settings import load_configuration
from bot.console import repl, screen, stdio
from bot.index.library import Library
from bot.libraries.service import LibraryService, open_library
from bot.replies.layout import Segment

_HELP: Final = "File or folder to answer from, instead of your library; repeatable."


@click.command("talk", short_help="Ask and be answered until you leave.")
@click.option("--corpus", multiple=True, type=click.Path(path_type=Path), help=_HELP)
@click.pass_obj
def command(file: Path | None, /, corpus: tuple[Path, ...]) -> int:
    """Ask and be answered until you leave; this is what `footnote` alone does.

    Type a question, then /help. Without a terminal, the lines of standard input are answered.
    """
    service = open_library(load_configuration(file).settings, corpus)
    stdio.report_problems(service.problems)
    lines = _read_prompt(service) if stdio.is_terminal() else stdio.read_lines()
    repl.run(lines, screen.show, service.ask, service.paragraph)
    return 0


def _read_prompt(service: LibraryService) -> Iterator[str]:
    """Greet, then yield the lines that are typed at the prompt."""
    from bot.console import prompt  # noqa: PLC0415 - 0.1 s that a pipe need not pay

    screen.show([Segment(_greeting(service.library))])
    yield from prompt.read_lines(paths.history_file(), [name.split()[0] for name in repl.COMMANDS])


def _greeting(library: Library) -> str:
    """Return the greeting: what can be asked about, and how."""
    documents, sentences = library.documents, f"{len(library.sentences):,} sentences"
    one = f"“{documents[0].title}”" if len(documents) == 1 else f"{len(documents):,} documents"
    return f"Footnote answers from {one} ({sentences}).\nType a question, or /help.\n"
