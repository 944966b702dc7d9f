"""Is a message put to us, and what does it ask?"""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.events import Asked, Attached, Attachment, Command
from tests.telegram.sayings import (
    ANN,
    ANONYMOUS,
    BEN,
    CHANNEL,
    CHANNEL_BOT,
    FORUM,
    GROUP,
    ME,
    NOW,
    OTHER_BOT,
    PRIVATE,
    TELEGRAM,
    US,
    Json,
    meant,
    said,
    units,
)

OURS = said("An answer. [1]", by=US, number=5)
BENS = said("When was the summit held?", by=BEN, number=6)
TEXT_MENTION = {"type": "text_mention", "offset": 0, "length": 8, "user": US}
OF_BEN = {"type": "text_mention", "offset": 0, "length": 8, "user": BEN}


def photo(caption: str, **more: Any) -> Json:
    """Return a message with a picture and a caption, marked as a text would be."""
    words = said(caption)
    size = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
    captioned = {"caption": caption, "caption_entities": words.pop("entities", [])}
    return {**words, "text": None, "photo": [size], **(captioned if caption else {}), **more}


STICKER = {
    "file_id": "s", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1,
    "is_animated": False, "is_video": False,
}  # fmt: skip

ADDRESSED = {
    "anything in private": (said("Who spoke?", chat=PRIVATE), "Who spoke?"),
    "a bare command at the start": (said("/ask Who spoke?"), "Who spoke?"),
    "a command with our name": (said("/ask@FootnoteBot Who spoke?"), "Who spoke?"),
    "our name in another case": (said("/ASK@footnotebot Who spoke?"), "Who spoke?"),
    "a mention": (said("@FootnoteBot Who spoke?"), "Who spoke?"),
    "a mention in another case": (said("@footnotebot Who spoke?"), "Who spoke?"),
    "a mention in the middle": (said("Who, @FootnoteBot, spoke?"), "Who, spoke?"),
    "a mention at the end": (said("Who spoke, @FootnoteBot?"), "Who spoke?"),
    "a mention with a comma": (said("@FootnoteBot, who spoke?"), "who spoke?"),
    "a mention on a line of its own": (said("@FootnoteBot\nWho spoke?"), "Who spoke?"),
    "two mentions": (said("@FootnoteBot Who spoke @FootnoteBot"), "Who spoke"),
    "a command and a mention": (said("/ask@FootnoteBot @FootnoteBot Who?"), "Who?"),
    "a mention after emoji": (said("👩‍👩‍👧🏔 @FootnoteBot Who spoke?"), "👩‍👩‍👧🏔 Who spoke?"),
    "a mention by name": (said("Footnote who spoke?", entities=[TEXT_MENTION]), "who spoke?"),
    "a mention in a caption": (photo("@FootnoteBot Who is it?"), "Who is it?"),
    "a command in a caption": (photo("/ask Who is it?"), "Who is it?"),
    "a reply to us": (said("And of Peru?", reply_to_message=OURS), "And of Peru?"),
    "another's mention beside ours": (said("@benben @FootnoteBot Who?"), "@benben Who?"),
}

UNADDRESSED = {
    "plain text in a group": said("Who spoke?"),
    "a command in the middle": said("Try /ask Who spoke?"),
    "our name as plain text": said("FootnoteBot, who spoke?"),
    "our name with no mark on it": said("@FootnoteBot who?", entities=[]),
    "our name in a longer one": said("@FootnoteBots who spoke?"),
    "another one by name": said("Footnote who spoke?", entities=[OF_BEN]),
    "a reply to another": said("Who spoke?", reply_to_message=BENS),
    "our name in an address": said("mail me@FootnoteBot please?"),
    "a plain topic": said(
        "Who spoke?",
        chat=FORUM,
        is_topic_message=True,
        message_thread_id=5,
        reply_to_message={**OURS, "chat": FORUM},
    ),
    "a topic that we opened": said(
        "Who spoke?",
        chat=FORUM,
        is_topic_message=True,
        message_thread_id=9,
        reply_to_message=said(
            "",
            by=US,
            number=9,
            chat=FORUM,
            forum_topic_created={"name": "Talk", "icon_color": 1},
        ),
    ),
}

NOTHING = {
    "another bot's command": said("/ask@other_bot Who spoke?"),
    "another bot's command in reply to us": said("/ask@other_bot Who?", reply_to_message=OURS),
    "what was sent by way of us": said("Who spoke?", via_bot=US, chat=PRIVATE),
    "another bot": said("@FootnoteBot Who spoke?", by=OTHER_BOT),
    "ourselves": said("Who spoke?", by=US),
    "a post of the linked channel": said(
        "@FootnoteBot Who?", by=TELEGRAM, sender_chat=CHANNEL, is_automatic_forward=True
    ),
    "a member joined": said("", new_chat_members=[BEN]),
    "we joined": said("", new_chat_members=[US]),
    "something pinned": said("", pinned_message=BENS),
    "a new title": said("", new_chat_title="Talk"),
    "a picture without words in a group": photo(""),
    "a sticker in reply to us": said("", sticker=STICKER, reply_to_message=OURS),
    "direct messages of a channel": said(
        "@FootnoteBot Who?", direct_messages_topic={"topic_id": 1, "user": ANN}
    ),
    "a message of a business": said("Who?", chat=PRIVATE, business_connection_id="b"),
}


@pytest.mark.parametrize(("message", "question"), ADDRESSED.values(), ids=ADDRESSED.keys())
def test_we_are_addressed_and_the_question_is_what_is_left(message: Json, question: str):
    asked = meant(message)
    asked = asked.asked if isinstance(asked, Attached) else asked
    assert isinstance(asked, Asked)
    assert asked.is_addressed
    assert asked.text == question


@pytest.mark.parametrize("message", UNADDRESSED.values(), ids=UNADDRESSED.keys())
def test_what_is_not_put_to_us_is_heard_whole(message: Json):
    asked = meant(message)
    assert isinstance(asked, Asked)
    assert not asked.is_addressed
    assert asked.text == message["text"]


@pytest.mark.parametrize("message", NOTHING.values(), ids=NOTHING.keys())
def test_what_is_none_of_our_business_is_nothing(message: Json):
    assert meant(message) is None


@pytest.mark.parametrize(
    "kind", ["channel_post", "edited_channel_post", "business_message", "edited_business_message"]
)
def test_posts_in_channels_and_business_messages_are_nothing(kind: str):
    assert meant(said("@FootnoteBot Who?", chat=CHANNEL), kind=kind) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/help", ("help", "", False)),
        ("/Help@FootnoteBot", ("help", "", True)),
        ("/start c_12-x", ("start", "c_12-x", False)),
        ("/forget_me@footnotebot  now ", ("forget_me", "now", True)),
    ],
)
def test_a_command_has_a_name_an_argument_and_perhaps_ours(text: str, found: tuple[object, ...]):
    command = meant(said(text))
    assert isinstance(command, Command)
    assert (command.name, command.argument, command.is_ours) == found


def test_in_private_nobody_else_can_be_meant():
    command = meant(said("/help@other_bot", chat=PRIVATE))
    assert isinstance(command, Command)
    assert command.is_ours


def asked_in_reply(text: str, reply: Json, **more: Any) -> Asked:
    """Return what a message asks that replies to another."""
    asked = meant(said(text, reply_to_message=reply, **more))
    assert isinstance(asked, Asked)
    return asked


@pytest.mark.parametrize("call", ["/ask", "/ask@FootnoteBot", "@FootnoteBot,", "@FootnoteBot ?!"])
def test_a_bare_call_in_reply_asks_what_it_replies_to(call: str):
    asked = asked_in_reply(call, BENS)
    assert (asked.text, asked.quote) == ("When was the summit held?", "")
    assert asked.is_addressed
    assert (asked.message, asked.reply_to) == (10, 6)


def test_the_part_that_was_picked_out_by_hand_is_the_question():
    picked = {"text": "the summit", "position": 9, "is_manual": True}
    assert asked_in_reply("/ask", BENS, quote=picked).text == "the summit"
    assert asked_in_reply("/ask", OURS, quote=picked).text == "the summit"


def test_a_part_that_telegram_picked_by_itself_is_not():
    picked = {"text": "the summit", "position": 9}
    assert asked_in_reply("/ask", BENS, quote=picked).text == "When was the summit held?"


def test_a_quote_from_another_chat_is_the_question():
    origin = {"type": "hidden_user", "sender_user_name": "Cy", "date": NOW}
    asked = meant(
        said("/ask", external_reply={"origin": origin}, quote={"text": "summit", "position": 0})
    )
    assert isinstance(asked, Asked)
    assert (asked.text, asked.reply_to) == ("summit", 0)


def test_the_caption_that_is_replied_to_is_the_question():
    assert asked_in_reply("@FootnoteBot", photo("Who is it?", message_id=6)).text == "Who is it?"


def test_names_of_ours_in_what_is_replied_to_are_no_part_of_the_question():
    before = said("/ask@FootnoteBot Who spoke?", by=BEN, number=6)
    assert asked_in_reply("/ask", before).text == "Who spoke?"


@pytest.mark.parametrize("call", ["/ask", "@FootnoteBot", "@FootnoteBot:"])
def test_a_call_and_nothing_else_asks_nothing(call: str):
    asked = meant(said(call))
    assert isinstance(asked, Asked)
    assert (asked.text, asked.is_addressed) == ("", True)
    assert asked_in_reply(call, OURS).text == ""


@pytest.mark.parametrize("where", [{"chat": PRIVATE}, {"reply_to_message": OURS}])
def test_a_picture_without_words_that_is_put_to_us_asks_nothing(where):
    found = meant(photo("", **where))
    assert isinstance(found, Attached)
    assert (found.asked.text, found.asked.is_addressed) == ("", True)
    assert found.attachment == Attachment("photo")


def test_words_of_ones_own_are_the_question_and_those_replied_to_its_background():
    asked = asked_in_reply("@FootnoteBot Who spoke there?", BENS)
    assert (asked.text, asked.quote) == ("Who spoke there?", "When was the summit held?")
    assert asked_in_reply("Who spoke there?", OURS).quote == ""


def test_an_anonymous_admin_is_heard_and_remembered_as_the_group():
    asked = meant(said("/ask Who spoke?", by=ANONYMOUS, sender_chat=GROUP))
    assert isinstance(asked, Asked)
    assert (asked.person.speaks_as, asked.person.key) == (-100, -100)
    assert asked.person.is_anonymous


def test_somebody_who_writes_as_a_channel_is_heard():
    asked = meant(said("/ask Who spoke?", by=CHANNEL_BOT, sender_chat=CHANNEL))
    assert isinstance(asked, Asked)
    assert asked.person.key == -1009


def test_a_comment_below_a_post_can_ask_about_the_post():
    post = said("The summit was in May.", by=TELEGRAM, number=3, sender_chat=CHANNEL)
    asked = asked_in_reply("@FootnoteBot", {**post, "is_automatic_forward": True})
    assert asked.text == "The summit was in May."


def test_a_comment_leans_on_the_first_line_of_its_post_or_on_what_it_quotes():
    told = f"The summit was in May.\n\n{'It was long. ' * 100}"
    post = said(told, by=TELEGRAM, number=3, sender_chat=CHANNEL)
    post |= {"is_automatic_forward": True}
    asked = asked_in_reply("@FootnoteBot Who spoke there?", post)
    assert (asked.text, asked.quote) == ("Who spoke there?", "The summit was in May.")
    assert asked.is_addressed
    assert not asked_in_reply("Who spoke there?", post).is_addressed
    quote = {"text": "It was long.", "position": 30, "is_manual": True}
    message = said("@FootnoteBot Why?", reply_to_message=post, quote=quote)
    assert meant(message).quote == "It was long."


def test_what_is_passed_on_says_so():
    origin = {"type": "hidden_user", "sender_user_name": "Cy", "date": NOW}
    asked = meant(said("Who spoke?", chat=PRIVATE, forward_origin=origin))
    assert isinstance(asked, Asked)
    assert asked.person.is_forwarding
    assert asked.person.language == "en"


_WORDS = st.text(st.sampled_from("aé ß中🏔👍🏽\u200d\n\U0001f1eb"), max_size=12)


@given(before=_WORDS, after=_WORDS)
@settings(max_examples=200)
def test_whatever_stands_around_our_name_it_is_found_and_only_it_is_cut(before: str, after: str):
    text = f"{before}@{ME.username}{after}"
    mark = {"type": "mention", "offset": units(before), "length": len(ME.username) + 1}
    asked = meant(said(text, entities=[mark]))
    assert isinstance(asked, Asked)
    assert asked.is_addressed
    assert asked.text.split() == f"{before} {after}".split()


@given(offset=st.integers(0, 30), length=st.integers(1, 30))
@settings(max_examples=100)
def test_marks_that_cut_characters_in_two_do_no_harm(offset: int, length: int):
    mark = {"type": "mention", "offset": offset, "length": length}
    text = "🏔🏔 @FootnoteBot 👍🏽"
    asked = meant(said(text, entities=[mark]))
    assert isinstance(asked, Asked)
    assert asked.is_addressed == (text.encode("utf-16-le")[2 * offset :][: 2 * length] == _NAME)


_NAME = "@FootnoteBot".encode("utf-16-le")
