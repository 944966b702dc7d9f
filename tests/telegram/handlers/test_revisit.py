"""What does an answer say that was given long ago?"""

from dataclasses import replace

from bot.config.collections import Tenant
from bot.state.chat_settings import ChatSettings, save_chat_settings
from bot.state.exchanges import Exchange
from bot.state.places import Place
from bot.state.votes import Tally
from bot.telegram.handlers.answer_messages import NO_VOTES, stored_citations
from bot.telegram.handlers.revisit import ask_again
from tests.small_libraries import a_library, said_to
from tests.telegram.bots import NOTES, Bot, OneLibrary

WHEN = "When was the bridge over the Ambra opened?"
MAY = "The bridge over the Ambra was opened in May 1911."
KEY = "Aa0Bb1Cc2Dd3Ee4F"


def exchange(bot: Bot, place: Place, *, person: int = 7) -> Exchange:
    """Return a question that was answered some time ago."""
    said = said_to(bot.libraries.stock, WHEN)
    return Exchange(
        key=KEY,
        place=place,
        person=person,
        question_message=1,
        question=WHEN,
        history=(),
        answered=True,
        cited=stored_citations(said),
        at=1.0,
        language="en",
    )


async def test_an_answer_stands_as_long_as_the_same_places_are_quoted(bot):
    told = exchange(bot, Place(7))
    assert (await ask_again(told, bot.services)).is_unchanged
    bot.libraries.stock = a_library(*NOTES, "The mill closed in 1950.")
    assert (await ask_again(told, bot.services)).is_unchanged
    bot.libraries.stock = a_library(NOTES[0].replace("May", "June"), NOTES[1])
    assert not (await ask_again(told, bot.services)).is_unchanged


async def test_it_is_asked_with_as_many_sentences_as_the_place_wants(bot):
    bot.libraries.policy = replace(bot.libraries.policy, companion=0.0)
    told = replace(exchange(bot, Place(7)), question="Describe the bridge over the Ambra")
    assert len((await ask_again(told, bot.services)).said.citations) == 2
    rules = replace(ChatSettings(), sentences=1)
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(7), rules))
    assert len((await ask_again(told, bot.services)).said.citations) == 1


async def test_its_message_carries_the_buttons_with_what_is_thought_of_it(bot):
    standing = await ask_again(exchange(bot, Place(7)), bot.services)
    pressed = [b.label for row in standing.message(Tally(2, 1, 0)).buttons for b in row]
    assert pressed == ["Context", "More", "👍 2", "👎 1"]
    assert standing.message(NO_VOTES).text.startswith(MAY)


class Rooms(OneLibrary):
    """A library that notes whose documents are asked."""

    async def tenant(self, place, person) -> Tenant:
        """Return a tenant of the place's own."""
        return Tenant((f"{place.chat}/{person.id}",))

    async def ask(self, tenant: Tenant, question, *, sentences=None):
        """Return what the one library says."""
        self.tenants.append(tenant)
        return await super().ask(tenant, question, sentences=sentences)


async def test_it_is_asked_of_what_the_asker_may_read_there_now(bot):
    library = Rooms(bot.libraries.stock)
    library.tenants = []
    services = replace(bot.services, libraries=library)
    await ask_again(exchange(bot, Place(-1001, 5)), services)
    await ask_again(exchange(bot, Place(-1002), person=8), services)
    assert library.tenants == [Tenant(("-1001/7",)), Tenant(("-1002/8",))]
