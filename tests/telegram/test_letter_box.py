"""Letters reach their chats once, unless nobody can be reached there any more."""

import asyncio
from dataclasses import asdict

import pytest

from bot.errors import Refused, Unreachable
from bot.replies.telegram.message import Button, Message, Style, join_pieces, style
from bot.state import letters
from bot.state.chats import enter, is_active, leave
from bot.state.letters import Letter
from bot.state.places import Place
from bot.state.shared_store import SharedStore
from bot.telegram import letter_box
from bot.telegram.letter_box import deliver, deliver_for_ever, to_message
from tests.cluster.databases import an_empty_database
from tests.telegram.bots import Bot

MESSAGE = join_pieces(
    [style("Hello", Style.BOLD), style(" there", url="https://a.org")],
    buttons=((Button("Yes", press="a:1"), Button("No", url="https://b.org")),),
)


class Mailman:
    """Sends as it was told to: raises the next of some errors, or takes the message."""

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.sent = list(errors), []

    async def send(self, place: Place, message: Message, **how: object) -> int:
        """Take a message."""
        del how
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append((place, message))
        return len(self.sent)


async def put(bot: Bot, chat: int = 7) -> None:
    """Write a letter."""
    letter = Letter(Place(chat), asdict(MESSAGE), person=chat)
    await bot.services.store.write(lambda db: letters.add(db, letter, 0.0))


async def rounds(bot: Bot, mailman: Mailman, count: int = 3) -> None:
    """Look into the box some times, with an hour between."""
    now = bot.world.clock.now()
    for number in range(count):
        await deliver(bot.services.store, mailman, lambda number=number: now + 3600.0 * number)


async def left(bot: Bot) -> int:
    """Return how many letters wait."""
    return len(await bot.read(lambda db: letters.due(db, 1e12)))


def test_a_message_that_was_kept_is_the_same_afterwards():
    assert to_message(asdict(MESSAGE)) == MESSAGE


async def test_a_letter_goes_out_once(bot):
    await put(bot)
    mailman = Mailman()
    await rounds(bot, mailman)
    assert mailman.sent == [(Place(7), MESSAGE)]


async def test_who_cannot_be_reached_just_now_is_reached_later(bot):
    await put(bot)
    mailman = Mailman(Unreachable("no network"), Unreachable("too many", retry_after=30))
    await rounds(bot, mailman)
    assert mailman.sent == [(Place(7), MESSAGE)]


@pytest.mark.parametrize(
    "error",
    [Refused("blocked", is_forbidden=True), Unreachable("no answer", is_uncertain=True)],
    ids=["refused", "perhaps sent"],
)
async def test_what_is_refused_or_has_perhaps_arrived_is_not_sent_again(bot, error):
    await put(bot)
    mailman = Mailman(error)
    await rounds(bot, mailman)
    assert mailman.sent == []
    assert await left(bot) == 0


async def test_whoever_blocks_us_counts_as_left_and_gets_no_further_letter(bot):
    await put(bot)
    await rounds(bot, Mailman(Refused("blocked", is_forbidden=True)))
    assert not await bot.read(lambda db: is_active(db, 7))
    await put(bot)
    mailman = Mailman()
    await rounds(bot, mailman)
    assert mailman.sent == []
    assert await left(bot) == 0


async def test_a_chat_that_we_have_left_is_not_written_to(bot):
    await bot.services.store.write(lambda db: enter(db, -5, "group"))
    await bot.services.store.write(lambda db: leave(db, -5))
    await put(bot, -5)
    mailman = Mailman()
    await rounds(bot, mailman)
    assert mailman.sent == []


async def test_one_who_cannot_be_reached_holds_up_nobody_else(bot):
    await put(bot, 7)
    await put(bot, 8)
    mailman = Mailman(Unreachable("no network"))
    await rounds(bot, mailman, 1)
    assert [place.chat for place, _ in mailman.sent] == [8]


async def test_a_letter_that_a_killed_process_has_sent_is_not_sent_again(bot):
    await put(bot)
    (letter,) = await bot.read(lambda db: letters.due(db, 1e12))
    bot.services.store.sent_letters.add(letter.id, 5)
    mailman = Mailman()
    await rounds(bot, mailman)
    assert mailman.sent == []
    assert await left(bot) == 0
    assert bot.services.store.sent_letters.updates() == set()


async def test_a_bug_in_one_letter_holds_up_no_other_and_ends(bot):
    await put(bot, 7)
    await put(bot, 8)
    mailman = Mailman(ValueError("too long"))
    await rounds(bot, mailman, 1)
    assert [place.chat for place, _ in mailman.sent] == [8]
    mailman.errors = [ValueError("too long")] * 100
    await rounds(bot, mailman, 60)
    assert await left(bot) == 0


async def test_of_several_bots_one_sends_letters_and_the_next_knows_what_it_has_sent(monkeypatch):
    monkeypatch.setattr(letter_box, "_PAUSE", 0.01)
    url = an_empty_database()
    stores, mailmen = [SharedStore.open(url) for _ in range(2)], (Mailman(), Mailman())
    tasks = [
        asyncio.create_task(deliver_for_ever(store, mailman, lambda: 10.0))
        for store, mailman in zip(stores, mailmen, strict=True)
    ]
    first = Letter(Place(7), asdict(MESSAGE))
    await stores[1].write(lambda db: letters.add(db, first, 0.0))
    async with asyncio.timeout(5.0):
        while await stores[1].read(lambda db: letters.due(db, 10.0)):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert [len(one.sent) for one in mailmen] == [1, 0]
    tasks[0].cancel()
    await asyncio.sleep(0)
    await stores[0].write(lambda db: letters.add(db, first, 0.0))
    (kept,) = await stores[0].read(lambda db: letters.due(db, 10.0))
    stores[0].sent_letters.add(kept.id, 99)  # it is out, and the bot dies before it is deleted
    stores[0].close()
    async with asyncio.timeout(10.0):
        while await stores[1].read(lambda db: letters.due(db, 10.0)):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert [len(one.sent) for one in mailmen] == [1, 0]
    tasks[1].cancel()
    await asyncio.sleep(0)
    stores[1].close()
