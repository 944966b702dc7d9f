"""What is offered to somebody who types our name and a question in any chat?"""

from dataclasses import replace

import pytest

from bot.answers.permalinks import payload
from bot.config.collections import PUBLIC, Tenant
from bot.state.places import Place
from bot.telegram.events import Person as Somebody
from bot.wording import ENGLISH, LANGUAGES
from tests.fake_bot_api.accounts import Json, Person
from tests.small_libraries import a_library, a_library_of_rows
from tests.telegram.bots import NOTES, Bot, OneLibrary
from tests.telegram.full import tell

WHEN = "When was the bridge over the Ambra opened?"
MAY = "The bridge over the Ambra was opened in May 1911."


async def ask(bot: Bot, person: Person, text: str) -> Json:
    """Return what the bot answers to what somebody types."""
    query = bot.world.ask_inline(person, text)
    await bot.listen()
    assert query.answers == 1
    assert query.answer is not None
    return query.answer


async def test_each_sentence_that_answers_is_offered_with_its_source(bot, ann):
    answer = await ask(bot, ann, WHEN)
    (offer,) = answer["results"]
    assert (offer["title"], offer["description"]) == (MAY, "0")
    content = offer["input_message_content"]
    assert content["message_text"] == f"{MAY}\N{NO-BREAK SPACE}[1]\n0"
    links = [one for one in content["entities"] if one["type"] == "text_link"]
    assert links[0]["url"].startswith("https://t.me/footnote_bot?start=")


async def test_several_sentences_are_several_offers_of_their_own_names(bot, ann):
    bot.libraries.policy = replace(bot.libraries.policy, companion=0.0)
    offers = (await ask(bot, ann, "Describe the bridge over the Ambra"))["results"]
    assert len(offers) == 2
    assert len({one["id"] for one in offers}) == 2
    assert all(len(one["id"].encode()) <= 64 for one in offers)


async def test_what_everybody_may_read_is_kept_for_a_minute_and_for_all(bot, ann):
    answer = await ask(bot, ann, WHEN)
    assert (answer["is_personal"], answer["cache_time"]) == (False, 60)


async def test_what_is_kept_for_all_reads_the_same_in_every_language(bot, ann):
    theirs = await ask(bot, bot.world.person("Xi", "zh"), WHEN)
    assert theirs["results"] == (await ask(bot, ann, WHEN))["results"]


@pytest.mark.parametrize(
    ("text", "label"), [("", "inline_hint"), ("Who ate the moon?", "inline_nothing")]
)
async def test_where_nothing_is_offered_a_button_leads_to_us_and_nothing_is_kept(bot, text, label):
    ben = bot.world.person("Ben", "ru")
    answer = await ask(bot, ben, text)
    assert answer["results"] == []
    assert (answer["is_personal"], answer["cache_time"]) == (True, 0)
    assert answer["button"]["text"] == getattr(LANGUAGES["ru"], label)
    start = await tell(bot, ben, f"/start {answer['button']['start_parameter']}")
    assert start["text"].startswith(LANGUAGES["ru"].start[:20])


async def test_a_sentence_that_is_longer_than_a_message_is_not_offered(bot, ann):
    bot.libraries.stock = a_library_of_rows(
        "The bridge was opened in May 1911, " + "and so on, " * 500 + "."
    )
    answer = await ask(bot, ann, "When was the bridge opened?")
    assert answer["results"] == []
    assert answer["button"]["text"] == ENGLISH.inline_nothing


class Vaults(OneLibrary):
    """Libraries of which all but the public one would give a secret away."""

    async def tenant(self, place: Place, person: Somebody) -> Tenant:
        """Return the private one for everybody and everywhere."""
        del place, person
        return Tenant(("vault",))

    async def ask(self, tenant: Tenant, question, *, sentences=None):
        """Return what the public library says, or fail."""
        assert tenant == PUBLIC
        return await super().ask(tenant, question, sentences=sentences)


async def test_private_documents_are_never_offered(bot, ann):
    library = Vaults(a_library(*NOTES))
    guarded = replace(bot, services=replace(bot.services, libraries=library), libraries=library)
    answer = await ask(guarded, ann, "When was the vault below the mill opened?")
    assert "1955" not in str(answer)


async def test_what_was_chosen_and_sent_opens_in_private(bot, ann):
    club = bot.world.supergroup("Club", ann)
    query = bot.world.ask_inline(ann, WHEN)
    await bot.listen()
    sent = bot.world.choose(query, 0, club)
    await bot.listen()
    assert bot.world.sent(club) == []  # we do not answer ourselves
    assert sent["text"].startswith(MAY)
    named = payload(next(one for one in bot.libraries.stock.sentences if one.text == MAY))
    assert MAY in (await tell(bot, ann, f"/start {named}"))["text"]


async def test_spaces_are_no_question(bot, ann):
    assert (await ask(bot, ann, "   "))["button"]["text"] == ENGLISH.inline_hint


async def test_whoever_types_faster_than_anybody_reads_is_not_answered_for_a_while(bot, ann):
    typed = [bot.world.ask_inline(ann, f"{WHEN} {number}") for number in range(30)]
    await bot.listen()
    assert [query.answers for query in typed] == [1] * 20 + [0] * 10
