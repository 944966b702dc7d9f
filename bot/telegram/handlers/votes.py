"""What happens when somebody thinks well or badly of an answer?

Anybody who sees an answer has one thumb, up or down, and takes it back by pressing it again. The
buttons count. The answer above them is shown again as it was; where its documents say something
else by now it is left alone, for a vote must not change what was said. The vote is kept in the
transaction that finishes the press, so that a press that is tried again counts once.
"""

from typing import Final

from bot.state.exchanges import Exchange
from bot.state.votes import Tally, Value, tally, vote
from bot.telegram.events import Pressed
from bot.telegram.handlers.answer_messages import DOWN, UP
from bot.telegram.handlers.revisit import again, show
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Desk
from bot.wording import Words

VALUES: Final[dict[str, Value]] = {UP: 1, DOWN: -1}


async def pressed(
    event: Pressed, exchange: Exchange, action: str, words: Words, desk: Desk, attempt: Attempt
) -> str:
    """Count a thumb, and return what to tell whoever pressed it."""
    key, person, value = exchange.key, event.person.id, VALUES[action]
    before = await desk.store.read(lambda db: tally(db, key, person))
    after = with_vote(before, value)
    standing = await again(exchange, desk)
    if standing.is_unchanged:
        await show(event, standing.message(after), desk)
    attempt.write_at_end(lambda db: vote(db, key, person, value))
    return words.pressed_voted if after.own else words.pressed_unvoted


def with_vote(before: Tally, value: Value) -> Tally:
    """Return what is thought of an answer once somebody has pressed a thumb.

    Example:
        (2 up, 1 down, own up) pressed up -> (1 up, 1 down, own none)
    """
    own = 0 if before.own == value else value
    return Tally(
        up=before.up - (before.own > 0) + (own > 0),
        down=before.down - (before.own < 0) + (own < 0),
        own=own,
    )
