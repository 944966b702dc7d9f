"""README says what holds: its commands can be typed, what it shows is shown, its links lead on."""

import re
import shlex
from importlib.util import find_spec
from itertools import groupby
from typing import Final

import click
import pytest

from bot.__main__ import cli
from bot.documents.readers import registry
from tests.readme import README, write
from tests.shells import ROOT

PAGE: Final = README.read_text(encoding="utf-8")
_BLOCK: Final = re.compile(r"^```(?:sh|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FENCED: Final = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_SPAN: Final = re.compile(r"`([^`]+)`")
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
_BETWEEN: Final = frozenset({"|", "&&", ">", ">>", "<"})  # what parts commands, and their files
_BLOCKS: Final = [block.splitlines() for block in _BLOCK.findall(PAGE)]
_LINES: Final = [line.removeprefix("$ ") for block in _BLOCKS for line in block]
_SETTING_UP: Final = [line for line in _LINES if line.startswith("python3 -m venv .uv ")]
_TYPED: Final = [
    *(line for line in _LINES if re.search(r"\bfootnote\b", line) and line[0] not in "[ "),
    *(span for span in _SPAN.findall(_FENCED.sub("", PAGE)) if span.startswith("footnote")),
]


def _arguments(line: str) -> list[str] | None:
    """Return what follows `footnote` in a line of shell, None if it does not run it."""
    tokens = shlex.split(line)
    for is_between, words in groupby(tokens, _BETWEEN.__contains__):
        part = [] if is_between else list(words)
        if "footnote" in part:
            return part[part.index("footnote") + 1 :]
    return None


COMMANDS: Final = {line: said for line in _TYPED if (said := _arguments(line)) is not None}


def _parse(command: click.Command, name: str, words: list[str], above: click.Context | None):
    """Let click read a command line and those of its subcommands, without running any."""
    with command.make_context(name, list(words), parent=above) as context:
        rest = [*context._protected_args, *context.args]
        if isinstance(command, click.Group) and rest:
            name, below, more = command.resolve_command(context, rest)
            _parse(below, name, more, context)


def test_there_are_two_commands_that_set_everything_up():
    assert len(_SETTING_UP) == 2
    assert _SETTING_UP[0].endswith('footnote ask "Who is the President of Kyrgyzstan?"')


def test_ci_runs_the_second_command_as_it_is_printed():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == _SETTING_UP[1]


def test_commands_of_every_kind_are_shown():
    shown = {words[0] for words in COMMANDS.values() if words}
    assert {"ask", "config", "completion", "--corpus"} <= shown


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_that_is_shown_can_be_typed(line: str, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "questions.jsonl").touch()
    _parse(cli, "footnote", COMMANDS[line], None)


def test_a_command_that_is_not_there_would_be_told():
    for line in ("footnote fly", "footnote ask --loud x", "footnote config edit"):
        with pytest.raises(click.UsageError):
            _parse(cli, "footnote", _arguments(line) or [], None)


def test_the_exchange_and_the_contract_are_what_the_program_says_today():
    assert write(PAGE) == PAGE, "if that is meant: python -m tests.readme"


def test_every_option_of_ask_is_told():
    ask = cli.get_command(click.Context(cli), "ask")
    assert ask is not None
    options = [name for one in ask.params for name in one.opts if name.startswith("--")]
    assert [name for name in options if f"`{name}" not in PAGE] == []


def test_every_kind_of_file_that_is_read_is_told():
    told = set(_SPAN.findall(PAGE.partition("### What is read")[2].partition("\n## ")[0]))
    assert {suffix for one in registry.FORMATS for suffix in one.suffixes} <= told


@pytest.mark.parametrize("link", sorted(set(_LINK.findall(PAGE))))
def test_a_link_leads_somewhere(link: str):
    if link.startswith("#"):
        assert link[1:] in [name.lower().replace(" ", "-") for name in _HEADING.findall(PAGE)]
    else:
        assert link.startswith("https://") or (ROOT / link).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"python -m (tests[\w.]+)", PAGE))))
def test_a_program_for_working_on_it_is_there(name: str):
    spec = find_spec(name)
    assert spec is not None
    assert spec.submodule_search_locations is None or find_spec(f"{name}.__main__")
