"""footnote bench."""

import json

import pytest

from bot.benchmark import running
from bot.benchmark.builds import Cost
from bot.benchmark.engines import ENGINES
from tests.shells import a_corpus, run


@pytest.fixture
def ours_alone(monkeypatch):
    """Have our own engine measured alone: the others take their time."""
    monkeypatch.setattr(running, "ENGINES", ENGINES[:1])
    monkeypatch.setattr(running, "cost_of", lambda _name, _corpus: Cost(1.0, 5_000_000))


@pytest.mark.usefixtures("ours_alone")
def test_invented_passages_are_searched_and_a_table_tells_how_fast():
    done = run("bench", "--sizes", "30,20", "--questions", "10")
    assert done.status == 0
    assert "Ten best of 30 passages" in done.out
    assert "Ten best of 20 passages" in done.out
    assert "Footnote is indexing" in done.err


@pytest.mark.usefixtures("ours_alone")
def test_documents_are_searched_where_some_are_named(tmp_path):
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(12):
        text = f"Otter {number} swims in the river. It eats {number} fish a day.\n"
        (notes / f"{number}.txt").write_text(text, encoding="utf-8")
    done = run("bench", "--corpus", str(notes), "--questions", "10", "--json")
    (corpus,) = json.loads(done.out)["corpora"]
    assert (corpus["corpus"], corpus["passages"]) == ("12 documents", 12)


def test_too_few_documents_are_one_line(tmp_path):
    done = run("bench", "--corpus", a_corpus(tmp_path / "notes"))
    assert done.status == 2
    assert "too few to measure" in done.err


@pytest.mark.parametrize("sizes", ["many", "5", "10,,20"])
def test_sizes_that_are_none_are_refused(sizes):
    done = run("bench", "--sizes", sizes)
    assert done.status == 2
    assert "bench --help" in done.err


@pytest.mark.usefixtures("ours_alone")
def test_a_picture_is_drawn_where_it_is_asked_for(tmp_path):
    pytest.importorskip("matplotlib", reason="the extra `plots` is not installed")
    path = tmp_path / "growth.png"
    done = run("bench", "--sizes", "20", "--questions", "10", "--plots", str(path))
    assert path.read_bytes().startswith(b"\x89PNG")
    assert "drew" in done.err


def test_whole_questions_are_timed_on_documents(tmp_path):
    notes = {f"note{n}": f"Otter {n} swims in river {n} at noon." for n in range(12)}
    corpus = a_corpus(tmp_path / "notes", **notes)
    done = run("bench", "--answers", "--corpus", corpus, "--questions", "10")
    assert done.status == 0
    assert "Whole answers from 12 sentences" in done.out
    done = run("bench", "--answers", "--corpus", corpus, "--questions", "10", "--json")
    (row,) = json.loads(done.out)["answers"].values()
    assert row["first_p99_ms"] >= row["first_p50_ms"] > 0


def test_a_model_that_is_not_there_cannot_be_measured(tmp_path):
    done = run("bench", "--answers", "--model", "--corpus", a_corpus(tmp_path / "notes"))
    assert done.status == 2
    assert "model add" in done.err


def test_a_model_is_measured_on_whole_questions_alone():
    done = run("bench", "--model")
    assert done.status == 2
    assert "--answers" in done.err
