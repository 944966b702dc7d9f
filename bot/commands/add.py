"""footnote add: take files and folders into the library, once and for all."""

from collections.abc import Sequence
from contextlib import suppress
from glob import glob
from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.collections import is_name
from bot.config.settings import Settings, load_configuration
from bot.console import stdio
from bot.console.progress import progress_bar
from bot.errors import BotError, DocumentError
from bot.libraries.adding import Outcome, add
from bot.libraries.folders import describe_skipped
from bot.libraries.places import library_of
from bot.libraries.progress import Watch
from bot.libraries.service import open_library
from bot.libraries.web_addresses import is_web_address
from bot.replies import record

_DONE, _SOME_LEFT_OUT = 0, 1
_EXAMPLES: Final = """
\b
Examples:
  footnote add notes/ minutes.md
  footnote add "reports/*.txt"
  footnote add --collection board ~/board
  footnote add https://example.org/rules
"""


def validate_name(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    """Return the name of a collection.

    Raises:
        BadParameter: a collection cannot be called so.
    """
    if name is not None and not is_name(name):
        msg = "a name is of letters, digits, - and _, 40 at most."
        raise click.BadParameter(msg)
    return name


@click.command("add", short_help="Add files, folders and web pages.", epilog=_EXAMPLES)
@click.argument("path", nargs=-1, required=True, type=str)
@click.option(
    "--collection",
    metavar="NAME",
    callback=validate_name,
    help="Keep them apart, under this name: in Telegram, only its chats may ask them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(
    file: Path | None, /, path: tuple[str, ...], collection: str | None, *, as_json: bool
) -> int:
    """Add each PATH, a file or a folder with all below it, or a web page, to your library.

    What is there already and has not changed stays as it is; a changed file takes the place of
    what was read from it before, and a file that is gone from a folder goes from the library. From
    then on the files are followed: each question finds them as they are. A web page is fetched
    now, over your own network; add it again to have it fetched anew.

    Exit status: 0 all was read, 1 some files were not, 2 error.
    """
    settings = load_configuration(file).settings
    with progress_bar() as watch:
        library = library_of(settings)
        outcome = _add(library, path, collection or "", watch)
        with suppress(BotError):  # what is wrong is told here, or when somebody asks
            open_library(settings, watch=watch)  # so that the first question need not wait
    stdio.report_problems(outcome.problems, describe_skipped(outcome.skipped))
    if as_json:
        stdio.write_json(record.to_json(_record(outcome), indent=2))
    else:
        stdio.write(_summary(outcome))
        _explain_who_asks(settings, collection)
    return _SOME_LEFT_OUT if outcome.problems else _DONE


def _add(library: Path, given: Sequence[str], collection: str, watch: Watch) -> Outcome:
    """Add files and folders, and the pages at addresses of the web."""
    pages: list[Path] = []
    problems: list[DocumentError] = []
    for address in filter(is_web_address, given):
        from bot.libraries import downloading, page_fetching  # noqa: PLC0415 - files need none

        folder = paths.pages_folder(library.absolute())
        try:
            pages.append(page_fetching.fetch_page(folder, address, downloading.NETWORK))
        except DocumentError as error:
            problems.append(error)
    files = _expand([Path(one) for one in given if not is_web_address(one)])
    if not files and not pages:
        return Outcome(problems=problems)
    outcome = add(library, [*files, *pages], collection, watch)
    outcome.problems.extend(problems)
    return outcome


def _expand(given: Sequence[Path]) -> list[Path]:
    """Return paths in which patterns such as *.md stand for what they match."""
    found: list[Path] = []
    for path in given:
        matches = [] if path.exists() else sorted(glob(str(path.expanduser()), recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        found += map(Path, matches) if matches else [path]
    return found


def _summary(outcome: Outcome) -> str:
    """Return what was done, in one line.

    Example:
        "Added 3 documents, replaced 1; 12 were there already."
    """
    added = len(outcome.added)
    noun = "document" if added == 1 else "documents"
    done = [f"Added {added:,} {noun}"]
    done += [f"replaced {len(outcome.replaced):,}"] if outcome.replaced else []
    done += [f"removed {len(outcome.removed):,}"] if outcome.removed else []
    line, there = ", ".join(done), len(outcome.unchanged)
    if there:
        line += f"; {there:,} {'was' if there == 1 else 'were'} there already"
    return f"{line}."


def _explain_who_asks(settings: Settings, collection: str | None) -> None:
    """Write a message where the documents are not asked just so."""
    if collection and all(one.name != collection for one in settings.collections):
        stdio.write_message(
            f"in Telegram, nobody may ask these yet: name chats in [collections.{collection}]"
        )
    elif settings.corpus.paths and not collection:
        stdio.write_message(
            "corpus.paths is set, so that these are not asked: take it out, or add its files"
        )


def _record(outcome: Outcome) -> dict[str, object]:
    """Return what was done, for a program."""
    return {
        "added": outcome.added,
        "replaced": outcome.replaced,
        "removed": outcome.removed,
        "unchanged": outcome.unchanged,
        "problems": [str(one) for one in outcome.problems],
        "skipped": dict(sorted(outcome.skipped.items())),
    }
