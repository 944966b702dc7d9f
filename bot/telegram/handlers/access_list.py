"""Who may ask, and who waits for that? What owners see, and change, with /access."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.replies.telegram.captions import shorten
from bot.replies.telegram.message import (
    Button,
    Keyboard,
    Message,
    Piece,
    Style,
    join_pieces,
    style,
)
from bot.state.admissions import Admission, Standing
from bot.state.places import Place
from bot.telegram.events import Command, Person, Pressed
from bot.telegram.handlers import pressed_message
from bot.telegram.handlers.admission import ADMIT, REFUSE, decide, display_name, spaced
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import refer_to_private_chat, send_text
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "w"  # what our buttons begin with
_REMOVE: Final = "r"
_EACH: Final = 8  # on a page
_DIGITS: Final = 6  # of a page
_BACK, _ON = "‹", "›"


async def access(event: Command, services: Services) -> None:
    """Show an owner who may ask, and who waits for that."""
    if not services.permissions.is_owner(event.person):
        await send_text(event, lambda words: words.owners_only, services)
    elif not event.is_private:
        await refer_to_private_chat(event, services)
    else:
        message = await page(event.place, event.person, 0, services)
        await services.sender.send(event.place, message, reply_to=event.message)


async def press(event: Pressed, services: Services) -> str:
    """Turn a page, decide about somebody or take an admission away, and show what holds then."""
    words = await words_in(event.place, event.person, services)
    is_owner = services.permissions.is_owner(event.person)
    if not is_owner or event.place.chat != event.person.id:
        return words.pressed_nothing
    _, _, rest = event.data.partition(":")
    number, _, rest = rest.partition(":")
    key, _, action = rest.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        return words.pressed_nothing
    has_done = not action or await _act(key, action, services)
    message = await page(event.place, event.person, int(number), services)
    await pressed_message.edit(event, message, services)
    return "" if has_done else words.pressed_nothing


async def page(place: Place, person: Person, number: int, services: Services) -> Message:
    """Return a page of those who were let in or refused, or wait; a page that is not, the last."""
    words = await words_in(place, person, services)
    every = [one for one in await services.access.listed() if one.standing is not Standing.OWNER]
    last = max(-(-len(every) // _EACH) - 1, 0)
    number = min(number, last)
    shown = every[number * _EACH : (number + 1) * _EACH]
    buttons = (*_decisions(shown, number, words), *_turns(number, last))
    return join_pieces(_lines(shown, number, words, services), buttons=buttons)


async def _act(key: str, action: str, services: Services) -> bool:
    """Decide about whoever a key is for, and return whether there was anything to decide."""
    if action == _REMOVE:
        return await services.access.remove(key)
    return action in {ADMIT, REFUSE} and await decide(key, action, services) is not None


def _lines(
    shown: Sequence[Admission], number: int, words: Words, services: Services
) -> Iterator[Piece]:
    """Yield what is in force, and a line for each of those who are listed."""
    yield style(_mode(words, services), Style.BOLD)
    if not shown:
        yield style("\n\n" + words.access_nobody)
    for place, one in enumerate(shown, start=number * _EACH + 1):
        yield style(f"\n{place}. {display_name(one.name, words)}")
        if one.standing is Standing.WAITING:
            code = f" · {spaced(one.code)}" if one.code else ""
            yield style(f" · {words.access_is_waiting}{code}", Style.ITALIC)
        elif one.standing is Standing.REFUSED:
            yield style(f" · {words.access_is_refused}", Style.ITALIC)


def _mode(words: Words, services: Services) -> str:
    """Return which rule is in force."""
    return {
        "open": words.access_mode_open,
        "groups": words.access_mode_groups,
        "listed": words.access_mode_listed,
        "code": words.access_mode_code,
    }[services.settings.telegram.access]


def _decisions(
    shown: Sequence[Admission], number: int, words: Words
) -> Iterator[tuple[Button, ...]]:
    """Yield a row of buttons for each: who waits is let in or refused, others are taken off."""
    for place, one in enumerate(shown, start=number * _EACH + 1):
        start = f"{MARK}:{number}:{one.key}:"
        if one.standing is Standing.WAITING:
            yield (
                Button(f"{place}. {words.button_let_in}", press=start + ADMIT),
                Button(f"{place}. {words.button_refuse}", press=start + REFUSE),
            )
        else:
            label = f"✗ {place}. {shorten(display_name(one.name, words), 20)}"
            yield (Button(label, press=start + _REMOVE),)


def _turns(number: int, last: int) -> Keyboard:
    """Return the row of buttons that turn pages, none if there is only one."""
    if not last:
        return ()
    back = (Button(_BACK, press=f"{MARK}:{number - 1}"),) if number else ()
    on = (Button(_ON, press=f"{MARK}:{number + 1}"),) if number < last else ()
    place = Button(f"{number + 1} / {last + 1}", press=f"{MARK}:{number}")
    return ((*back, place, *on),)
