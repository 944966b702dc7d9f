"""Which mishap meets which request?

It is decided when something is asked, so that afterwards it is known what must have come of it.
"""

import random
from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from typing import Any, Final

from bot.telegram.sending.api_errors import Unsent
from tests.fake_bot_api import World
from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.faults import Fault, Faults
from tests.fake_bot_api.reading import read
from tests.fake_bot_api.world import Call
from tests.faults.mishaps import POLLING, Mishap

Key = tuple[Any, ...]  # of what wants to be said: (chat, question), ("press", query), ...

_NAMES: Final = {"answerCallbackQuery": "callback_query_id", "editMessageText": "message_id"}


class Script(Faults):
    """The mishaps that are planned, and how often each fault has happened.

    `requests` counts the requests for what has a mishap planned; `current` is what the request
    that is being answered wants to say.
    """

    def __init__(self, dice: random.Random, polls: float = 0.0) -> None:
        """Plan nothing; each poll goes wrong with some probability."""
        super().__init__()
        self.dice, self.polls = dice, polls
        self.reads: Json = {}
        self.current: Key = ()
        self.planned: dict[Key, Mishap] = {}
        self.requests: Counter[Key] = Counter()
        self.happened: Counter[str] = Counter()
        self._left: dict[Key, deque[Json]] = {}
        self._last: dict[Any, Key] = defaultdict(tuple)

    def plan(self, key: Key, mishap: Mishap) -> None:
        """Have something go wrong with what will be said."""
        self.planned[key] = mishap
        self._left[key] = deque(mishap.faults)

    def pick(self, method: str, chat: Any) -> Fault | None:
        """Return what happens to a request, or None.

        Raises:
            Unsent: it does not even leave the bot.
        """
        del chat  # `current` tells it
        if method == "getUpdates":
            if self.dice.random() >= self.polls:
                return None
            name, what = self.dice.choice(POLLING)
            return self._happens(name, what)
        if self.current not in self.planned:
            return None
        self.requests[self.current] += 1
        plan, left = self.planned[self.current], self._left[self.current]
        if not left or (plan.needs and plan.needs not in self.reads):
            return None
        return self._happens(plan.name, left.popleft())

    def _happens(self, name: str, what: Json) -> Fault:
        """Return a fault, which is counted."""
        self.happened[name] += 1
        if what["kind"] == "unsent":
            raise Unsent("connection refused")
        return Fault(**what)

    def look_at(self, method: str, reads: Json) -> Key:
        """Return what a request wants to say: without a reply, what the last one said there."""
        self.reads = reads
        self.current = self._key(method, reads.get("chat_id"))
        return self.current

    def _key(self, method: str, chat: Any) -> Key:
        """Return what a request wants to say."""
        if method == "sendMessage":
            reply = self.reads.get("reply_parameters")
            if reply:
                self._last[chat] = (chat, reply["message_id"])
            return self._last[chat]
        name = _NAMES.get(method, "")
        return (method, chat, self.reads.get(name))


class StormyWorld(World):
    """A world in which things go wrong by a script."""

    def __init__(self, script: Script, *more: Any, **options: Any) -> None:
        super().__init__(*more, **options)
        self.script = self.faults = script

    async def answer(self, method: str, raw: Mapping[str, Any]) -> tuple[Call, Json]:
        """Return a request's record and the body of its answer."""
        key = self.script.look_at(method, read(raw))  # what follows picks before anybody else can
        call, body = await super().answer(method, raw)
        if call.applied:
            self.applied(key, call)
        self.calls.clear()  # or the memory fills with what nobody reads
        return call, body

    def applied(self, key: Key, call: Call) -> None:
        """Take note of a request that has changed the world."""
