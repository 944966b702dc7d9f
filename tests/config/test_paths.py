"""Where the user's files are."""

from pathlib import Path

from bot.config import paths


def test_the_users_files_live_where_the_system_wants_them(tmp_path, monkeypatch):
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert paths.config_file() == tmp_path / "CONFIG" / "footnote" / "config.toml"
    assert paths.library_folder() == tmp_path / "DATA" / "footnote" / "library"
    assert paths.history_file() == tmp_path / "STATE" / "footnote" / "history"
    assert paths.state_file() == tmp_path / "DATA" / "footnote" / "state.sqlite3"


def test_another_path_of_the_database_can_be_chosen_in_the_home_folder_too(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ann")
    assert paths.state_file("~/bot/state.db") == Path("/home/ann/bot/state.db")
