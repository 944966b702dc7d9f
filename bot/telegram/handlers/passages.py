"""Which passage does a link or a button open, and for whom?

A payload says which words are meant. They are looked for in what the person may read in the place
where they ask, and nowhere else: a link that somebody passed on opens nothing that is not theirs.
"""

from dataclasses import replace
from typing import Final

from bot.answers.permalinks import payload, resolve
from bot.replies.telegram import answers
from bot.replies.telegram.message import Button, Message
from bot.replies.telegram.pages import Page, page_of
from bot.state.places import Place
from bot.telegram.events import Person, Pressed
from bot.telegram.handlers.documents import library_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.revisit import show
from bot.telegram.services import Desk
from bot.wording import Words

MARK: Final = "p"  # what our buttons begin with


async def opened(
    named: str, place: Place, person: Person, desk: Desk, *, is_marked: bool
) -> Message | None:
    """Return the passage that a payload names, with those beside it behind buttons; None if none.

    Args:
        named: the payload, a stranger's text.
        place: where it is to be shown.
        person: to whom.
        desk: what is needed.
        is_marked: whether the words are set off: they were cited, not merely turned to.
    """
    library = await library_for(place, person, desk)
    sentence = resolve(named, library)
    if sentence is None:
        return None
    words = await words_in(place, person, desk)
    page = page_of(library, sentence)
    shown = answers.passage(page, words, is_marked=is_marked)
    return replace(shown, buttons=_turning(page, words))


async def pressed(event: Pressed, desk: Desk) -> str:
    """Turn to the passage beside, and return what to tell whoever did."""
    words = await words_in(event.place, event.person, desk)
    named = event.data.partition(":")[2]
    shown = await opened(named, event.place, event.person, desk, is_marked=False)
    if shown is None:
        return words.passage_gone
    await show(event, shown, desk)
    return ""


def _turning(page: Page, words: Words) -> tuple[tuple[Button, ...], ...]:
    """Return the row of buttons that open the passages beside a page, none if there are none."""
    beside = ((page.previous, words.button_previous), (page.following, words.button_next))
    row = tuple(Button(label, press=f"{MARK}:{payload(one)}") for one, label in beside if one)
    return (row,) if row else ()
