"""Which languages does the bot speak?

A language is one module beside this one, and a row here. It is imported when its texts are wanted
for the first time: most processes speak one or two.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from bot.wording import english
from bot.wording.directions import isolate
from bot.wording.words import Words

_MODULES: Final = {  # by BCP 47, in the order of the menu of languages
    "en": "english",
    "es": "spanish",
    "pt": "portuguese",
    "fr": "french",
    "de": "german",
    "tr": "turkish",
    "id": "indonesian",
    "ru": "russian",
    "uk": "ukrainian",
    "ar": "arabic",
    "fa": "persian",
    "hi": "hindi",
    "zh": "chinese",
}
_FORMER_CODES: Final = {"in": "id"}  # which old telephones still tell


class _Languages(Mapping[str, Words]):
    """The texts of each language by its code, imported at the first look."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        """Import nothing yet but English, which stands in for every other language."""
        self._modules = modules
        self._loaded = {english.WORDS.code: english.WORDS}

    def __getitem__(self, code: str) -> Words:
        """Return the texts of a language.

        Raises:
            KeyError: we do not speak it.
        """
        if code not in self._loaded:
            words = import_module(f"bot.wording.{self._modules[code]}").WORDS
            self._loaded[code] = isolate(words)
        return self._loaded[code]

    def __contains__(self, code: object) -> bool:
        """Return whether we speak a language, without importing it."""
        return code in self._modules

    def __iter__(self) -> Iterator[str]:
        """Yield the codes, in order."""
        return iter(self._modules)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(self._modules)


LANGUAGES: Final[Mapping[str, Words]] = _Languages(_MODULES)


def words_for(language_code: str) -> Words:
    """Return the texts for a reader of a language, the English ones where we have none in it.

    Args:
        language_code: BCP 47, as Telegram tells it; "" where it tells none.

    Example:
        words_for("ru-RU").name -> "Русский"; words_for("cs").name -> "English"
    """
    primary = language_code.replace("_", "-").split("-")[0].casefold()
    return LANGUAGES.get(_FORMER_CODES.get(primary, primary), english.WORDS)
