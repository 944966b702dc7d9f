"""footnote show: a document of the library as it is kept there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.config.settings import load_configuration
from bot.console import stdio
from bot.documents.document import Document
from bot.errors import StoreDamaged
from bot.libraries.database import reading
from bot.libraries.folders import printable
from bot.libraries.loading import DAMAGED
from bot.libraries.places import library_of
from bot.libraries.removing import find
from bot.libraries.stored_document import RowDamaged, StoredDocument
from bot.replies import record
from bot.replies.showable import one_line, whole_text


@click.command("show", short_help="Show a document of your library.")
@click.argument("document")
@click.option("--collection", metavar="NAME", help="Only of this collection.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, document: str, collection: str | None, *, as_json: bool) -> int:
    """Show what is known of DOCUMENT, and its text as it is quoted from."""
    path = library_of(load_configuration(file).settings)
    shown: list[dict[str, object]] = []
    with reading(path) as library:
        for one in find(library, document, collection):
            try:
                found = library.document(one)
            except RowDamaged as error:
                raise StoreDamaged(one.path, DAMAGED) from error
            if as_json:
                shown.append({**dict(_facts(one, found)), "text": found.text})
                continue
            for name, value in _facts(one, found):
                stdio.write(f"{name:<11}{one_line(value)}")
            stdio.write(f"\n{whole_text(found.text).rstrip()}\n")
    if as_json:
        stdio.write_json(record.to_json({"documents": shown}, indent=2))
    return 0


def _facts(one: StoredDocument, document: Document) -> Iterator[tuple[str, str]]:
    """Yield what is known of a document, and what each fact is."""
    yield "document", one.path
    yield "title", document.title
    facts = ("date", document.date), ("source", document.source), ("url", document.url)
    yield from ((name, value) for name, value in facts if value)
    yield "language", document.language
    if one.collection:
        yield "collection", one.collection
    yield "file", printable(one.source.file)
    read = datetime.fromtimestamp(one.at, UTC).astimezone().isoformat(" ", "minutes")
    yield "read", f"{read}{f' by {one.by}' if one.by else ''}"
    yield "version", str(one.version)
    yield "sentences", f"{one.sentences:,}"
