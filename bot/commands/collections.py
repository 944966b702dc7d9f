"""footnote collections: which collections the library has."""

from dataclasses import asdict
from pathlib import Path

import click

from bot.config import paths
from bot.config.settings import load_configuration
from bot.console import stdio
from bot.libraries.chat_names import naming
from bot.libraries.database import reading
from bot.libraries.places import library_of
from bot.replies import record
from bot.replies.showable import one_line

_WITHOUT_NAME = "(no name)"


@click.command("collections", short_help="Show the collections of your library.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, *, as_json: bool) -> int:
    """Show each collection of your library, and how much is in it.

    In Telegram, the documents that have no collection answer everybody, and a collection answers
    the chats that [collections.NAME] in the settings names. What was sent to a chat is in a
    collection of its own, chat:NUMBER, and answers there alone. Here all others are asked;
    `footnote ask --collection NAME` asks one.
    """
    settings = load_configuration(file).settings
    named = naming(paths.state_place(settings.state))
    with reading(library_of(settings)) as library:
        found = library.collections()
    if as_json:
        rows = [{k: v for k, v in asdict(one).items() if k != "generation"} for one in found]
        stdio.write_json(record.to_json({"collections": rows}, indent=2))
        return 0
    stdio.write(f"{'documents':>9}  {'sentences':>9}  {'size':>11}  collection")
    for one in found:
        name = one_line(named(one.name)) or _WITHOUT_NAME
        stdio.write(f"{one.documents:>9,}  {one.sentences:>9,}  {one.size:>11,}  {name}")
    return 0
