"""Missed questions are grouped by what they ask for, the most asked first."""

from collections.abc import Mapping
from itertools import combinations
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.queries.similar_questions import THRESHOLD, GapGroup, MissedQuestion, group_similar

# Questions that people might put to the bot of a sports club, of an office and of a town hall;
# those on one line ask for the same thing. Neighbouring lines share words, so that sharing one
# is not enough. The threshold was chosen on the first set; the second was written afterwards.
CHOSEN_ON: Final = """
What are the opening hours on Sunday? | Is the pool open on Sundays? | sunday opening hours
Is parking free on Sunday? | Where can I park on Sundays? | free parking sunday
Are dogs allowed? | Can I bring my dog? | Is my dog allowed in the garden?
How much does a membership cost? | What does the yearly membership cost? | membership cost
How do I cancel my membership? | Can a membership be cancelled? | cancel membership
What is the wifi password? | wifi password | Is there a password for the wifi?
Is the hall accessible by wheelchair? | wheelchair access to the hall
When is the next election of the board? | When will the board be elected?
Who sits on the board? | Who are the members of the board?
How do I get a refund for my ticket? | Can I have a ticket refunded? | ticket refund
How much is a ticket? | What does a ticket cost? | ticket price for children
Why does the printer not work? | printer does not work
How many days of holiday do I get? | How many holiday days are there per year?
Where are the minutes of the last meeting? | minutes last meeting
What is the capital of Peru?
Who is the president of Peru? | president of Peru | Who's Peru's president?
Do I get my deposit back? | When is the deposit paid back?
Во сколько открывается бассейн? | Когда открывается бассейн? | часы работы бассейна
Сколько стоит билет? | Какая цена билета? | Сколько стоят билеты для детей?
Можно ли с собакой? | Можно прийти с собаками?
游泳馆几点开门？ | 请问游泳馆什么时候开门？ | 游泳馆开门时间
门票多少钱？ | 请问门票的价格是多少？ | 儿童门票多少钱
哪里可以停车？ | 停车场在哪里？
Wann öffnet das Schwimmbad? | Um wie viel Uhr öffnet das Schwimmbad am Montag?
Wo bekomme ich einen Schlüssel? | Wer gibt mir den Schlüssel für den Keller?
"""
HELD_OUT: Final = """
How do I renew my passport? | passport renewal | Can I renew a passport online?
What does a passport cost? | passport cost | How much does a new passport cost?
Where do I register my car? | car registration | Can I register a car by post?
When is rubbish collected? | rubbish collection | What day is the rubbish collected?
Who collects old furniture? | Is old furniture collected?
How do I report a broken street lamp? | broken street lamp | street lamp is broken
When is the library open? | library opening times | Is the library open on Saturday?
How many books can I borrow at the library? | How many books may I borrow?
What documents do I need to marry? | Which documents are needed to marry?
Where can I vote? | Where do I vote on Sunday?
Где получить паспорт? | Где я могу получить паспорт?
Как записать ребёнка в школу? | Запись ребёнка в школу
图书馆星期天开放吗？ | 图书馆星期天几点开放？
怎么办护照？ | 护照怎么办理？
"""


def _lines(text: str) -> list[list[str]]:
    """Return the wordings of each line."""
    return [line.split(" | ") for line in text.strip().splitlines()]


def _missed(*questions: str, people: Mapping[str, int] | None = None) -> list[MissedQuestion]:
    """Return questions that were refused one after the other, each by somebody else."""
    return [
        MissedQuestion(number, question, (people or {}).get(question, number), float(number))
        for number, question in enumerate(questions)
    ]


def _agreement(text: str, threshold: float = THRESHOLD) -> tuple[float, float]:
    """Return the shares of grouped pairs that belong together, and of those that are grouped."""
    lines = _lines(text)
    wanted = {question: number for number, line in enumerate(lines) for question in line}
    found = [
        pair
        for one in group_similar(_missed(*wanted), threshold=threshold)
        for pair in combinations(one.wordings, 2)
    ]
    right = sum(wanted[one] == wanted[other] for one, other in found)
    return right / len(found), right / sum(len(line) * (len(line) - 1) // 2 for line in lines)


@pytest.mark.parametrize("questions", [CHOSEN_ON, HELD_OUT], ids=["chosen on", "held out"])
def test_nothing_is_thrown_together_and_most_of_what_belongs_together_is(questions: str):
    precision, recall = _agreement(questions)
    assert precision == 1
    assert recall > 0.65


def test_below_the_threshold_one_shared_word_would_throw_questions_together():
    assert _agreement(CHOSEN_ON, threshold=0.3)[0] < 0.9


def test_a_higher_threshold_would_part_more_and_be_no_surer():
    assert _agreement(CHOSEN_ON, threshold=0.6)[1] < _agreement(CHOSEN_ON)[1]


def test_what_is_asked_most_comes_first_and_is_called_by_its_most_typical_wording():
    first, second = group_similar(
        _missed("Who is the treasurer?", "Is parking free?", "parking free", "free parking?")
    )
    assert (first.times, second.wording) == (3, "Who is the treasurer?")
    assert first.wording in {"Is parking free?", "parking free", "free parking?"}
    assert first.wordings == ("Is parking free?", "parking free", "free parking?")


def test_people_are_counted_once_however_often_they_ask():
    (found,) = group_similar(
        [
            MissedQuestion(1, "Is parking free?", 7, 10.0),
            MissedQuestion(2, "is parking free", 7, 20.0),
            MissedQuestion(3, "free parking", 8, 15.0),
        ]
    )
    assert (found.times, found.people, found.latest) == (3, 2, 20.0)
    assert [one.number for one in found.members] == [1, 3, 2]


def test_of_two_asked_equally_often_the_one_more_people_asked_stands_first():
    people = {"Is parking free?": 1, "parking free": 1}
    found = group_similar(_missed(*people, "Are dogs allowed?", "dogs", people=people))
    assert [one.people for one in found] == [2, 1]


def test_the_commonest_spelling_names_the_group():
    (found,) = group_similar(_missed("parking", "Parking?", "Parking?"))
    assert found.wording == "Parking?"


def test_questions_of_stop_words_alone_are_kept_apart_and_none_is_lost():
    found = group_similar(_missed("who is it", "what was that", "Who is it", "???"))
    assert sorted(one.times for one in found) == [1, 1, 2]


def test_nothing_asked_makes_no_group():
    assert group_similar([]) == ()


_QUESTIONS: Final = [question for line in _lines(CHOSEN_ON) for question in line]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(_QUESTIONS), max_size=20), st.randoms())
def test_the_order_of_the_questions_changes_nothing(questions, random):
    refused = _missed(*questions)
    shuffled = random.sample(refused, len(refused))
    assert group_similar(shuffled) == group_similar(refused)


@settings(max_examples=25)
@given(st.lists(st.text(max_size=30), max_size=15))
def test_every_question_is_in_one_group_whatever_was_typed(questions):
    refused = _missed(*questions)
    found: list[GapGroup] = list(group_similar(refused))
    assert sorted(one.number for each in found for one in each.members) == list(
        range(len(questions))
    )
    assert all(each.wording == each.wording.strip() for each in found)
