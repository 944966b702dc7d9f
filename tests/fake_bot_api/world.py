"""What does the Bot API answer, and what came of it?

One entry for both forms, in process and over HTTP: it reads a request, lets happen what a fault
asks for, applies the rules, and writes down what was applied and what was answered.
"""

import inspect
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.changes import Changes
from tests.fake_bot_api.clocks import Clock
from tests.fake_bot_api.faults import Fault, Faults
from tests.fake_bot_api.methods import METHODS
from tests.fake_bot_api.reading import read
from tests.fake_bot_api.refusals import NAMED, Refusal
from tests.fake_bot_api.specification import specification

_UNUSED: Final = {"parse_mode"}  # texts go with entities: nothing to escape, nothing to refuse


@dataclass(slots=True)
class Call:
    """A request and what came of it.

    Attributes:
        method: its name.
        wanted: its parameters, as values.
        at: when it came, in Unix seconds of the world's clock.
        status: the HTTP status of the answer.
        result: what was answered, or None where it was refused.
        applied: whether it changed the world; a fault may hide that from the bot.
        fault: what went wrong on purpose.
    """

    method: str
    wanted: Json
    at: float
    status: int = 0
    result: Any = None
    applied: bool = False
    fault: Fault | None = None

    @property
    def chat(self) -> Any:
        """The chat that it is for, or None."""
        return self.wanted.get("chat_id")


class World(Changes):
    """Telegram, as far as one bot can see it."""

    def __init__(self, clock: Clock | None = None, *, is_checked: bool = True, **bot: str) -> None:
        super().__init__(clock, **bot)
        self._specification = specification() if is_checked else None
        self.faults = Faults()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.in_flight = 0
        if self._specification is not None:
            self.backlog.check = self._check_update

    async def answer(self, method: str, raw: Mapping[str, Any]) -> tuple[Call, Json]:
        """Return a request's record and the body of its answer.

        What a fault hides from the bot is not hidden here: the forms cut, stall or garble by it.
        """
        if self._specification is not None:
            self.violations += self._specification.of_request(method, raw)
            self.violations += [f"{method}: {name} is never ours" for name in _UNUSED & raw.keys()]
        wanted = read(raw)
        call = Call(method, wanted, self.clock.now())
        call.fault = self.faults.pick(method, wanted.get("chat_id"))
        self.calls.append(call)
        self.in_flight += method != "getUpdates"
        try:
            return call, await self._body(call)
        finally:
            self.in_flight -= method != "getUpdates"

    async def _body(self, call: Call) -> Json:
        """Return the body of an answer, a fault's or the rules'."""
        fault = call.fault
        if fault is None or fault.applied:
            said = await self._obeyed(call)
            if fault is None or fault.kind != "refuse":
                return said
        assert fault is not None
        call.status = fault.refusal().code
        return fault.refusal().body()

    async def _obeyed(self, call: Call) -> Json:
        """Return the body of the answer that the rules give."""
        rule = METHODS.get(call.method)
        try:
            if rule is None:
                self.violations.append(f"{call.method}: the world has no rule for it")
                raise NAMED["not found"]
            made = rule(self, call.wanted)
            call.result = await made if inspect.isawaitable(made) else made
        except Refusal as refusal:
            call.status = refusal.code
            return refusal.body()
        call.status, call.applied = 200, True
        if self._specification is not None:
            self.violations += self._specification.of_result(call.method, call.result)
        return {"ok": True, "result": call.result}

    def _check_update(self, update: Json) -> None:
        """Write down what is wrong with an update that the world made."""
        assert self._specification is not None
        self.violations += self._specification.of_update(update)

    def sent(self, chat: Any = None) -> list[Json]:
        """Return the messages that the bot has sent, as they were then, in order."""
        return [
            call.result
            for call in self.calls
            if call.applied
            and call.method.startswith("send")
            and isinstance(call.result, dict)
            and (chat is None or call.result["chat"]["id"] == chat.id)
        ]

    def texts(self, chat: Any = None) -> list[str]:
        """Return the texts that the bot has sent, in order."""
        return [message.get("text", "") for message in self.sent(chat)]

    def called(self, method: str) -> list[Call]:
        """Return the requests of a method, in order."""
        return [call for call in self.calls if call.method == method]

    def replies(self) -> Counter[tuple[int, int]]:
        """Return how many of the bot's messages reply to which message (chat, number)."""
        replied = (message for message in self.sent() if "reply_to_message" in message)
        return Counter(
            (message["chat"]["id"], message["reply_to_message"]["message_id"])
            for message in replied
        )
