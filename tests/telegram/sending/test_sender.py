"""What is said in chats, and what is fine though Telegram says no."""

from typing import Any, Final

import pytest
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot

from bot.errors import Gone, Refused, Unreachable
from bot.replies.telegram.message import Button, Entity, Message
from bot.state.places import Place
from bot.telegram.sending.api_errors import Unsent
from bot.telegram.sending.rate_limiter import RateLimiter, Rates, Urgency
from bot.telegram.sending.sender import InlineResult, Sender
from tests.telegram.virtual import Time

BOLD: Final = Message("Yes.", (Entity("bold", 0, 4),))
TOPIC: Final = Place(-1009, 17)
PRIVATE: Final = Place(5)


# what is said


async def test_a_message_goes_to_its_topic_as_a_reply(telegram, sender):
    telegram.sends(71)
    assert await sender.send(TOPIC, BOLD, reply_to=9) == 71
    (name, said), = telegram.calls  # fmt: skip
    assert name == "sendMessage"
    assert said == {
        "chat_id": -1009,
        "message_thread_id": 17,
        "text": "Yes.",
        "entities": [{"type": "bold", "offset": 0, "length": 4}],
        "link_preview_options": {"is_disabled": True},
        "reply_parameters": {"message_id": 9, "allow_sending_without_reply": True},
    }


async def test_where_there_is_no_topic_none_is_named(telegram, sender):
    telegram.sends()
    await sender.send(PRIVATE, Message("No."))
    assert telegram.said() == [
        {"chat_id": 5, "text": "No.", "link_preview_options": {"is_disabled": True}}
    ]


async def test_a_message_is_edited_with_its_buttons(telegram, sender):
    await sender.edit(TOPIC, 8, Message("No.", (), ((Button("More", press="k:m"),),)))
    ((name, said),) = telegram.calls
    assert name == "editMessageText"
    assert (said["chat_id"], said["message_id"], said["text"]) == (-1009, 8, "No.")
    assert said["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "k:m"


async def test_a_pressed_button_is_answered_with_as_much_as_there_is_to_say(telegram, sender):
    await sender.answer_press("q")
    await sender.answer_press("q", "Not yours.")
    assert telegram.said() == [
        {"callback_query_id": "q"},
        {"callback_query_id": "q", "text": "Not yours."},
    ]


async def test_an_inline_query_is_answered_with_offers_and_a_button_over_them(telegram, sender):
    start = Button("Ask in private", press="ask")
    offers = [InlineResult("1", "Title", BOLD)]
    await sender.answer_inline("q", offers, personal=True, cache_seconds=0, start=start)
    (said,) = telegram.said()
    assert said["results"][0]["input_message_content"]["message_text"] == "Yes."
    assert said["button"] == {"text": "Ask in private", "start_parameter": "ask"}
    assert (said["is_personal"], said["cache_time"]) == (True, 0)


async def test_a_guest_question_is_answered_once(telegram, sender):
    telegram.answers.append((200, {"inline_message_id": "in"}))
    await sender.answer_guest("g", BOLD)
    ((name, said),) = telegram.calls
    assert (name, said["guest_query_id"]) == ("answerGuestQuery", "g")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ((200, {"status": "administrator"}), "administrator"),
        ((200, {"status": "restricted", "is_member": True}), "restricted"),
        ((200, {"status": "restricted", "is_member": False}), "left"),
        ((400, "Bad Request: PARTICIPANT_ID_INVALID"), "left"),
        ((400, "Bad Request: user not found"), "left"),
    ],
)
async def test_what_somebody_is_in_a_chat(telegram, sender, answer, status):
    telegram.answers.append(answer)
    assert await sender.member_status(-1009, 5) == status


async def test_a_menu_of_commands_is_set_for_a_scope_and_a_language(telegram, sender):
    await sender.set_commands([("ask", "Ask")], scope="all_group_chats", language="ru")
    await sender.set_commands([("ask", "Ask")])
    first, second = telegram.said()
    assert first["commands"] == [{"command": "ask", "description": "Ask"}]
    assert (first["scope"], first["language_code"]) == ({"type": "all_group_chats"}, "ru")
    assert "language_code" not in second


async def test_the_menu_that_telegram_has_is_told(telegram, sender):
    telegram.answers.append((200, [{"command": "ask", "description": "Ask"}]))
    assert await sender.get_commands(scope="all_group_chats", language="ru") == (("ask", "Ask"),)
    ((name, said),) = telegram.calls
    assert name == "getMyCommands"
    assert said == {"scope": {"type": "all_group_chats"}, "language_code": "ru"}


# what is fine, and what is not


async def test_saying_the_same_again_is_fine(telegram, sender):
    telegram.refuses("message is not modified: specified new message content is the same")
    await sender.edit(PRIVATE, 8, BOLD)
    assert len(telegram.calls) == 1


async def test_a_message_that_is_gone_cannot_be_edited_but_may_be_deleted(telegram, sender):
    telegram.refuses("message to edit not found", "message can't be edited")
    for _ in range(2):
        with pytest.raises(Gone):
            await sender.edit(PRIVATE, 8, BOLD)
    telegram.refuses("message to delete not found")
    await sender.delete(PRIVATE, 8)
    telegram.refuses("message can't be deleted")
    with pytest.raises(Refused):
        await sender.delete(PRIVATE, 8)


async def test_an_answer_that_nobody_waits_for_is_fine(telegram, sender):
    old = "query is too old and response timeout expired or query ID is invalid"
    telegram.refuses(old, old)
    await sender.answer_press("q", "Thanks.")
    await sender.answer_inline("q", [], personal=False, cache_seconds=9)
    assert len(telegram.calls) == 2


@pytest.mark.parametrize(
    ("status", "reason", "is_forbidden"),
    [
        (403, "Forbidden: bot was blocked by the user", True),
        (403, "Forbidden: bot was kicked from the supergroup chat", True),
        (400, "Bad Request: chat not found", True),
        (400, "Bad Request: not enough rights to send text messages to the chat", False),
        (400, "Bad Request: message is too long", False),
        (400, "Bad Request: BUTTON_DATA_INVALID", False),
        (413, "Request Entity Too Large", False),
        (404, "Not Found", False),
    ],
)
async def test_a_refusal_says_whether_we_are_shut_out(
    telegram, sender, status, reason, is_forbidden
):
    telegram.answers.append((status, reason))
    with pytest.raises(Refused) as caught:
        await sender.send(PRIVATE, BOLD)
    assert caught.value.is_forbidden is is_forbidden
    assert len(telegram.calls) == 1


@pytest.mark.parametrize(
    ("answer", "is_uncertain"),
    [
        (Unsent("Connection refused"), False),
        ((401, "Unauthorized"), False),
        (TimedOut(), True),
        (NetworkError("Connection reset by peer"), True),
        ((502, "Bad Gateway"), True),
    ],
)
async def test_what_does_not_get_through_is_worth_coming_back(
    telegram, sender, answer, is_uncertain
):
    telegram.answers.append(answer)
    with pytest.raises(Unreachable) as caught:
        await sender.send(PRIVATE, BOLD)
    assert caught.value.is_uncertain is is_uncertain


async def test_a_flood_says_how_long_to_wait(telegram, sender):
    parameters = {"retry_after": 30}
    telegram.answers.append((429, {"description": "Too Many Requests", "parameters": parameters}))
    with pytest.raises(Unreachable) as caught:
        await sender.send(PRIVATE, BOLD)
    assert caught.value.retry_after == 30


async def test_what_no_client_could_show_never_leaves(telegram, sender):
    with pytest.raises(ValueError, match="text of a message"):
        await sender.send(PRIVATE, Message("x" * 4097))
    with pytest.raises(ValueError, match="201 characters"):
        await sender.answer_press("q", "x" * 201)
    with pytest.raises(ValueError, match="51 results"):
        await sender.answer_inline(
            "q", [InlineResult("1", "t", BOLD)] * 51, personal=True, cache_seconds=0
        )
    assert telegram.calls == []


async def test_with_a_pace_notices_wait_behind_answers_and_floods_are_sat_out(telegram):
    time, urgencies = Time(), []

    class Watched(RateLimiter):
        async def process_request(self, *args: Any, **named: Any) -> Any:
            urgencies.append(named["rate_limit_args"])
            return await super().process_request(*args, **named)

    limiter = Watched(Rates(), clock=time.clock, sleep=time.sleep)
    bot = ExtBot("42:x", request=telegram, get_updates_request=telegram, rate_limiter=limiter)
    async with bot:
        urgencies.clear()
        told = {"description": "Too Many Requests", "parameters": {"retry_after": 4}}
        telegram.answers.append((429, told))
        telegram.sends(74)
        telegram.sends(75)
        sender = Sender(bot)
        assert await time.run(sender.send(PRIVATE, BOLD)) == [74]
        assert await time.run(sender.send(PRIVATE, BOLD, is_notice=True)) == [75]
    assert time.clock() >= 1004
    assert urgencies == [None, Urgency.NOTICE]
