"""footnote export: the texts of the library as plain files."""

from pathlib import Path

import click

from bot.config.settings import load_configuration
from bot.console import stdio
from bot.libraries.exporting import export
from bot.libraries.places import library_of
from bot.replies import record


@click.command("export", short_help="Write your library as plain files.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--collection", metavar="NAME", help="Only this collection.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, folder: Path, collection: str | None, *, as_json: bool) -> int:
    """Write the text of each document into FOLDER, in UTF-8, under the name that it has here.

    That of a document which is no plain text, such as a PDF, gets the ending .txt. A collection
    gets a folder of its own. A file that is there already, and is another, is never written over.
    """
    library = library_of(load_configuration(file).settings)
    written = export(library, folder, collection)
    if as_json:
        stdio.write_json(record.to_json({"written": [str(one) for one in written]}, indent=2))
    else:
        stdio.write(f"Wrote {len(written):,} {'file' if len(written) == 1 else 'files'}.")
    return 0
