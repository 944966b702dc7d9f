"""Who and what is in the world, and what reaches the bot?

People, chats and messages, and the one place that decides which updates the bot gets to see.
"""

import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.backlog import Backlog
from tests.fake_bot_api.clocks import Clock, HandClock
from tests.fake_bot_api.refusals import Refusal, bad_request, migrated
from tests.fake_bot_api.units import piece

TOKEN: Final = "4200000042:" + "FAKE-token_" * 3 + "ok"  # looks like one, opens nothing
WORLDS: Final["weakref.WeakSet[Stage]"] = weakref.WeakSet()  # what a fixture looks through
_SAID: Final = frozenset("text document photo sticker voice video location poll".split())
_MINE: Final = {"can_join_groups": True, "can_read_all_group_messages": False}
_OTHER: Final = (
    "supports_inline_queries supports_guest_queries can_connect_to_business has_main_web_app"
    " has_topics_enabled allows_users_to_create_topics can_manage_bots"
    " supports_join_request_queries"
).split()


@dataclass
class Query:
    """Something that waits for the bot's answer: a pressed button, an inline or a guest query."""

    id: str
    kind: str  # callback, inline, guest
    person: Person
    asked: float
    answer: Json | None = None  # what the bot answered, the last time
    answers: int = 0
    place: Chat | None = None
    text: str = ""


class Stage:
    """The state of a world with one bot of ours in it."""

    def __init__(
        self, clock: Clock | None = None, *, username: str = "footnote_bot", name: str = "Footnote"
    ) -> None:
        self.clock: Clock = clock or HandClock()
        self.token = TOKEN
        self.me = Person(int(TOKEN.split(":", maxsplit=1)[0]), name, username, is_bot=True)
        self.me.flags = dict.fromkeys(_OTHER, False) | _MINE
        self.people: dict[int, Person] = {self.me.id: self.me}
        self.chats: dict[int, Chat] = {}
        self.backlog = Backlog(self.clock)
        self.queries: dict[str, Query] = {}
        self.inline: dict[str, Json] = {}  # messages sent by way of us, by inline_message_id
        self.files: dict[str, tuple[str, bytes]] = {}  # by file_id: path and content
        self.commands: dict[tuple[str, str], list[Json]] = {}  # by scope and language
        self.webhook: Json = {}
        self._numbers: dict[str, int] = {}
        WORLDS.add(self)

    # who and where

    def person(self, name: str, language: str = "en", **more: Any) -> Person:
        """Return a new person; `username`, `is_bot` and `id` may be given."""
        more.setdefault("id", 100 + self.count("person"))
        made = Person(name=name, language=language, **more)
        self.people[made.id] = made
        return made

    def private(self, person: Person) -> Chat:
        """Return the private chat of a person with the bot, which has been started."""
        if person.id not in self.chats:
            self.chats[person.id] = Chat(person.id, "private", person=person)
            person.has_started = True
        return self.chats[person.id]

    def group(self, title: str, *people: Person, **more: Any) -> Chat:
        """Return a new group in which these people and the bot are members."""
        return self._chat("group", -(200 + self.count("group")), title, people, more)

    def supergroup(self, title: str, *people: Person, **more: Any) -> Chat:
        """Return a new supergroup; `is_forum=True` makes one with topics."""
        number = -(1_000_000_000_000 + 300 + self.count("supergroup"))
        return self._chat("supergroup", number, title, people, more)

    def channel(self, title: str, *people: Person, **more: Any) -> Chat:
        """Return a new channel, of which the bot is an administrator."""
        number = -(1_000_000_000_000 + 600 + self.count("channel"))
        made = self._chat("channel", number, title, people, more)
        made.roles[self.me.id] = "administrator"
        return made

    def _chat(
        self, kind: str, number: int, title: str, people: tuple[Person, ...], more: Json
    ) -> Chat:
        """Return a new chat with the bot in it; the first of the people is its owner."""
        made = Chat(number, kind, title, **more)
        made.last = int(made.is_forum)  # the first number is that of the topic General
        made.roles = {person.id: "member" for person in people} | {self.me.id: "member"}
        if people:
            made.roles[people[0].id] = "creator"
        self.chats[number] = made
        return made

    def count(self, what: str) -> int:
        """Return the next number of a kind of thing."""
        self._numbers[what] = self._numbers.get(what, 0) + 1
        return self._numbers[what]

    def keep(self, name: str, content: bytes) -> str:
        """Return the file_id under which a file is kept."""
        file_id = f"FILE{self.count('file')}"
        ending = name.rpartition(".")[2]
        self.files[file_id] = (f"documents/{file_id}.{ending}", content)
        return file_id

    def now(self) -> int:
        """Return the time as it stands in messages."""
        return int(self.clock.now())

    # finding

    def find(self, chat_id: Any) -> Chat:
        """Return the chat that a request names by number or by @name.

        Raises:
            Refusal: there is none, or it has moved.
        """
        if isinstance(chat_id, str) and chat_id.startswith("@"):
            named = (chat for chat in self.chats.values() if chat.username == chat_id[1:])
            found = next(named, None)
        else:
            found = self.chats.get(chat_id)
        if found is None:
            if isinstance(chat_id, int) and chat_id in self.people:
                raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        if found.moved_to is not None:
            raise migrated(found.moved_to.id)
        return found

    # what reaches the bot

    def deliver(self, kind: str, chat: Chat, message: Json) -> int | None:
        """Queue a message for the bot if Telegram would show it: the update's number, or None."""
        if not self.sees(chat, message):
            return None
        return self.backlog.push(kind, message)

    def sees(self, chat: Chat, message: Mapping[str, Any]) -> bool:
        """Whether a message of a chat reaches the bot."""
        if chat.person is not None:
            return not chat.person.has_blocked
        if not chat.has(self.me.id):
            return False
        sender = message.get("from", {})
        if not _SAID & message.keys():
            return True  # service messages
        if chat.kind == "channel" or chat.role(self.me.id) == "administrator":
            return not _is_foreign_bot(sender)
        if self.me.flags["can_read_all_group_messages"]:
            return not _is_foreign_bot(sender)
        return not _is_foreign_bot(sender) and self._is_meant(chat, message)

    def _is_meant(self, chat: Chat, message: Mapping[str, Any]) -> bool:
        """Whether a message is meant for the bot, as privacy mode judges it."""
        if message.get("via_bot", {}).get("id") == self.me.id:
            return True
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self.me.id:
            return True
        return any(self._is_command(chat, message, name) for name in _commands(message))

    def _is_command(self, chat: Chat, message: Mapping[str, Any], command: str) -> bool:
        """Whether a command is for this bot: by its name, or because it spoke last."""
        _, at, name = command.partition("@")
        if at:
            return name.lower() == self.me.username.lower()
        begins = _words(message).startswith(command)
        return begins and chat.last_bot == self.me.id


def _is_foreign_bot(sender: Mapping[str, Any]) -> bool:
    """Whether a sender is another bot; those that stand for people are none."""
    return sender.get("is_bot", False) and sender["id"] not in {1087968824, 136817688}


def _words(message: Mapping[str, Any]) -> str:
    """Return the text of a message, or its caption."""
    return str(message.get("text") or message.get("caption") or "")


def _commands(message: Mapping[str, Any]) -> list[str]:
    """Return the commands in a message or in its caption."""
    found = message.get("entities", []) or message.get("caption_entities", [])
    text = _words(message)
    return [
        piece(text, one["offset"], one["length"]) for one in found if one["type"] == "bot_command"
    ]
