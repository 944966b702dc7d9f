"""Many documents are analyzed on all cores, to the same as on one, whatever becomes of these."""

import threading

import pytest

from bot.documents.passages import Grouping
from bot.libraries import analysis_pool
from bot.libraries.analysis_cache import Portion
from bot.libraries.analysis_pool import analyze_portions, count_cores
from tests.conftest import a_document

DYING = "tests.libraries.dying_analysis"
NOWHERE = "tests.libraries.no_such_server"


@pytest.fixture(autouse=True)
def started(monkeypatch):
    """Have it worth while for a few words, and note which processes are started."""
    workers = []
    start = analysis_pool._start

    def noting(server):
        workers.append(start(server))
        return workers[-1]

    monkeypatch.setattr(analysis_pool, "_start", noting)
    monkeypatch.setattr(analysis_pool, "_WORTH", 1)
    return workers


def portions_in(folder, *texts):
    folder.mkdir()
    return [
        Portion(folder / str(n), (a_document(text, f"{n}.md"),), Grouping())
        for n, text in enumerate(texts)
    ]


def analyzed(portions, cores, server=analysis_pool._SERVER):
    """Return which portions were analyzed, by their number, and what is in the file of each."""
    done = sorted(analyze_portions(portions, cores, server), key=lambda one: int(one.file.name))
    return {int(one.file.name): one.file.read_bytes() for one in done}


def is_over(started):
    """Return whether every process has ended, and nobody waits for one."""
    names = [thread.name for thread in threading.enumerate()]
    return "analyzing" not in names and all(one.process.returncode is not None for one in started)


def test_two_cores_make_what_one_core_makes(tmp_path, started):
    texts = ("The mill (TM) turns.", "Der Müller mahlt.", "磨坊在转。", "# Head\n\nIt is old.")
    one = analyzed(portions_in(tmp_path / "one", *texts), 1)
    assert not started
    two = analyzed(portions_in(tmp_path / "two", *texts), 2)
    assert len(started) == 2
    assert two == one
    assert len(two) == len(texts)
    assert is_over(started)


def test_on_one_core_or_for_a_few_words_no_process_is_started(tmp_path, started, monkeypatch):
    assert len(analyzed(portions_in(tmp_path / "one", "The mill.", "The cat."), 1)) == 2
    monkeypatch.setattr(analysis_pool, "_WORTH", 1000)
    assert len(analyzed(portions_in(tmp_path / "few", "The mill.", "The cat."), 64)) == 2
    assert not started


def test_no_more_processes_are_started_than_there_are_portions(tmp_path, started):
    assert len(analyzed(portions_in(tmp_path / "a", "The mill.", "The cat."), 64)) == 2
    assert len(started) == 2


def test_where_one_process_dies_the_other_does_the_rest(tmp_path, started):
    texts = ("Please die now, it is the longest.", *(f"Mill {n} turns." for n in range(5)))
    assert [*analyzed(portions_in(tmp_path / "a", *texts), 2, DYING)] == [1, 2, 3, 4, 5]
    assert is_over(started)


def test_where_all_of_them_die_nobody_waits_for_them(tmp_path, started):
    assert analyzed(portions_in(tmp_path / "a", "To die now.", "Let it die now."), 2, DYING) == {}
    assert analyzed(portions_in(tmp_path / "b", "A mill.", "A cat."), 2, NOWHERE) == {}
    assert len(started) == 4
    assert is_over(started)


def test_where_the_system_gives_no_process_nothing_is_lost(tmp_path, monkeypatch):
    def refused(_):
        raise BlockingIOError

    monkeypatch.setattr(analysis_pool, "_start", refused)
    assert analyzed(portions_in(tmp_path / "a", "A mill.", "A cat."), 2) == {}


def test_what_is_broken_off_leaves_no_process(tmp_path, started):
    texts = [f"Mill {n} turns." for n in range(30)]
    portions = analyze_portions(portions_in(tmp_path / "a", *texts), 2)
    next(portions)
    with pytest.raises(KeyboardInterrupt):
        portions.throw(KeyboardInterrupt)
    assert is_over(started)


def test_there_is_a_core():
    assert count_cores() >= 1
