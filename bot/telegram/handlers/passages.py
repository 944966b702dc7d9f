"""Which passage does a link or a button open, and for whom?

A payload says which words are meant. They are looked for in what the person may read in the place
where they ask and, in private, in groups where they were quoted and in which the person is: a link
that was passed on opens only what its reader may read.
"""

from dataclasses import dataclass, replace
from typing import Final

from bot.answers.permalinks import payload, resolve
from bot.config.collections import parse_scope
from bot.documents.sentences import Sentence
from bot.index.library import Library
from bot.replies.telegram import answers
from bot.replies.telegram.message import Button, Message
from bot.replies.telegram.pages import Page, page_of
from bot.state.exchanges import groups_citing
from bot.state.places import Place
from bot.telegram.events import Person, Pressed
from bot.telegram.handlers import pressed_message
from bot.telegram.handlers.libraries import library_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "p"  # what our buttons begin with


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence, the library that it is in, and the group whose library that is, 0 for none."""

    sentence: Sentence
    library: Library
    group: int = 0


async def open_passage(
    name: str, place: Place, person: Person, services: Services, *, is_marked: bool
) -> Message | None:
    """Return the passage that a payload names, with buttons for the two beside it.

    Args:
        name: the payload, a stranger's text; a button has the number of a group behind it.
        place: where it is to be shown.
        person: to whom.
        services: what is needed.
        is_marked: whether the words are highlighted: they were cited, not merely turned to.

    Returns:
        The message, None if the payload names nothing that the person may read there.
    """
    found = await _find(name, place, person, services)
    if found is None:
        return None
    words = await words_in(place, person, services)
    page = page_of(found.library, found.sentence)
    message = answers.passage(page, words, is_marked=is_marked)
    return replace(message, buttons=_page_buttons(page, found.group, words))


async def press(event: Pressed, services: Services) -> str:
    """Turn to the passage that a button names, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    name = event.data.partition(":")[2]
    message = await open_passage(name, event.place, event.person, services, is_marked=False)
    if message is None:
        return words.passage_gone
    await pressed_message.edit(event, message, services)
    return ""


async def _find(name: str, place: Place, person: Person, services: Services) -> _Found | None:
    """Return the sentence that a payload names, where the person may read it; None if nowhere."""
    digest, _, group = name.partition(":")
    library = await library_for(place, person, services)
    sentence = resolve(digest, library)
    if sentence is not None:
        return _Found(sentence, library)
    if place.chat != person.id:
        return None
    for chat in await _groups(digest, group, services):
        if await services.permissions.is_member(person, chat):
            library = await library_for(Place(chat), person, services)
            sentence = resolve(digest, library)
            if sentence is not None:
                return _Found(sentence, library, chat)
    return None


async def _groups(digest: str, group: str, services: Services) -> tuple[int, ...]:
    """Return the group that a button names, or those in which a sentence was quoted."""
    scope = parse_scope(group)
    if scope is not None:
        return (scope.chat,) if scope.chat < 0 else ()
    return await services.store.read(lambda db: groups_citing(db, digest))


def _page_buttons(page: Page, group: int, words: Words) -> tuple[tuple[Button, ...], ...]:
    """Return the row of buttons that open the passages beside a page, none if there are none."""
    beside = ((page.previous, words.button_previous), (page.following, words.button_next))
    whose = f":{group}" if group else ""
    row = tuple(
        Button(label, press=f"{MARK}:{payload(one)}{whose}") for one, label in beside if one
    )
    return (row,) if row else ()
