"""What goes wrong with which requests?

A fault is a row of plain values, so that a harness can send it to a server in another process. The
first that fits a request happens.
"""

import random
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.fake_bot_api.refusals import NAMED, Refusal, bad_request, too_many

Kind = Literal["refuse", "reset", "stall", "garble"]


@dataclass
class Fault:
    """Something that goes wrong.

    Attributes:
        method: which requests, "" for those of every method but getUpdates.
        kind: `refuse` answers with an error, `reset` cuts the connection, `stall` keeps it open
            without an answer, `garble` answers with a page that is no JSON (a proxy's 502).
        name: a key of `refusals.NAMED`, or any words, which are then a 400's; "429" for a flood.
        retry_after: seconds, for a 429.
        applied: whether the request is obeyed all the same, so that a repetition is one too many.
        delay: seconds before the answer, or of a stall after which the answer still comes; a
            stall of 0 seconds is never answered.
        chat: only requests for this chat; 0 for all.
        times: how often, at most; 0 for always.
        after: how many requests that fit are spared first.
        probability: how likely it is each time.
        seed: of the dice.
    """

    method: str = ""
    kind: Kind = "refuse"
    name: str = "internal"
    retry_after: int = 0
    applied: bool = False
    delay: float = 0.0
    chat: int = 0
    times: int = 1
    after: int = 0
    probability: float = 1.0
    seed: int = 0
    happened: int = 0
    _dice: random.Random = field(default_factory=random.Random, repr=False)

    def __post_init__(self) -> None:
        self._dice.seed(self.seed)
        if self.kind == "stall":
            self.applied = True

    def fits(self, method: str, chat: Any) -> bool:
        """Whether it happens to a request; asking counts."""
        if self.method != method and (self.method or method == "getUpdates"):
            return False
        if (self.chat and self.chat != chat) or (self.times and self.happened >= self.times):
            return False
        if self.after > 0:
            self.after -= 1
            return False
        if self.probability < 1.0 and self._dice.random() >= self.probability:
            return False
        self.happened += 1
        return True

    def refusal(self) -> Refusal:
        """Return what is answered."""
        if self.name == "429":
            return too_many(self.retry_after)
        return NAMED[self.name] if self.name in NAMED else bad_request(self.name)


class Faults:
    """The faults that a test has asked for, in its order."""

    def __init__(self) -> None:
        self.asked: list[Fault] = []

    def add(self, method: str = "", **what: Any) -> Fault:
        """Return a fault that will happen from now on; see `Fault` for what can be said."""
        fault = Fault(method, **what)
        self.asked.append(fault)
        return fault

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self.asked.clear()

    def pick(self, method: str, chat: Any) -> Fault | None:
        """Return what happens to a request, or None."""
        return next((fault for fault in self.asked if fault.fits(method, chat)), None)
