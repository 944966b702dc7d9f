"""Relative paths in a settings file."""

from pathlib import Path

from bot.config.beside_file import resolve
from bot.config.settings import configure


def test_what_is_relative_is_against_the_folder_and_the_rest_stays():
    folder = Path("/srv/bot")
    wanted = ("/srv/bot/notes", "/abs", "~/mine", "")
    assert resolve(("notes", "/abs", "~/mine", ""), folder) == wanted


def test_paths_of_a_file_are_beside_it_and_those_of_the_environment_are_not(tmp_path):
    file = tmp_path / "footnote.toml"
    file.write_text(
        '[corpus]\npaths = ["notes"]\n[state]\npath = "kept.db"\n'
        '[collections.crew]\npaths = ["crew"]\nchats = ["-1001234567890"]\n'
    )
    settings = configure(file, {}).settings
    assert settings.corpus.paths == (str(tmp_path / "notes"),)
    assert settings.state.path == str(tmp_path / "kept.db")
    assert settings.collections[0].paths == (str(tmp_path / "crew"),)
    assert configure(file, {"FOOTNOTE_CORPUS__PATHS": "x"}).settings.corpus.paths == ("x",)


def test_a_home_that_is_no_folder_has_no_settings():
    assert (
        configure(Path("/dev/null/.config/footnote/config.toml"), {}).settings.corpus.paths == ()
    )
