"""footnote list: what is in the library."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.config import paths
from bot.config.settings import load_configuration
from bot.console import stdio
from bot.libraries.chat_names import naming
from bot.libraries.database import reading
from bot.libraries.folders import printable
from bot.libraries.library_reader import StoredProblem
from bot.libraries.places import library_of
from bot.libraries.stored_document import StoredDocument
from bot.replies import record
from bot.replies.showable import one_line


@click.command("list", short_help="Show what is in your library.")
@click.option("--collection", metavar="NAME", help="Only of this collection.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, collection: str | None, *, as_json: bool) -> int:
    """Show each document of your library: its size, when it was read, how many sentences it has.

    Files that could not be read stand behind them, with the reason.
    """
    settings = load_configuration(file).settings
    name = naming(paths.state_place(settings.state))
    with reading(library_of(settings)) as library:
        stored = tuple(library.stored(collection))
        problems = library.problems(collection)
    if as_json:
        found = {
            "documents": [_record(one) for one in stored],
            "problems": [
                {"file": printable(one.file), "collection": one.collection, "reason": one.reason}
                for one in problems
            ],
        }
        stdio.write_json(record.to_json(found, indent=2))
        return 0
    for line in _table(stored, problems, name):
        stdio.write(line)
    return 0


def _table(
    stored: Sequence[StoredDocument],
    problems: Sequence[StoredProblem],
    name: Callable[[str], str],
) -> Iterator[str]:
    """Yield the lines of a table, a collection before the name of its documents."""
    yield f"{'size':>9}  {'read':<10}  {'sentences':>9}  document"
    for one in stored:
        named = f"{name(one.collection)}: {one.path}" if one.collection else one.path
        yield f"{one.source.size:>9,}  {_day(one.at)}  {one.sentences:>9,}  {one_line(named)}"
    for problem in problems:
        yield f"not read: {one_line(printable(problem.file))}: {problem.reason}"


def _day(at: float) -> str:
    """Return the day of a time in Unix seconds, here."""
    return datetime.fromtimestamp(at, UTC).astimezone().date().isoformat()


def _record(one: StoredDocument) -> dict[str, object]:
    """Return what is known of a document, for a program."""
    return {
        "path": one.path,
        "collection": one.collection,
        **one.facts,
        "size": one.source.size,
        "sentences": one.sentences,
        "version": one.version,
        "read": datetime.fromtimestamp(one.at, UTC).isoformat(timespec="seconds"),
        "by": one.by,
        "file": printable(one.source.file),
    }
