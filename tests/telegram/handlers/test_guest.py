"""How is a question answered in a chat that we are not in?"""

from dataclasses import replace

import pytest

from bot.state.exchanges import by_key
from bot.state.gaps import load
from bot.wording import ENGLISH, LANGUAGES
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.small_libraries import a_library_of_rows
from tests.telegram.bots import Bot
from tests.telegram.handlers.test_inline import Vaults

WHEN = "When was the bridge over the Ambra opened?"
MAY = "The bridge over the Ambra was opened in May 1911."


@pytest.fixture
def elsewhere(bot: Bot, ann: Person) -> Chat:
    """Return a group in which the bot is not."""
    made = bot.world.supergroup("Elsewhere", ann)
    made.roles.pop(bot.world.me.id)
    return made


async def call(bot: Bot, person: Person, chat: Chat, text: str) -> Json | None:
    """Return the message with which the bot answers where it is a guest, None if it does not."""
    before = len(bot.world.called("answerGuestQuery"))
    bot.world.say(person, chat, text)
    await bot.listen()
    calls = bot.world.called("answerGuestQuery")[before:]
    assert len(calls) <= 1
    return calls[0].wanted["result"]["input_message_content"] if calls else None


async def test_a_guest_answers_with_one_message_and_its_source(bot, ann, elsewhere):
    said = await call(bot, ann, elsewhere, f"@footnote_bot {WHEN}")
    assert said is not None
    assert said["message_text"].startswith(f"{MAY}\N{NO-BREAK SPACE}[1]")
    assert bot.world.sent() == []


async def test_a_miss_is_one_line_in_the_language_of_whoever_asks(bot, elsewhere):
    ben = bot.world.person("Ben", "ru")
    said = await call(bot, ben, elsewhere, "@footnote_bot Who ate the moon?")
    assert said == {"message_text": LANGUAGES["ru"].not_answered} | {
        key: said[key] for key in said if key != "message_text"
    }
    assert "\n" not in said["message_text"]


async def test_a_call_without_a_question_is_told_how_to_ask(bot, ann, elsewhere):
    said = await call(bot, ann, elsewhere, "@footnote_bot")
    assert said is not None
    assert said["message_text"] == ENGLISH.nothing_asked


async def test_a_guest_reads_from_public_documents_only(bot, ann, elsewhere):
    library = Vaults(bot.libraries.stock)
    guarded = replace(bot, services=replace(bot.services, libraries=library), libraries=library)
    assert await call(guarded, ann, elsewhere, f"@footnote_bot {WHEN}") is not None


async def test_nothing_is_kept_of_what_a_guest_was_asked(bot, ann, elsewhere):
    await call(bot, ann, elsewhere, "@footnote_bot Who ate the moon?")
    assert await bot.read(load) == ()
    assert await bot.read(lambda db: by_key(db, "")) is None


async def test_an_answer_that_is_too_long_for_one_message_is_its_best_sentence(
    bot, ann, elsewhere
):
    bot.libraries.policy = replace(bot.libraries.policy, companion=0.0, threshold=0.0)
    filler = "with a great many boats on it, " * 70
    bot.libraries.stock = a_library_of_rows(
        f"The lake is wide, {filler}they say.", f"The lake is deep, {filler}they say."
    )
    said = await call(bot, ann, elsewhere, "@footnote_bot Describe the lake")
    assert said is not None
    assert "The lake is " in said["message_text"]
    assert ("wide" in said["message_text"]) != ("deep" in said["message_text"])


async def test_whoever_calls_without_end_is_told_once(bot, ann, elsewhere):
    said = [await call(bot, ann, elsewhere, f"@footnote_bot {WHEN} {n}") for n in range(30)]
    texts = [one["message_text"] for one in said if one]
    assert texts.count(ENGLISH.too_fast) == 1
    assert len(texts) < 20
