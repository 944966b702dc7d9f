"""What may be chosen here, and who chooses it?

/settings shows the current settings of a place, with a button for each option. A press chooses,
and the message is changed to show that. A button holds the topic and the option, and the rest is
in the store, so the menu works across restarts. In a group only admins choose; Telegram is asked
again at every press whether somebody is one. In a private chat the person chooses, from fewer
settings: those that make sense for one person.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Final

from bot.replies.telegram.message import Button, Message, Piece, Style, join_pieces, style
from bot.state.chat_settings import (
    Askers,
    ChatSettings,
    Mode,
    clear_chat_settings,
    load_chat_settings,
    save_chat_settings,
)
from bot.state.places import GENERAL, Place
from bot.telegram.events import Command, Pressed
from bot.telegram.handlers.localisation import words_in
from bot.telegram.services import Services
from bot.wording import LANGUAGES, Words

MARK: Final = "s"  # what our buttons begin with
_VIEW, _CLEAR, _DONE = "view", "clear", "done"
_LARGEST: Final = 2**53  # of a topic's number: a stranger may send us any
_DIGITS: Final = 16
_CHOSEN: Final = "• "


@dataclass(frozen=True, slots=True)
class _Option:
    """One option: the code and label of its button, and what choosing it changes."""

    code: str
    label: Callable[[Words], str]
    apply: Callable[[ChatSettings], ChatSettings]

    def is_chosen(self, current: ChatSettings) -> bool:
        """Return whether the current settings are as this option would make them."""
        return self.apply(current) == current


@dataclass(frozen=True, slots=True)
class _Setting:
    """One setting with its options, in rows of buttons; `is_personal` if in private chats too."""

    title: Callable[[Words], str]
    rows: tuple[tuple[_Option, ...], ...]
    is_personal: bool = False


def _mode(mode: Mode, label: Callable[[Words], str]) -> _Option:
    """Return an option of when we speak."""
    return _Option(f"m{mode}", label, lambda current: replace(current, mode=mode))


def _language(code: str, label: Callable[[Words], str]) -> _Option:
    """Return an option of the language in which we speak."""
    return _Option(f"l{code}", label, lambda current: replace(current, language=code))


def _sentences(count: int, label: Callable[[Words], str]) -> _Option:
    """Return an option of how many sentences are quoted at most, 0 for the operator's setting."""
    return _Option(f"n{count}", label, lambda current: replace(current, sentences=count))


def _askers(askers: Askers, label: Callable[[Words], str]) -> _Option:
    """Return an option of who may ask."""
    return _Option(f"a{askers}", label, lambda current: replace(current, askers=askers))


def _gaps(code: str, label: Callable[[Words], str], *, kept: bool) -> _Option:
    """Return an option of whether questions without an answer are kept."""
    return _Option(f"g{code}", label, lambda current: replace(current, keeps_gaps=kept))


def _own_name(code: str) -> Callable[[Words], str]:
    """Return a label that is the name of a language, in that language."""
    return lambda _: LANGUAGES[code].name


_SETTINGS: Final = (
    _Setting(
        lambda words: words.settings_mode,
        (
            (_mode(Mode.QUIET, lambda words: words.mode_quiet),),
            (_mode(Mode.SURE, lambda words: words.mode_sure),),
            (_mode(Mode.OFF, lambda words: words.mode_off),),
        ),
    ),
    _Setting(
        lambda words: words.settings_language,
        (
            (_language("", lambda words: words.language_asker),),
            tuple(_language(code, _own_name(code)) for code in LANGUAGES),
        ),
        is_personal=True,
    ),
    _Setting(
        lambda words: words.settings_sentences,
        (
            (_sentences(0, lambda words: words.sentences_default),),
            (
                _sentences(1, lambda words: words.count(words.sentences, 1)),
                _sentences(2, lambda words: words.count(words.sentences, 2)),
                _sentences(3, lambda words: words.count(words.sentences, 3)),
            ),
        ),
        is_personal=True,
    ),
    _Setting(
        lambda words: words.settings_askers,
        (
            (
                _askers(Askers.EVERYONE, lambda words: words.askers_everyone),
                _askers(Askers.ADMINS, lambda words: words.askers_admins),
            ),
        ),
    ),
    _Setting(
        lambda words: words.settings_gaps,
        (
            (
                _gaps("y", lambda words: words.gaps_kept, kept=True),
                _gaps("n", lambda words: words.gaps_dropped, kept=False),
            ),
        ),
        is_personal=True,
    ),
)
_OPTIONS: Final[Mapping[str, _Option]] = {
    option.code: option for setting in _SETTINGS for row in setting.rows for option in row
}
_PERSONAL: Final = frozenset(
    option.code
    for setting in _SETTINGS
    if setting.is_personal
    for row in setting.rows
    for option in row
)


async def settings(event: Command, services: Services) -> None:
    """Show the current settings of a place to those who may change them."""
    words = await words_in(event.place, event.person, services)
    if not await services.permissions.is_admin(event.person, event.place.chat):
        refusal = join_pieces([style(words.admins_only)])
        await services.sender.send(event.place, refusal, reply_to=event.message, is_notice=True)
        return
    current = await services.store.read(lambda db: load_chat_settings(db, event.place))
    message = render(event.place, event.place.topic, current, words)
    await services.sender.send(event.place, message, reply_to=event.message)


async def press(event: Pressed, services: Services) -> str:
    """Choose what a button says if they may, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    target, what = _parse(event.data, event.place.chat)
    if target is None or not _is_known(what, target):
        return words.pressed_nothing
    if not await services.permissions.is_admin(event.person, target.chat, afresh=True):
        return words.admins_only
    current = await services.store.write(lambda db: _apply(db, target, what))
    words = await words_in(target, event.person, services)
    topic = event.place.topic or target.topic
    message = render(target, topic, current, words, is_done=what == _DONE)
    await services.sender.edit(event.place, event.message, message)
    return "" if what in {_VIEW, _DONE} else words.pressed_saved


def _parse(data: str, chat: int) -> tuple[Place | None, str]:
    """Return the place that a button is for, always in the chat it is in, and what it does."""
    _, _, rest = data.partition(":")
    topic, _, what = rest.partition(":")
    is_number = topic.isascii() and topic.isdigit() and len(topic) <= _DIGITS
    if not is_number or int(topic) == GENERAL or int(topic) > _LARGEST:
        return None, ""
    return Place(chat, int(topic)), what


def _is_known(what: str, target: Place) -> bool:
    """Return whether a menu for such a place has that button."""
    if what in {_VIEW, _DONE}:
        return True
    if what == _CLEAR:
        return target.topic != 0
    return what in (_OPTIONS if target.chat < 0 else _PERSONAL)


def _apply(db: Connection, target: Place, what: str) -> ChatSettings:
    """Store what was chosen, and return the settings that hold then."""
    if what == _CLEAR:
        clear_chat_settings(db, target)
    elif what in _OPTIONS:
        save_chat_settings(db, target, _OPTIONS[what].apply(load_chat_settings(db, target)))
    return load_chat_settings(db, target)


def render(
    target: Place, topic: int, current: ChatSettings, words: Words, *, is_done: bool = False
) -> Message:
    """Return the message that shows the settings of a place, with its buttons.

    Args:
        target: the place whose settings are shown: a chat or a topic of it.
        topic: the topic in which /settings was sent, 0 for none; one can switch between it and
            the whole chat.
        current: the settings that hold there.
        words: the reader's.
        is_done: whether the reader has finished, so that there are no buttons any more.
    """
    buttons = () if is_done else tuple(_buttons(target, topic, current, words))
    return join_pieces(_lines(target, current, words), buttons=buttons)


def _lines(target: Place, current: ChatSettings, words: Words) -> Iterator[Piece]:
    """Yield a line for each setting with what is chosen."""
    private = words.settings_private if target.chat > 0 else words.settings_chat
    yield style(words.settings_topic if target.topic else private, Style.BOLD)
    yield style("\n")
    for setting in _settings_of(target):
        chosen = [option for row in setting.rows for option in row if option.is_chosen(current)]
        yield style(f"\n{setting.title(words)}: ")
        yield style(", ".join(option.label(words) for option in chosen), Style.BOLD)


def _buttons(
    target: Place, topic: int, current: ChatSettings, words: Words
) -> Iterator[tuple[Button, ...]]:
    """Yield rows of buttons: every option, chat or topic, as in the whole chat, and done."""
    for setting in _settings_of(target):
        for row in setting.rows:
            yield tuple(
                Button(
                    (_CHOSEN if option.is_chosen(current) else "") + option.label(words),
                    press=_data(target.topic, option.code),
                )
                for option in row
            )
    if topic:
        yield tuple(
            Button((_CHOSEN if target.topic == one else "") + label, press=_data(one, _VIEW))
            for one, label in ((topic, words.button_this_topic), (0, words.button_whole_chat))
        )
    if target.topic:
        yield (Button(words.button_as_chat, press=_data(target.topic, _CLEAR)),)
    yield (Button(words.button_done, press=_data(target.topic, _DONE)),)


def _data(topic: int, what: str) -> str:
    """Return what a button sends back: the topic that it is for, and what it does."""
    return f"{MARK}:{topic}:{what}"


def _settings_of(target: Place) -> tuple[_Setting, ...]:
    """Return the settings that a place has."""
    return tuple(setting for setting in _SETTINGS if setting.is_personal or target.chat < 0)
