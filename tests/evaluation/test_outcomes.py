"""What a ranking is worth."""

import pytest

from bot.config.settings import Settings
from bot.evaluation.outcomes import Judge, question_for, trials
from bot.evaluation.plans import Condition, Experiment, Task
from bot.evaluation.question_sets import LabelledQuestion, PassageUnit
from bot.evaluation.systems import SystemRanking
from bot.libraries.making import build_library
from bot.queries.question import Question
from bot.text.spans import Span
from tests.evaluation.sets import asked_in_lines, the_set

TEXTS = {"elm": "One. Two holds gold.\n\nThree. Gold and gold again.", "oak": "Four holds gold."}


def judged(tmp_path, numbers, gold="gold", passage_unit=PassageUnit.PARAGRAPH):
    """Return what a ranking of the sentences, in their order in the library, is worth."""
    found = asked_in_lines(
        tmp_path, {"question": "?", "gold": gold, "document": "elm.txt"}, **TEXTS
    )
    judge = Judge(build_library(found.documents, Settings()), passage_unit)
    return judge.outcome(
        judge.ground_truth(found.questions[0]), SystemRanking(tuple(numbers), 0.5)
    )


def test_places_are_those_of_the_right_sentences(tmp_path):
    outcome = judged(tmp_path, (0, 1, 2, 3))
    assert (outcome.ranks, outcome.right) == ((1, 3), 2)


def test_what_another_document_says_is_not_right(tmp_path):
    outcome = judged(tmp_path, (4, 0))
    assert (outcome.ranks, outcome.passage_rank) == ((), 1)


def test_passages_are_counted_once_in_the_order_of_their_best_sentences(tmp_path):
    outcome = judged(tmp_path, (0, 1, 4, 2), gold="Gold and gold")
    assert (outcome.ranks, outcome.passage_rank) == ((), 2)


@pytest.mark.parametrize(
    ("start", "end", "right"), [(15, 19, True), (5, 8, False), (None, None, None)]
)
def test_the_phrase_in_bold_is_judged_by_the_gold_answer(tmp_path, start, end, right):
    found = asked_in_lines(
        tmp_path, {"question": "Who?", "gold": "gold", "document": "elm.txt"}, **TEXTS
    )
    judge = Judge(build_library(found.documents, Settings()), PassageUnit.PARAGRAPH)
    phrase = None if start is None else Span(start, end)
    ranking = SystemRanking((1,), 0.5, phrase)
    outcome = judge.outcome(judge.ground_truth(found.questions[0]), ranking)
    assert outcome.is_phrase_right is right


def test_a_document_can_be_the_passage(tmp_path):
    outcome = judged(tmp_path, (4, 0, 1), gold="Gold and gold", passage_unit=PassageUnit.DOCUMENT)
    assert outcome.passage_rank == 1


def test_where_nothing_is_found_there_are_no_places(tmp_path):
    outcome = judged(tmp_path, ())
    assert (outcome.ranks, outcome.passage_rank, outcome.right) == ((), None, 2)


@pytest.mark.parametrize(
    ("way", "words", "before"),
    [
        (Condition.ORIGINAL, "And otters?", ("Who eats fish?",)),
        (Condition.FOREIGN, "And otters?", ("Who eats fish?",)),
        (Condition.NO_HISTORY, "And otters?", ()),
        (Condition.REWRITTEN, "Who eats otters?", ()),
    ],
)
def test_each_way_has_its_words(way, words, before):
    question = Question("And otters?", ("Who eats fish?",))
    asked = LabelledQuestion("1", question, (), rewrite="Who eats otters?")
    assert question_for(asked, way) == Question(words, before)


def test_a_slip_changes_the_words_and_keeps_what_was_asked_before():
    asked = LabelledQuestion("1", Question("And otters?", ("Who?",)), (), language="en")
    wrong = question_for(asked, Condition.TYPO)
    assert wrong.text != "And otters?"
    assert wrong.history == ("Who?",)


def test_every_task_is_tried_by_every_system(tmp_path):
    found = the_set(tmp_path)
    case = Experiment(found.documents, (Task(0, Condition.ORIGINAL), Task(3, Condition.ORIGINAL)))
    makers = {
        "first": lambda _: lambda _: SystemRanking((0, 1), 1.0),
        "last": lambda _: lambda _: SystemRanking((1, 0), 0.0),
    }
    told = list(trials(found, case, makers, Settings()))
    assert [(one.system, one.task.number) for one in told] == [
        ("first", 0),
        ("last", 0),
        ("first", 3),
        ("last", 3),
    ]
    assert [one.outcome.ranks for one in told] == [(1,), (0,), (), ()]
