"""Buttons, inline queries and guests: what the bot answers, and to whom it is shown."""

import json
from typing import Any

import pytest

from tests.fake_bot_api import HandClock, World
from tests.fake_bot_api.accounts import Person
from tests.fake_bot_api.asking import ask, updates

CONTENT = {"message_text": "Ada."}
RESULT = {"type": "article", "id": "1", "title": "One", "input_message_content": CONTENT}
KEYS = {"inline_keyboard": [[{"text": "Context", "callback_data": "k:c1"}]]}


@pytest.fixture
def ann(world: World) -> Person:
    return world.person("Ann")


async def the_answer(world: World, ann: Person) -> Any:
    """Return a message of the bot with a button."""
    chat = world.private(ann).id
    return await ask(world, "sendMessage", chat_id=chat, text="Ada.", reply_markup=KEYS)


async def test_a_pressed_button_sends_its_data_and_waits_for_an_answer(world, ann):
    query = world.press(ann, await the_answer(world, ann), "Context")
    (pressed,) = await updates(world)
    assert pressed["callback_query"]["data"] == "k:c1"
    assert await ask(world, "answerCallbackQuery", callback_query_id=query.id, text="Look") is True
    assert query.answer == {"callback_query_id": query.id, "text": "Look"}


async def test_there_is_no_button_to_press_that_is_not_shown(world, ann):
    message = await the_answer(world, ann)
    with pytest.raises(LookupError, match="'More'"):
        world.press(ann, message, "More")


async def test_a_stranger_may_send_any_data(world, ann):
    world.press(ann, await the_answer(world, ann), "\0' OR 1", forged=True)
    (pressed,) = await updates(world)
    assert pressed["callback_query"]["data"] == "\0' OR 1"


async def test_an_old_message_is_only_named(world, ann):
    world.press(ann, await the_answer(world, ann), "Context", old=True)
    (pressed,) = await updates(world)
    assert pressed["callback_query"]["message"]["date"] == 0
    assert "text" not in pressed["callback_query"]["message"]


async def test_a_query_that_is_too_old_or_unknown_is_refused(world, ann):
    query = world.press(ann, await the_answer(world, ann), "Context")
    assert isinstance(world.clock, HandClock)
    world.clock.advance(3600)
    for number in (query.id, "5"):
        refused = await ask(world, "answerCallbackQuery", callback_query_id=number)
        assert refused.startswith("Bad Request: query is too old")


async def test_a_chosen_inline_result_is_a_message_that_only_its_name_edits(world, ann):
    query = world.ask_inline(ann, "who")
    results = json.dumps([RESULT | {"reply_markup": KEYS}])
    assert await ask(world, "answerInlineQuery", inline_query_id=query.id, results=results) is True
    made = world.choose(query, 0, world.supergroup("Club", ann))
    world.press(ann, made, "Context")
    pressed = (await updates(world))[-1]["callback_query"]
    assert "message" not in pressed
    name = pressed["inline_message_id"]
    assert await ask(world, "editMessageText", inline_message_id=name, text="Ada, 1843.") is True
    assert world.inline[name]["text"] == "Ada, 1843."


@pytest.mark.parametrize(
    ("results", "reason"),
    [([RESULT] * 2, "RESULT_ID_DUPLICATE"), ([RESULT] * 51, "RESULTS_TOO_MUCH")],
)
async def test_inline_results_are_few_and_have_names_of_their_own(world, ann, results, reason):
    query = world.ask_inline(ann, "who")
    refused = await ask(world, "answerInlineQuery", inline_query_id=query.id, results=results)
    assert reason in refused


async def test_a_guest_answers_once_and_can_edit_that_by_its_name(world, ann):
    world.me.flags["supports_guest_queries"] = True
    group = world.group("Strangers", ann)
    world.leave(group, world.me)
    world.say(ann, group, "@footnote_bot who?")
    number = (await updates(world))[-1]["guest_message"]["guest_query_id"]
    said = await ask(world, "answerGuestQuery", guest_query_id=number, result=RESULT)
    assert world.inline[said["inline_message_id"]]["text"] == "Ada."
    again = await ask(world, "answerGuestQuery", guest_query_id=number, result=RESULT)
    assert again.startswith("Bad Request: query is too old")


@pytest.mark.parametrize(
    "rank", ["creator", "administrator", "member", "restricted", "left", "kicked"]
)
async def test_a_member_is_told_by_rank(world, ann, rank):
    club = world.supergroup("Club", ann)
    club.roles[ann.id] = rank
    told = await ask(world, "getChatMember", chat_id=club.id, user_id=ann.id)
    assert (told["status"], told["user"]["id"]) == (rank, ann.id)


async def test_menus_are_kept_by_scope_and_language(world):
    menu = [{"command": "ask", "description": "Ask"}]
    scope = {"type": "all_private_chats"}
    await ask(world, "setMyCommands", commands=menu, scope=scope, language_code="ru")
    assert await ask(world, "getMyCommands", scope=scope, language_code="ru") == menu
    assert await ask(world, "getMyCommands", scope=scope) == []


async def test_a_bot_tells_what_botfather_allows_it(world):
    world.me.flags["supports_inline_queries"] = True
    told = await ask(world, "getMe")
    assert (told["is_bot"], told["supports_inline_queries"]) == (True, True)
    assert told["can_read_all_group_messages"] is False


async def test_a_method_without_a_rule_is_a_violation(world):
    assert await ask(world, "getMyName") == "Not Found"
    assert world.violations.pop() == "getMyName: the world has no rule for it"
