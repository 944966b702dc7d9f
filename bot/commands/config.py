"""footnote config: show and check the settings."""

import json
import os
from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.settings import load_configuration
from bot.console import stdio
from bot.errors import ConfigError
from bot.libraries.bundled import bundled_corpus
from bot.libraries.files import read_corpus

_READ_ONLY: Final = "nothing can be written there, and the bot keeps what it is asked"


@click.group("config")
def command() -> None:
    """Show and check the settings."""


@command.command("show")
@click.pass_obj
def show(file: Path | None, /) -> int:
    """Print every setting as it is in force, and where it came from.

    What is printed is TOML: it can be pasted into the settings file.
    """
    for setting in load_configuration(file).origins:
        value = json.dumps(setting.value, ensure_ascii=False)
        stdio.write(f"{setting.key} = {value}  # {setting.origin}")
    return 0


@command.command("path")
@click.pass_obj
def path(file: Path | None, /) -> int:
    """Print where the settings, your library, the history and what the bot keeps are."""
    stdio.write(f"settings  {file or paths.config_file()}")
    stdio.write(f"library   {paths.library_folder()}")
    stdio.write(f"history   {paths.history_file()}")
    stdio.write(f"state     {load_configuration(file).settings.state.path or paths.state_file()}")
    stdio.write(f"bundled   {bundled_corpus()}")
    return 0


@command.command("check")
@click.pass_obj
def check(file: Path | None, /) -> int:
    """Say whether the settings can be obeyed, and the paths in them used; exit 2 if not."""
    settings = load_configuration(file).settings
    state = settings.state.path
    if state and not _is_writable(paths.state_file(state)):
        raise ConfigError(str(file or paths.config_file()), "state.path", f"{state}: {_READ_ONLY}")
    places = [
        *settings.corpus.paths,
        *(path for one in settings.collections for path in one.paths),
    ]
    for place in places:
        read_corpus([Path(place).expanduser()])
    stdio.write("The settings are in order.")
    return 0


def _is_writable(file: Path) -> bool:
    """Return whether a file can be written, or made with the folders that it lacks."""
    place = next(one for one in (file, *file.absolute().parents) if one.exists())
    return os.access(place, os.W_OK) and (place == file or place.is_dir())
