"""What does a message look like as the Bot API gives it?

One place makes all of them, a person's and the bot's: number, date, thread, reply and quote.
"""

from collections.abc import Mapping
from typing import Any

from tests.fake_bot_api.accounts import Chat, Json
from tests.fake_bot_api.stage import Stage
from tests.fake_bot_api.units import width

GENERAL = 1  # the number that the topic General has, and that nobody may name


def compose(stage: Stage, chat: Chat, sender: Mapping[str, Any], body: Json, **at: Any) -> Json:
    """Return a new message of a chat, kept there.

    Args:
        stage: the world.
        chat: where it is said.
        sender: `from`, or `sender_chat`, or both.
        body: what it says.
        at: `topic` (0 for none) and `reply_to`, the message it replies to, with `quote`.
    """
    made: Json = {"message_id": chat.number(), **sender, "chat": chat.short(), "date": stage.now()}
    reply: Json | None = at.get("reply_to")
    topic: int = at.get("topic", 0)
    if reply is not None and not topic and reply.get("is_topic_message"):
        topic = reply["message_thread_id"]
    if topic:
        made |= {"message_thread_id": topic, "is_topic_message": True}
    if reply is not None:
        made |= _replying(chat, made, reply, at.get("quote", ""))
    elif topic in chat.messages:
        made["reply_to_message"] = bare(chat.messages[topic])  # as the Bot API does in topics
    made |= body
    chat.messages[made["message_id"]] = made
    return made


def _replying(chat: Chat, made: Json, reply: Json, quote: str) -> Json:
    """Return what a message holds because it replies to another."""
    if reply["chat"]["id"] != chat.id:
        origin = {"type": "user", "date": reply["date"], "sender_user": reply["from"]}
        told = {"origin": origin, "chat": reply["chat"], "message_id": reply["message_id"]}
        return {"external_reply": told} | _quoted(reply, quote)
    said: Json = {"reply_to_message": bare(reply)} | _quoted(reply, quote)
    if chat.kind == "supergroup" and "message_thread_id" not in made:
        # a thread in a supergroup has a number too, but is no topic
        said["message_thread_id"] = reply.get("message_thread_id", reply["message_id"])
    return said


def _quoted(reply: Json, quote: str) -> Json:
    """Return the part of a message that a person has marked, as Telegram tells it."""
    if not quote:
        return {}
    before, _, _ = reply["text"].partition(quote)
    return {"quote": {"text": quote, "position": width(before), "is_manual": True}}


def bare(message: Json) -> Json:
    """Return a message without what it replies to: no reply is given two deep."""
    dropped = {"reply_to_message", "external_reply", "quote"}
    return {key: value for key, value in message.items() if key not in dropped}
