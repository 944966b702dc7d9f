"""The map of modules, in the docstring of `bot`, is the one that holds."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

import bot
from tests.shells import ROOT

_LINE: Final = re.compile(r"    (\S+) +(\S.*)")
_MAP: Final = [match.groups() for match in map(_LINE.fullmatch, bot.__doc__.splitlines()) if match]
_BOT: Final = ROOT / "bot"


def _name(file: Path) -> str:
    """Return what the map calls the module of a file; a package ends with a stroke."""
    name = file.relative_to(_BOT).with_suffix("").as_posix()
    return name.removesuffix("__init__")


def _question(file: Path) -> str:
    """Return the first line of a module's docstring, as far as its question mark if it has one."""
    line = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").splitlines()[0]
    question, mark, _ = line.partition("?")
    return question + mark


_MODULES: Final = {
    _name(file): file for file in _BOT.rglob("*.py") if file != _BOT / "__init__.py"
}


def test_every_module_is_on_the_map_once():
    assert sorted(name for name, _ in _MAP) == sorted(_MODULES)


@pytest.mark.parametrize(("name", "question"), _MAP)
def test_the_map_asks_the_question_that_the_module_asks(name: str, question: str):
    assert question == _question(_MODULES[name])


def test_the_map_goes_up_the_layers_that_imports_are_held_to():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    levels = {
        name: height
        for height, layer in enumerate(reversed(layers))
        for name in layer.replace("(", "").replace(")", "").split(" | ")
    }
    heights = [levels[name.split("/")[0]] for name, _ in _MAP]
    assert heights == sorted(heights)
