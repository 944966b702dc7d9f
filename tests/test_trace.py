"""A question walks down the street once: each folder has it once, in the order of the map.

What each stage hands on carries what the next one needs, so that nobody goes back for more.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

from bot import pipeline
from bot.answers.answer import Answer, Policy
from bot.documents.sentences import Sentence
from bot.index.candidates import Sources
from bot.index.lexicon import Lexicon
from bot.index.library import Library
from bot.queries.question import Question
from tests.shells import ROOT
from tests.small_libraries import a_library

_BOT: Final = ROOT / "bot"
# What only the library's side of `fetch` may touch.
_LIBRARY: Final = {"library", "bm25", "lexicon", "indexing", "name_table"}
SMALL: Final = a_library(
    "Ada Stone built the bridge in 1931. She was an engineer.",
    "The mill is old. It grinds wheat. Otto Lind owns the mill.",
)
LARGE: Final = a_library(
    "Ada Stone built the bridge in 1931. She was an engineer.",
    *(f"The crate {number} is full of soap. Nobody opened it." for number in range(200)),
)
QUESTIONS: Final = ("Who built the bridge?", "What does the mill grind?", "How many crates?")


def _module(frame: FrameType) -> tuple[str, ...]:
    """Return the folder and the module that a frame is of, nothing outside bot/."""
    file = Path(frame.f_code.co_filename)
    if not file.is_relative_to(_BOT):
        return ()
    return file.relative_to(_BOT).with_suffix("").parts


@contextmanager
def calls() -> Iterator[list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Note each call of a function of bot/ by another: the modules of both, in order."""
    noted: list[tuple[tuple[str, ...], tuple[str, ...]]] = []

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call" and frame.f_back:
            caller, called = _module(frame.f_back), _module(frame)
            if caller and called and caller != called:
                noted.append((caller, called))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield noted
    finally:
        sys.setprofile(before)


def _in_turn(folders: list[str]) -> list[str]:
    """Return folders without those that follow themselves."""
    return [one for place, one in enumerate(folders) if folders[place - 1 : place] != [one]]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("library", [SMALL, LARGE], ids=["small", "large"])
def test_a_question_enters_each_folder_once_in_the_order_of_the_street(library, question):
    with calls() as noted:
        said = pipeline.ask(library, Question(question), Policy(threshold=0))
    assert isinstance(said, Answer)
    entered = _in_turn([called[0] for caller, called in noted if caller == ("pipeline",)])
    assert entered == ["queries", "index", "ranking", "answers"]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("library", [SMALL, LARGE], ids=["small", "large"])
def test_nothing_behind_fetch_goes_back_to_the_library(library, question):
    with calls() as noted:
        said = pipeline.ask(library, Question(question), Policy(threshold=0))
        assert [citation.highlights for citation in said.citations]
    ranked = next(n for n, (_, called) in enumerate(noted) if called[0] == "ranking")
    touched = {called[1] for _, called in noted[ranked:] if called[0] == "index"}
    assert not touched & _LIBRARY
    assert "candidates" in touched


def test_ranking_and_composing_need_no_library_at_all():
    query, candidates = pipeline.find(SMALL, Question(QUESTIONS[0]))
    held = _reachable(candidates)
    assert not any(isinstance(one, Library | Lexicon | Sources) for one in held)
    assert any(isinstance(one, Sentence) for one in held)
    assert pipeline.ranking.rank(query, candidates).evidence[0].sentence.text.startswith("Ada")


def _reachable(value: Any, seen: dict[int, Any] | None = None) -> list[Any]:
    """Return all that can be reached from a value by its fields and items."""
    seen = {} if seen is None else seen
    if id(value) in seen or isinstance(value, str | bytes | int | float):
        return list(seen.values())
    seen[id(value)] = value
    for name in getattr(value, "__slots__", ()):
        _reachable(getattr(value, name, None), seen)
    if isinstance(value, list | tuple):
        for one in value:
            _reachable(one, seen)
    return list(seen.values())
