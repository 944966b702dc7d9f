"""What stands or falls together, and which questions are taken."""

from collections import Counter

from bot.evaluation.sampling import sample, select_units, split_in_halves, units
from tests.evaluation.sets import asked_in_lines, the_set

TEXTS = {name: f"The {name} is old. Its door is green." for name in ("ash", "elm", "fir", "oak")}


def lines_about(*names):
    return [{"question": f"How old is {n}?", "gold": "old", "document": f"{n}.txt"} for n in names]


def test_units_are_articles_where_there_are_enough(tmp_path):
    by = units(the_set(tmp_path))
    assert (by.name, by.count) == ("articles", 6)
    assert by.of_asked[0] == by.of_asked[1]  # two paragraphs of one article
    assert by.of_document[0] == by.of_document[1]


def test_else_they_are_documents(tmp_path):
    found = the_set(tmp_path)
    one_article = found.articles | dict.fromkeys(found.articles, "all")
    by = units(type(found)(found.name, found.documents, one_article, found.questions, {}))
    assert (by.name, by.count) == ("documents", 7)


def test_else_they_are_questions_and_nothing_is_halved(tmp_path):
    by = units(asked_in_lines(tmp_path, *lines_about(*TEXTS), **TEXTS))
    assert (by.name, by.count) == ("questions", 4)
    assert split_in_halves(by) == ()


def test_halves_part_the_documents_and_leave_out_none(tmp_path):
    found = the_set(tmp_path)
    by = units(found)
    parts = [select_units(found, by, half) for half in split_in_halves(by)]
    paths = [document.path for documents, _ in parts for document in documents]
    assert Counter(paths) == Counter(document.path for document in found.documents)
    assert sorted(number for _, numbers in parts for number in numbers) == list(range(7))
    for documents, numbers in parts:
        here = {document.path for document in documents}
        assert all(found.questions[number].path in here for number in numbers)


def test_of_a_half_only_questions_with_an_answer_are_asked_elsewhere(tmp_path):
    lines = [*lines_about(*TEXTS, "yew"), {"question": "Why?", "gold": [], "document": "elm.txt"}]
    found = asked_in_lines(tmp_path, *lines, **TEXTS, yew="The yew is old.")
    by = units(found)
    numbers = [
        number for half in split_in_halves(by) for number in select_units(found, by, half)[1]
    ]
    assert sorted(numbers) == [0, 1, 2, 3, 4]


def test_a_limit_takes_from_every_article_before_it_takes_twice(tmp_path):
    found = sample(the_set(tmp_path), 6)
    assert len({found.articles[one.path] for one in found.questions}) == 6


def test_a_limit_leaves_the_documents_and_the_order(tmp_path):
    whole = the_set(tmp_path)
    some = sample(whole, 3)
    assert some.documents == whole.documents
    places = [whole.questions.index(one) for one in some.questions]
    assert places == sorted(places)
    assert len(places) == 3


def test_a_limit_above_what_there_is_takes_all(tmp_path):
    whole = the_set(tmp_path)
    assert sample(whole, 100) == whole
    assert sample(whole, 3) == sample(whole, 3)
