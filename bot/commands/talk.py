"""footnote talk, or footnote alone: question and answer in the terminal."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from bot.answers.citations import Citation
from bot.config import paths
from bot.config.settings import load_configuration
from bot.console import editor, pictures, repl, screen, stdio
from bot.console.notices import report_library
from bot.console.progress import progress_bar
from bot.errors import ClusterAway, DocumentError, OperatorError
from bot.index.library import Library
from bot.libraries.service import LibraryService
from bot.libraries.watched import WatchedLibrary
from bot.replies.layout import Segment

_HELP: Final = "Files or folders to answer from, instead of your library; repeatable."


@click.command("talk", short_help="Ask and be answered until you leave.")
@click.option("--corpus", multiple=True, type=click.Path(path_type=Path), help=_HELP)
@click.option(
    "--collection",
    multiple=True,
    metavar="NAME",
    help="Ask only this collection of your library; repeatable.",
)
@click.pass_obj
def command(
    file: Path | None, /, corpus: tuple[Path, ...], collection: tuple[str, ...] = ()
) -> int:
    """Ask and be answered until you leave; this is what `footnote` alone does.

    Type a question, then /help. Without a terminal, the lines of standard input are answered.
    """
    if corpus and collection:
        msg = "--collection is of your library, and --corpus in its place: give one of them."
        raise click.UsageError(msg)
    settings = load_configuration(file).settings
    with progress_bar() as watch:
        library = WatchedLibrary(settings, corpus, collection, watch)
    report_library(library.service, is_named=bool(corpus))
    lines = _read_prompt(library.service) if stdio.is_terminal() else stdio.read_lines()
    repl.run(lines, screen.show, _desk(library))
    return 0


def _desk(library: WatchedLibrary) -> repl.Desk:
    """Return what the console can do with a library."""

    def reload() -> str:
        try:
            library.reload()
        except OperatorError as error:
            return f"{error}; what was read before is still asked."
        report_library(library.service, is_named=True)
        return _contents(library.service.library)

    def refresh() -> str:
        try:
            changed = library.refresh()
        except ClusterAway:  # whoever asks hears of it
            return ""
        except OperatorError as error:
            return f"{error}; what was read before is still asked."
        if changed == 1:
            return "1 file has changed and is read again."
        return f"{changed:,} files have changed and are read again." if changed else ""

    return repl.Desk(
        ask=library.ask,
        paragraph_of=library.paragraph,
        file_of=library.file_of,
        open=lambda path, line: editor.open_at(path, line, os.environ),
        show_page=lambda citation: _show_page(library.service, citation),
        copy=screen.copy,
        reload=reload,
        refresh=refresh,
        shows_files=library.service.settings.console.paths,
    )


def _show_page(service: LibraryService, citation: Citation) -> str:
    """Show a picture of the page of a citation, and return a line that says where it is."""
    try:
        document = citation.sentence.document
        return pictures.show(service.draw_page(document, citation.span))
    except (DocumentError, OSError) as error:
        return str(error)


def _read_prompt(service: LibraryService) -> Iterator[str]:
    """Greet, then yield the lines that are typed at the prompt."""
    from bot.console import prompt  # noqa: PLC0415 - 0.1 s that a pipe need not pay

    screen.show([Segment(_greeting(service.library))])
    yield from prompt.read_lines(paths.history_file(), [name.split()[0] for name in repl.COMMANDS])


def _greeting(library: Library) -> str:
    """Return the greeting: what can be asked about, and how."""
    return f"{_contents(library)}\nType a question, or /help.\n"


def _contents(library: Library) -> str:
    """Return a line that says what is answered from."""
    documents, sentences = library.documents, f"{len(library.sentences):,} sentences"
    one = f"“{documents[0].title}”" if len(documents) == 1 else f"{len(documents):,} documents"
    return f"Footnote answers from {one} ({sentences})."
