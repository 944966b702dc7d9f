"""What was asked and not answered, and who may see that?

/gaps, in private: whoever runs the bot sees everything, an admin what was asked in their groups.
Who may see what is looked up again at every press. What is marked as dealt with is deleted. Which
question stands at which number of our message is kept, so that a reply to it answers that one.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.queries.similar_questions import GapGroup, MissedQuestion, group_similar
from bot.replies.telegram import lists
from bot.replies.telegram.lists import GapActs
from bot.replies.telegram.message import Message, Style, join_pieces, style
from bot.state import gaps as gaps_table
from bot.state.gaps import Gap, chats_with_gaps, delete_settled, load
from bot.state.places import Place
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import refer_to_private_chat
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "g"  # what our buttons begin with
_MOST: Final = 30  # chats that we ask about at a time, those with the latest gaps
_DIGITS: Final = 6  # of a page
_WRITE: Final = "w"  # behind the name of a group: somebody wants to answer it


@dataclass(frozen=True, slots=True)
class _Visible:
    """The chats whose gaps somebody may see; `is_all` if that is every chat there is."""

    chats: tuple[int, ...]
    names: tuple[str, ...]
    is_all: bool


@dataclass(frozen=True, slots=True)
class _Listing:
    """A page of gaps, and the question that stands at each of its numbers."""

    message: Message
    questions: dict[int, str]


async def gaps(event: Command, services: Services) -> None:
    """Show what was asked and not answered to whoever looks after documents or a group."""
    if not event.is_private:
        await refer_to_private_chat(event, services)
        return
    words = await words_in(event.place, event.person, services)
    listing = await _page(event.person, 0, words, services)
    sent = await services.sender.send(event.place, listing.message, reply_to=event.message)
    await _keep_numbers(event.place, sent, listing.questions, services)


async def press(event: Pressed, services: Services) -> str:
    """Turn a page, settle a group of gaps or ask for its answer; return what to tell."""
    words = await words_in(event.place, event.person, services)
    if event.place.chat != event.person.id:
        return words.pressed_nothing
    _, _, rest = event.data.partition(":")
    page, _, rest = rest.partition(":")
    digest, _, action = rest.partition(":")
    if not (page.isascii() and page.isdigit() and len(page) <= _DIGITS):
        return words.pressed_nothing
    if action:
        is_asked = action == _WRITE and await _ask_for_answer(event, digest, words, services)
        return "" if is_asked else words.pressed_nothing
    settled = await _settle(event.person, digest, services) if digest else None
    listing = await _page(event.person, int(page), words, services)
    await services.sender.edit(event.place, event.message, listing.message)
    await _keep_numbers(event.place, event.message, listing.questions, services)
    if settled is None:
        return ""
    return words.gap_dealt_with if settled else words.pressed_nothing


async def find_group(person: Person, question: str, services: Services) -> tuple[Gap, ...]:
    """Return the gaps that ask for the same as a question, as far as somebody may see them."""
    visible = await _visible(person, services)
    found = await services.store.read(lambda db: load(db, frozenset(visible.chats)))
    groups = await _group(found)
    same = next((one for one in groups if _asks(one, question)), None)
    numbers = {member.number for member in same.members} if same else set()
    return tuple(one for one in found if one.id in numbers)


async def _ask_for_answer(event: Pressed, digest: str, words: Words, services: Services) -> bool:
    """Send the message that is replied to with the answer; False if the question is gone."""
    visible = await _visible(event.person, services)
    found = await services.store.read(lambda db: load(db, frozenset(visible.chats)))
    group = next((one for one in await _group(found) if _digest(one) == digest), None)
    if group is None:
        return False
    lines = [style(group.wording, Style.BOLD), style("\n\n" + words.gap_write)]
    sent = await services.sender.send(event.place, join_pieces(lines), reply_to=event.message)
    await _keep_numbers(event.place, sent, {1: group.wording}, services)
    return True


async def _keep_numbers(
    place: Place, message: int, questions: dict[int, str], services: Services
) -> None:
    """Keep which question stands at which number of a message."""
    now = services.clock()
    await services.store.write(lambda db: gaps_table.show(db, place, message, questions, now))


async def _page(person: Person, page: int, words: Words, services: Services) -> _Listing:
    """Return a page of the gaps that somebody may see."""
    visible = await _visible(person, services)
    if not visible.chats and not visible.is_all:
        return _Listing(join_pieces([style(words.gaps_nobody)]), {})
    found = await services.store.read(lambda db: load(db, frozenset(visible.chats)))
    notes = {one.id: one.note for one in found}

    def acts(group: GapGroup) -> GapActs:
        press = f"{MARK}:{page}:{_digest(group)}"
        is_answered = all(notes[member.number] for member in group.members)
        return GapActs(press, f"{press}:{_WRITE}", is_answered)

    groups = sorted(await _group(found), key=lambda group: acts(group).is_answered)
    message = lists.gaps(
        groups,
        words,
        page=page,
        turns=f"{MARK}:",
        acts=acts,
        whose=", ".join(visible.names),
    )
    listed = lists.gaps_on_page(groups, page)
    return _Listing(message, {number: group.wording for number, group in listed.items()})


async def _settle(person: Person, digest: str, services: Services) -> bool:
    """Delete the group of that digest if they may see it, and return whether there was one."""
    visible = await _visible(person, services)
    listed = await services.store.read(lambda db: load(db, frozenset(visible.chats)))
    found = next((one for one in await _group(listed) if _digest(one) == digest), None)
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


async def _group(found: Sequence[Gap]) -> tuple[GapGroup, ...]:
    """Return gaps in groups of similar questions, off the event loop: it may take long."""
    missed = [MissedQuestion(one.id, one.question, one.person, one.at) for one in found]
    return await asyncio.to_thread(group_similar, missed)


def _asks(group: GapGroup, question: str) -> bool:
    """Return whether a group is that of a question, as it was worded when it was listed."""
    wanted = question.strip()
    return group.wording == wanted or any(
        member.question.strip() == wanted for member in group.members
    )


def _digest(one: GapGroup) -> str:
    """Return what names a group in a button, for as long as its wording stays the same."""
    return blake2b(one.wording.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
