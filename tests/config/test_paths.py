"""Where the user's files are."""

from bot.config import paths


def test_the_users_files_live_where_the_system_wants_them(tmp_path, monkeypatch):
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert paths.config_file() == tmp_path / "CONFIG" / "footnote" / "config.toml"
    assert paths.library_folder() == tmp_path / "DATA" / "footnote" / "library"
    assert paths.history_file() == tmp_path / "STATE" / "footnote" / "history"
    assert paths.state_file() == tmp_path / "DATA" / "footnote" / "state.sqlite3"
