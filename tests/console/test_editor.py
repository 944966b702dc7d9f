"""A file is opened at its line in whichever program the environment names."""

import pytest

from bot.console.editor import editor_command, open_at


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"EDITOR": "nano -l"}, ["nano", "-l", "+12", "a b.md"]),
        (
            {"VISUAL": "/opt/code --wait", "EDITOR": "vi"},
            ["/opt/code", "--wait", "--goto", "a b.md:12"],
        ),
        ({"EDITOR": "", "PAGER": "less"}, ["less", "+12", "a b.md"]),
        ({"EDITOR": "hx"}, ["hx", "a b.md:12"]),
        ({"EDITOR": "ed"}, ["ed", "a b.md"]),
        ({"EDITOR": "vi '"}, ["vi", "'", "+12", "a b.md"]),
        ({}, []),
    ],
)
def test_the_program_is_told_the_line_in_its_own_way(environment, expected):
    assert editor_command("a b.md", 12, environment) == expected


def test_a_file_that_looks_like_an_option_is_none():
    assert editor_command("-c rm.md", 1, {"EDITOR": "vi"}) == ["vi", "+1", "./-c rm.md"]


def test_it_is_said_where_the_file_is_and_why_it_did_not_open():
    assert open_at("a.md", 3, {}) == "a.md:3 (set EDITOR to open it)"
    assert open_at("a.md", 3, {"EDITOR": "true"}) == "a.md:3"
    assert open_at("a.md", 3, {"EDITOR": "false"}) == "a.md:3 (false ended with 1)"
    said = open_at("a.md", 3, {"EDITOR": "no-such-editor"})
    assert said == "a.md:3 (no-such-editor: no such file or directory)"
