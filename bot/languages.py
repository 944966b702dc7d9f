"""Which language is this?

By script first, then, within the scripts that several languages share, by the share of words
that are stop words of a language. Languages are ISO 639-1 codes; "und" (undetermined) is
analysed without stemming and without stop words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

from bot.stopwords import STOPWORDS

UNDETERMINED: Final = "und"
SNOWBALL: Final[Mapping[str, str]] = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
_SCRIPT_OF: Final = {"ar": "ARABIC", "ru": "CYRILLIC"}
_SAMPLE: Final = 4000  # characters; stop words have settled the matter long before
_WORD: Final = re.compile(r"[^\W\d_]+")


def script_of(text: str) -> str:
    """Return the commonest script of the letters of `text`, in Unicode's words ("LATIN").

    The empty string if there is no letter; ties go to the script that comes first in the text.
    """
    letters = (character for character in text[:_SAMPLE] if character.isalpha())
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in letters)
    return scripts.most_common(1)[0][0] if scripts else ""


def detect(text: str, *, among: tuple[str, ...] = tuple(SNOWBALL)) -> str:
    """Return the language of `text` out of `among`, "und" if no stop word of theirs is in it.

    Ties go to the language that stands first in `among`.
    """
    script = script_of(text)
    if not script:
        return UNDETERMINED
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    votes = {
        language: sum(word in STOPWORDS[language] for word in words)
        for language in among
        if language in STOPWORDS and _SCRIPT_OF.get(language, "LATIN") == script
    }
    best = max(votes, key=lambda language: votes[language], default=UNDETERMINED)
    return best if votes.get(best) else UNDETERMINED
