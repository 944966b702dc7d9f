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
from bot.libraries.places import library_of
from bot.libraries.sources import generations
from bot.state.addresses import without_password
from bot.state.opening import obstacle, shown

_ADDRESS: Final = "state.url"
_READ_ONLY: Final = "nothing can be written there, and the bot keeps what it is asked"
_NOT_ADDED: Final = "nothing can be written there, so that nothing can be added"
_EMPTY: Final = "it has no paths, and nothing was added: footnote add --collection {} PATH"


@click.group("config")
def command() -> None:
    """Show and check the settings."""


@command.command("show")
@click.pass_obj
def show(file: Path | None, /) -> int:
    """Print every setting as it is in force, and where it came from.

    What is printed is TOML: it can be pasted into the settings file. No password is printed.
    """
    for setting in load_configuration(file).origins:
        is_address = setting.key == _ADDRESS
        told = without_password(setting.value) if is_address else setting.value
        value = json.dumps(told, ensure_ascii=False)
        stdio.write(f"{setting.key} = {value}  # {setting.origin}")
    return 0


@command.command("path")
@click.pass_obj
def path(file: Path | None, /) -> int:
    """Print where the settings, your library, the history and what the bot keeps are.

    The library is what `footnote add` fills. What lies in the folder is asked without being added.
    In the cache is what was derived from files that were only named; it may be deleted. Of a
    library in a cluster, this machine's copy is named, which may be deleted too.
    """
    settings = load_configuration(file).settings
    stdio.write(f"settings  {file or paths.config_file()}")
    stdio.write(f"library   {library_of(settings)}")
    if settings.search.engine == "opensearch":
        stdio.write(f"cluster   {', '.join(settings.search.urls)}: {settings.search.index}-*")
    stdio.write(f"folder    {paths.library_folder()}")
    stdio.write(f"cache     {paths.snapshots_folder()}")
    stdio.write(f"history   {paths.history_file()}")
    stdio.write(f"state     {shown(paths.state_place(settings.state))}")
    stdio.write(f"bundled   {bundled_corpus()}")
    return 0


@command.command("check")
@click.pass_obj
def check(file: Path | None, /) -> int:
    """Say whether the settings can be obeyed, and the paths in them used; exit 2 if not."""
    settings = load_configuration(file).settings
    source = str(file or paths.config_file())
    state, library = settings.state.path, settings.library.path
    if state and not settings.state.url and not _is_writable(paths.state_file(state)):
        raise ConfigError(source, "state.path", f"{state}: {_READ_ONLY}")
    if settings.state.url and (reason := obstacle(settings.state.url)):
        raise ConfigError(source, "state.url", reason)
    if library and not _is_writable(paths.library_file(library)):
        raise ConfigError(source, "library.path", f"{library}: {_NOT_ADDED}")
    kept = generations(library_of(settings))
    for one in settings.collections:
        if not one.paths and one.name not in kept:
            raise ConfigError(source, f"collections.{one.name}", _EMPTY.format(one.name))
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
