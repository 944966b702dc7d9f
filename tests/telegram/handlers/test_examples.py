"""Which question could somebody begin with?"""

import pytest

from bot.config.collections import PUBLIC
from bot.telegram.handlers.examples import find_example
from bot.wording import LANGUAGES
from tests.fake_bot_api import World
from tests.small_libraries import a_library
from tests.telegram.bots import NOTES, a_bot


@pytest.mark.parametrize(
    ("notes", "question"),
    [
        (NOTES, "Tell me about Otto Lind"),
        (
            ("# How do I join?\n\nTo join the club, write to the treasurer of the club.",),
            "How do I join?",
        ),
        (("rain fell all day. it was cold.",), ""),
        ((), ""),
    ],
)
async def test_an_example_is_answered_by_the_library_or_there_is_none(tmp_path, notes, question):
    async with a_bot(World(), tmp_path) as bot:
        bot.libraries.stock = a_library(*notes, ending="md")
        assert await find_example(PUBLIC, bot.libraries.stock, bot.services) == question


async def test_it_is_worded_in_the_language_of_the_documents(tmp_path):
    text = (
        "Мост открыли в 1911 году. Его построила инженер Клара Вейс, которая жила в городе. "
        "Через год Клара Вейс уехала за море и больше не вернулась в этот город."
    )
    async with a_bot(World(), tmp_path) as bot:
        bot.libraries.stock = a_library(text)
        found = await find_example(PUBLIC, bot.libraries.stock, bot.services)
        assert found == LANGUAGES["ru"].example_about.format(name="Клара Вейс")
