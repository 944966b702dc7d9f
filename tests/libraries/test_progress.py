"""Whoever waits for a library to be made is told how far it is."""

from bot.config.settings import Settings
from bot.libraries import snapshots
from bot.libraries.progress import Stage, count_steps
from bot.libraries.service import open_library
from tests.libraries.stored import CAT, CLUB
from tests.shells import a_corpus


def test_each_file_is_told_when_it_is_read_and_when_it_is_analyzed(tmp_path):
    told = []
    notes = a_corpus(tmp_path / "notes", cat=CAT, club=CLUB)
    open_library(Settings(), [tmp_path / notes], watch=told.append)
    assert [(one.stage, one.files, one.all_files) for one in told] == [
        (Stage.READING, 1, 2),
        (Stage.READING, 2, 2),
        (Stage.ANALYZING, 1, 2),
        (Stage.ANALYZING, 2, 2),
    ]
    assert [one.size for one in told if one.files == 2] == [len(CAT) + len(CLUB)] * 2
    assert all(one.size <= one.all_size for one in told)


def test_nobody_is_told_anything_where_nothing_has_to_be_made(tmp_path, monkeypatch):
    monkeypatch.setattr(snapshots, "_RACY", 0)
    notes = a_corpus(tmp_path / "notes", cat=CAT)
    told = []
    for _ in range(2):
        told.append(0)
        open_library(Settings(), [tmp_path / notes], watch=told.append)
    assert told[-1] == 0
    assert len(told) == 4


def test_the_pages_of_a_large_file_move_the_bar_before_it_is_done():
    told = []
    steps = count_steps(told.append, Stage.READING, 2, 300)
    steps(100)
    after_page = steps.pages_of(200)
    after_page(1, 4)
    after_page(4, 4)
    steps(200)
    assert [(one.files, one.size) for one in told] == [(1, 100), (1, 150), (1, 300), (2, 300)]
