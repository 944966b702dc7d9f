"""What the bot sends is kept as Telegram keeps it, or refused as Telegram refuses it."""

from typing import Any

import pytest

from tests.fake_bot_api import HandClock, World
from tests.fake_bot_api.accounts import Chat, Person
from tests.fake_bot_api.asking import ask
from tests.fake_bot_api.specification import ABSENT, specification


@pytest.fixture
def ann(world: World) -> Person:
    return world.person("Ann")


@pytest.fixture
def club(world: World, ann: Person) -> Chat:
    return world.supergroup("Club", ann)


async def send(world: World, chat: Chat, text: str, **wanted: Any) -> Any:
    return await ask(world, "sendMessage", chat_id=chat.id, text=text, **wanted)


def bold(offset: int, length: int) -> dict[str, Any]:
    return {"type": "bold", "offset": offset, "length": length}


async def test_white_space_around_a_text_goes_and_entities_move_with_it(world, club):
    said = await send(world, club, "\n \U0001f600 now \n", entities=[bold(2, 2), bold(5, 5)])
    assert said["text"] == "\U0001f600 now"
    assert said["entities"] == [bold(0, 2), bold(3, 3)]


async def test_the_hundred_and_first_entity_is_dropped_in_silence(world, club):
    said = await send(world, club, "x" * 101, entities=[bold(at, 1) for at in range(101)])
    assert [one["offset"] for one in said["entities"]] == list(range(100))


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        (bold(3, 1), "begins after the end of the text at UTF-16 offset 3"),
        (bold(0, 3), "ends after the end of the text at UTF-16 offset 3"),
        (bold(0, 1), "ends in a middle of a UTF-16 symbol"),
    ],
)
async def test_an_entity_outside_of_its_text_is_refused(world, club, entity, reason):
    assert reason in await send(world, club, "\U0001f600", entities=[entity])


async def test_a_quote_in_a_quote_is_dropped(world, club):
    outer = {"type": "blockquote", "offset": 0, "length": 9}
    inner = {"type": "expandable_blockquote", "offset": 2, "length": 3}
    said = await send(world, club, "a quoted one", entities=[outer, inner])
    assert said["entities"] == [outer]


async def test_a_text_as_long_as_allowed_is_sent_and_a_longer_one_not(world, club):
    assert (await send(world, club, "\U0001f600" * 2048))["text"] == "\U0001f600" * 2048
    said = await send(world, club, "\U0001f600" * 2048 + "x")
    assert said == "Bad Request: message is too long"
    world.violations.clear()  # there is one, where the specification is there to be broken


@pytest.mark.skipif(specification() is None, reason=ABSENT)
async def test_a_text_that_is_too_long_is_a_violation(world, club):
    await send(world, club, "x" * 4097)
    assert "sendMessage.text: 4097 characters" in world.violations.pop()


async def test_a_reply_to_nothing_is_refused_unless_the_bot_takes_that(world, club):
    reply = {"message_id": 99}
    refused = await send(world, club, "x", reply_parameters=reply)
    assert refused == "Bad Request: message to be replied not found"
    taken = reply | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in await send(world, club, "x", reply_parameters=taken)


async def test_a_quote_must_be_part_of_the_message(world, ann, club):
    said = world.say(ann, club, "Put it back before dark.")
    reply = {"message_id": said["message_id"], "quote": "before noon"}
    assert "QUOTE_TEXT_INVALID" in await send(world, club, "x", reply_parameters=reply)
    reply["quote"] = "before dark"
    assert (await send(world, club, "x", reply_parameters=reply))["quote"]["position"] == 12


@pytest.mark.parametrize("thread", [1, 77])
async def test_a_thread_that_is_none_is_not_found(world, ann, thread):
    forum = world.supergroup("Forum", ann, is_forum=True)
    refused = await send(world, forum, "x", message_thread_id=thread)
    assert refused == "Bad Request: message thread not found"


async def test_a_topic_takes_messages_until_it_is_closed(world, ann):
    forum = world.supergroup("Forum", ann, is_forum=True)
    topic = world.topic(forum, "Travel")
    assert (await send(world, forum, "x", message_thread_id=topic))["is_topic_message"]
    world.close(forum, topic)
    assert "TOPIC_CLOSED" in await send(world, forum, "x", message_thread_id=topic)


async def test_who_blocked_or_never_wrote_to_the_bot_gets_nothing(world, ann):
    stranger = world.person("Cleo")
    private = world.private(ann)
    world.block(ann)
    assert "blocked by the user" in await send(world, private, "x")
    refused = await ask(world, "sendMessage", chat_id=stranger.id, text="x")
    assert refused == "Forbidden: bot can't initiate conversation with a user"
    assert await ask(world, "sendMessage", chat_id=5, text="x") == "Bad Request: chat not found"


async def test_a_bot_that_was_thrown_out_cannot_write(world, ann, club):
    world.leave(club, world.me, by=ann)
    assert await send(world, club, "x") == "Forbidden: bot was kicked from the supergroup chat"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "a"}, "Text buttons are unallowed"),
        (
            {"text": "a", "callback_data": "x", "url": "https://e.org"},
            "Text buttons are unallowed",
        ),
        ({"text": "a", "url": "nowhere"}, "is invalid"),
    ],
)
async def test_a_button_does_exactly_one_thing(world, club, button, reason):
    markup = {"inline_keyboard": [[button]]}
    assert reason in await send(world, club, "x", reply_markup=markup)


async def test_an_edit_must_change_something(world, club):
    said = await send(world, club, "one", entities=[bold(0, 3)])
    same = {"chat_id": club.id, "message_id": said["message_id"], "text": "one"}
    kept = await ask(world, "editMessageText", **same, entities=[bold(0, 3)])
    assert kept.startswith("Bad Request: message is not modified")
    assert "entities" not in await ask(world, "editMessageText", **same)
    assert world.texts(club) == ["one"]


async def test_only_messages_of_the_bot_can_be_edited(world, ann, club):
    other = world.say(ann, club, "Who?")["message_id"]
    wanted = {"chat_id": club.id, "text": "x"}
    refused = await ask(world, "editMessageText", message_id=other, **wanted)
    assert refused == "Bad Request: message can't be edited"
    refused = await ask(world, "editMessageText", message_id=99, **wanted)
    assert refused == "Bad Request: message to edit not found"


async def test_a_message_can_be_deleted_for_two_days(world, club):
    one, two = [(await send(world, club, "x"))["message_id"] for _ in range(2)]
    assert await ask(world, "deleteMessage", chat_id=club.id, message_id=one) is True
    refused = await ask(world, "deleteMessage", chat_id=club.id, message_id=one)
    assert refused == "Bad Request: message to delete not found"
    assert isinstance(world.clock, HandClock)
    world.clock.advance(49 * 3600)
    refused = await ask(world, "deleteMessage", chat_id=club.id, message_id=two)
    assert refused == "Bad Request: message can't be deleted"


@pytest.mark.skipif(specification() is None, reason=ABSENT)
async def test_a_parse_mode_is_a_violation(world, club):
    await send(world, club, "<b>x</b>", parse_mode="HTML")
    assert world.violations.pop() == "sendMessage: parse_mode is never ours"
