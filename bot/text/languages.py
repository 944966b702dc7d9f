"""Which language is this?

Language detection. A script that only one language uses decides. Within a script that several
languages share, stop words vote, and so do letters such as ø and ß: each has one vote, divided
among the languages that have it. A letter that a language does not have votes against it. A long
text that seems to be none of these languages is given to py3langid (after Lui & Baldwin 2012),
which knows ninety-seven. Languages are ISO 639-1 codes; "und" (undetermined) is analyzed without
stemming and without stop words.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from bot.text.folding import APOSTROPHES, fold
from bot.text.regexes import regex
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
# Scripts of one language, or of one that is much commoner than the others.
_BY_SCRIPT: Final[Mapping[str, str]] = {
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
_BY_STOP_WORDS: Final = (*SNOWBALL, "id", "pl", "tr", "uk", "vi")  # recognised by their stop words
KNOWN: Final = (*_BY_STOP_WORDS, *dict.fromkeys(_BY_SCRIPT.values()))
_SCRIPT_OF: Final = {"ar": "ARABIC", "ru": "CYRILLIC", "uk": "CYRILLIC"}
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя")
_LETTERS: Final[Mapping[str, frozenset[str]]] = {  # other than the plain ones
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
_FOREIGN: Final = 0.5  # of a vote, against a language that lacks a letter; foreign names have some
_RAREST: Final = 12  # words to a stop word: more is chance, as prose has one in two to five
_SAMPLE: Final = 4000  # characters; stop words decide in far fewer
_KANA: Final = 20  # letters to a kana, at most, in Japanese, which has every other; Chinese none
_ENOUGH: Final = 30  # words at least for the model, which takes 0.5 s to load
_SEVERAL: Final = 2  # different stop words, which no other language has by chance
_CERTAIN: Final = 0.95  # the probability that the model has to give
_PART: Final = regex(r"[^\W\d_]+")
_WORD: Final = regex(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")


def script_of(text: str) -> str:
    """Return the commonest script of the letters of `text`, by its Unicode name ("LATIN").

    The empty string if there is no letter; ties go to the script that comes first in the text.
    """
    scripts = _scripts(text[:_SAMPLE])
    return scripts.most_common(1)[0][0] if scripts else ""


def _scripts(text: str) -> Counter[str]:
    """Return how many letters of a text each script has, by first appearance."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text).items():  # ten times as fast as one by one
        if letter.isalpha():
            scripts[unicodedata.name(letter, "").split(" ")[0]] += count
    return scripts


def detect(text: str, *, among: tuple[str, ...] = KNOWN) -> str:
    """Return the language of `text` out of `among`, "und" if it seems to be none of them.

    Ties go to the language that stands first in `among`. Without `among`, the further languages
    that py3langid knows are found too.

    Example:
        "Hva er hovedstaden i Norge?" -> "no"; "Hvad er hovedstaden i Norge?" -> "da"
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    script = script_of(sample)
    if script in _BY_SCRIPT:
        found = _language_of_script(sample, script)
        return found if found in among else UNDETERMINED
    found = _vote(sample, script, among)
    if found == UNDETERMINED and among is KNOWN and len(sample.split()) >= _ENOUGH:
        return _ask_model(sample)
    return found


def letters_of(language: str) -> frozenset[str]:
    """Return the letters that a language has beside the plain ones of its script, if we know.

    Example:
        "es" -> "áéíóúñü"; "cs" -> none
    """
    return _LETTERS.get(language, frozenset())


def is_certain(text: str, language: str) -> bool:
    """Return whether a text is long enough, or clear enough, to be sure of its language.

    Clear is what is in a script of one language, or has several of its stop
    words: "Die Casting" is not German for its first word.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    words = [match.group() for match in _WORD.finditer(sample)]
    if len(words) >= _ENOUGH or script_of(sample) in _BY_SCRIPT:
        return True
    said = {fold(word) for word in words} & STOPWORDS.get(language, frozenset())
    return len(said) >= _SEVERAL


def _language_of_script(text: str, script: str) -> str:
    """Return the language of a script; Chinese characters with kana among them are Japanese."""
    scripts = _scripts(text)
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    return "ja" if kana * _KANA > scripts.total() else _BY_SCRIPT[script]


def _vote(sample: str, script: str, among: tuple[str, ...]) -> str:
    """Return which of the languages of a script has the most votes, "und" if none has any."""
    candidates = [
        language
        for language in among
        if language in _LETTERS and _SCRIPT_OF.get(language, "LATIN") == script
    ]
    words = [match.group() for match in _WORD.finditer(sample)]
    shared = _count_owners(words, candidates)
    letters = Counter("".join(words).casefold())
    scores = {
        language: _votes_of_words(shared, language)
        + _votes_of_letters(letters, language, candidates)
        for language in candidates
        if _is_frequent(shared, language, len(words))
    }
    best = max(candidates, key=lambda language: scores.get(language, 0.0), default=UNDETERMINED)
    return best if scores.get(best, 0.0) > 0 else UNDETERMINED


def _ask_model(sample: str) -> str:
    """Return the language that py3langid is certain of, "und" if it is not."""
    language, sure = _model().classify(sample)
    return str(language) if sure >= _CERTAIN else UNDETERMINED


@cache
def _model() -> Any:  # noqa: ANN401 - it has no types
    """Return py3langid's model, a file of its package."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 0.5 s, seldom

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _count_owners(words: Iterable[str], candidates: list[str]) -> Counter[tuple[str, ...]]:
    """Return, for each set of languages, how many words are stop words of just these."""
    among = tuple(candidates)
    owners = (_owners(word, among) for word in words)
    return Counter(owner for owner in owners if owner)


@lru_cache(maxsize=1 << 14)  # mostly the same words, in document after document
def _owners(word: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of which a word, or a part of "l'un" or "c'est", is a stop word."""
    forms = {fold(word), *map(fold, _PART.findall(word))}
    return tuple(language for language in candidates if forms & STOPWORDS[language])


def _is_frequent(shared: Counter[tuple[str, ...]], language: str, words: int) -> bool:
    """Return whether a text of `words` words has more stop words of a language than chance."""
    own = sum(count for owners, count in shared.items() if language in owners)
    return own * _RAREST >= words


def _votes_of_words(shared: Counter[tuple[str, ...]], language: str) -> float:
    """Return the votes of stop words for a language: 1/n for one that n languages have."""
    return sum(count / len(owners) for owners, count in shared.items() if language in owners)


def _votes_of_letters(letters: Mapping[str, int], language: str, candidates: list[str]) -> float:
    """Return the votes of letters for a language, below 0 where it lacks many of them."""
    total = 0.0
    for letter, count in letters.items():
        if letter in _PLAIN or not letter.isalpha():
            continue
        owners = sum(letter in _LETTERS[each] for each in candidates)
        total += count / owners if letter in _LETTERS[language] else -_FOREIGN * count
    return total
