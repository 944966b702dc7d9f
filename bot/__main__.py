"""The command line `footnote`: it finds the command, runs it and turns errors into an exit status.

Data goes to standard output, messages go to standard error; exit 0 answered, 1 not in the
documents, 2 error.
"""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from bot.console import stdio
from bot.console.corpus_arguments import spread
from bot.errors import BotError

_COMMANDS: Final = (
    *("ask", "talk", "serve"),
    *("add", "remove", "list", "show", "collections", "export", "verify", "repair", "move"),
    *("model", "doctor", "eval", "bench", "gaps", "state", "config", "completion"),
)
_MANY_PATHS: Final = frozenset({"ask", "talk", "serve"})  # may follow their --corpus
_START: Final = """
\b
To begin:
  footnote ask "Who is the President of Kyrgyzstan?"   of the article that comes along
  footnote --corpus notes/                             talk about your own files
  footnote add notes/                                  keep them, to ask them from now on
  footnote serve --help                                how to answer in Telegram
"""
_FAILED: Final = 2
_INTERRUPTED: Final = 130  # what shells report for Ctrl-C
_READER_LEFT: Final = 141  # and for a writer whose reader left
_NEW_OBJECTS: Final = 100_000  # before Python looks for garbage, in place of 700: saves 10 ms


class _Commands(click.Group):
    """The commands: the modules of `bot.commands`, each imported when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, the commonest first."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, None if there is none of that name."""
        return _load_command(cmd_name) if cmd_name in _COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; a question typed in its place gets a hint."""
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            known = ", ".join(_COMMANDS)
            msg = f'There is no command {args[0]!r}, only {known}; to ask: footnote ask "…".'
            raise click.UsageError(msg, ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    epilog=_START,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 99},
)
@click.option(
    "--config",
    envvar="FOOTNOTE_CONFIG",
    type=click.Path(path_type=Path),
    help="Settings file to use instead of your own.",
)
@click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Files or folders to talk about, instead of your library; repeatable.",
)
@click.version_option(package_name="footnote-bot", prog_name="footnote")
@click.pass_context
def cli(context: click.Context, config: Path | None, corpus: tuple[Path, ...]) -> int | None:
    """Answer questions from your documents, each sentence verbatim and with its footnote.

    Without a command, Footnote talks: type a question, then /help.
    """
    context.obj = config
    if context.invoked_subcommand is None:
        return int(context.invoke(_load_command("talk"), corpus=corpus))
    if corpus:
        msg = f"--corpus goes behind the command: footnote {context.invoked_subcommand} --corpus …"
        raise click.UsageError(msg)
    return None


def _load_command(name: str) -> click.Command:
    """Return the command of a module of `bot.commands`."""
    command: click.Command = import_module(f"bot.commands.{name}").command
    return command


def main() -> None:
    """Run the command line, and leave with its exit status."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more wait for each other: twice the time
    gc.set_threshold(_NEW_OBJECTS)
    stdio.prepare()
    status = _run()
    try:
        stdio.finish()
    except stdio.ReaderLeft:
        pass  # the command has ended: its status stands
    except OSError as error:
        status = _fail(error.strerror or str(error))
    gc.freeze()  # the process ends: looking for garbage once more would take 28 ms
    sys.exit(status)


def _run() -> int:
    """Run the command and return its exit status; an error is one line on standard error."""
    try:
        arguments = _spread_paths(sys.argv[1:])
        return int(cli.main(arguments, prog_name="footnote", standalone_mode=False) or 0)
    except click.ClickException as error:
        return _fail(_with_hint(error))
    except BotError as error:
        return _fail(str(error))
    except stdio.ReaderLeft:
        return _READER_LEFT
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}")
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED


def _spread_paths(arguments: list[str]) -> list[str]:
    """Return arguments in which several paths may follow one --corpus, where a command lets them.

    `footnote eval` does not: its files of questions follow.
    """
    named = next((one for one in arguments if one in _COMMANDS), "talk")
    return spread(arguments, _COMMANDS) if named in _MANY_PATHS else arguments


def _with_hint(error: click.ClickException) -> str:
    """Return the message of an error in the command line, with the command that shows help."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "footnote"
    return f"{error.format_message()} (See {path} --help.)"


def _fail(message: str) -> int:
    """Write the line of an error, and return its exit status."""
    stdio.write_message(message)
    return _FAILED


if __name__ == "__main__":
    main()
