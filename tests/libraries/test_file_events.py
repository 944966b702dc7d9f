"""Whoever watches a folder hears of what happens in it, and of nothing else."""

from threading import Event

import pytest

from bot.libraries import file_events
from bot.libraries.file_events import FileEvents

PATIENCE = 10  # seconds: an event takes a fifth of one on a quiet machine


@pytest.fixture
def heard():
    """Return an event that is set, and what sets it."""
    return Event()


@pytest.fixture
def events(heard):
    watching = FileEvents(heard.set)
    yield watching
    watching.close()


def append(file) -> None:
    """Write a line at the end of a file."""
    with file.open("a") as end:
        end.write("More.\n")


def until_heard(heard, act) -> bool:
    """Return whether an event follows an act, repeated because a watch takes a while to begin."""
    for _ in range(PATIENCE * 2):
        act()
        if heard.wait(0.5):
            return True
    return False


def test_a_change_deep_in_a_folder_is_heard(tmp_path, events, heard):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    events.watch([tmp_path])
    assert until_heard(heard, lambda: append(below / "note.txt"))


def test_a_file_that_an_editor_puts_another_in_place_of_is_heard(tmp_path, events, heard):
    file = tmp_path / "note.txt"
    file.write_text("One.")

    def save() -> None:
        new = tmp_path / "new"
        new.write_text("Two.")
        new.replace(file)

    events.watch([file])
    assert until_heard(heard, save)
    heard.clear()
    assert until_heard(heard, save)  # the second time, too, it is another file


def test_the_neighbours_of_a_file_and_hidden_files_say_nothing(tmp_path, events, heard):
    file, folder = tmp_path / "note.txt", tmp_path / "folder"
    file.write_text("One.")
    folder.mkdir()
    events.watch([file, folder])
    assert until_heard(heard, lambda: append(file))
    while heard.wait(0.5):  # what was repeated has arrived
        heard.clear()
    (tmp_path / "other.txt").write_text("Two.")
    (folder / ".note.txt.swp").write_text("Three.")
    assert not heard.wait(1)


def test_what_is_watched_no_more_says_nothing(tmp_path, events, heard):
    events.watch([tmp_path])
    assert until_heard(heard, lambda: append(tmp_path / "a.txt"))
    events.watch([])
    while heard.wait(0.5):
        heard.clear()
    (tmp_path / "b.txt").write_text("Two.")
    assert not heard.wait(1)


def test_a_system_that_tells_nothing_stops_nobody(tmp_path, events, monkeypatch, caplog):
    def fail(*_, **__):
        message = "OS file watch limit reached"
        raise OSError(message)

    monkeypatch.setattr(file_events, "watch", fail)
    with caplog.at_level("INFO", "bot"):
        events.watch([tmp_path, tmp_path / "none" / "there.txt"])
        for _ in range(PATIENCE * 10):
            if caplog.records:
                break
            Event().wait(0.1)
    assert "by looking" in caplog.text
    assert str(tmp_path) not in caplog.text
