"""How a picture is shown to whoever sits at a terminal."""

from pathlib import Path

import pytest

from bot.console import pictures


def test_each_picture_is_in_a_file_that_is_named(monkeypatch):
    monkeypatch.setattr(pictures, "find_viewer", lambda *_: "")
    first, second = pictures.show(b"one"), pictures.show(b"two")
    assert (Path(first).read_bytes(), Path(second).read_bytes()) == (b"one", b"two")


@pytest.mark.parametrize(
    ("platform", "environment", "viewer"),
    [
        ("darwin", {}, "/bin/open"),
        ("linux", {"DISPLAY": ":0"}, "/bin/xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "w"}, "/bin/xdg-open"),
        ("linux", {}, ""),
    ],
)
def test_a_picture_is_opened_where_there_is_a_desktop(monkeypatch, platform, environment, viewer):
    monkeypatch.setattr(pictures, "which", lambda program: f"/bin/{program}")
    assert pictures.find_viewer(platform, environment) == viewer
