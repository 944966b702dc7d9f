"""What happens when somebody thinks well or badly of an answer?

Anybody who sees an answer has one vote, up or down, and takes it back by pressing the same button
again. The vote is stored in the transaction that finishes the press, so that a press that is tried
again counts once. The buttons show the counts a little later (`recounting`).
"""

from typing import Final

from bot.state.connection import Connection
from bot.state.votes import Tally, Value, tally, vote, want_recount
from bot.telegram.handlers.answer_messages import DOWN, UP
from bot.telegram.handlers.pressed_message import AnswerPress
from bot.telegram.services import Services

VALUES: Final[dict[str, Value]] = {UP: 1, DOWN: -1}


async def press(pressed: AnswerPress, services: Services) -> str:
    """Count a vote, and return what to tell whoever gave it."""
    event, key, value = pressed.event, pressed.exchange.key, VALUES[pressed.action]
    before = await services.store.read(lambda db: tally(db, key, event.person.id))
    after = toggle(before, value)

    def count(db: Connection) -> None:
        vote(db, key, event.person.id, value)
        want_recount(db, event.place.chat, event.message, key)

    pressed.attempt.write_at_end(count)
    services.voted.set()
    return pressed.words.pressed_voted if after.own else pressed.words.pressed_unvoted


def is_action(action: str) -> bool:
    """Return whether a button under an answer is a vote."""
    return action in VALUES


def toggle(before: Tally, value: Value) -> Tally:
    """Return the votes on an answer once somebody has pressed a vote.

    Example:
        (2 up, 1 down, own up) pressed up -> (1 up, 1 down, own none)
    """
    own = 0 if before.own == value else value
    return Tally(
        up=before.up - (before.own > 0) + (own > 0),
        down=before.down - (before.own < 0) + (own < 0),
        own=own,
    )
