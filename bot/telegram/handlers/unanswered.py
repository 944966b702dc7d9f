"""What was asked and not answered, and who may see that?

/gaps, in private: whoever runs the bot sees everything, an admin what was asked in their groups.
Who may see what is looked up again at every press. What is marked as dealt with is deleted.
"""

import asyncio
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.queries.similar_questions import GapGroup, MissedQuestion, group_similar
from bot.replies.telegram import lists
from bot.replies.telegram.message import Message, join_pieces, style
from bot.state.gaps import Gap, chats_with_gaps, delete_settled, load
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import refer_to_private_chat
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "g"  # what our buttons begin with
_MOST: Final = 30  # chats that we ask about at a time, those with the latest gaps
_DIGITS: Final = 6  # of a page


@dataclass(frozen=True, slots=True)
class _Visible:
    """The chats whose gaps somebody may see; `is_all` if that is every chat there is."""

    chats: tuple[int, ...]
    names: tuple[str, ...]
    is_all: bool


async def gaps(event: Command, services: Services) -> None:
    """Show what was asked and not answered to whoever looks after documents or a group."""
    if not event.is_private:
        await refer_to_private_chat(event, services)
        return
    words = await words_in(event.place, event.person, services)
    message = await _page(event.person, 0, words, services)
    await services.sender.send(event.place, message, reply_to=event.message)


async def press(event: Pressed, services: Services) -> str:
    """Turn a page or settle a group of gaps, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    if event.place.chat != event.person.id:
        return words.pressed_nothing
    _, _, rest = event.data.partition(":")
    page, _, digest = rest.partition(":")
    if not (page.isascii() and page.isdigit() and len(page) <= _DIGITS):
        return words.pressed_nothing
    settled = await _settle(event.person, digest, services) if digest else None
    message = await _page(event.person, int(page), words, services)
    await services.sender.edit(event.place, event.message, message)
    if settled is None:
        return ""
    return words.gap_dealt_with if settled else words.pressed_nothing


async def _page(person: Person, page: int, words: Words, services: Services) -> Message:
    """Return a page of the gaps that somebody may see."""
    visible = await _visible(person, services)
    if not visible.chats and not visible.is_all:
        return join_pieces([style(words.gaps_nobody)])
    groups = await _group(visible, services)
    return lists.gaps(
        groups,
        words,
        page=page,
        turns=f"{MARK}:",
        settles=lambda one: f"{MARK}:{page}:{_digest(one)}",
        whose=", ".join(visible.names),
    )


async def _settle(person: Person, digest: str, services: Services) -> bool:
    """Delete the group of that digest if they may see it, and return whether there was one."""
    visible = await _visible(person, services)
    groups = await _group(visible, services)
    found = next((one for one in groups if _digest(one) == digest), None)
    if found is None:
        return False
    questions = {member.question for member in found.members}
    await services.store.write(
        lambda db: delete_settled(db, questions, visible.chats, until=found.latest)
    )
    return True


async def _visible(person: Person, services: Services) -> _Visible:
    """Return what somebody may see, as Telegram tells their rights now."""
    chats = await services.store.read(chats_with_gaps)
    if services.permissions.is_owner(person):
        return _Visible(tuple(one.chat for one in chats), (), is_all=True)
    groups = [one for one in chats if one.chat < 0][:_MOST]
    theirs = [one for one in groups if await services.permissions.is_admin(person, one.chat)]
    return _Visible(
        tuple(one.chat for one in theirs),
        tuple(one.title for one in theirs if one.title),
        is_all=False,
    )


async def _group(visible: _Visible, services: Services) -> tuple[GapGroup, ...]:
    """Return the gaps in groups of similar questions, off the event loop: it may take long."""
    found = await services.store.read(lambda db: load(db, frozenset(visible.chats)))
    return await asyncio.to_thread(
        group_similar, [_to_missed_question(*pair) for pair in enumerate(found)]
    )


def _to_missed_question(number: int, gap: Gap) -> MissedQuestion:
    """Return a gap in the form in which gaps are grouped."""
    return MissedQuestion(number, gap.question, gap.person, gap.at)


def _digest(one: GapGroup) -> str:
    """Return what names a group in a button, for as long as its wording stays the same."""
    return blake2b(one.wording.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
