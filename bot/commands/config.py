"""footnote config: show and check the settings."""

import json
from pathlib import Path

import click

from bot import disk, streams
from bot.shop import configured


@click.group("config")
def command() -> None:
    """Show and check the settings."""


@command.command("show")
@click.pass_obj
def show(file: Path | None, /) -> int:
    """Print every setting as it is in force, and where it came from.

    What is printed is TOML: it can be pasted into the settings file.
    """
    for setting in configured(file).origins:
        value = json.dumps(setting.value, ensure_ascii=False)
        streams.write(f"{setting.key} = {value}  # {setting.origin}")
    return 0


@command.command("path")
@click.pass_obj
def path(file: Path | None, /) -> int:
    """Print where the settings, your library, the history and what the bot keeps are."""
    streams.write(f"settings  {file or disk.config_file()}")
    streams.write(f"library   {disk.library_folder()}")
    streams.write(f"history   {disk.history_file()}")
    streams.write(f"state     {configured(file).settings.state.path or disk.state_file()}")
    streams.write(f"bundled   {disk.bundled_corpus()}")
    return 0


@command.command("check")
@click.pass_obj
def check(file: Path | None, /) -> int:
    """Say whether the settings can be obeyed; exit 2 if not."""
    configured(file)
    streams.write("The settings are in order.")
    return 0
