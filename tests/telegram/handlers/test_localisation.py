"""Which words does somebody read here?"""

from dataclasses import replace

import pytest

from bot.state.chat_settings import ChatSettings, save_chat_settings
from bot.state.places import NOWHERE, Place
from bot.telegram.events import Person
from bot.telegram.handlers.localisation import words_in
from tests.fake_bot_api import World
from tests.telegram.bots import a_bot

CHAT = -1001


@pytest.mark.parametrize(
    ("place", "language", "code"),
    [
        (Place(CHAT), "en", "ru"),
        (Place(CHAT, 5), "en", "zh"),
        (Place(CHAT, 6), "en", "ru"),
        (Place(-1002), "zh-hans", "zh"),
        (Place(-1002), "pt-br", "pt"),
        (Place(-1002), "", "en"),
        (NOWHERE, "ru", "ru"),
    ],
)
async def test_the_language_of_the_topic_goes_before_the_chats_before_ones_own(
    tmp_path, place, language, code
):
    async with a_bot(World(), tmp_path) as bot:
        for chosen, where in (("ru", Place(CHAT)), ("zh", Place(CHAT, 5))):
            rules = replace(ChatSettings(), language=chosen)
            await bot.services.store.write(
                lambda db, r=rules, w=where: save_chat_settings(db, w, r)
            )
        assert (await words_in(place, Person(7, language), bot.services)).code == code
