"""What happens to messages that the bot sends, edits and deletes?"""

from collections.abc import Mapping
from typing import Any, Final

from tests.fake_bot_api.accounts import Chat, Json
from tests.fake_bot_api.acts import Acts
from tests.fake_bot_api.composing import GENERAL, compose
from tests.fake_bot_api.refusals import NAMED, bad_request, forbidden
from tests.fake_bot_api.units import formatted

Wanted = Mapping[str, Any]

_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff")
_DELETABLE: Final = 48 * 3600  # seconds
_ACTIONS: Final = ("callback_data", "url", "copy_text", "switch_inline_query",
                   "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
                   "web_app", "login_url", "callback_game", "pay")  # fmt: skip


def send_message(world: Acts, wanted: Wanted) -> Json:
    """Send a text."""
    chat = writable(world, wanted)
    text, entities = formatted(wanted.get("text", ""), wanted.get("entities") or ())
    body: Json = {"text": text}
    if entities:
        body["entities"] = entities
    return _sent(world, chat, wanted, body)


def send_document(world: Acts, wanted: Wanted) -> Json:
    """Send a file."""
    chat = writable(world, wanted)
    name, content = wanted["document"]
    file_id = world.keep(name, content)
    told = {
        "file_id": file_id,
        "file_unique_id": f"U{file_id}",
        "file_name": name,
        "file_size": len(content),
    }
    body = {"document": told} | ({"caption": wanted["caption"]} if "caption" in wanted else {})
    return _sent(world, chat, wanted, body)


def send_photo(world: Acts, wanted: Wanted) -> Json:
    """Send a picture."""
    chat = writable(world, wanted)
    name, content = wanted["photo"]
    if not content.startswith(_PICTURES):
        raise bad_request("IMAGE_PROCESS_FAILED")
    file_id = world.keep(name, content)
    told = {
        "file_id": file_id,
        "file_unique_id": f"U{file_id}",
        "width": 800,
        "height": 600,
        "file_size": len(content),
    }
    body = {"photo": [told]} | ({"caption": wanted["caption"]} if "caption" in wanted else {})
    return _sent(world, chat, wanted, body)


def _sent(world: Acts, chat: Chat, wanted: Wanted, body: Json) -> Json:
    """Return the bot's message with a body."""
    topic, reply = _topic(chat, wanted), _reply(world, chat, wanted)
    if (markup := keyboard(wanted)) is not None and "inline_keyboard" in markup:
        body["reply_markup"] = markup
    sender = {"from": world.me.user()}
    if chat.kind == "channel":
        sender = {"sender_chat": chat.short()}
    made = compose(world, chat, sender, body, topic=topic, **reply)
    chat.last_bot = world.me.id
    return dict(made)


def writable(world: Acts, wanted: Wanted) -> Chat:
    """Return the chat of a request, if the bot may write there."""
    chat = world.find(wanted.get("chat_id"))
    if chat.person is not None:
        if chat.person.has_blocked:
            raise NAMED["blocked"]
        if not chat.person.has_started:
            raise NAMED["never started"]
        return chat
    kind = "group" if chat.kind == "group" else chat.kind
    match chat.role(world.me.id):
        case "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat")
        case "left":
            raise forbidden(f"bot is not a member of the {kind} chat")
        case "restricted":
            raise NAMED["no rights"]
    return chat


def _topic(chat: Chat, wanted: Wanted) -> int:
    """Return the topic that a request names, 0 for none."""
    topic: int = wanted.get("message_thread_id", 0)
    if not topic:
        return 0
    if topic == GENERAL or topic not in chat.topics:
        raise NAMED["thread not found"]
    if topic in chat.closed:
        raise NAMED["topic closed"]
    return topic


def _reply(world: Acts, chat: Chat, wanted: Wanted) -> Json:
    """Return the message that a request replies to, and with which part of it."""
    asked = wanted.get("reply_parameters")
    if not asked:
        return {}
    where = world.find(asked["chat_id"]) if "chat_id" in asked else chat
    original = where.messages.get(asked["message_id"])
    if original is None:
        if asked.get("allow_sending_without_reply"):
            return {}
        raise NAMED["reply not found"]
    quote = asked.get("quote", "")
    if quote and quote not in original.get("text", ""):
        raise NAMED["bad quote"]
    return {"reply_to": original, "quote": quote}


def keyboard(wanted: Wanted) -> Json | None:
    """Return the keyboard of a request, if every button of it can do one thing."""
    markup = wanted.get("reply_markup")
    for row in (markup or {}).get("inline_keyboard", ()):
        for button in row:
            _check_button(button)
    return markup


def _check_button(button: Wanted) -> None:
    """Refuse a button that Telegram refuses."""
    does = [action for action in _ACTIONS if action in button]
    if not button.get("text"):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if len(does) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the"
                          " inline keyboard")  # fmt: skip
    if does == ["callback_data"] and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise NAMED["bad button"]
    if does == ["url"] and "://" not in button["url"]:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid")


def edit_message_text(world: Acts, wanted: Wanted) -> Json | bool:
    """Change the text and the buttons of a message."""
    message = _ours(world, wanted)
    text, entities = formatted(wanted.get("text", ""), wanted.get("entities") or ())
    changed = {"text": text, "entities": entities, "reply_markup": keyboard(wanted)}
    return _changed(world, wanted, message, changed)


def edit_message_reply_markup(world: Acts, wanted: Wanted) -> Json | bool:
    """Change the buttons of a message."""
    message = _ours(world, wanted)
    return _changed(world, wanted, message, {"reply_markup": keyboard(wanted)})


def _changed(world: Acts, wanted: Wanted, message: Json, changed: Json) -> Json | bool:
    """Change a message, or refuse where nothing would change."""
    if all((message.get(key) or None) == (value or None) for key, value in changed.items()):
        raise NAMED["not modified"]
    for key, value in changed.items():
        message.pop(key, None)
        if value:
            message[key] = value
    if "inline_message_id" in wanted:
        return True
    message["edit_date"] = world.now()
    return dict(message)


def _ours(world: Acts, wanted: Wanted) -> Json:
    """Return the message of the bot's that a request names."""
    if "inline_message_id" in wanted:
        if wanted["inline_message_id"] not in world.inline:
            raise bad_request("MESSAGE_ID_INVALID")
        return world.inline[wanted["inline_message_id"]]
    message = writable(world, wanted).messages.get(wanted.get("message_id", 0))
    if message is None:
        raise NAMED["edit not found"]
    if message.get("from", {}).get("id") != world.me.id and message["chat"]["type"] != "channel":
        raise NAMED["not ours"]
    return message


def delete_message(world: Acts, wanted: Wanted) -> bool:
    """Delete a message: the bot's own, or as an admin or in private anybody's."""
    chat = world.find(wanted.get("chat_id"))
    message = chat.messages.get(wanted.get("message_id", 0))
    if message is None:
        raise NAMED["delete not found"]
    is_own = message.get("from", {}).get("id") == world.me.id
    may = is_own or chat.person is not None or chat.role(world.me.id) == "administrator"
    if not may or world.now() - message["date"] > _DELETABLE:
        raise NAMED["cannot delete"]
    del chat.messages[message["message_id"]]
    return True


def send_chat_action(world: Acts, wanted: Wanted) -> bool:
    """Show that the bot is at work."""
    _topic(writable(world, wanted), wanted)
    return True


def set_message_reaction(world: Acts, wanted: Wanted) -> bool:
    """React to a message."""
    if wanted.get("message_id") not in writable(world, wanted).messages:
        raise bad_request("message to react not found")
    return True


METHODS: Final = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
}
