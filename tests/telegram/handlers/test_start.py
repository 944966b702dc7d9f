"""What does /start show, and which passage does a link open?"""

from dataclasses import replace

import pytest

from bot.answers.answer import Answer
from bot.answers.permalinks import payload
from bot.config.collections import PUBLIC, Tenant
from bot.pipeline import ask
from bot.queries.question import Question
from bot.state.places import Place
from bot.telegram.events import Person as Somebody
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Json
from tests.small_libraries import a_library
from tests.telegram.bots import NOTES, Bot, OneLibrary
from tests.telegram.full import a_full_bot, labels, now, press, tell
from tests.telegram.handlers.test_help_pages import GROUP_PAGE

LONG = " ".join(f"Sentence number {number} tells of the lake." for number in range(1, 12))
GUARDED = "The vault below the mill is opened with the code 7714."


@pytest.fixture
async def bot(tmp_path):
    async with a_full_bot(tmp_path, notes=(*NOTES, LONG)) as made:
        yield made


def link(bot: Bot, words: str) -> str:
    """Return the payload of the first sentence that holds some words."""
    return payload(next(one for one in bot.libraries.stock.sentences if words in one.text))


def bold(message: Json) -> list[str]:
    """Return what is set off in a message."""
    return [
        message["text"][one["offset"] : one["offset"] + one["length"]]
        for one in message.get("entities", ())
        if one["type"] == "bold"
    ]


async def test_the_greeting_gives_an_example_that_the_documents_answer(bot, ann):
    told = (await tell(bot, ann, "/start"))["text"]
    assert told.startswith("Ask me a question: I have read 3 documents.")
    _, _, question = told.rpartition("For example: ")
    assert question.startswith("Tell me about ")
    assert isinstance(ask(bot.libraries.stock, Question(question), bot.libraries.policy), Answer)


async def test_the_example_is_in_the_language_of_the_documents(bot):
    told = await tell(bot, bot.world.person("Ben", "ru"), "/start")
    assert "Например: Tell me about " in told["text"]


async def test_without_documents_that_is_said(bot, ann):
    bot.libraries.stock = a_library()
    told = (await tell(bot, ann, "/start"))["text"]
    assert told == f"{ENGLISH.start_empty}\n\n{ENGLISH.start_add}"


async def test_where_no_example_is_found_none_is_given(bot, ann):
    bot.libraries.stock = a_library("rain fell all day.")
    assert "For example" not in (await tell(bot, ann, "/start"))["text"]


async def test_the_button_over_inline_results_leads_to_the_greeting(bot, ann):
    told = await tell(bot, ann, "/start ask")
    assert told["text"].startswith("Ask me a question")


async def test_a_link_opens_its_passage_among_its_neighbours_set_off(bot, ann):
    shown = await tell(bot, ann, f"/start {link(bot, 'number 6 ')}")
    assert "number 5 " in shown["text"]
    assert "number 7 " in shown["text"]
    assert "Sentence number 6 tells of the lake." in bold(shown)
    assert labels(shown) == [ENGLISH.button_previous, ENGLISH.button_next]


async def test_previous_and_next_turn_to_what_stands_beside_and_lose_nothing(bot, ann):
    shown = await tell(bot, ann, f"/start {link(bot, 'number 6 ')}")
    seen = [shown["text"]]
    while ENGLISH.button_next in labels(now(bot, shown)):
        assert await press(bot, ann, now(bot, shown), ENGLISH.button_next) == ""
        seen.append(now(bot, shown)["text"])
    for _ in range(len(seen)):
        if ENGLISH.button_previous in labels(now(bot, shown)):
            await press(bot, ann, now(bot, shown), ENGLISH.button_previous)
            seen.append(now(bot, shown)["text"])
    for number in range(1, 12):
        assert any(f"number {number} tells" in text for text in seen)
    assert "Sentence number" not in "".join(bold(now(bot, shown)))


async def test_a_document_of_one_sentence_has_nothing_beside_it(bot, ann):
    bot.libraries.stock = a_library("The mill closed in 1950.")
    assert labels(await tell(bot, ann, f"/start {link(bot, 'mill')}")) == []


@pytest.mark.parametrize(
    "argument",
    [
        "x",
        "A" * 38,
        "' OR 1=1",
        "<b>you</b>",
        "../../etc/passwd",
        "A" * 64,
        "\N{PARTY POPPER}" * 9,
    ],
)
async def test_a_link_that_leads_nowhere_is_one_line_and_never_repeated(bot, ann, argument):
    told = (await tell(bot, ann, f"/start {argument}"))["text"]
    assert told == ENGLISH.link_unknown


async def test_a_passage_that_has_changed_is_not_opened_by_its_old_link(bot, ann):
    named = link(bot, "Otto Lind")
    bot.libraries.stock = a_library(NOTES[0].replace("Otto", "Odo"), NOTES[1])
    assert (await tell(bot, ann, f"/start {named}"))["text"] == ENGLISH.link_unknown


async def test_turning_to_a_passage_that_is_gone_says_so(bot, ann):
    shown = await tell(bot, ann, f"/start {link(bot, 'number 6 ')}")
    bot.libraries.stock = a_library(*NOTES)
    assert await press(bot, ann, shown, ENGLISH.button_next) == ENGLISH.passage_gone
    assert now(bot, shown)["text"] == shown["text"]


class Vaults(OneLibrary):
    """Libraries of which one is for Ann alone."""

    async def tenant(self, place: Place, person: Somebody) -> Tenant:
        """Return Ann's own in her private chat, else the public one."""
        del person
        return Tenant(("vault",)) if place.chat == self.ann else PUBLIC

    def library(self, tenant: Tenant):
        """Return the library of a tenant."""
        return self.private if tenant.collections else self.stock

    ann: int = 0
    private: object = None


async def test_a_link_to_a_private_document_opens_for_nobody_else(bot, ann):
    ben = bot.world.person("Ben")
    library = Vaults(bot.libraries.stock)
    library.ann, library.private = ann.id, a_library(*NOTES, GUARDED)
    guarded = replace(bot, services=replace(bot.services, libraries=library), libraries=library)
    named = payload(next(one for one in library.private.sentences if "vault" in one.text))
    assert "7714" in (await tell(guarded, ann, f"/start {named}"))["text"]
    assert (await tell(guarded, ben, f"/start {named}"))["text"] == ENGLISH.link_unknown
    shown = await tell(guarded, ben, "/docs")
    assert await press(guarded, ben, shown, f"p:{named}", forged=True) == ENGLISH.passage_gone


async def test_in_a_group_start_tells_how_to_ask_there(bot, ann):
    club = bot.world.supergroup("Club", ann)
    told = await tell(bot, ann, "/start@footnote_bot", club)
    assert told["text"] == GROUP_PAGE


async def test_a_link_that_was_typed_in_a_group_shows_nothing_there(bot, ann):
    club = bot.world.supergroup("Club", ann, bot.world.person("Ben", "zh"))
    told = await tell(bot, ann, f"/start@footnote_bot {link(bot, 'Otto')}", club)
    assert "Otto" not in told["text"]
