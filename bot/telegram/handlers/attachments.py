"""What becomes of a file, a picture or the like that is put to us?

A file of a kind that we read is added to what answers here; a question below it is answered then,
from the file too. What we do not read is told so in one line, and a question below it is answered
all the same. Of an album one line is enough.
"""

from bot.errors import Unreachable
from bot.replies.telegram.message import join_pieces, style
from bot.telegram.events import Attached
from bot.telegram.flood_control import Decision
from bot.telegram.handlers import question_policy as policy
from bot.telegram.handlers import questions, uploads
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.upload_messages import unread
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services

_AGAIN = 3.0  # seconds until a file is taken of somebody who sends many


async def receive(event: Attached, services: Services, attempt: Attempt) -> None:
    """Add a file, or say what we read; then answer what is asked below it.

    Raises:
        Refused: Telegram will not send the reply.
        Unreachable: it is worth another try.
    """
    asked = event.asked
    if not _is_for_us(event, services) or not await policy.is_heard(asked, services):
        return
    if uploads.is_readable(event.attachment):
        _slow_down(event, services, attempt)
        is_taken = await uploads.add_attached(event, services)
        if not is_taken or policy.asks(asked):
            await questions.answer(asked, services, attempt)
    elif asked.text:
        await questions.answer(asked, services, attempt)
    elif _is_first(event, services, attempt):
        words = await words_in(asked.place, asked.person, services)
        notice = join_pieces([style(unread(words, services))])
        await services.sender.send(asked.place, notice, reply_to=asked.message, is_notice=True)


def _is_for_us(event: Attached, services: Services) -> bool:
    """Return whether something is put to us, or was sent together with what is."""
    asked, album = event.asked, event.attachment.album
    is_begun = services.uploads.is_begun(asked.place.chat, asked.person.key, album)
    return asked.is_addressed or is_begun


def _slow_down(event: Attached, services: Services, attempt: Attempt) -> None:
    """Have somebody wait who sends many files; none of them is passed over.

    Raises:
        Unreachable: they are to wait.
    """
    asked = event.asked
    decision = services.flood_control.check(
        asked.place, asked.person.key, f"file {asked.message}", is_retry=attempt.is_retry
    )
    if decision is not Decision.ALLOW:
        raise Unreachable("many files at once", retry_after=_AGAIN)


def _is_first(event: Attached, services: Services, attempt: Attempt) -> bool:
    """Return whether a line is due: not for each picture of an album, nor for many in a row."""
    asked, album = event.asked, event.attachment.album
    decision = services.flood_control.check(
        asked.place,
        asked.person.key,
        f"album {album}" if album else f"message {asked.message}",
        is_retry=attempt.is_retry,
    )
    return decision is Decision.ALLOW
