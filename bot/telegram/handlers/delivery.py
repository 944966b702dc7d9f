"""How does a reply get into a chat once, whatever happens in between?

A reply of several messages is stored as it grows, so that after a crash only the rest of it is
sent. Its last message is stored in the transaction that finishes the update; until then it is
noted (`sending.errands`). So what was being sent when the process died may be sent a second time,
and nothing else (`sending.departures`).
"""

from dataclasses import dataclass

from bot.errors import Gone
from bot.replies.telegram.message import Message
from bot.state.exchanges import Exchange, save
from bot.state.retrying import retry_until_writable
from bot.telegram.receiving.processing import Attempt
from bot.telegram.sending import errands
from bot.telegram.services import Services


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a question.

    `exchange` is stored at the end, `so_far` while more messages are to come. `messages` are those
    that are in the chat already: an earlier part of the reply or, if it `is_edit`, what was said
    before the question was edited.
    """

    parts: tuple[Message, ...]
    exchange: Exchange
    so_far: Exchange
    messages: tuple[int, ...] = ()
    is_edit: bool = False


async def deliver(reply: Reply, services: Services, attempt: Attempt) -> None:
    """Ensure that a chat shows a reply and nothing else that we said to the question.

    The exchange is stored even if nobody can tell whether the last message arrived: if it did, its
    buttons work.

    Raises:
        Refused: Telegram will not send it.
        Unreachable: it is worth another try; what was sent is not sent again.
    """
    sent, count = list(reply.messages), len(reply.parts)
    attempt.write_at_end(lambda db: save(db, reply.exchange, sent[:count]))
    errand = errands.current()
    if errand and not reply.is_edit:  # an earlier attempt at this update has sent them
        errand.skip(len(sent))
    for number, part in enumerate(reply.parts):
        if number < len(sent):
            if reply.is_edit:
                sent[number] = await _edit(sent[number], part, reply, services)
            continue
        sent.append(await _send(part, reply, services, is_first=number == 0))
        if len(sent) < count:
            await _save(reply.so_far, tuple(sent), services)
    for message in sent[count:]:
        await services.sender.delete(reply.exchange.place, message)


async def _send(part: Message, reply: Reply, services: Services, *, is_first: bool) -> int:
    """Send a part of a reply, the first one as a reply to the question, and return its number."""
    question = reply.exchange.question_message
    return await services.sender.send(
        reply.exchange.place, part, reply_to=question if is_first else None
    )


async def _edit(message: int, part: Message, reply: Reply, services: Services) -> int:
    """Have a message of ours say something else, and return the number of the one that says it.

    If somebody has deleted it, the part is sent as a new message.
    """
    try:
        await services.sender.edit(reply.exchange.place, message, part)
    except Gone:
        return await _send(part, reply, services, is_first=True)
    return message


async def _save(exchange: Exchange, messages: tuple[int, ...], services: Services) -> None:
    """Store which messages of a reply have been sent, retrying for as long as the disk is full."""
    await retry_until_writable(
        lambda: services.store.write(lambda db: save(db, exchange, messages))
    )
