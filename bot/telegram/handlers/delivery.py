"""How does a reply get into a chat once, whatever happens in between?

A reply of several messages is kept as it grows, so that after a crash the rest of it is sent. The
last message is kept in the transaction that finishes the update: at most the one message that was
under way may be sent a second time.
"""

from dataclasses import dataclass

from bot.errors import Gone
from bot.replies.telegram.message import Message
from bot.state.exchanges import Exchange, save
from bot.state.retrying import retry_until_writable
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Desk


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a question.

    `exchange` is kept when it ends, `so_far` while more is to come. `standing` are the messages
    that hold an earlier part of it or, if it `is_edit`, what was said before.
    """

    parts: tuple[Message, ...]
    exchange: Exchange
    so_far: Exchange
    standing: tuple[int, ...] = ()
    is_edit: bool = False


async def deliver(reply: Reply, desk: Desk, attempt: Attempt) -> None:
    """Ensure that a chat shows a reply and nothing else that we said to the question.

    The exchange is kept even if nobody can tell whether the last message arrived: if it did, its
    buttons work.

    Raises:
        Refused: Telegram will not send it.
        Unreachable: it is worth another try; what was sent is not sent again.
    """
    shown, count = list(reply.standing), len(reply.parts)
    attempt.write_at_end(lambda db: save(db, reply.exchange, shown[:count]))
    for number, part in enumerate(reply.parts):
        if number < len(shown):
            if reply.is_edit:
                shown[number] = await _changed(shown[number], part, reply, desk)
            continue
        shown.append(await _said(part, reply, desk, is_first=number == 0))
        if len(shown) < count:
            await _kept(reply.so_far, tuple(shown), desk)
    for message in shown[count:]:
        await desk.sender.delete(reply.exchange.place, message)


async def _said(part: Message, reply: Reply, desk: Desk, *, is_first: bool) -> int:
    """Say a part of a reply; the first one replies to the question, the others follow it."""
    question = reply.exchange.question_message
    return await desk.sender.send(
        reply.exchange.place, part, reply_to=question if is_first else None
    )


async def _changed(message: int, part: Message, reply: Reply, desk: Desk) -> int:
    """Make a message of ours say something else, and return the one that says it.

    If somebody has deleted it, it is said anew.
    """
    try:
        await desk.sender.edit(reply.exchange.place, message, part)
    except Gone:
        return await _said(part, reply, desk, is_first=True)
    return message


async def _kept(exchange: Exchange, messages: tuple[int, ...], desk: Desk) -> None:
    """Keep how far a reply has got, however long the disk is full: what is said is said."""
    await retry_until_writable(lambda: desk.store.write(lambda db: save(db, exchange, messages)))
