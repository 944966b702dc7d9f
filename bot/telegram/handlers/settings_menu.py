"""What may be chosen here, and who chooses it?

/settings shows the current settings of a place, with a button for each option; what has many
options has a page of its own. A press chooses, and the message is changed to show that. A button
holds the topic and the option, and the rest is in the store, so the menu works across restarts.
Quiet hours and a time zone that no button names are typed behind the command. In a group only
admins choose; Telegram is asked again at every press whether somebody is one. In a private chat
the person chooses, from fewer settings: those that make sense for one person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.replies.telegram.message import Button, Message, Piece, Style, join_pieces, style
from bot.state.chat_settings import (
    ChatSettings,
    Digest,
    clear_chat_settings,
    load_chat_settings,
    save_chat_settings,
)
from bot.state.connection import Connection
from bot.state.places import GENERAL, Place
from bot.state.quiet_hours import move_zone, parse_quiet_hours, zone_of
from bot.telegram.events import Command, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import send_text
from bot.telegram.handlers.settings_options import (
    OPTIONS,
    QUIET,
    Option,
    Setting,
    setting_with,
    settings_of,
)
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "s"  # what our buttons begin with
_VIEW, _CLEAR, _DONE = "view", "clear", "done"
_PAGE: Final = "p"  # before the name of a page
_STEPS: Final[Mapping[str, int]] = {"z-": -60, "z+": 60}  # minutes that a time zone moves by
_LARGEST: Final = 2**53  # of a topic's number: a stranger may send us any
_DIGITS: Final = 16
_CHOSEN: Final = "• "
_OPENS: Final = " ›"


@dataclass(frozen=True, slots=True)
class View:
    """What of a menu is shown: the place whose settings it has, and which page of it.

    `topic` is that in which /settings was sent, 0 for none; one can switch between it and the
    whole chat. `page` is "" for the first one. `now` is in Unix seconds. `is_owner` is whether
    it is for whoever runs the bot.
    """

    target: Place
    topic: int
    page: str = ""
    now: float = 0.0
    is_owner: bool = False


async def settings(event: Command, services: Services) -> None:
    """Show the current settings of a place to those who may change them."""
    if not await services.permissions.is_admin(event.person, event.place.chat):
        await send_text(event, lambda words: words.admins_only, services)
        return
    page = ""
    if event.argument and not event.is_private:
        if not await _set_quiet_hours(event, services):
            await send_text(event, lambda words: words.quiet_unknown, services)
            return
        page = QUIET
    words = await words_in(event.place, event.person, services)
    current = await services.store.read(lambda db: load_chat_settings(db, event.place))
    is_owner = services.permissions.is_owner(event.person)
    view = View(event.place, event.place.topic, page, services.clock(), is_owner)
    message = render(view, _as_set(current, services), words)
    await services.sender.send(event.place, message, reply_to=event.message)


async def press(event: Pressed, services: Services) -> str:
    """Choose what a button says if they may, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    target, what = _parse(event.data, event.place.chat)
    is_owner = services.permissions.is_owner(event.person)
    if target is None or not _is_known(what, target, is_owner=is_owner):
        return words.pressed_nothing
    if not await services.permissions.is_admin(event.person, target.chat, afresh=True):
        return words.admins_only
    now = services.clock()
    current = await services.store.write(lambda db: _apply(db, target, what, now))
    words = await words_in(target, event.person, services)
    topic = event.place.topic or target.topic
    view = View(target, topic, _page_of(what, target), now, is_owner)
    message = render(view, _as_set(current, services), words, is_done=what == _DONE)
    await services.sender.edit(event.place, event.message, message)
    return "" if what in {_VIEW, _DONE} or what in _pages(target) else words.pressed_saved


async def _set_quiet_hours(event: Command, services: Services) -> bool:
    """Store the quiet hours and the time zone that were typed; return whether they are any."""

    def change(db: Connection) -> bool:
        current = load_chat_settings(db, event.place)
        quiet = parse_quiet_hours(event.argument, current.quiet)
        if quiet is None:
            return False
        save_chat_settings(db, event.place, replace(current, quiet=quiet))
        return True

    return await services.store.write(change)


def _parse(data: str, chat: int) -> tuple[Place | None, str]:
    """Return the place that a button is for, always in the chat it is in, and what it does."""
    _, _, rest = data.partition(":")
    topic, _, what = rest.partition(":")
    is_number = topic.isascii() and topic.isdigit() and len(topic) <= _DIGITS
    if not is_number or int(topic) == GENERAL or int(topic) > _LARGEST:
        return None, ""
    return Place(chat, int(topic)), what


def _as_set(current: ChatSettings, services: Services) -> ChatSettings:
    """Return settings in which what nobody has chosen is as the operator has set it."""
    if current.digest is not Digest.AS_SET:
        return current
    is_sent = services.settings.telegram.weekly_digest
    return replace(current, digest=Digest.SENT if is_sent else Digest.NOT_SENT)


def _is_known(what: str, target: Place, *, is_owner: bool) -> bool:
    """Return whether a menu for such a place has that button."""
    if what in {_VIEW, _DONE} or what in _pages(target):
        return True
    if what == _CLEAR:
        return target.topic != 0
    if what in _STEPS:
        return target.chat < 0
    return setting_with(what, target, is_owner=is_owner) is not None


def _pages(target: Place) -> frozenset[str]:
    """Return what the buttons do that open pages."""
    return frozenset(f"{_PAGE}{one.page}" for one in settings_of(target) if one.page)


def _page_of(what: str, target: Place) -> str:
    """Return the page on which one is after a press: a choice on a page leaves it open."""
    if what in _pages(target):
        return what.removeprefix(_PAGE)
    setting = setting_with(what, target)
    return setting.page if setting else QUIET if what in _STEPS else ""


def _apply(db: Connection, target: Place, what: str, now: float) -> ChatSettings:
    """Store what was chosen, and return the settings that hold then."""
    current = load_chat_settings(db, target)
    if what == _CLEAR:
        clear_chat_settings(db, target)
    elif what in OPTIONS:
        save_chat_settings(db, target, OPTIONS[what].apply(current))
    elif what in _STEPS:
        zone = move_zone(current.quiet.zone, _STEPS[what], now)
        save_chat_settings(db, target, replace(current, quiet=replace(current.quiet, zone=zone)))
    return load_chat_settings(db, target)


def render(view: View, current: ChatSettings, words: Words, *, is_done: bool = False) -> Message:
    """Return the message that shows the settings of a place, with its buttons.

    Args:
        view: which place, and which page.
        current: the settings that hold there.
        words: the reader's.
        is_done: whether the reader has finished, so that there are no buttons any more.
    """
    here = settings_of(view.target, is_owner=view.is_owner)
    shown = [one for one in here if view.page in {"", one.page}]
    pieces = list(_lines(view, shown, current, words))
    if view.page == QUIET:
        pieces += _zone_lines(view, current, words)
    buttons = () if is_done else tuple(_buttons(view, current, words))
    return join_pieces(pieces, buttons=buttons)


def _lines(
    view: View, shown: list[Setting], current: ChatSettings, words: Words
) -> Iterator[Piece]:
    """Yield a line for each setting with what is chosen."""
    target = view.target
    private = words.settings_private if target.chat > 0 else words.settings_chat
    yield style(words.settings_topic if target.topic else private, Style.BOLD)
    yield style("\n")
    for setting in shown:
        yield style(f"\n{setting.title(words)}: ")
        yield style(setting.chosen(current, words), Style.BOLD)


def _zone_lines(view: View, current: ChatSettings, words: Words) -> Iterator[Piece]:
    """Yield the time zone with the time that it is there, and how one types another."""
    zone = current.quiet.zone
    time = datetime.fromtimestamp(view.now, zone_of(zone))
    yield style(f"\n{words.settings_zone}: ")
    yield style(f"{zone or 'UTC'}, {time:%H:%M}", Style.BOLD)
    yield style(f"\n\n{words.quiet_hint}")


def _buttons(view: View, current: ChatSettings, words: Words) -> Iterator[tuple[Button, ...]]:
    """Yield rows of buttons: those of a page with the way back, or those of the first page."""
    target = view.target
    if view.page:
        for setting in settings_of(target):
            if setting.page == view.page:
                yield from _option_buttons(setting, target, current, words)
        if view.page == QUIET:
            hour = words.count(words.hours, 1)
            yield tuple(
                Button(f"{sign} {hour}", press=_data(target.topic, step))
                for sign, step in zip("−+", _STEPS, strict=True)
            )
        yield (Button(words.button_back, press=_data(target.topic, _VIEW)),)
        return
    for setting in settings_of(target, is_owner=view.is_owner):
        yield from _setting_buttons(setting, target, current, words)
    yield from _place_buttons(view, words)
    yield (Button(words.button_done, press=_data(target.topic, _DONE)),)


def _setting_buttons(
    setting: Setting, target: Place, current: ChatSettings, words: Words
) -> Iterator[tuple[Button, ...]]:
    """Yield the rows of a setting on the first page: its options, or what opens its page."""
    if not setting.page:
        yield from _option_buttons(setting, target, current, words)
        return
    label = f"{setting.title(words)}: {setting.chosen(current, words)}{_OPENS}"
    yield (Button(label, press=_data(target.topic, f"{_PAGE}{setting.page}")),)


def _option_buttons(
    setting: Setting, target: Place, current: ChatSettings, words: Words
) -> Iterator[tuple[Button, ...]]:
    """Yield the options of a setting, row by row, with a mark at the one that holds."""

    def button(option: Option) -> Button:
        mark = _CHOSEN if option.is_chosen(current) else ""
        return Button(mark + option.label(words), press=_data(target.topic, option.code))

    for row in setting.rows:
        yield tuple(map(button, row))


def _place_buttons(view: View, words: Words) -> Iterator[tuple[Button, ...]]:
    """Yield what switches between a topic and its chat, and makes a topic as its chat again."""
    target = view.target
    if view.topic:
        yield tuple(
            Button((_CHOSEN if target.topic == one else "") + label, press=_data(one, _VIEW))
            for one, label in ((view.topic, words.button_this_topic), (0, words.button_whole_chat))
        )
    if target.topic:
        yield (Button(words.button_as_chat, press=_data(target.topic, _CLEAR)),)


def _data(topic: int, what: str) -> str:
    """Return what a button sends back: the topic that it is for, and what it does."""
    return f"{MARK}:{topic}:{what}"
