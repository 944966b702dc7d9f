"""How does a reply get into a chat once, whatever happens in between?"""

import pytest

from bot.answers.answer import Policy
from bot.config.collections import PUBLIC
from bot.errors import Unreachable
from bot.queries.question import Question
from bot.state.exchanges import by_question, by_reply, replies
from bot.telegram.handlers.answer_messages import render
from bot.wording import ENGLISH
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Json, Person
from tests.fake_bot_api.asking import updates
from tests.small_libraries import a_library_of_rows
from tests.telegram.bots import Bot, a_bot

LONG = tuple(
    f"The {name} over the Ambra was opened in {year}, " + f"and {name}s are {word} " * 110 + "."
    for name, year, word in (("bridge", 1911, "high"), ("ferry", 1912, "slow"))
)
BOTH = "Tell me about the bridge and the ferry over the Ambra."
SHORT = "Who ate the moon?"


@pytest.fixture
async def bot(tmp_path):
    async with a_bot(World(), tmp_path) as made:
        made.libraries.stock = a_library_of_rows(*LONG)
        made.libraries.policy = Policy(companion=0)
        yield made


async def question(bot: Bot, ann: Person, text: str) -> Json:
    """Return the update of a question that has not been handled yet."""
    bot.world.say(ann, None, text)
    (found,) = await updates(bot.world)
    return found


async def whole(bot: Bot) -> list[str]:
    """Return the texts of the messages that say all there is to say of both."""
    said = await bot.libraries.ask(PUBLIC, Question(BOTH))
    parts = render(said, ENGLISH, bot_name="footnote_bot", is_private=True)
    assert len(parts) > 1
    return [one.text for one in parts]


async def standing(bot: Bot, ann: Person) -> list[str]:
    """Return the texts of our messages that the chat shows, and see that all are known as ours."""
    exchange = await bot.read(lambda db: by_question(db, ann.id, 1))
    messages = await bot.read(lambda db: replies(db, exchange.key))
    chat = bot.world.private(ann).messages
    assert sorted(messages) == sorted(chat.keys() - {1})
    return [chat[message]["text"] for message in messages]


async def test_a_long_reply_comes_in_parts_and_the_last_has_the_buttons(bot, ann):
    await bot.take(await question(bot, ann, BOTH))
    *others, last = bot.world.sent()
    assert bot.world.texts() == await whole(bot)
    assert "reply_markup" in last
    assert not any("reply_markup" in one for one in others)
    assert bot.world.replies() == {(ann.id, 1): 1}


async def test_every_part_belongs_to_the_exchange(bot, ann):
    await bot.take(await question(bot, ann, BOTH))
    for sent in bot.world.sent():
        kept = await bot.read(lambda db, one=sent["message_id"]: by_reply(db, ann.id, one))
        assert kept.question == BOTH


@pytest.mark.parametrize("failing", [0, 1, 2])
async def test_what_was_sent_before_a_failure_is_not_sent_again(bot, ann, failing):
    raw = await question(bot, ann, BOTH)
    bot.world.faults.add("sendMessage", name="internal", after=failing)
    with pytest.raises(Unreachable):
        await bot.take(raw)
    assert len(bot.world.sent()) == failing
    await bot.take(raw)
    assert bot.world.texts() == await whole(bot) == await standing(bot, ann)
    kept = await bot.read(lambda db: by_question(db, ann.id, 1))
    (context, *_), _ = bot.world.sent()[-1]["reply_markup"]["inline_keyboard"]
    assert context["callback_data"] == f"{kept.key}:c1"


async def test_an_edit_that_asks_less_takes_the_further_parts_away(bot, ann):
    await bot.take(await question(bot, ann, BOTH))
    bot.world.edit(bot.world.private(ann).messages[1], SHORT)
    await bot.listen()
    (told,) = await standing(bot, ann)
    assert told.startswith("The documents do not answer that.")


async def test_an_edit_that_asks_more_adds_parts(bot, ann):
    await bot.take(await question(bot, ann, SHORT))
    bot.world.edit(bot.world.private(ann).messages[1], BOTH)
    await bot.listen()
    assert await standing(bot, ann) == await whole(bot)


@pytest.mark.parametrize("failing", [0, 1])
async def test_an_edit_that_failed_half_way_is_finished_later(bot, ann, failing):
    await bot.take(await question(bot, ann, SHORT))
    bot.world.edit(bot.world.private(ann).messages[1], BOTH)
    (edit,) = await updates(bot.world)
    bot.world.faults.add("sendMessage", name="internal", after=failing)
    with pytest.raises(Unreachable):
        await bot.take(edit)
    await bot.take(edit)
    assert await standing(bot, ann) == await whole(bot)
    kept = await bot.read(lambda db: by_question(db, ann.id, 1))
    assert (kept.question, kept.answered) == (BOTH, True)


async def test_a_reply_of_which_nobody_knows_whether_it_arrived_has_buttons_that_work(bot, ann):
    raw = await question(bot, ann, SHORT)
    bot.world.faults.add("sendMessage", kind="stall")
    with pytest.raises(Unreachable) as raised:
        await bot.take(raw)
    assert raised.value.is_uncertain
    assert await bot.read(lambda db: by_question(db, ann.id, 1)) is None
    await bot.leave()  # as it is where an update is given up
    kept = await bot.read(lambda db: by_question(db, ann.id, 1))
    assert kept.question == SHORT
