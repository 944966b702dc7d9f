"""What many ask is looked up once, and nothing is kept for longer than it may be."""

import asyncio
import gc

import pytest

from bot.answers.answer import Abstention
from bot.config.collections import PUBLIC, Tenant
from bot.errors import Cause
from bot.queries.question import Question
from bot.telegram import recent_answers
from bot.telegram.recent_answers import RecentAnswers
from tests.small_libraries import a_library
from tests.telegram.bots import NOTES
from tests.telegram.test_answer_pool import an_answering

BRIDGE = Question("When was the bridge opened?")


@pytest.fixture(scope="module")
def library():
    """Return a library."""
    return a_library(*NOTES)


def said(words="?"):
    """Return something that is said."""
    return Abstention(words, Cause.NOT_ANSWERED, (), 0.0)


def keys(text="When?", *, tenant=PUBLIC, history=(), sentences=None):
    """Return the keys of a question: for whoever asks it, and for this talk alone."""
    return RecentAnswers.keys(tenant, Question(text, history), sentences)


def key(text="When?", **asked):
    """Return the key of a question in a talk."""
    return keys(text, **asked)[1]


async def test_an_answer_is_kept_from_the_second_time_on(library):
    recent, answer = RecentAnswers(), said()
    recent.put(key(), library, answer)
    assert recent.get(key(), library) is None
    recent.put(key(), library, answer)
    assert recent.get(key(), library) is answer


async def test_another_library_says_it_anew(library):
    recent = RecentAnswers()
    for _ in range(2):
        recent.put(key(), library, said())
    assert recent.get(key(), a_library(*NOTES)) is None
    assert recent.get(key(), None) is None


def test_only_the_very_same_question_has_the_same_key():
    club = Tenant(("club",))
    others = {key("When"), key(tenant=club), key(history=("Where?",)), key(sentences=2), key()}
    assert len(others) == 5
    for_all = {keys("When")[0], keys(tenant=club)[0], keys(sentences=2)[0], keys()[0]}
    assert len(for_all | others) == 9
    assert keys(history=("Where?",))[0] == keys()[0]


def test_what_names_where_to_look_is_never_kept():
    assert key("In:rules how long?") is None
    recent = RecentAnswers()
    recent.put(None, a_library(*NOTES), said())
    assert recent.get(None, a_library(*NOTES)) is None


async def test_it_is_worded_once_in_each_way(library):
    recent, answer, made = RecentAnswers(), said(), []

    def word():
        made.append(1)
        return ()

    recent.worded(answer, "en", word)
    recent.worded(answer, "en", word)
    assert len(made) == 2  # it is not kept yet
    for _ in range(2):
        recent.put(key(), library, answer)
    for how in ("en", "en", "ru", "en"):
        recent.worded(answer, how, word)
    assert len(made) == 4


async def test_after_some_minutes_nothing_is_left_though_nobody_asks_again(library, monkeypatch):
    monkeypatch.setattr(recent_answers, "KEPT", 0.02)
    recent = RecentAnswers()
    for _ in range(2):
        recent.put(key(), library, said("a secret"))
    await asyncio.sleep(0.2)
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Abstention) and
                one.question == "a secret"]  # fmt: skip


async def test_few_answers_are_kept_however_many_are_asked_for(library):
    recent = RecentAnswers()
    for number in [*range(6000)] * 2:
        recent.put(key(f"{number}?"), library, said())
        recent.put(key(f"{number}?"), library, said())
    assert len(recent._kept) == len(recent._worded) == recent_answers._MOST
    assert len(recent._seen) <= recent_answers._MOST_SEEN


async def test_what_is_forgotten_is_gone_at_once(library):
    recent = RecentAnswers()
    for _ in range(2):
        recent.put(key(), library, said())
    recent.forget()
    assert recent.get(key(), library) is None
    assert not recent._worded


async def test_the_pool_looks_up_what_many_ask_once_and_says_the_same(tmp_path):
    pool = an_answering(tmp_path)
    await pool.ask(PUBLIC, Question("Who sings?"))  # opens the library
    question = Question("When does the club meet?")
    answers = [await pool.ask(PUBLIC, question) for _ in range(4)]
    assert [one.citations[0].quote for one in answers] == ["The club meets every Tuesday."] * 4
    assert answers[1] is answers[2] is answers[3]
    pool.forget()
    assert await pool.ask(PUBLIC, question) is not answers[3]


async def test_a_changed_file_is_answered_from_though_the_question_is_the_same(tmp_path):
    pool = an_answering(tmp_path)
    question = Question("When does the club meet?")
    for _ in range(4):
        await pool.ask(PUBLIC, question)
    (file,) = (tmp_path / "club").iterdir()
    file.write_text("The club meets every Monday.", encoding="utf-8")
    await pool._refresh()
    found = await pool.ask(PUBLIC, question)
    assert found.citations[0].quote == "The club meets every Monday."


async def test_what_stands_alone_is_looked_up_once_whatever_was_asked_before(tmp_path):
    pool = an_answering(tmp_path)
    await pool.ask(PUBLIC, Question("Who sings?"))  # opens the library
    talks = [(), ("Who sings?",), ("Where is the fair?",), ("Who sings?", "Where?")]
    answers = [await pool.ask(PUBLIC, Question("Who is Zoltan Quist?", one)) for one in talks]
    assert len({id(one) for one in answers[2:]}) == 1
    assert answers[0] == answers[1] == answers[2]


async def test_what_leans_on_a_talk_is_answered_in_each_talk_by_itself(tmp_path):
    pool = an_answering(tmp_path)
    talks = [("When does the club meet?",), ("When was the bridge opened?",)] * 3
    answers = [await pool.ask(PUBLIC, Question("And why then?", one)) for one in talks]
    for number in range(2):
        fresh = an_answering(tmp_path)
        alone = await fresh.ask(PUBLIC, Question("And why then?", talks[number]))
        assert answers[number] == answers[number + 2] == answers[number + 4] == alone
    assert answers[4] is not answers[5]
