"""Segments become fewer while questions are answered, and nobody notices."""

import pytest

from bot.config.settings import Settings
from bot.libraries import service as service_module
from bot.libraries import snapshots
from bot.libraries.merging import merge_soon
from bot.libraries.service import open_library
from bot.libraries.watched import WatchedLibrary
from bot.queries.question import Question
from bot.replies import record


@pytest.fixture(autouse=True)
def grows(monkeypatch):
    """Have small libraries grow as large ones do."""
    monkeypatch.setattr(service_module, "_FEW", 0)
    monkeypatch.setattr(snapshots, "_RACY", 0)


def said(service):
    return record.render(service.ask(Question("Who feeds cat 7?")), explain=True)


def a_watched(folder, files):
    """Return a library that is open while so many files come, one after the other."""
    folder.mkdir()
    (folder / "a.md").write_text("\n\n".join(f"Bo saw dog {n}. It barked." for n in range(90)))
    watched = WatchedLibrary(Settings(), [folder])
    for number in range(files):
        (folder / f"n{number}.md").write_text(f"Olga feeds cat {number} at noon.")
        watched.refresh()
    return watched


def test_the_later_segments_become_one_and_answer_the_same(tmp_path, monkeypatch):
    taken = []
    monkeypatch.setattr("bot.libraries.watched.merge_soon", lambda *_: None)
    before = a_watched(tmp_path / "notes", 9).service
    thread = merge_soon(before, lambda was, merged: taken.append((was, merged)))
    thread.join()
    ((was, merged),) = taken
    assert was is before
    assert [len(one.opened.growing.live) for one in (before, merged)] == [10, 2]
    assert said(merged) == said(before)


def test_what_was_merged_is_what_the_next_process_opens(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.libraries.watched.merge_soon", lambda *_: None)
    before = a_watched(tmp_path / "notes", 9).service
    merge_soon(before, lambda *_: None).join()
    opened = open_library(Settings(), [tmp_path / "notes"])
    assert len(opened.opened.growing.live) == 2
    assert said(opened) == said(before)


def test_few_segments_are_left_as_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.libraries.watched.merge_soon", lambda *_: None)
    assert merge_soon(a_watched(tmp_path / "notes", 2).service, pytest.fail) is None


def test_what_was_merged_of_an_older_library_is_dropped(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.libraries.watched.merge_soon", lambda *_: None)
    watched = a_watched(tmp_path / "notes", 9)
    older = watched.service
    (tmp_path / "notes" / "z.md").write_text("Zoe feeds the goat.")
    watched.refresh()
    now = watched.service
    merge_soon(older, watched._take).join()
    assert watched.service is now
