"""footnote state: move what the bot keeps from a file into a database that several bots share."""

from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.settings import load_configuration
from bot.console import stdio
from bot.errors import ConfigError
from bot.state.addresses import without_password

_EXAMPLES: Final = """
\b
Examples:
  FOOTNOTE_STATE__URL=postgresql://footnote@db/footnote footnote state copy
  footnote state copy --from /srv/footnote/state.sqlite3   with state.url in the settings
"""


@click.group("state", short_help="Move what the bot keeps into a database for several bots.")
def command() -> None:
    """Move what the bot keeps: questions and answers, votes, settings of chats, who may ask."""


@command.command("copy", epilog=_EXAMPLES)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The SQLite file, if it is not the one of the settings.",
)
@click.pass_obj
def copy(file: Path | None, /, source: Path | None) -> int:
    """Copy the bot's SQLite file into the PostgreSQL database that state.url names.

    The bot has to be stopped, and the database empty. All is copied or nothing, and the file stays
    as it is; from the next start on, the bot uses the database.
    """
    settings = load_configuration(file).settings.state
    if not settings.url:
        reason = "is not set: name the PostgreSQL database that is copied into"
        raise ConfigError(str(file or paths.config_file()), "state.url", reason)
    from bot.state.copying import copy as copy_all  # noqa: PLC0415 - an extra

    path = source or paths.state_file(settings.path)
    counts = copy_all(path, settings.url)
    for table, count in counts.items():
        if count:
            stdio.write(f"{count:>9,}  {table}")
    rows, where = sum(counts.values()), without_password(settings.url)
    stdio.write(f"Copied {rows:,} rows of {path} to {where}.")
    return 0
