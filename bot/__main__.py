"""Who is wired to whom?

The command line: it knows everybody and decides nothing. Data goes to standard output, messages
go to standard error; exit 0 answered, 1 not in the documents, 2 error.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import click

from bot import disk
from bot.answers import Abstention, Answer
from bot.errors import BotError, EmptyCorpus
from bot.library import Library, paragraph_of
from bot.pipeline import ask, ingest
from bot.questions import LONGEST, Question
from bot.settings import Configuration, Settings, configure

ANSWERED, NOT_FOUND, FAILED = 0, 1, 2
_INTERRUPTED: Final = 130  # what shells report for Ctrl-C
_EXAMPLES: Final = """
\b
Examples:
  footnote ask "Who is the President of Kyrgyzstan?"
  footnote ask --corpus notes/ "When is the meeting?"
  echo "When is the meeting?" | footnote ask --corpus notes/ --json -
  footnote ask --jsonl questions.jsonl > answers.jsonl
"""


@dataclass(frozen=True, slots=True)
class Shop:
    """The open library and how it is asked."""

    library: Library
    settings: Settings

    def ask(self, question: Question) -> Answer | Abstention:
        """Return what the library says to a question."""
        return ask(self.library, question, self.settings.answers)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99},
)
@click.option("--config", "file", type=click.Path(path_type=Path), help="Settings to use.")
@click.option("--corpus", multiple=True, type=click.Path(path_type=Path), help="See `ask`.")
@click.version_option(package_name="footnote-bot", prog_name="footnote")
@click.pass_context
def cli(context: click.Context, file: Path | None, corpus: tuple[Path, ...]) -> None:
    """Answer questions from your documents, each sentence verbatim and with its footnote.

    Without a command, Footnote talks: type a question, then /help.
    """
    context.obj = partial(_configured, file)
    if context.invoked_subcommand is None:
        _talk(_open(context.obj().settings, corpus))
    elif corpus:
        msg = "--corpus belongs behind the command: footnote ask --corpus PATH …"
        raise click.UsageError(msg)


@cli.command("ask", epilog=_EXAMPLES)
@click.argument("question", required=False)
@click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path),
    help="File or folder to answer from, instead of your library; repeatable.",
)
@click.option(
    "--after",
    multiple=True,
    metavar="QUESTION",
    help="A question asked before this one, which it leans on; repeatable.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record.")
@click.option(
    "--jsonl",
    type=click.File("rb"),
    metavar="FILE|-",
    help="Answer many: one JSON object a line, id, question, history.",
)
@click.option("--context", "around", is_flag=True, help="Show the sentences before and after.")
@click.option("--explain", is_flag=True, help="Show the parts of the scores.")
@click.pass_obj
def ask_command(
    configured: Callable[[], Configuration],
    question: str | None,
    corpus: tuple[Path, ...],
    jsonl: click.utils.LazyFile | None,
    **form: object,
) -> None:
    """Answer QUESTION once ("-" reads it from standard input).

    Exit status: 0 answered, 1 not in the documents, 2 error.
    """
    if (question is None) == (jsonl is None):
        msg = 'give a question (or "-"), or --jsonl FILE, and not both'
        raise click.UsageError(msg)
    text = sys.stdin.read(LONGEST + 2) if question == "-" else question
    shop = _open(configured().settings, corpus)
    if jsonl is not None:
        _batch(shop, jsonl)
        return
    after = form.pop("after")
    history = after if isinstance(after, tuple) else ()
    said = shop.ask(Question(text or "", history))
    _print(said, **{name: bool(value) for name, value in form.items()})
    sys.exit(ANSWERED if isinstance(said, Answer) else NOT_FOUND)


@cli.group("config")
def config_group() -> None:
    """Show and check the settings."""


@config_group.command("show")
@click.pass_obj
def config_show(configured: Callable[[], Configuration]) -> None:
    """Print the effective value of every setting, and where it came from."""
    from bot.replies.record import line  # noqa: PLC0415 - only this command needs it here

    for setting in configured().origins:
        value = line({"": setting.value})[5:-1]
        click.echo(f"{setting.key} = {value}  # {setting.origin}")


@config_group.command("path")
def config_path() -> None:
    """Print where the settings, your library and the history are."""
    click.echo(f"settings  {disk.config_file()}")
    click.echo(f"library   {disk.library_folder()}")
    click.echo(f"history   {disk.history_file()}")
    click.echo(f"bundled   {disk.bundled_corpus()}")


@config_group.command("check")
@click.pass_obj
def config_check(configured: Callable[[], Configuration]) -> None:
    """Say whether the settings can be obeyed; exit 2 if not."""
    configured()
    click.echo("The settings are in order.")


@cli.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    For bash: footnote completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - seldom asked for

    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(cli, {}, "footnote", "_FOOTNOTE_COMPLETE").source())


def _configured(file: Path | None) -> Configuration:
    """Return the settings that are in force."""
    return configure(file or disk.config_file(), os.environ, is_named=file is not None)


def _open(settings: Settings, corpus: tuple[Path, ...]) -> Shop:
    """Return the library of some files and folders, or else of the configured ones."""
    shelf = disk.shelve(corpus or _configured_corpus(settings))
    for problem in shelf.problems:
        click.echo(f"footnote: passed over {problem}", err=True)
    return Shop(ingest(shelf.documents, settings.passages, settings.bm25), settings)


def _configured_corpus(settings: Settings) -> tuple[Path, ...]:
    """Return the configured roots, the user's library if there is one, and the bundled article."""
    roots = [Path(path).expanduser() for path in settings.corpus.paths]
    own = disk.library_folder()
    if own.is_dir():
        roots.append(own)
    if settings.corpus.bundled:
        roots.append(disk.bundled_corpus())
    if not roots:
        reason = "there is nothing to answer from: put documents there, or set corpus.paths"
        raise EmptyCorpus(str(own), reason)
    return tuple(roots)


def _talk(shop: Shop) -> None:
    """Talk in the terminal."""
    from bot import console  # noqa: PLC0415 - the one-shot commands do without it

    count = len(shop.library.documents)
    greeting = (
        f"Footnote answers from {count} document{'s' if count != 1 else ''} "
        f"({len(shop.library.sentences)} sentences). Type a question; /help lists commands."
    )
    around = partial(_surroundings, shop.library)
    console.run(greeting, shop.ask, around, disk.history_file())


def _surroundings(library: Library, citation: object) -> tuple[object, ...]:
    """Return the sentences around a citation."""
    return paragraph_of(library, citation.sentence)


def _batch(shop: Shop, lines: click.utils.LazyFile) -> None:
    """Answer every line, each flushed before the next is read."""
    from bot.batch import answer_lines  # noqa: PLC0415 - a single question does without it

    name = getattr(lines, "name", "-")
    for record in answer_lines(lines, shop.ask, source=str(name)):
        sys.stdout.write(record + "\n")
        sys.stdout.flush()


def _print(said: Answer | Abstention, *, as_json: bool, explain: bool, around: bool) -> None:
    """Print a reply: JSON if asked for, colours on a terminal, plain text elsewhere."""
    if as_json:
        from bot.replies import record  # noqa: PLC0415 - each form is loaded when it is used

        print(record.line(record.render(said, explain=explain), indent=2))
    elif sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - 40 ms that a pipe need not pay

        from bot.replies import terminal  # noqa: PLC0415 - as above

        Console(highlight=False).print(terminal.render(said, context=around, explain=explain))
    else:
        from bot.replies import plain  # noqa: PLC0415 - as above

        print(plain.render(said, context=around, explain=explain))


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """Turn what goes wrong on purpose into one line and an exit status."""
    try:
        yield
    except BotError as error:
        click.echo(f"footnote: {error}", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:  # the reader of our output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ANSWERED)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a screen that lacks a character shows "?"
    with _one_line_errors():
        cli(prog_name="footnote")


if __name__ == "__main__":
    main()
