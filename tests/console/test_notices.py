"""What is told once is told the first time, and never where nothing can be kept."""

from bot.config.sections import CorpusSettings
from bot.console.notices import bundled_notice


def test_that_the_bundled_article_steps_back_is_told_once(tmp_path):
    bundled, own = tmp_path / "bundled", tmp_path / "own"
    assert bundled_notice(CorpusSettings(), (bundled,), bundled) == ""
    first = bundled_notice(CorpusSettings(), (own,), bundled)
    assert first.startswith("your own documents are asked from now on")
    assert bundled_notice(CorpusSettings(), (own,), bundled) == ""


def test_whoever_turned_the_article_off_is_told_nothing(tmp_path):
    assert bundled_notice(CorpusSettings(bundled=False), (tmp_path,), tmp_path / "b") == ""


def test_nothing_is_told_where_nothing_can_be_kept(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert bundled_notice(CorpusSettings(), (tmp_path,), tmp_path / "b") == ""
