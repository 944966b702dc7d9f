"""Whole questions are timed as people ask them: of what stands in their documents."""

from pathlib import Path

import numpy as np
import pytest

from bot.benchmark import answering
from bot.benchmark.answering import make_questions, measure
from bot.benchmark.errors import TooFewSentences
from bot.benchmark.tables import render_answering
from bot.config.settings import Settings
from bot.libraries.service import open_library
from tests.shells import a_corpus


@pytest.fixture
def service(tmp_path):
    """Return the open library of a dozen notes."""
    notes = {f"note{n}": f"Otter {n} swims in river {n} at noon." for n in range(12)}
    return open_library(Settings(), [Path(a_corpus(tmp_path / "notes", **notes))])


def test_questions_are_made_of_sentences_that_are_there_the_same_ones_each_time(service):
    asked = make_questions(service.library, 30)
    assert asked == make_questions(service.library, 30)
    assert len({one.text for one in asked}) > 10
    texts = " ".join(one.text for one in service.library.sentences)
    for question in asked:
        opening, *words = question.text.removesuffix("?").replace("How many", "How-many").split()
        assert opening in {"Who", "When", "Where", "What", "How-many", "Why"}
        assert len(words) >= 2
        assert all(word in texts for word in words)


def test_documents_of_which_no_question_can_be_made_are_named(tmp_path):
    few = open_library(Settings(), [Path(a_corpus(tmp_path / "few", note="The gate is red."))])
    with pytest.raises(TooFewSentences, match="1 sentences"):
        make_questions(few.library, 5)
    mute = {f"note{n}": "Is it?" for n in range(3)} | {"long": "Yes. " * 20}
    with pytest.raises(TooFewSentences):
        make_questions(
            open_library(Settings(), [Path(a_corpus(tmp_path / "m", **mute))]).library, 5
        )


def test_each_question_is_asked_of_every_way_and_who_goes_first_changes(service, monkeypatch):
    clock = iter(np.arange(10_000.0))
    monkeypatch.setattr(answering, "perf_counter", lambda: float(next(clock)))
    order = []

    class Way:
        library = service.library

        def __init__(self, name):
            self.name = name

        def ask(self, question):
            order.append((question.text, self.name))
            return service.ask(question)

    said = []
    found = measure({"a": Way("a"), "b": Way("b")}, 10, said.append)
    timed = order[2 * answering._WARM_UP :]
    assert len(timed) == 10 * 2 * 3
    assert [name for _, name in timed[::6]] == ["a", "b"] * 5
    assert [row.name for row in found.rows] == ["a", "b"]
    assert {row.first_p50 for row in found.rows} == {1.0}  # the clock ticks once a question
    assert said == ["10 questions, 3 times each"]
    assert "Whole answers from 12 sentences" in render_answering(found)
