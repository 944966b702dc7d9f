"""What may be chosen here, and who chooses it?

/settings shows what holds in a place, with a button for each choice; a press chooses, and the
message shows it. Everything is in the button (which topic, what) and in the store, so a restart
changes nothing. Only admins choose, which is asked anew at every press; in a private chat the
person does, and what makes sense for one alone.
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
from bot.telegram.services import Desk
from bot.wording import LANGUAGES, Words

MARK: Final = "s"  # what our buttons begin with
_VIEW, _CLEAR, _DONE = "view", "clear", "done"
_LARGEST: Final = 2**53  # of a topic's number: a stranger may send us any
_DIGITS: Final = 16
_CHOSEN: Final = "• "


@dataclass(frozen=True, slots=True)
class _Option:
    """One choice: what its button says, and what it makes of the rules."""

    code: str
    label: Callable[[Words], str]
    chosen: Callable[[ChatSettings], ChatSettings]


@dataclass(frozen=True, slots=True)
class _Choice:
    """What can be chosen between, in rows of buttons; `is_personal` if in private chats too."""

    title: Callable[[Words], str]
    rows: tuple[tuple[_Option, ...], ...]
    is_personal: bool = False


def _mode(mode: Mode, label: Callable[[Words], str]) -> _Option:
    """Return the choice of when we speak."""
    return _Option(f"m{mode}", label, lambda held: replace(held, mode=mode))


def _language(code: str, label: Callable[[Words], str]) -> _Option:
    """Return the choice of a language for what we say ourselves."""
    return _Option(f"l{code}", label, lambda held: replace(held, language=code))


def _sentences(count: int, label: Callable[[Words], str]) -> _Option:
    """Return the choice of how many sentences are quoted at most."""
    return _Option(f"n{count}", label, lambda held: replace(held, sentences=count))


def _askers(askers: Askers, label: Callable[[Words], str]) -> _Option:
    """Return the choice of who may ask."""
    return _Option(f"a{askers}", label, lambda held: replace(held, askers=askers))


def _gaps(code: str, label: Callable[[Words], str], *, kept: bool) -> _Option:
    """Return the choice of what becomes of questions without an answer."""
    return _Option(f"g{code}", label, lambda held: replace(held, keeps_gaps=kept))


def _spoken(code: str) -> Callable[[Words], str]:
    """Return what tells the name of a language, in that language."""
    return lambda _: LANGUAGES[code].name


_CHOICES: Final = (
    _Choice(
        lambda words: words.settings_mode,
        (
            (_mode(Mode.QUIET, lambda words: words.mode_quiet),),
            (_mode(Mode.SURE, lambda words: words.mode_sure),),
            (_mode(Mode.OFF, lambda words: words.mode_off),),
        ),
    ),
    _Choice(
        lambda words: words.settings_language,
        (
            (_language("", lambda words: words.language_asker),),
            tuple(_language(code, _spoken(code)) for code in LANGUAGES),
        ),
        is_personal=True,
    ),
    _Choice(
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
    _Choice(
        lambda words: words.settings_askers,
        (
            (
                _askers(Askers.EVERYONE, lambda words: words.askers_everyone),
                _askers(Askers.ADMINS, lambda words: words.askers_admins),
            ),
        ),
    ),
    _Choice(
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
    option.code: option for choice in _CHOICES for row in choice.rows for option in row
}
_PERSONAL: Final = frozenset(
    option.code
    for choice in _CHOICES
    if choice.is_personal
    for row in choice.rows
    for option in row
)


async def offer(event: Command, desk: Desk) -> None:
    """Show what holds where /settings was sent, to those who may choose it."""
    words = await words_in(event.place, event.person, desk)
    if not await desk.permissions.is_admin(event.person, event.place.chat):
        refusal = join_pieces([style(words.admins_only)])
        await desk.sender.send(event.place, refusal, reply_to=event.message, is_notice=True)
        return
    held = await desk.store.read(lambda db: load_chat_settings(db, event.place))
    message = shown(event.place, event.place.topic, held, words)
    await desk.sender.send(event.place, message, reply_to=event.message)


async def pressed(event: Pressed, desk: Desk) -> str:
    """Do what a button of ours says if they may, and return what to tell them."""
    words = await words_in(event.place, event.person, desk)
    target, what = _read(event.data, event.place.chat)
    if target is None or not _is_known(what, target):
        return words.pressed_nothing
    if not await desk.permissions.is_admin(event.person, target.chat, afresh=True):
        return words.admins_only
    held = await desk.store.write(lambda db: _apply(db, target, what))
    words = await words_in(target, event.person, desk)
    topic = event.place.topic or target.topic
    message = shown(target, topic, held, words, is_done=what == _DONE)
    await desk.sender.edit(event.place, event.message, message)
    return "" if what in {_VIEW, _DONE} else words.pressed_saved


def _read(data: str, chat: int) -> tuple[Place | None, str]:
    """Return the place that a button is about, always in the chat it is in, and what it does."""
    _, _, rest = data.partition(":")
    topic, _, what = rest.partition(":")
    is_number = topic.isascii() and topic.isdigit() and len(topic) <= _DIGITS
    if not is_number or int(topic) == GENERAL or int(topic) > _LARGEST:
        return None, ""
    return Place(chat, int(topic)), what


def _is_known(what: str, target: Place) -> bool:
    """Return whether a button of that kind exists in such a place."""
    if what in {_VIEW, _DONE}:
        return True
    if what == _CLEAR:
        return target.topic != 0
    return what in (_OPTIONS if target.chat < 0 else _PERSONAL)


def _apply(db: Connection, target: Place, what: str) -> ChatSettings:
    """Choose, and return what holds then."""
    if what == _CLEAR:
        clear_chat_settings(db, target)
    elif what in _OPTIONS:
        save_chat_settings(db, target, _OPTIONS[what].chosen(load_chat_settings(db, target)))
    return load_chat_settings(db, target)


def shown(
    target: Place, topic: int, held: ChatSettings, words: Words, *, is_done: bool = False
) -> Message:
    """Return the message that shows what holds in a place, with its buttons.

    Args:
        target: what is chosen for.
        topic: the topic in which it was asked for, 0 for none; it can then be switched to.
        held: what holds there.
        words: the reader's.
        is_done: whether nobody chooses any more, so that there are no buttons.
    """
    buttons = () if is_done else tuple(_buttons(target, topic, held, words))
    return join_pieces(_told(target, held, words), buttons=buttons)


def _told(target: Place, held: ChatSettings, words: Words) -> Iterator[Piece]:
    """Yield what holds in a place, a line for each choice."""
    private = words.settings_private if target.chat > 0 else words.settings_chat
    yield style(words.settings_topic if target.topic else private, Style.BOLD)
    yield style("\n")
    for choice in _choices(target):
        chosen = [option for row in choice.rows for option in row if option.chosen(held) == held]
        yield style(f"\n{choice.title(words)}: ")
        yield style(", ".join(option.label(words) for option in chosen), Style.BOLD)


def _buttons(
    target: Place, topic: int, held: ChatSettings, words: Words
) -> Iterator[tuple[Button, ...]]:
    """Yield rows of buttons: every choice, what is chosen for, and the end of it."""
    for choice in _choices(target):
        for row in choice.rows:
            yield tuple(
                Button(
                    (_CHOSEN if option.chosen(held) == held else "") + option.label(words),
                    press=_press(target.topic, option.code),
                )
                for option in row
            )
    if topic:
        yield tuple(
            Button((_CHOSEN if target.topic == one else "") + label, press=_press(one, _VIEW))
            for one, label in ((topic, words.button_this_topic), (0, words.button_whole_chat))
        )
    if target.topic:
        yield (Button(words.button_as_chat, press=_press(target.topic, _CLEAR)),)
    yield (Button(words.button_done, press=_press(target.topic, _DONE)),)


def _press(topic: int, what: str) -> str:
    """Return what a button sends back."""
    return f"{MARK}:{topic}:{what}"


def _choices(target: Place) -> tuple[_Choice, ...]:
    """Return what can be chosen in a place."""
    return tuple(choice for choice in _CHOICES if choice.is_personal or target.chat < 0)
