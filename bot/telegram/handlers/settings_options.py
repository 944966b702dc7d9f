"""What may be chosen in a place?

The settings of a place, each with its options. The menu, its buttons and what they do are made
from this table: a new setting is an entry here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.state.chat_settings import Askers, ChatSettings, Digest, Mode
from bot.state.places import Place
from bot.state.quiet_hours import NEVER
from bot.wording import LANGUAGES, Words

LANGUAGE, QUIET = "language", "quiet"  # the names of pages
_NIGHTS: Final = ((22, 7), (23, 8), (20, 8))  # quiet hours that are offered
_HOUR: Final = 60  # minutes
_IN_A_ROW: Final = 3  # buttons


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the code and label of its button, and what choosing it changes."""

    code: str
    label: Callable[[Words], str]
    apply: Callable[[ChatSettings], ChatSettings]

    def is_chosen(self, current: ChatSettings) -> bool:
        """Return whether the current settings are as this option would make them."""
        return self.apply(current) == current


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting with its options, in rows of buttons; `is_personal` if in private chats too.

    One that has a `page` of its own, by that name, is opened by a single button; one that is
    `for_owners` is shown to whoever runs the bot, in private.
    """

    title: Callable[[Words], str]
    rows: tuple[tuple[Option, ...], ...]
    is_personal: bool = False
    page: str = ""
    for_owners: bool = False

    def chosen(self, current: ChatSettings, words: Words) -> str:
        """Return what holds, in words."""
        if self.page == QUIET:  # which may be hours that no option has
            start, end = current.quiet.start, current.quiet.end
            return _stretch(start, end) if current.quiet.is_set else words.quiet_never
        found = [one for row in self.rows for one in row if one.is_chosen(current)]
        return ", ".join(one.label(words) for one in found)


def _mode(mode: Mode, label: Callable[[Words], str]) -> Option:
    """Return an option of when we speak."""
    return Option(f"m{mode}", label, lambda current: replace(current, mode=mode))


def _language(code: str, label: Callable[[Words], str]) -> Option:
    """Return an option of the language in which we speak."""
    return Option(f"l{code}", label, lambda current: replace(current, language=code))


def _sentences(count: int, label: Callable[[Words], str]) -> Option:
    """Return an option of how many sentences are quoted at most, 0 for the operator's setting."""
    return Option(f"n{count}", label, lambda current: replace(current, sentences=count))


def _askers(askers: Askers, label: Callable[[Words], str]) -> Option:
    """Return an option of who may ask."""
    return Option(f"a{askers}", label, lambda current: replace(current, askers=askers))


def _gaps(code: str, label: Callable[[Words], str], *, kept: bool) -> Option:
    """Return an option of whether questions without an answer are kept."""
    return Option(f"g{code}", label, lambda current: replace(current, keeps_gaps=kept))


def _digest(code: str, label: Callable[[Words], str], digest: Digest) -> Option:
    """Return an option of whether a digest is sent every week."""
    return Option(f"d{code}", label, lambda current: replace(current, digest=digest))


def _quiet(start: int, end: int, label: Callable[[Words], str]) -> Option:
    """Return an option of the hours in which only what is put to us is answered."""
    return Option(
        f"q{start}-{end}",
        label,
        lambda current: replace(current, quiet=replace(current.quiet, start=start, end=end)),
    )


def _night(start: int, end: int) -> Option:
    """Return an option of quiet hours from one hour until another."""
    text = _stretch(start * _HOUR, end * _HOUR)
    return _quiet(start * _HOUR, end * _HOUR, lambda _: text)


def _stretch(start: int, end: int) -> str:
    """Return two minutes of the day as clocks show them.

    Example:
        _stretch(1320, 420) -> "22:00–07:00"
    """
    return "–".join(f"{minute // _HOUR:02}:{minute % _HOUR:02}" for minute in (start, end))


def _rows(options: Sequence[Option]) -> Iterator[tuple[Option, ...]]:
    """Yield options in rows of a few."""
    for first in range(0, len(options), _IN_A_ROW):
        yield tuple(options[first : first + _IN_A_ROW])


def _own_name(code: str) -> Callable[[Words], str]:
    """Return a label that is the name of a language, in that language."""
    return lambda _: LANGUAGES[code].name


SETTINGS: Final = (
    Setting(
        lambda words: words.settings_mode,
        (
            (_mode(Mode.QUIET, lambda words: words.mode_quiet),),
            (_mode(Mode.SURE, lambda words: words.mode_sure),),
            (_mode(Mode.OFF, lambda words: words.mode_off),),
        ),
    ),
    Setting(
        lambda words: words.settings_language,
        (
            (_language("", lambda words: words.language_asker),),
            *_rows([_language(code, _own_name(code)) for code in LANGUAGES]),
        ),
        is_personal=True,
        page=LANGUAGE,
    ),
    Setting(
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
    Setting(
        lambda words: words.settings_askers,
        (
            (
                _askers(Askers.EVERYONE, lambda words: words.askers_everyone),
                _askers(Askers.ADMINS, lambda words: words.askers_admins),
            ),
        ),
    ),
    Setting(
        lambda words: words.settings_gaps,
        (
            (
                _gaps("y", lambda words: words.gaps_kept, kept=True),
                _gaps("n", lambda words: words.gaps_dropped, kept=False),
            ),
        ),
        is_personal=True,
    ),
    Setting(
        lambda words: words.settings_digest,
        (
            (
                _digest("y", lambda words: words.digest_sent, Digest.SENT),
                _digest("n", lambda words: words.digest_not_sent, Digest.NOT_SENT),
            ),
        ),
        for_owners=True,
    ),
    Setting(
        lambda words: words.settings_quiet,
        (
            (_quiet(NEVER, NEVER, lambda words: words.quiet_never),),
            tuple(_night(start, end) for start, end in _NIGHTS),
        ),
        page=QUIET,
    ),
)
OPTIONS: Final[Mapping[str, Option]] = {
    option.code: option for setting in SETTINGS for row in setting.rows for option in row
}


def settings_of(place: Place, *, is_owner: bool = False) -> tuple[Setting, ...]:
    """Return the settings that a place has, `is_owner` if it is the private chat of an owner."""
    return tuple(
        one
        for one in SETTINGS
        if (is_owner and place.chat > 0 if one.for_owners else one.is_personal or place.chat < 0)
    )


def setting_with(code: str, place: Place, *, is_owner: bool = False) -> Setting | None:
    """Return the setting of a place that has an option, None if none has."""
    return next(
        (
            setting
            for setting in settings_of(place, is_owner=is_owner)
            if any(option.code == code for row in setting.rows for option in row)
        ),
        None,
    )
