"""What reaches the bot: as much as Telegram would show it."""

from typing import Any

import pytest

from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Person
from tests.fake_bot_api.asking import ask, updates


@pytest.fixture
def ann(world: World) -> Person:
    return world.person("Ann", username="ann")


@pytest.fixture
def club(world: World, ann: Person) -> Chat:
    return world.supergroup("Club", ann, world.person("Bob", "ru"))


async def heard(world: World) -> list[str]:
    """Return the texts of the messages that reach the bot."""
    found = await updates(world)
    return [one["message"].get("text", "") for one in found if "message" in one]


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [
        ("/ask@footnote_bot who?", True),
        ("/ask@Footnote_Bot who?", True),
        ("please /ask@footnote_bot", True),
        ("/ask who?", False),  # the bot was not the last bot to speak
        ("/ask@other_bot who?", False),
        ("@footnote_bot who?", False),
        ("Who?", False),
    ],
)
async def test_in_privacy_mode_the_bot_hears_what_is_meant_for_it(
    world, ann, club, text, is_shown
):
    world.say(ann, club, text)
    assert await heard(world) == ([text] if is_shown else [])


async def test_a_bare_command_is_for_the_bot_that_spoke_last(world, ann, club):
    await ask(world, "sendMessage", chat_id=club.id, text="Here I am.")
    world.say(ann, club, "/ask one")
    world.say(world.person("Other", username="other_bot", is_bot=True), club, "So am I.")
    world.say(ann, club, "/ask two")
    assert await heard(world) == ["/ask one"]


async def test_a_reply_to_the_bot_reaches_it(world, ann, club):
    answer = await ask(world, "sendMessage", chat_id=club.id, text="Ada.")
    asked = world.say(ann, club, "Why?", reply_to=answer)
    world.say(ann, club, "Really?", reply_to=asked)
    assert await heard(world) == ["Why?"]


@pytest.mark.parametrize("way", ["reads all", "admin"])
async def test_who_may_read_all_reads_all_but_other_bots(world, ann, club, way):
    if way == "admin":
        world.promote(club, world.me)
    else:
        world.me.flags["can_read_all_group_messages"] = True
    world.say(ann, club, "Who?")
    world.say(world.person("Other", is_bot=True), club, "Ada.")
    assert await heard(world) == ["Who?"]


async def test_in_private_all_reaches_the_bot_until_it_is_blocked(world, ann):
    world.say(ann, None, "Who?")
    world.block(ann)
    world.say(ann, None, "And now?")
    changes = await updates(world)
    assert [set(one) - {"update_id"} for one in changes] == [{"message"}, {"my_chat_member"}]
    assert changes[1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_commands_and_mentions_are_found_in_utf16_units(world, ann):
    said = world.say(ann, None, "\U0001f600 /ask @footnote_bot #x a@b.c https://e.org/a.")
    assert [(one["type"], one["offset"], one["length"]) for one in said["entities"]] == [
        ("bot_command", 3, 4),
        ("mention", 8, 13),
        ("hashtag", 22, 2),
        ("url", 31, 15),
    ]


async def test_an_edit_is_an_update_of_its_own_and_leaves_the_first_as_it_was(world, ann):
    said = world.say(ann, None, "Who?")
    world.edit(said, "When?")
    first, second = await updates(world)
    assert (first["message"]["text"], second["edited_message"]["text"]) == ("Who?", "When?")
    assert "edit_date" in second["edited_message"]


async def test_in_a_topic_a_message_replies_to_its_first_if_to_nothing_else(world, ann):
    forum = world.supergroup("Forum", ann, is_forum=True)
    topic = world.topic(forum, "Travel")
    said = world.say(ann, forum, "/ask@footnote_bot who?", topic=topic)
    assert (said["message_thread_id"], said["is_topic_message"]) == (topic, True)
    assert "forum_topic_created" in said["reply_to_message"]
    answer = world.say(ann, forum, "So?", reply_to=said)
    assert (answer["message_thread_id"], answer["reply_to_message"]["text"]) == (
        topic,
        said["text"],
    )


async def test_a_reply_in_a_plain_supergroup_has_a_thread_that_is_no_topic(world, ann, club):
    first = world.say(ann, club, "One")
    second = world.say(ann, club, "Two", reply_to=first)
    third = world.say(ann, club, "Three", reply_to=second)
    assert (second["message_thread_id"], third["message_thread_id"]) == (first["message_id"],) * 2
    assert "is_topic_message" not in third
    assert "reply_to_message" not in third["reply_to_message"]


async def test_a_quote_tells_where_it_lies(world, ann, club):
    first = world.say(ann, club, "\U0001f600 Put it back before dark.")
    reply = world.say(ann, club, "/ask@footnote_bot", reply_to=first, quote="before dark")
    assert reply["quote"] == {"text": "before dark", "position": 15, "is_manual": True}


SENDERS: dict[str, tuple[dict[str, Any], int]] = {
    "an admin who writes as the group": ({"anonymous": True}, 1087968824),
    "somebody who writes as a channel": ({"as_channel": True}, 136817688),
}


@pytest.mark.parametrize(("how", "sender"), SENDERS.values(), ids=SENDERS.keys())
async def test_a_shared_account_stands_for_somebody(world, ann, club, how, sender):
    channel = world.channel("News", ann)
    how = how | ({"as_channel": channel} if "as_channel" in how else {})
    said = world.say(ann, club, "/mode@footnote_bot", **how)
    owner = channel if "as_channel" in how else club
    assert (said["from"]["id"], said["sender_chat"]["id"]) == (sender, owner.id)
    assert await heard(world) == ["/mode@footnote_bot"]


async def test_a_post_of_a_linked_channel_comes_from_telegram_itself(world, ann, club):
    channel = world.channel("News", ann)
    world.link(channel, club)
    world.promote(club, world.me)
    world.say(ann, channel, "What a day!")
    *_, post, forward = await updates(world)
    assert "from" not in post["channel_post"]
    assert forward["message"]["from"]["id"] == 777000
    assert forward["message"]["is_automatic_forward"] is True


async def test_a_group_that_moves_refuses_what_is_sent_to_its_old_number(world, ann):
    group = world.group("Club", ann)
    moved = world.migrate(group)
    old, new = await updates(world)
    assert old["message"]["migrate_to_chat_id"] == moved.id
    assert new["message"]["migrate_from_chat_id"] == group.id
    call, body = await world.answer("sendMessage", {"chat_id": group.id, "text": "Hi"})
    assert (call.status, body["parameters"]) == (400, {"migrate_to_chat_id": moved.id})


async def test_who_comes_and_goes_is_told(world, ann):
    group = world.group("Club", ann)
    world.leave(group, world.me, by=ann)
    world.join(group, world.me, by=ann)
    told = await updates(world)
    changes = [one["my_chat_member"] for one in told if "my_chat_member" in one]
    ranks = [(one["old_chat_member"], one["new_chat_member"]) for one in changes]
    assert [(old["status"], new["status"]) for old, new in ranks] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert [one for one in told if "left_chat_member" in one.get("message", {})]


async def test_a_guest_is_called_by_its_name_where_it_is_not(world, ann):
    group = world.group("Strangers", ann)
    world.leave(group, world.me, by=ann)
    await updates(world)
    world.say(ann, group, "@footnote_bot who?")
    assert await updates(world) == []
    world.me.flags["supports_guest_queries"] = True
    world.say(ann, group, "@footnote_bot who?")
    (called,) = await updates(world)
    assert called["guest_message"]["guest_query_id"] in world.queries
