"""What was sent for an update is not sent for it again, by whoever handles it next."""

import pytest

from bot.replies.telegram.message import join_pieces, style
from bot.state.places import Place
from bot.state.sent import SentMessages
from bot.telegram.sending import errands
from bot.telegram.sending.errands import Errand

HERE = Place(7)


@pytest.fixture
def sent(tmp_path):
    """Return what is noted of messages that are out."""
    return SentMessages(tmp_path / "sent")


def message(text):
    """Return a message."""
    return join_pieces([style(text)])


@pytest.fixture(autouse=True)
def _all_is_sent(telegram):
    """Have every message be sent, under the next number."""
    for number in range(70, 80):
        telegram.sends(number)


async def test_a_second_attempt_sends_only_what_the_first_has_not(sender, telegram, sent):
    with errands.on(Errand(1, 5, sent)):
        first = await sender.send(HERE, message("one"))
    with errands.on(Errand(1, 5, sent)):
        again = await sender.send(HERE, message("one"))
        await sender.send(HERE, message("two"))
    assert again == first
    assert [said["text"] for said in telegram.said()] == ["one", "two"]
    assert len(sent.of(1)) == 2


async def test_who_begins_behind_what_was_sent_sends_the_rest(sender, telegram, sent):
    sent.add(1, 40)
    with errands.on(Errand(1, 5, sent)):
        errands.current().skip(1)
        await sender.send(HERE, message("two"))
    assert [said["text"] for said in telegram.said()] == ["two"]


async def test_what_was_sent_for_one_update_is_still_sent_for_another(sender, telegram, sent):
    for update in (1, 2):
        with errands.on(Errand(update, 5, sent)):
            await sender.send(HERE, message("hello"))
    assert len(telegram.said()) == 2


async def test_outside_of_any_update_everything_is_sent_and_nothing_noted(sender, telegram, sent):
    assert errands.current() is None
    for _ in range(2):
        await sender.send(HERE, message("good morning"))
    assert len(telegram.said()) == 2
    assert sent.updates() == set()
