"""footnote remove: take documents out of the library."""

from pathlib import Path
from typing import Final

import click

from bot.config.settings import load_configuration
from bot.console import stdio
from bot.console.progress import progress_bar
from bot.libraries.places import library_of
from bot.libraries.removing import remove, remove_all
from bot.replies import record

_EXAMPLES: Final = """
\b
Examples:
  footnote remove minutes.md        as footnote list calls it
  footnote remove ~/notes           all that was read from there
  footnote remove --all --collection board
"""


@click.command("remove", short_help="Take documents out of your library.", epilog=_EXAMPLES)
@click.argument("document", nargs=-1)
@click.option("--collection", metavar="NAME", help="Only from this collection.")
@click.option("--all", "everything", is_flag=True, help="All, or all of the collection.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(
    file: Path | None,
    /,
    document: tuple[str, ...],
    collection: str | None,
    *,
    everything: bool,
    as_json: bool,
) -> int:
    """Take each DOCUMENT out of your library: by its name there, or by its file or folder.

    The files themselves stay where they are.
    """
    if everything == bool(document):
        msg = "Name documents, or give --all."
        raise click.UsageError(msg)
    library = library_of(load_configuration(file).settings)
    with progress_bar() as watch:
        if everything:
            gone = remove_all(library, collection, watch)
        else:
            gone = remove(library, document, collection, watch)
    if as_json:
        stdio.write_json(record.to_json({"removed": list(gone)}, indent=2))
    else:
        stdio.write(f"Removed {len(gone):,} {'document' if len(gone) == 1 else 'documents'}.")
    return 0
