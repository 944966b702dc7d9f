"""footnote repair: make a damaged library whole."""

from pathlib import Path

import click

from bot.config.settings import load_configuration
from bot.console import stdio
from bot.libraries.places import library_of
from bot.libraries.repairing import repair
from bot.replies import record
from bot.replies.showable import one_line

_WHOLE, _SOME_LOST = 0, 1


@click.command("repair", short_help="Make your library whole again.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, *, as_json: bool) -> int:
    """Save what can be read of a damaged library, and read the rest again from the files.

    A library that is sound is read again too, where its files are as they were: a newer Footnote
    may find more in them. The damaged file is kept beside the new one.

    Exit status: 0 all is there, 1 some documents are lost, 2 error.
    """
    outcome = repair(library_of(load_configuration(file).settings))
    if as_json:
        found = {
            "read": outcome.read,
            "lost": outcome.lost,
            "kept": str(outcome.kept) if outcome.kept else None,
        }
        stdio.write_json(record.to_json(found, indent=2))
    else:
        if outcome.kept:
            stdio.write(f"The damaged file is kept: {outcome.kept}")
        for name in outcome.lost:
            stdio.write(f"lost: {one_line(name)}")
        count = len(outcome.read)
        stdio.write(f"Read {count:,} {'document' if count == 1 else 'documents'} again.")
    return _SOME_LOST if outcome.lost else _WHOLE
