"""What does this update mean to us?

Parsing of updates: each becomes an `Event`, or nothing. Whether and how we answer is decided by
the handler of the event.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    InlineQuery,
    MaybeInaccessibleMessage,
    Message,
    Update,
    User,
)

from bot.state.places import GENERAL, NOWHERE, WHOLE_CHAT, Place
from bot.telegram.events import (
    Asked,
    Attached,
    Command,
    Event,
    GuestAsked,
    InlineAsked,
    Joined,
    Left,
    Me,
    Migrated,
    Person,
    Pressed,
    Words,
)
from bot.telegram.receiving.addressing import (
    MessageText,
    background_text,
    is_ours,
    read_text,
    referenced_text,
    reply_target,
)
from bot.telegram.receiving.attachments import attachment_of

_CHAT_TYPES: Final = (Chat.PRIVATE, Chat.GROUP, Chat.SUPERGROUP)
_ANONYMOUS_SENDERS: Final = (
    1087968824,
    136817688,
)  # senders of anonymous admins and of channels
_ASK: Final = "ask"
_MEMBER_STATUSES: Final = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


def parse_event(update: Update, me: Me) -> Event | None:
    """Return the event of an update, None if it has none for us.

    None have: posts in a channel, messages of other bots, inline results of our own, business
    messages, and service messages about the chat itself.
    """
    if update.message:
        return _parse_message(update.update_id, update.message, me)
    if update.edited_message:
        return _parse_edit(update.update_id, update.edited_message, me)
    if update.callback_query:
        return _parse_press(update.callback_query)
    if update.inline_query:
        return _parse_inline_query(update.inline_query)
    if update.guest_message:
        return _parse_guest_question(update.guest_message, me)
    return _parse_membership(update.my_chat_member, me) if update.my_chat_member else None


def _parse_message(update: int, message: Message, me: Me) -> Event | None:
    """Return the event of a message."""
    if message.migrate_to_chat_id:
        return Migrated(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id:
        return Migrated(message.migrate_from_chat_id, message.chat.id)
    return _parse_words(update, message, me) if _is_from_person(message, me) else None


def _parse_words(update: int, message: Message, me: Me) -> Asked | Attached | Command | None:
    """Return the event of a message that a person wrote."""
    content, is_private = read_text(message, me), message.chat.type == Chat.PRIVATE
    if content.is_for_another(me) and not is_private:
        return None
    if content.command not in {"", _ASK}:
        return _parse_command(update, message, content, me)
    asked, attachment = _parse_question(update, message, content, me), attachment_of(message)
    if asked is None or attachment is None:
        return asked
    is_rest = attachment.is_of_album and not asked.text
    return Attached(asked, attachment) if asked.is_addressed or is_rest else asked


def _parse_edit(update: int, message: Message, me: Me) -> Asked | Command | None:
    """Return what an edited message says now; that it was edited stands beside it."""
    found = _parse_message(update, message, me)
    if isinstance(found, Attached):  # what it carries was dealt with when it came
        found = found.asked
    edited_at = _seconds(message.edit_date or message.date)
    if isinstance(found, Command):
        return replace(found, edited_at=edited_at)
    if not isinstance(found, Asked) or not found.text:
        return None
    return replace(found, edited_at=edited_at)


def _is_from_person(message: Message, me: Me) -> bool:
    """Return whether a person wrote a message, and not by choosing an inline result of ours."""
    if message.chat.type not in _CHAT_TYPES or message.business_connection_id:
        return False
    if message.is_automatic_forward or message.direct_messages_topic:
        return False
    if message.via_bot and message.via_bot.id == me.id:
        return False
    return not _is_bot(message)


def _is_bot(message: Message) -> bool:
    """Return whether a bot wrote a message, and not a chat, whose sender Telegram shows as one."""
    sender = message.from_user
    if sender is None or (message.sender_chat and sender.id in _ANONYMOUS_SENDERS):
        return sender is None and message.sender_chat is None
    return sender.is_bot


def _parse_question(update: int, message: Message, content: MessageText, me: Me) -> Asked | None:
    """Return the question of a message; None if it has no words and is not put to us."""
    reply, is_private = reply_target(message), message.chat.type == Chat.PRIVATE
    is_called = bool(content.command) or content.is_mentioned
    about = referenced_text(message, me)
    is_about = is_called and bool(about) and not _has_words(content.text)  # "@bot?" in reply
    text = about if is_about else content.text
    is_reply = reply is not None and is_ours(reply, me)
    carried = attachment_of(message)
    is_content = carried is not None and (
        is_private or (is_reply and not carried.is_smile) or carried.is_of_album
    )
    if not text and not (is_called or is_content):
        return None
    return Asked(
        update=update,
        place=_place(message),
        person=_sender(message),
        message=message.message_id,
        text=text,
        is_private=is_private,
        is_addressed=is_private or is_called or is_reply,
        sent_at=_seconds(message.date),
        reply_to=reply.message_id if reply else 0,
        quote="" if is_about else background_text(message, me),
    )


def _has_words(text: str) -> bool:
    """Return whether a text has a letter or a digit."""
    return any(character.isalnum() for character in text)


def _parse_command(update: int, message: Message, content: MessageText, me: Me) -> Command:
    """Return the command of a message."""
    reply, is_private = reply_target(message), message.chat.type == Chat.PRIVATE
    attachment = attachment_of(message) or (attachment_of(reply) if reply else None)
    return Command(
        place=_place(message),
        person=_sender(message),
        message=message.message_id,
        name=content.command,
        argument=content.text,
        is_private=is_private,
        is_ours=is_private or bool(content.suffix),
        sent_at=_seconds(message.date),
        reply_to=reply.message_id if reply else 0,
        update=update,
        attachment=attachment or attachment_of(message.external_reply),
        about=_parse_about(message, reply, me),
    )


def _parse_about(message: Message, reply: Message | None, me: Me) -> Words | None:
    """Return what the message says that a command replies to, or the part that was picked out.

    Whoever wrote first what was passed on is its author, and it was said when they wrote it.
    """
    if reply is None:
        return None
    text, origin = referenced_text(message, me), reply.forward_origin
    if origin is None:
        return Words(text, _sender(reply).name, _seconds(reply.date))
    named = (
        getattr(origin, "sender_user", None),
        getattr(origin, "sender_chat", None) or getattr(origin, "chat", None),
    )
    user, chat = named
    author = _name(user, chat) or getattr(origin, "sender_user_name", "")
    return Words(text, author, _seconds(origin.date))


def _parse_press(query: CallbackQuery) -> Pressed | None:
    """Return the press of a button; buttons of games are not ours."""
    if query.data is None:
        return None
    message = query.message
    return Pressed(
        query=query.id,
        person=_user_as_person(query.from_user),
        data=query.data,
        place=_place(message) if message else NOWHERE,
        message=message.message_id if message else 0,
    )


def _parse_inline_query(query: InlineQuery) -> InlineAsked:
    """Return the event of an inline query."""
    return InlineAsked(query.id, _user_as_person(query.from_user), query.query.strip())


def _parse_guest_question(message: Message, me: Me) -> GuestAsked | None:
    """Return the question that somebody asks us in a chat that we are not in."""
    if not message.guest_query_id or _is_bot(message):
        return None
    text = read_text(message, me).text or referenced_text(message, me)
    sent_at = _seconds(message.date)
    return GuestAsked(message.guest_query_id, _sender(message), text, sent_at)


def _parse_membership(change: ChatMemberUpdated, me: Me) -> Joined | Left | None:
    """Return whether a change of our membership in a chat lets us in or out.

    To be made an admin of a group counts as being let in: from then on it hides nothing from us.
    """
    was, now = _is_inside(change.old_chat_member), _is_inside(change.new_chat_member)
    place, kind = Place(change.chat.id), str(change.chat.type)
    is_promoted = was and now and _is_admin(change.new_chat_member)
    if was == now and not (is_promoted and not _is_admin(change.old_chat_member)):
        return None
    if not now:
        return Left(place, kind)
    can_read_all = me.reads_all or _is_admin(change.new_chat_member)
    by = _user_as_person(change.from_user)
    return Joined(place, kind, change.chat.title or "", by, can_read_all)


def _is_admin(member: ChatMember) -> bool:
    """Return whether a member of a chat sees every message there."""
    return member.status == ChatMember.ADMINISTRATOR


def _is_inside(member: ChatMember) -> bool:
    """Return whether a member of a chat is in it."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _MEMBER_STATUSES


def _place(message: MaybeInaccessibleMessage) -> Place:
    """Return the place of a message; a thread that is no topic, or the general one, is topic 0.

    Of a message that is too old for Telegram to show us, only the chat is known.
    """
    thread = None
    if isinstance(message, Message) and message.is_topic_message:
        thread = message.message_thread_id
    return Place(message.chat.id, thread if thread and thread != GENERAL else WHOLE_CHAT)


def _sender(message: Message) -> Person:
    """Return who wrote a message."""
    chat, sender = message.sender_chat, message.from_user
    return Person(
        id=sender.id if sender else 0,
        language=(sender.language_code or "") if sender else "",
        speaks_as=chat.id if chat else 0,
        is_forwarding=message.forward_origin is not None,
        name=_name(sender, chat),
    )


def _user_as_person(user: User) -> Person:
    """Return a user who acts under their own name."""
    return Person(user.id, user.language_code or "", name=user.full_name)


def _name(sender: User | None, chat: Chat | None) -> str:
    """Return what whoever wrote calls themselves: the name of the chat that they speak as, if any.

    Example:
        Ann Lee -> "Ann Lee"; an anonymous admin of Neighbours -> "Neighbours"
    """
    return (chat.effective_name or "") if chat else sender.full_name if sender else ""


def _seconds(date: datetime) -> int:
    """Return a time as Unix seconds."""
    return int(date.timestamp())
