"""What becomes of an update: finished with what it leaves, put off, or apologised for once."""

import asyncio
import logging

import pytest
from telegram import Update

from bot.errors import ClusterAway, ClusterRefused, Refused, Unreachable
from bot.state import exchanges
from bot.state import inbox as rows
from bot.telegram.receiving import processing
from bot.telegram.receiving.processing import LONGEST, PATIENCE, Attempt, UpdateProcessor
from bot.telegram.sending import errands
from tests.cluster.databases import an_empty_database
from tests.state.makers import an_exchange
from tests.telegram.applications import Handler, all_done, an_application, left
from tests.telegram.inboxes import an_inbox, settled
from tests.telegram.makers import Watch, a_message


@pytest.fixture(params=["sqlite", "postgres"])
def path(request, tmp_path):
    """Return where the store is: the path of a file, or the address of a database."""
    return tmp_path / "bot.db" if request.param == "sqlite" else an_empty_database()


async def test_an_update_is_finished_when_its_handler_is_done(path):
    handler = Handler()
    async with an_application(path, handler) as inbox:
        await inbox.add([a_message(number, number) for number in range(1, 30)])
        await all_done(inbox)
    assert sorted(handler.seen) == list(range(1, 30))


async def test_what_a_handler_keeps_is_written_when_the_update_is_finished(path):
    async def handle(update, attempt):
        assert attempt.update_id == update.update_id
        attempt.write_at_end(lambda db: exchanges.save(db, an_exchange()))

    async with an_application(path, handle) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 0
        assert await inbox._store.read(lambda db: exchanges.by_key(db, "k1")) is not None


async def test_when_telegram_cannot_be_reached_the_update_is_tried_again_later(path, caplog):
    clock = Watch()
    handler = Handler(Unreachable("reset"), Unreachable("reset"))
    async with an_application(path, handler, clock=clock) as inbox:
        await inbox.add([a_message(1), a_message(2)])
        for _ in range(2):
            assert await left(inbox) == 2
            clock.now += LONGEST
            inbox._wake()
        await all_done(inbox)
    assert handler.seen == [1, 1, 1, 2]
    assert "apolog" not in caplog.text


async def test_while_the_library_is_away_the_update_is_held_however_long_that_is(path, caplog):
    clock, away = Watch(), ClusterAway("https://search.example", "connection refused")
    handler = Handler(*[away] * 4)
    async with an_application(path, handler, clock=clock) as inbox:
        await inbox.add([a_message(1), a_message(2)])
        for attempt in range(1, 5):
            while len(handler.seen) < attempt or not inbox._held:  # noqa: ASYNC110 - no bell
                await asyncio.sleep(0.001)
            clock.now += PATIENCE / 2
            await inbox.release_held()
        await all_done(inbox)
    assert handler.seen == [1] * 5 + [2]
    assert "given up" not in caplog.text


async def test_what_cannot_wait_for_the_library_is_finished_without_what_its_handler_kept(path):
    async def handle(_update, attempt):
        attempt.write_at_end(lambda db: exchanges.save(db, an_exchange()))
        raise ClusterAway("https://search.example", "connection refused")

    async def say_away(_update, _error, *, is_retry):
        assert not is_retry
        assert errands.current() is None
        return 0.0

    async with an_application(path, handle, say_away=say_away) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 0
        assert await inbox._store.read(lambda db: exchanges.by_key(db, "k1")) is None


async def test_a_bug_in_saying_that_the_library_is_away_leaves_the_update_waiting(path, caplog):
    words = "when do they meet"

    async def say_away(_update, _error, *, is_retry):
        del is_retry
        raise KeyError(words)

    handler = Handler(ClusterAway("https://search.example", "connection refused"))
    async with an_application(path, handler, say_away=say_away) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 1
        await inbox.release_held()
        await all_done(inbox)
    assert "bug in update=1: KeyError" in caplog.text
    assert words not in caplog.text


async def test_a_cluster_that_refuses_is_apologised_for_and_the_log_hears_of_it_once(path, caplog):
    sorry = []

    async def apologise(update):
        sorry.append(update.update_id)

    refused = ClusterRefused("https://search.example", "not allowed")
    async with an_application(path, Handler(*[refused] * 3), apologise=apologise) as inbox:
        await inbox.add([a_message(number, number) for number in (1, 2, 3)])
        assert await left(inbox) == 0
    assert sorted(sorry) == [1, 2, 3]
    assert caplog.text.count("https://search.example: not allowed") == 1


async def test_a_day_without_telegram_is_enough(path):
    clock = Watch()
    handler = Handler(*[Unreachable("reset", retry_after=PATIENCE / 2) for _ in range(9)])
    async with an_application(path, handler, clock=clock) as inbox:
        await inbox.add([a_message(1)])
        while await left(inbox):
            clock.now += PATIENCE / 2
            inbox._wake()
    assert len(handler.seen) == 3


async def test_what_may_have_arrived_twice_already_is_not_sent_a_third_time(path):
    handler = Handler(Unreachable("no answer", is_uncertain=True))
    async with an_application(path, handler) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 0
    assert handler.seen == [1]


async def test_a_refusal_ends_the_update_without_a_traceback(path, caplog):
    handler = Handler(Refused("bot was blocked", is_forbidden=True))
    async with an_application(path, handler) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 0
    assert "given up update=1 reason=bot was blocked" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_bug_is_logged_without_the_question_and_apologised_for_once(path, caplog):
    caplog.set_level(logging.DEBUG, logger="bot")
    sorry = []

    async def handle(update, attempt):
        attempt.write_at_end(lambda db: exchanges.save(db, an_exchange()))
        try:
            _ = {}[update.message.text]
        except KeyError as error:
            raise ValueError(f"no answer to {update.message.text}") from error

    async def apologise(update):
        sorry.append(update.update_id)

    async with an_application(path, handle, apologise=apologise) as inbox:
        await inbox.add([a_message(1, text="my secret")])
        assert await left(inbox) == 0
        assert await inbox._store.read(lambda db: exchanges.by_key(db, "k1")) is None
    assert sorry == [1]
    assert "bug in update=1: ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert "test_processing.py" in caplog.text
    ours = [record for record in caplog.records if record.name.startswith("bot.")]
    assert not any("my secret" in record.getMessage() for record in ours)
    assert not any(record.exc_info for record in ours)


@pytest.mark.parametrize("error", [Unreachable("reset"), KeyError("worse")])
async def test_an_apology_that_fails_too_is_let_be(path, error):
    async def apologise(_update):
        raise error

    async with an_application(path, Handler(ZeroDivisionError()), apologise=apologise) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 0


async def test_a_bug_in_what_should_be_kept_does_not_have_the_reply_sent_again(path, caplog):
    seen = []

    async def handle(update, attempt):
        seen.append(update.update_id)
        attempt.write_at_end(lambda _: 1 / 0)

    async with an_application(path, handle) as inbox:
        await inbox.add([a_message(1)])
        assert await left(inbox) == 0
    assert seen == [1]
    assert "ZeroDivisionError" in caplog.text


async def test_stopping_waits_for_what_is_being_handled_and_leaves_the_rest(path):
    handled = []

    async def handle(update, _attempt):
        await asyncio.sleep(0.05)
        handled.append(update.update_id)

    async with an_application(path, handle, at_once=2) as inbox:
        await inbox.add([a_message(number, number) for number in range(1, 8)])
        await asyncio.sleep(0.01)
    assert sorted(handled) == [1, 2]
    async with an_inbox(path) as inbox:
        assert await inbox._store.read(rows.count_pending) == 5


async def test_a_handler_that_hangs_gives_its_place_to_others(path, monkeypatch, caplog):
    monkeypatch.setattr(processing, "STUCK", 0.05)
    sorry = []

    async def hang(_update, _attempt):
        await asyncio.Event().wait()

    async def apologise(update):
        sorry.append(update.update_id)

    async with an_application(path, hang, apologise=apologise, at_once=1) as inbox:
        await inbox.add([a_message(1, 1), a_message(2, 2)])
        await all_done(inbox)
    assert sorry == [1, 2]
    assert "bug in update=1: TimeoutError" in caplog.text


async def test_what_is_no_update_is_handed_to_nobody(path):
    handler = Handler()
    async with an_inbox(path) as inbox:
        takes = UpdateProcessor(inbox, handler, None).handler().check_update
        assert not takes("a signal")
        assert takes(Update(1))


async def test_an_update_that_the_inbox_did_not_hand_out_is_a_line_in_the_log(path, caplog):
    handler = Handler()
    async with an_inbox(path) as inbox:
        await UpdateProcessor(inbox, handler, None).process(Update(1))
    assert handler.seen == []
    assert "an update stays unfinished: KeyError" in caplog.text
    assert not any(record.exc_info for record in caplog.records)


async def test_waits_double_up_to_a_minute_and_telegrams_own_is_obeyed(path):
    async with an_inbox(path) as inbox:
        processor = UpdateProcessor(inbox, Handler(), None, jitter=lambda: 1.0)
        waits = [
            processor._delay(Attempt(1, earlier), Unreachable("reset")) for earlier in range(9)
        ]
        assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
        assert processor._delay(Attempt(1), Unreachable("flood", retry_after=300.0)) == 301.0


def test_only_a_later_attempt_is_a_retry():
    assert not Attempt(1).is_retry
    assert Attempt(1, earlier=1).is_retry


async def test_what_was_sent_for_a_finished_update_is_noted_no_longer(path):
    async def send(update, _attempt):
        errands.current().note(70 + update.update_id)

    async with an_application(path, send) as inbox:
        await inbox.add([a_message(1), a_message(2)])
        await all_done(inbox)
        assert inbox.sent.updates() == set()


async def test_the_next_process_knows_what_was_sent_for_what_is_pending_and_no_more(path):
    async with an_inbox(path) as inbox:
        await inbox.add([a_message(1)])
        inbox.sent.add(1, 71)
        inbox.sent.add(9, 72)  # long finished: the last process died before it forgot
    async with an_inbox(path) as inbox:
        await settled(inbox)
        assert inbox.sent.updates() == {1}
        assert inbox.sent.of(1) == (71,)
