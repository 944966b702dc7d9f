"""Which question is asked of which library."""

from collections import Counter

from bot.evaluation.plans import Condition, open_plan, per_document_plan
from bot.evaluation.sampling import units
from tests.evaluation.sets import DIALOGUE, asked_in_lines, question, squad, the_set


def ways(plan):
    return Counter(task.condition for case in plan.experiments for task in case.tasks)


def test_open_every_question_is_asked_of_all_documents(tmp_path):
    found = the_set(tmp_path)
    first = open_plan(found, units(found), typos=False).experiments[0]
    assert first.documents == found.documents
    assert [(task.number, task.condition) for task in first.tasks] == [
        (number, Condition.ORIGINAL) for number in range(7)
    ]


def test_open_each_half_is_asked_its_own_questions_and_the_others(tmp_path):
    found = the_set(tmp_path)
    plan = open_plan(found, units(found), typos=False)
    assert ways(plan) == {Condition.ORIGINAL: 7, Condition.OWN_HALF: 7, Condition.FOREIGN: 7}
    for case in plan.experiments[1:]:
        here = {document.path for document in case.documents}
        for task in case.tasks:
            is_here = found.questions[task.number].path in here
            assert is_here == (task.condition is Condition.OWN_HALF)


def test_per_document_a_question_is_asked_of_its_article_and_of_another(tmp_path):
    found = the_set(tmp_path)
    plan = per_document_plan(found, units(found), typos=False)
    assert ways(plan) == {Condition.ORIGINAL: 7, Condition.FOREIGN: 7}
    for case in plan.experiments:
        here = {document.path for document in case.documents}
        for task in case.tasks:
            is_here = found.questions[task.number].path in here
            assert is_here == (task.condition is Condition.ORIGINAL)


def test_per_document_what_is_about_no_document_is_not_asked(tmp_path):
    lines = [{"question": "Who?", "gold": "Ada"}, {"question": "Why?", "gold": []}]
    found = asked_in_lines(tmp_path, *lines, elm="Ada lives here.")
    assert ways(per_document_plan(found, units(found), typos=False)) == {Condition.ORIGINAL: 1}


def test_what_has_no_answer_is_asked_neither_elsewhere_nor_mistyped(tmp_path):
    told = squad(question("Why?", is_impossible=True), question("Who?", ("Otters", 0)))
    found = the_set(tmp_path, told)
    assert ways(open_plan(found, units(found), typos=True)) == {
        Condition.ORIGINAL: 2,
        Condition.TYPO: 1,
    }


def test_follow_ups_are_asked_alone_and_as_they_were_rewritten(tmp_path):
    found = the_set(tmp_path, DIALOGUE)
    assert ways(open_plan(found, units(found), typos=False)) == {
        Condition.ORIGINAL: 3,
        Condition.NO_HISTORY: 1,
        Condition.REWRITTEN: 1,
    }
