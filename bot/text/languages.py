"""Which language is this?

By script first, for some languages have one to themselves; then, within the scripts that several
languages share, by stop words: each votes for the languages that have it, the more weightily the
fewer those are, and so do letters such as ø and ß. A letter that a language does not have votes
against it. What is long and seems to be none of these is shown to py3langid (after Lui & Baldwin
2012), which knows ninety-seven. Languages are ISO 639-1 codes; "und" (undetermined) is analysed
without stemming and without stop words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from bot.text.folding import APOSTROPHES, fold
from bot.text.stopwords import STOPWORDS

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
_ALONE: Final[Mapping[str, str]] = {  # scripts of one language, or of one that outnumbers others
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
    "TIBETAN": "bo",
}
_TOLD: Final = (*SNOWBALL, "id", "pl", "tr", "uk", "vi")  # by their stop words
KNOWN: Final = (*_TOLD, *dict.fromkeys(_ALONE.values()))
_SCRIPT_OF: Final = {"ar": "ARABIC", "ru": "CYRILLIC", "uk": "CYRILLIC"}
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя")
_LETTERS: Final[Mapping[str, frozenset[str]]] = {  # those beyond the plain ones
    "ar": frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءئؤأإآـ"),
    "da": frozenset("æøåé"),
    "de": frozenset("äöüß"),
    "en": frozenset(),
    "es": frozenset("áéíóúñü"),
    "fi": frozenset("äöå"),
    "fr": frozenset("àâçèéêëîïôùûüœæ"),
    "hu": frozenset("áéíóöőúüű"),
    "id": frozenset(),
    "it": frozenset("àèéìòù"),
    "nl": frozenset("éëïóö"),
    "no": frozenset("æøåéòô"),
    "pl": frozenset("ąćęłńóśźż"),
    "pt": frozenset("áâãàçéêíóôõúü"),
    "ro": frozenset("ăâîşţșț"),
    "ru": frozenset("ё"),
    "sv": frozenset("åäöé"),
    "tr": frozenset("çğıöşüâî"),
    "uk": frozenset("іїєґ"),
    "vi": frozenset("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"),
}
_FOREIGN: Final = 0.5  # what a letter that a language lacks counts against it; names have some
_SELDOM: Final = 12  # one stop word in so many is chance: prose of ours has one in two to five
_SAMPLE: Final = 4000  # characters; stop words have settled the matter long before
_KANA: Final = 20  # one in so many letters is kana: Chinese has none, Japanese every other
_ENOUGH: Final = 30  # words, from which on the model may be asked: it takes 0.5 s to load
_SURE: Final = 0.95  # how sure it has to be
_PART: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")


def script_of(text: str) -> str:
    """Return the commonest script of the letters of `text`, in Unicode's words ("LATIN").

    The empty string if there is no letter; ties go to the script that comes first in the text.
    """
    scripts = _scripts(text[:_SAMPLE])
    return scripts.most_common(1)[0][0] if scripts else ""


def _scripts(text: str) -> Counter[str]:
    """Return how many letters of a text are of which script."""
    return Counter(
        unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()
    )


def detect(text: str, *, among: tuple[str, ...] = KNOWN) -> str:
    """Return the language of `text` out of `among`, "und" if it seems to be none of them.

    Ties go to the language that stands first in `among`. The languages that py3langid alone
    knows are found where `among` is not given.

    Example:
        "Hva er hovedstaden i Norge?" -> "no"; "Hvad er hovedstaden i Norge?" -> "da"
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    script = script_of(sample)
    if script in _ALONE:
        found = _of_script(sample, script)
        return found if found in among else UNDETERMINED
    found = _by_words(sample, script, among)
    if found == UNDETERMINED and among is KNOWN and len(sample.split()) >= _ENOUGH:
        return _by_model(sample)
    return found


def _of_script(text: str, script: str) -> str:
    """Return the language of a script; Chinese characters among kana are Japanese."""
    scripts = _scripts(text)
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    return "ja" if kana * _KANA > scripts.total() else _ALONE[script]


def _by_words(sample: str, script: str, among: tuple[str, ...]) -> str:
    """Return which of the languages of a script has the most votes."""
    candidates = [
        language
        for language in among
        if language in _LETTERS and _SCRIPT_OF.get(language, "LATIN") == script
    ]
    words = [match.group() for match in _WORD.finditer(sample)]
    shared = _shared(words, candidates)
    letters = Counter("".join(words).casefold())
    scores = {
        language: _words_for(shared, language) + _letters_for(letters, language, candidates)
        for language in candidates
        if _is_frequent(shared, language, len(words))
    }
    best = max(candidates, key=lambda language: scores.get(language, 0.0), default=UNDETERMINED)
    return best if scores.get(best, 0.0) > 0 else UNDETERMINED


def _by_model(sample: str) -> str:
    """Return the language that py3langid is sure of."""
    language, sure = _model().classify(sample)
    return str(language) if sure >= _SURE else UNDETERMINED


@cache
def _model() -> Any:  # noqa: ANN401 - it has no types
    """Return py3langid's model, which travels in its package."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 0.5 s, seldom

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _shared(words: Iterable[str], candidates: list[str]) -> Counter[tuple[str, ...]]:
    """Return how many words are stop words of which languages together."""
    owners = (_owners(word, candidates) for word in words)
    return Counter(owner for owner in owners if owner)


def _owners(word: str, candidates: list[str]) -> tuple[str, ...]:
    """Return the languages of which a word, or a part of "l'un" or "c'est", is a stop word."""
    forms = {fold(word), *map(fold, _PART.findall(word))}
    return tuple(language for language in candidates if forms & STOPWORDS[language])


def _is_frequent(shared: Counter[tuple[str, ...]], language: str, words: int) -> bool:
    """Return whether a language's stop words are more than chance among so many words."""
    own = sum(count for owners, count in shared.items() if language in owners)
    return own * _SELDOM >= words


def _words_for(shared: Counter[tuple[str, ...]], language: str) -> float:
    """Return how much the stop words speak for a language; one that n languages have, 1/n."""
    return sum(count / len(owners) for owners, count in shared.items() if language in owners)


def _letters_for(letters: Mapping[str, int], language: str, candidates: list[str]) -> float:
    """Return how much the letters beyond the plain ones speak for a language."""
    total = 0.0
    for letter, count in letters.items():
        if letter in _PLAIN or not letter.isalpha():
            continue
        owners = sum(letter in _LETTERS[each] for each in candidates)
        total += count / owners if letter in _LETTERS[language] else -_FOREIGN * count
    return total
