"""footnote move: copy the library into a cluster, or out of it, and compare."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.sections import Searching
from bot.config.settings import Settings, load_configuration
from bot.console import stdio
from bot.console.progress import progress_bar
from bot.libraries.places import library_of
from bot.libraries.relocating import Relocation, relocate
from bot.libraries.removing import remove_all
from bot.replies import record
from bot.replies.showable import one_line

_EQUAL, _NOT_EQUAL = 0, 1
_OTHER: Final = {"opensearch": "embedded", "embedded": "opensearch"}
_EXAMPLES: Final = """
\b
Examples:
  footnote move --to opensearch     then set search.engine = "opensearch"
  footnote move --to embedded --remove
"""


@click.command("move", short_help="Move your library into a cluster, or back.", epilog=_EXAMPLES)
@click.option(
    "--to",
    "engine",
    type=click.Choice(sorted(_OTHER)),
    required=True,
    help='"opensearch": the cluster that search.urls names; "embedded": this machine.',
)
@click.option("--remove", is_flag=True, help="Where all is the same, remove it where it was.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, engine: str, *, remove: bool, as_json: bool) -> int:
    """Copy your library, every document with all that is known of it, and compare both sides.

    What is there already and the same is passed over: whoever was interrupted begins again, and it
    goes on. Where it was the library stays as it is, unless --remove is given. Which one is asked,
    search.engine in the settings says.

    Exit status: 0 every document is the same on both sides, 1 some are not, 2 error.
    """
    settings = load_configuration(file).settings
    source = library_of(_in(settings, _OTHER[engine]))
    target = library_of(_in(settings, engine))
    with progress_bar() as watch:
        outcome = relocate(source, target, watch)
    is_removed = remove and outcome.is_whole
    if is_removed:
        remove_all(source, None)
    if as_json:
        stdio.write_json(record.to_json(_record(outcome, is_removed=is_removed), indent=2))
    else:
        for line in _lines(outcome):
            stdio.write(one_line(line))
        if settings.search.engine != engine and outcome.is_whole:
            name = file or paths.config_file()
            stdio.write_message(f'to have it asked, set search.engine = "{engine}" in {name}')
    return _EQUAL if outcome.is_whole else _NOT_EQUAL


def _in(settings: Settings, engine: str) -> Settings:
    """Return settings that name the library in an engine."""
    found: Searching = "opensearch" if engine == "opensearch" else "embedded"
    return replace(settings, search=replace(settings.search, engine=found))


def _lines(outcome: Relocation) -> Iterator[str]:
    """Yield what was done, and what is not the same."""
    for name in outcome.damaged:
        yield f"not moved, it is damaged where it was: {name}"
    for name in outcome.unequal:
        yield f"not the same on both sides: {name}"
    count, there = len(outcome.copied), len(outcome.there)
    done = f"Moved {count:,} {'document' if count == 1 else 'documents'}"
    if there:
        done += f"; {there:,} {'was' if there == 1 else 'were'} there already"
    yield f"{done}."
    equal = count + there - len(outcome.unequal)
    yield f"Compared: {equal:,} the same on both sides, {len(outcome.unequal):,} not."
    if outcome.others:
        yield f"Only there: {outcome.others:,}."


def _record(outcome: Relocation, *, is_removed: bool) -> dict[str, object]:
    """Return what was done, for a program."""
    return {
        "moved": outcome.copied,
        "there": outcome.there,
        "damaged": outcome.damaged,
        "unequal": outcome.unequal,
        "only_there": outcome.others,
        "removed": is_removed,
    }
