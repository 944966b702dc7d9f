"""Which passage does a link or a button open, and for whom?

A payload says which words are meant. They are looked for in what the person may read in the place
where they ask, and nowhere else: a link that was passed on opens only what its reader may read.
"""

from dataclasses import replace
from typing import Final

from bot.answers.permalinks import payload, resolve
from bot.replies.telegram import answers
from bot.replies.telegram.message import Button, Message
from bot.replies.telegram.pages import Page, page_of
from bot.state.places import Place
from bot.telegram.events import Person, Pressed
from bot.telegram.handlers import pressed_message
from bot.telegram.handlers.libraries import library_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "p"  # what our buttons begin with


async def open_passage(
    name: str, place: Place, person: Person, services: Services, *, is_marked: bool
) -> Message | None:
    """Return the passage that a payload names, with buttons for the two beside it.

    Args:
        name: the payload, a stranger's text.
        place: where it is to be shown.
        person: to whom.
        services: what is needed.
        is_marked: whether the words are highlighted: they were cited, not merely turned to.

    Returns:
        The message, None if the payload names nothing that the person may read there.
    """
    library = await library_for(place, person, services)
    sentence = resolve(name, library)
    if sentence is None:
        return None
    words = await words_in(place, person, services)
    page = page_of(library, sentence)
    message = answers.passage(page, words, is_marked=is_marked)
    return replace(message, buttons=_page_buttons(page, words))


async def press(event: Pressed, services: Services) -> str:
    """Turn to the passage that a button names, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    name = event.data.partition(":")[2]
    message = await open_passage(name, event.place, event.person, services, is_marked=False)
    if message is None:
        return words.passage_gone
    await pressed_message.edit(event, message, services)
    return ""


def _page_buttons(page: Page, words: Words) -> tuple[tuple[Button, ...], ...]:
    """Return the row of buttons that open the passages beside a page, none if there are none."""
    beside = ((page.previous, words.button_previous), (page.following, words.button_next))
    row = tuple(Button(label, press=f"{MARK}:{payload(one)}") for one, label in beside if one)
    return (row,) if row else ()
