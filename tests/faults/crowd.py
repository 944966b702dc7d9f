"""What happens to a bot all day long?

Questions in private and in groups, talk that is none of its business, commands, pressed buttons,
inline queries: whoever is there does something, and what is over is forgotten, so that it is the
bot's memory that is measured and not the world's.
"""

import random
from collections.abc import Mapping
from typing import Any, Final

from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Chat, Json
from tests.fake_bot_api.clocks import Clock
from tests.fake_bot_api.world import Call
from tests.faults.libraries import QUESTIONS
from tests.faults.town import ASK

_TALK: Final = ("good morning {}", "see you at {} o'clock", "who ate {} cakes?", "no. {}!")
_COMMANDS: Final = ("/help", "/docs", "/sources", "/start", "/privacy", "/cancel", "/frobnicate")
_ACTS: Final = (  # how often, of a hundred
    ("ask_alone", 30), ("ask_together", 10), ("talk", 35), ("command", 8), ("vote", 9),
    ("type_inline", 8),
)  # fmt: skip
_KEPT: Final = 8  # messages of a chat
_QUERIES: Final = 500
_WORDS: Final = 3_000


class Crowd(World):
    """A world with many people and groups that do something at random."""

    def __init__(
        self, dice: random.Random, clock: Clock, *, people: int, groups: int, **options: Any
    ) -> None:
        super().__init__(clock, **options)
        self.dice, self.acts, self.replies_seen = dice, 0, 0
        self.me.flags |= {"can_read_all_group_messages": True, "supports_inline_queries": True}
        self.folk = [self.person(f"P{number}") for number in range(people)]
        self.groups = [
            self.supergroup(f"G{number}", *dice.sample(self.folk, 5)) for number in range(groups)
        ]
        self._replies: list[Json] = []

    async def answer(self, method: str, raw: Mapping[str, Any]) -> tuple[Call, Json]:
        """Return a request's record and the body of its answer."""
        call, body = await super().answer(method, raw)
        if call.applied and method == "sendMessage":
            self.replies_seen += 1
            self._replies = [*self._replies[-20:], call.result]
            _trim(self.chats[call.result["chat"]["id"]])
        self.calls.clear()
        while len(self.queries) > _QUERIES:
            del self.queries[next(iter(self.queries))]
        return call, body

    def act(self) -> None:
        """Let somebody do something."""
        names, weights = zip(*_ACTS, strict=True)
        getattr(self, self.dice.choices(names, weights)[0])()
        self.acts += 1

    def ask_alone(self) -> None:
        """Let somebody ask in private."""
        self.say(self.dice.choice(self.folk), None, self._question())

    def ask_together(self) -> None:
        """Let somebody ask in a group."""
        self._in_a_group(ASK + self._question())

    def talk(self) -> None:
        """Let somebody say something in a group that is not for us."""
        self._in_a_group(self.dice.choice(_TALK).format(self.acts))

    def command(self) -> None:
        """Let somebody give a command in private."""
        self.say(self.dice.choice(self.folk), None, self.dice.choice(_COMMANDS))

    def vote(self) -> None:
        """Let somebody press the first button under a reply."""
        reply = self.dice.choice(self._replies) if self._replies else {}
        rows = reply.get("reply_markup", {}).get("inline_keyboard", [])
        if rows and (data := rows[0][0].get("callback_data")):
            self.press(self.dice.choice(self.folk), reply, data, forged=True)

    def type_inline(self) -> None:
        """Let somebody type behind the bot's name."""
        self.ask_inline(self.dice.choice(self.folk), self._question())

    def _question(self) -> str:
        """Return a question; in time, its words have all been used before, as people's are."""
        return self.dice.choice(QUESTIONS).format(self.dice.randrange(_WORDS))

    def _in_a_group(self, text: str) -> None:
        """Let somebody say something in a group."""
        group = self.dice.choice(self.groups)
        member = self.dice.choice([one for one in group.roles if one != self.me.id])
        self.say(self.people[member], group, text)
        _trim(group)


def _trim(chat: Chat) -> None:
    """Forget the oldest messages of a chat."""
    while len(chat.messages) > _KEPT:
        del chat.messages[next(iter(chat.messages))]
