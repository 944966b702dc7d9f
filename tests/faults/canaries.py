"""Who may read whose documents, and does anybody else get to see a word of them?

Every private document has names in it that stand nowhere else. Whatever the bot says anywhere is
searched for them, and each that is found must be one that may be read there and then.
"""

import json
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.clocks import Clock
from tests.fake_bot_api.world import Call

PUBLIC: Final = (
    "The lodge at the Ambra is open on Sundays. Its gate was painted in 1987.\n\n"
    "The keeper of the lodge is Martha Lowe. The lodge has eleven rooms."
)
QUESTIONS: Final = (
    "Who keeps the key of the vault?",
    "When was the vault of the lodge opened?",
    "What is the password of the cellar?",
    "Who is the keeper of the lodge?",
    "How many rooms does the lodge have?",
    "What lies in the vault?",
)
_INSIDE: Final = frozenset({"creator", "administrator", "member"})
_SYLLABLES: Final = "zor vex quil jarn wex drob fyn kash morv plix".split()


@dataclass
class Secret:
    """A private collection: its folder, the places that may ask it, and the names in it.

    A place is a chat and a topic of it, 0 for all of the chat.
    """

    name: str
    folder: Path
    places: tuple[tuple[int, int], ...]
    names: list[str] = field(default_factory=list)

    def write(self, dice: random.Random) -> str:
        """Add a document to the folder, and return the name in it."""
        name = "".join(dice.choices(_SYLLABLES, k=4)).capitalize() + str(dice.randrange(100, 1000))
        self.names.append(name)
        year, count = dice.randrange(1900, 2020), len(self.names)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"note{count}.md").write_text(
            f"# Notes of {name}\n\n"
            f"The key of the vault is kept by {name}. The vault of the lodge was opened in {year}"
            f" by {name}.\n\nThe password of the cellar is {name}. In the vault lies the crown"
            f" of {name}.\n",
            encoding="utf-8",
        )
        return name

    def may_be_read(self, chat: Chat, topic: int, world: World) -> bool:
        """Whether it answers in a place: one of its own, or the private chat of a member."""
        here = (chat.id, 0) in self.places or (topic != 0 and (chat.id, topic) in self.places)
        if here or chat.person is None:
            return here
        groups = (
            world.chats[number] for number, within in self.places if number < 0 and not within
        )
        return any(group.role(chat.person.id) in _INSIDE for group in groups)


@dataclass
class Findings:
    """What was said: how often something private where it may be read, and where it may not."""

    said: int = 0
    private: int = 0
    foreign: list[str] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)


class Guarded(World):
    """A world in which all that the bot says is searched for what is not to be said there."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.me.flags |= {
            "supports_inline_queries": True, "supports_guest_queries": True,
            "can_read_all_group_messages": True,
        }  # fmt: skip
        self.secrets: list[Secret] = []
        self.findings = Findings()
        self.shown: list[Json] = []  # messages of ours, as they stand

    async def answer(self, method: str, raw: Mapping[str, Any]) -> tuple[Call, Json]:
        """Return a request's record and the body of its answer."""
        call, body = await super().answer(method, raw)
        if method != "getUpdates":
            self._search(call)
        if method == "sendMessage" and call.applied:
            number, chat = call.result["message_id"], call.result["chat"]["id"]
            self.shown.append(self.chats[chat].messages[number])
        self.calls.clear()
        return call, body

    def _search(self, call: Call) -> None:
        """Look through all that a request says."""
        said = json.dumps(call.wanted, ensure_ascii=False)
        self.findings.said += 1
        for secret in self.secrets:
            found = [name for name in secret.names if name in said]
            if not found:
                continue
            if self._is_fit(call, secret):
                self.findings.private += 1
            else:
                self.findings.foreign.append(f"{secret.name} {secret.places} in {call}")

    def _is_fit(self, call: Call, secret: Secret) -> bool:
        """Whether what a request says may be read where it says it."""
        chat = self.chats.get(call.chat) if isinstance(call.chat, int) else None
        if chat is None:  # an alert, an inline result, a guest's answer: for whomever
            return False
        number = call.wanted.get("message_id")
        topic = call.wanted.get("message_thread_id", 0)
        if number in chat.messages:
            topic = chat.messages[number].get("message_thread_id", 0)
        return secret.may_be_read(chat, topic, self)

    def place(self, dice: random.Random, person: Person, chats: list[Chat]) -> tuple[Chat, int]:
        """Return a place in which somebody may speak: private, a group of theirs, a topic."""
        theirs = [chat for chat in chats if chat.has(person.id) and chat.has(self.me.id)]
        chat = dice.choice([self.private(person), self.private(person), *theirs])
        topics = [0, *chat.topics] if chat.is_forum else [0]
        return chat, dice.choice(topics)
