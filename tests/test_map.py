"""The map of bot/: its docstring names every folder, and each folder's docstring its modules."""

import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

import bot
from tests.shells import ROOT

_LINE: Final = re.compile(r"    ([\w./]+) +\S.*")
_BOT: Final = ROOT / "bot"
_FOLDERS: Final = sorted(
    file.parent.relative_to(_BOT).as_posix()
    for file in _BOT.rglob("__init__.py")
    if file.parent != _BOT
)


def _names(docstring: str | None) -> list[str]:
    """Return what the lines of a map name, in their order."""
    found = map(_LINE.fullmatch, (docstring or "").splitlines())
    return [match.group(1) for match in found if match]


def _contents(folder: Path) -> set[str]:
    """Return what a folder holds: modules by their names, folders with a stroke behind them."""
    modules = {file.stem for file in folder.glob("*.py")}
    folders = {f"{file.parent.name}/" for file in folder.glob("*/__init__.py")}
    return (modules | folders) - {"__init__", "__main__"}


def test_the_map_of_bot_names_all_that_lies_there():
    assert set(_names(bot.__doc__)) == _contents(_BOT)


def test_the_map_goes_up_the_layers_that_imports_are_held_to():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    levels = {
        name: height
        for height, layer in enumerate(reversed(layers))
        for name in layer.split(" | ")
    }
    heights = [levels[name.rstrip("/")] for name in _names(bot.__doc__)]
    assert heights == sorted(heights)


@pytest.mark.parametrize("folder", _FOLDERS)
def test_a_folder_names_the_modules_in_it(folder: str):
    package = import_module(f"bot.{folder.replace('/', '.')}")
    assert set(_names(package.__doc__)) == _contents(_BOT / folder)
