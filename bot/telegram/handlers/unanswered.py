"""What was asked and not answered, and who may see that?

/gaps, in private: whoever runs the bot sees everything, an admin what was asked in their groups.
That is looked up anew at every press. What is marked as dealt with is deleted.
"""

import asyncio
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.queries.similar_questions import GapGroup, MissedQuestion, group_similar
from bot.replies.telegram import lists
from bot.replies.telegram.message import Button, Message, join_pieces, style
from bot.state.gaps import Gap, chats_with_gaps, delete_settled, load
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Desk
from bot.wording import Words

MARK: Final = "g"  # what our buttons begin with
_MOST: Final = 30  # chats that we ask about at a time, those with the latest gaps
_DIGITS: Final = 6  # of a page


@dataclass(frozen=True, slots=True)
class _Seen:
    """What somebody may see: chats and their names; `is_all` if it is everything there is."""

    chats: tuple[int, ...]
    names: tuple[str, ...]
    is_all: bool


async def gaps(event: Command, desk: Desk) -> None:
    """Show what was asked and not answered, to whom it concerns."""
    words = await words_in(event.place, event.person, desk)
    if not event.is_private:
        way = Button(words.button_private, url=f"https://t.me/{desk.me.username}")
        message = join_pieces([style(words.private_only)], buttons=((way,),))
        await desk.sender.send(event.place, message, reply_to=event.message, is_notice=True)
        return
    message = await _page(event.person, 0, words, desk)
    await desk.sender.send(event.place, message, reply_to=event.message)


async def pressed(event: Pressed, desk: Desk) -> str:
    """Turn a page or mark a group as dealt with, and return what to tell them."""
    words = await words_in(event.place, event.person, desk)
    if event.place.chat != event.person.id:
        return words.pressed_nothing
    _, _, rest = event.data.partition(":")
    page, _, digest = rest.partition(":")
    if not (page.isascii() and page.isdigit() and len(page) <= _DIGITS):
        return words.pressed_nothing
    settled = await _settled(event.person, digest, desk) if digest else None
    message = await _page(event.person, int(page), words, desk)
    await desk.sender.edit(event.place, event.message, message)
    if settled is None:
        return ""
    return words.gap_dealt_with if settled else words.pressed_nothing


async def _page(person: Person, page: int, words: Words, desk: Desk) -> Message:
    """Return a page of what somebody may see."""
    seen = await _seen(person, desk)
    if not seen.chats and not seen.is_all:
        return join_pieces([style(words.gaps_nobody)])
    groups = await _groups(seen, desk)
    return lists.gaps(
        groups,
        words,
        page=page,
        turns=f"{MARK}:",
        settles=lambda one: f"{MARK}:{page}:{_digest(one)}",
        whose=", ".join(seen.names),
    )


async def _settled(person: Person, digest: str, desk: Desk) -> bool:
    """Delete a group of gaps if they may, and return whether there was one of that digest."""
    seen = await _seen(person, desk)
    groups = await _groups(seen, desk)
    found = next((one for one in groups if _digest(one) == digest), None)
    if found is None:
        return False
    questions = {member.question for member in found.members}
    await desk.store.write(
        lambda db: delete_settled(db, questions, seen.chats, until=found.latest)
    )
    return True


async def _seen(person: Person, desk: Desk) -> _Seen:
    """Return what somebody may see now."""
    having = await desk.store.read(chats_with_gaps)
    if desk.permissions.is_owner(person):
        return _Seen(tuple(one.chat for one in having), (), is_all=True)
    groups = [one for one in having if one.chat < 0][:_MOST]
    theirs = [one for one in groups if await desk.permissions.is_admin(person, one.chat)]
    return _Seen(
        tuple(one.chat for one in theirs),
        tuple(one.title for one in theirs if one.title),
        is_all=False,
    )


async def _groups(seen: _Seen, desk: Desk) -> tuple[GapGroup, ...]:
    """Return the groups of what was asked in some chats, off the event loop: it may take long."""
    found = await desk.store.read(lambda db: load(db, frozenset(seen.chats)))
    return await asyncio.to_thread(group_similar, [_missed(*pair) for pair in enumerate(found)])


def _missed(number: int, gap: Gap) -> MissedQuestion:
    """Return a gap as it is grouped."""
    return MissedQuestion(number, gap.question, gap.person, gap.at)


def _digest(one: GapGroup) -> str:
    """Return what names a group in a button for as long as its wording stays."""
    return blake2b(one.wording.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
