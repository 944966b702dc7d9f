"""Whose documents answer where, and that nobody waits for anybody else's question."""

import asyncio
import threading

import pytest

from bot.answers.answer import Answer
from bot.config.collections import PUBLIC, Collection, Scope, Tenant
from bot.config.sections import CorpusSettings
from bot.config.settings import Settings
from bot.errors import ClusterAway, DocumentError
from bot.libraries.by_tenant import TenantLibraries
from bot.queries.question import Question
from bot.state.places import Place
from bot.telegram import answer_pool
from bot.telegram.answer_pool import AnswerPool
from bot.telegram.events import Person
from bot.telegram.outage import Outage
from tests.pdf_files import lines, make_pdf
from tests.shells import a_corpus

ANN = Person(7)
BOARD = Collection("board", ("board",), (Scope(-100),))
DIARY = Collection("diary", ("diary",), (Scope(7),))
HALL = Collection("hall", ("hall",), (Scope(-100, 17),))


async def nobody(_person: Person, _chat: int) -> bool:
    return False


async def everybody(_person: Person, _chat: int) -> bool:
    return True


def an_answering(tmp_path, *, collections=(), is_member=nobody) -> AnswerPool:
    folder = a_corpus(
        tmp_path / "club", club="The club meets every Tuesday.\n\nIt sings on Fridays."
    )
    settings = Settings(corpus=CorpusSettings((folder,), bundled=False), collections=collections)
    return AnswerPool(TenantLibraries(settings), collections, is_member)


@pytest.mark.parametrize(
    ("place", "person", "is_member", "names"),
    [
        (Place(-100), ANN, nobody, ("board",)),
        (Place(-100, 17), ANN, nobody, ("board", "hall")),
        (Place(-100, 18), ANN, nobody, ("board",)),
        (Place(-200), ANN, everybody, ()),
        (Place(7), ANN, nobody, ("diary",)),
        (Place(7), ANN, everybody, ("board", "diary")),
        (Place(8), Person(8), nobody, ()),
        (Place(8), Person(8), everybody, ("board",)),
        (Place(8), ANN, everybody, ()),
    ],
)
async def test_what_answers_depends_on_the_place_and_in_private_on_ones_groups(
    tmp_path, place, person, is_member, names
):
    one = an_answering(tmp_path, collections=(BOARD, DIARY, HALL), is_member=is_member)
    assert await one.tenant(place, person) == Tenant(names)


async def test_without_private_documents_telegram_is_not_asked_who_somebody_is(tmp_path):
    async def never(_person: Person, _chat: int) -> bool:
        raise AssertionError

    assert await an_answering(tmp_path, is_member=never).tenant(Place(7), ANN) == PUBLIC


async def test_a_chat_may_be_told_fewer_sentences(tmp_path):
    one = an_answering(tmp_path)
    said = await one.ask(PUBLIC, Question("What does the club do?"), sentences=1)
    assert len(said.citations) == 1
    one.close()


async def test_the_loop_goes_on_while_a_library_is_asked(tmp_path, monkeypatch):
    one, may_answer = an_answering(tmp_path), threading.Event()
    shop = one._libraries.service

    def slowly(tenant):
        assert may_answer.wait(10)
        return shop(tenant)

    monkeypatch.setattr(one._libraries, "service", slowly)
    asked = asyncio.create_task(one.ask(PUBLIC, Question("When does the club meet?")))
    await asyncio.sleep(0)  # the loop is free: else this would never be reached
    may_answer.set()
    assert (await asked).citations[0].quote == "The club meets every Tuesday."
    one.close()


async def until_opened_anew(one, before) -> None:
    """Wait until the public library is another one."""
    async with asyncio.timeout(20):
        while one.library(PUBLIC) is before:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)


async def test_a_file_that_changes_is_answered_from_without_a_restart(tmp_path, monkeypatch):
    """Where the system tells of nothing, a look now and then finds it."""
    monkeypatch.setattr(answer_pool, "REFRESH_SECONDS", 0.01)
    monkeypatch.setattr(answer_pool.FileEvents, "watch", lambda *_: None)
    one = an_answering(tmp_path)
    before = one.library(PUBLIC)
    watching = asyncio.create_task(one.watch())
    (tmp_path / "club" / "club.txt").write_text("The club meets every Monday, at noon.")
    await until_opened_anew(one, before)
    said = await one.ask(PUBLIC, Question("When does the club meet?"))
    assert said.citations[0].quote == "The club meets every Monday, at noon."
    watching.cancel()
    one.close()


async def test_a_file_that_changes_is_taken_in_at_once_where_the_system_tells_of_it(tmp_path):
    one = an_answering(tmp_path)
    before = one.library(PUBLIC)
    assert tmp_path / "club" in one._libraries.places()
    watching = asyncio.create_task(one.watch())
    await asyncio.sleep(1)  # a watch takes a while to begin; a look comes after a minute
    (tmp_path / "club" / "club.txt").write_text("The club meets every Monday, at noon.")
    await until_opened_anew(one, before)
    watching.cancel()
    one.close()


async def test_a_file_that_changes_without_a_trace_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(answer_pool, "RECHECK_SECONDS", 0.01)
    rechecks = []
    one = an_answering(tmp_path)
    monkeypatch.setattr(one._libraries, "recheck", lambda: rechecks.append(1) or 1)
    refreshed = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(
        one._libraries, "refresh", lambda: loop.call_soon_threadsafe(refreshed.set) and ()
    )
    one.library(PUBLIC)
    watching = asyncio.create_task(one.watch())
    async with asyncio.timeout(10):
        await refreshed.wait()  # long before the next look
    assert rechecks
    watching.cancel()
    one.close()


async def test_what_only_the_first_question_needs_is_loaded_before_it(tmp_path):
    one, asked = an_answering(tmp_path), []
    shop = one._libraries.service(PUBLIC)

    class Counted:
        library, settings = shop.library, shop.settings

        def ask(self, question, *, sentences=None, members=None):  # noqa: ARG002
            asked.append(question.text)
            return shop.ask(question, sentences=sentences)

    one._libraries.service = lambda _: Counted()
    await one.warm_up()
    assert len(asked) >= 2
    assert not isinstance(shop.ask(Question(asked[0])), Answer)
    one.close()


async def test_the_page_of_a_quotation_is_drawn_from_the_file_that_was_read(tmp_path):
    one = an_answering(tmp_path)
    words = ["The boat house opens at noon in May."]
    (tmp_path / "club" / "boats.pdf").write_bytes(make_pdf([[], lines(72, 700, words)]))
    said = await one.ask(PUBLIC, Question("When does the boat house open?"))
    assert isinstance(said, Answer)
    cited = said.citations[0]
    assert cited.sentence.place == "page 2"
    picture = await one.draw_page(PUBLIC, cited.sentence.document, cited.span)
    assert picture.startswith(b"\x89PNG")
    (tmp_path / "club" / "boats.pdf").unlink()
    with pytest.raises(DocumentError):
        await one.draw_page(PUBLIC, cited.sentence.document, cited.span)


class Remote:
    """Libraries that can be reached or not; `asked` counts who tried."""

    def __init__(self, libraries):
        self.libraries, self.is_away, self.asked = libraries, True, 0

    def __getattr__(self, name):
        """Return what the libraries do, where they can be reached."""
        if name in {"service", "look_for_chats", "refresh", "recheck", "places"}:
            self.asked += 1
            if self.is_away:
                raise ClusterAway("https://search.example", "connection refused")
        return getattr(self.libraries, name)


def a_remote_answering(tmp_path):
    """Return libraries that are away, who asks them, and what knows that."""
    outage = Outage()
    one = an_answering(tmp_path)
    remote = Remote(one._libraries)
    return remote, AnswerPool(remote, (), nobody, outage), outage


async def surely_away(outage):
    """Return what sees an outage to its end, once that is one."""

    async def probe():
        raise ClusterAway("https://search.example", "connection refused")

    outage.suspect()
    running = asyncio.create_task(outage.run(probe, back=probe, calm=probe))
    async with asyncio.timeout(20):
        while not outage.is_sure:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)
    return running


async def test_once_the_library_is_known_to_be_away_nobody_tries_it_but_the_probe(tmp_path):
    remote, one, outage = a_remote_answering(tmp_path)
    with pytest.raises(ClusterAway):
        await one.ask(PUBLIC, Question("When does the club meet?"))
    running = await surely_away(outage)
    tried = remote.asked
    with pytest.raises(ClusterAway):
        await one.ask(PUBLIC, Question("When does the club meet?"))
    with pytest.raises(ClusterAway):
        await one.tenant(Place(7), ANN)
    with pytest.raises(ClusterAway):
        one.library(PUBLIC)
    assert remote.asked == tried
    with pytest.raises(ClusterAway):
        await one.probe()
    remote.is_away = False
    await one.probe()
    assert one.is_open
    running.cancel()
    one.close()


async def test_what_was_said_before_is_said_while_the_library_is_away(tmp_path):
    remote, one, outage = a_remote_answering(tmp_path)
    remote.is_away = False
    said = [await one.ask(PUBLIC, Question("When does the club meet?")) for _ in range(3)][-1]
    running = await surely_away(outage)
    assert await one.ask(PUBLIC, Question("When does the club meet?")) == said
    running.cancel()
    one.close()


async def test_whoever_looks_for_changes_goes_on_when_the_library_is_back(tmp_path, monkeypatch):
    monkeypatch.setattr(answer_pool, "REFRESH_SECONDS", 0.01)
    monkeypatch.setattr(answer_pool, "RECHECK_SECONDS", 0.01)
    monkeypatch.setattr(answer_pool.FileEvents, "watch", lambda *_: None)
    remote, one, outage = a_remote_answering(tmp_path)
    await one.warm_up()
    watching = asyncio.create_task(one.watch())
    await asyncio.sleep(0.1)
    assert not watching.done()
    remote.is_away = False
    running = asyncio.create_task(outage.run(one.probe, back=one.warm_up, calm=one.warm_up))
    async with asyncio.timeout(20):
        while not one.is_open:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)
    (tmp_path / "club" / "club.txt").write_text("The club meets every Monday, at noon.")
    one.look_again()
    before = one.library(PUBLIC)
    await until_opened_anew(one, before)
    for task in (watching, running):
        task.cancel()
    one.close()
