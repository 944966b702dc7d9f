"""In which ways does a request go wrong, and what must come of it?"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from tests.fake_bot_api.refusals import NAMED

Json = dict[str, Any]


class Outcome(Enum):
    """How often something must have been said in the end."""

    ONCE = auto()  # nothing was said at first, for certain, or it is said in a milder form
    PERHAPS_AGAIN = auto()  # it may have been said: once more for each such fault, at most
    NEVER = auto()  # it was refused for good, and is not tried again


@dataclass(frozen=True)
class Mishap:
    """What happens to one request after the other that wants to say the same.

    `needs` is a parameter without which it cannot happen.
    """

    name: str
    outcome: Outcome
    faults: tuple[Json, ...]
    needs: str = ""

    @property
    def most(self) -> int:
        """How often it may have been said, at most."""
        if self.outcome is Outcome.NEVER:
            return 0
        return 1 + sum(
            bool(fault.get("applied") or fault["kind"] == "stall") for fault in self.faults
        )


def _refuse(name: str, **more: Any) -> Json:
    """Return a fault that is answered with an error."""
    return {"kind": "refuse", "name": name, **more}


def _later(seconds: int) -> Json:
    """Return a fault that asks to wait."""
    return _refuse("429", retry_after=seconds)


_UNSENT: Final[Json] = {"kind": "unsent"}
_RESET: Final[Json] = {"kind": "reset"}
_PAGE: Final[Json] = {"kind": "garble"}
_SILENCE: Final[Json] = {"kind": "stall", "delay": 3600.0}  # it is done, and nobody hears of it
_DONE: Final[Json] = {"applied": True}
_SERVERS: Final = ("internal", "bad gateway", "gateway timeout")
_MILDER: Final = {
    "thread not found": "reply_parameters",  # a reply brings its thread
    "reply not found": "reply_parameters",
    "bad entities": "entities",
}
_HARD: Final = (
    "blocked", "kicked", "not a member", "deactivated", "never started", "chat not found",
    "topic closed", "bad quote", "too long", "empty", "no rights", "bad button",
)  # fmt: skip


def _once(name: str, *faults: Json) -> Mishap:
    """Return a mishap in which nothing is said until it is over."""
    return Mishap(name, Outcome.ONCE, faults)


def _perhaps(name: str, *faults: Json) -> Mishap:
    """Return a mishap in which nobody knows what was said."""
    return Mishap(name, Outcome.PERHAPS_AGAIN, faults)


ALL_IS_WELL: Final = _once("nothing")

# what happens to a message; every refusal that the world knows is here, or concerns other methods
SAYING: Final = (
    _once("429, wait 2 s", _later(2)),
    _once("429, three times", _later(1), _later(3), _later(1)),
    _once("429, wait 90 s", _later(90)),
    _once("no connection", _UNSENT),
    _once("no connection, 3 times", _UNSENT, _UNSENT, _UNSENT),
    _once("401 for one call", _refuse("unauthorized")),
    _once("answered after 7 s", _SILENCE | {"delay": 7.0}),
    *(_perhaps(f"{NAMED[name].code}, not done", _refuse(name)) for name in _SERVERS),
    *(_perhaps(f"{NAMED[name].code}, but done", _refuse(name) | _DONE) for name in _SERVERS),
    _perhaps("page of a proxy, not done", _PAGE),
    _perhaps("page of a proxy, but done", _PAGE | _DONE),
    _perhaps("reset before", _RESET),
    _perhaps("reset after", _RESET | _DONE),
    _perhaps("silence after", _SILENCE),
    _perhaps("silence after, twice", _SILENCE, _SILENCE),
    _perhaps("reset after, twice", _RESET | _DONE, _RESET | _DONE),
    _perhaps("502 not done, twice", _refuse("bad gateway"), _refuse("bad gateway")),
    *(
        Mishap(f"400 {name}", Outcome.ONCE, (_refuse(name),), needs)
        for name, needs in _MILDER.items()
    ),
    *(Mishap(f"{NAMED[name].code} {name}", Outcome.NEVER, (_refuse(name),)) for name in _HARD),
)

# what happens to the answer to a pressed button: it does no harm to answer twice
PRESSING: Final = (
    _once("press: 429, wait 2 s", _later(2)),
    _once("press: no connection", _UNSENT),
    _once("press: 502, not done", _refuse("bad gateway")),
    _perhaps("press: reset after", _RESET | _DONE),
    _perhaps("press: silence after", _SILENCE),
    Mishap("press: 400 old query", Outcome.NEVER, (_refuse("old query"),)),
)

# what happens to an edit: the message says the same in the end, however often it was told
EDITING: Final = (
    _once("edit: 429, wait 2 s", _later(2)),
    _once("edit: 504, not done", _refuse("gateway timeout")),
    _perhaps("edit: reset after", _RESET | _DONE),
    _perhaps("edit: silence after", _SILENCE),
    Mishap("edit: 400 not modified", Outcome.NEVER, (_refuse("not modified"),)),
)

# what happens to a poll, over and over, each with a small chance
POLLING: Final = (
    ("poll: 429, wait 2 s", _later(2)),
    ("poll: 401", _refuse("unauthorized")),
    ("poll: 409", _refuse("conflict")),
    ("poll: 500", _refuse("internal")),
    ("poll: 502", _refuse("bad gateway")),
    ("poll: 504", _refuse("gateway timeout")),
    ("poll: page of a proxy", _PAGE),
    ("poll: no connection", _UNSENT),
    ("poll: reset before", _RESET),
    ("poll: reset after", _RESET | _DONE),
    ("poll: silence", _SILENCE),
)
