"""Is a question surely in another language than the documents?

Whoever asks English documents in Russian is told so, instead of hearing only that they do not
answer. To say it where it is not so would be worse than to say nothing, so two things count alone.
A script that no document is written in; or, within a script, function words: several that the
languages of the documents do not have, and none that only these have. Where there is one, words
spelt with letters that the documents' languages lack count with it. No model guesses.
"""

import unicodedata
from typing import Final

from bot.index.lexicon import Lexicon
from bot.queries.answer_types import AnswerType, answer_type_of
from bot.text.analysis import analyze
from bot.text.folding import fold
from bot.text.languages import UNDETERMINED, detect, letters_of, script_of
from bot.text.regexes import regex
from bot.text.stopwords import STOPWORDS

_SCRIPTS: Final = {  # of languages that are not written in Latin letters
    "ARABIC": "ar ckb fa ps sd ug ur",
    "ARMENIAN": "hy",
    "BENGALI": "as bn",
    "CJK": "ja zh",
    "CYRILLIC": "be bg kk ky mk mn ru sr tg tt uk",
    "DEVANAGARI": "hi mr ne",
    "ETHIOPIC": "am ti",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he yi",
    "KANNADA": "kn",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ODIA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
    "TIBETAN": "bo",
}
_SCRIPT_OF: Final = {
    language: script for script, several in _SCRIPTS.items() for language in several.split()
}
_LATIN: Final = "LATIN"
_WITH_CHINESE: Final = frozenset({"HIRAGANA", "KATAKANA"})  # scripts that stand beside CJK
_TWO_SCRIPTS: Final = frozenset({"sr", "uz", "az"})  # written in Latin letters as well
_MOST_OF: Final = 0.8  # of the letters, in the script that is taken for the question's
_SEVERAL: Final = 3  # function words, no two of them the same
_WITH_QUESTION: Final = 2  # of them, where there is a question word too
_ALIKE: Final = (frozenset({"da", "no"}), frozenset({"id", "ms"}))  # who reads one reads both
_LISTED: Final = 3  # languages that are named
_WORD: Final = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def languages_instead(question: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return in which languages one should ask instead, commonest first; none if all is well.

    Args:
        question: as it was typed.
        lexicon: the words of the documents, and the languages that these are in.

    Example:
        "Кто построил мост?" to English documents -> ("en",)
    """
    spoken = frozenset(lexicon.languages) - {UNDETERMINED}
    if not spoken or not _is_foreign(question, spoken, lexicon):
        return ()
    return tuple(one for one in lexicon.languages if one != UNDETERMINED)[:_LISTED]


def _is_foreign(question: str, spoken: frozenset[str], lexicon: Lexicon) -> bool:
    """Return whether a question is surely in none of the languages that are spoken."""
    script = _script(question)
    scripts = {_SCRIPT_OF.get(one, _LATIN) for one in spoken}
    if spoken & _TWO_SCRIPTS:
        scripts.add(_LATIN)
    if not script:
        return False
    if script not in scripts:
        if script == _LATIN and _is_name(question):
            return False
        return not any(map(lexicon.frequency, analyze(question, detect(question))))
    return UNDETERMINED not in lexicon.languages and _has_other_words(question, spoken)


def _is_name(question: str) -> bool:
    """Return whether a question may be a name alone, which is Latin in many a language."""
    return detect(question) == UNDETERMINED and len(_WORD.findall(question)) < _SEVERAL


def _script(question: str) -> str:
    """Return the script that most letters of a question are in, "" if no script has most."""
    script, letters = script_of(question), [one for one in question if one.isalpha()]
    family = {script, *_WITH_CHINESE, "CJK"} if script in {"CJK", *_WITH_CHINESE} else {script}
    own = sum(unicodedata.name(one, "").partition(" ")[0] in family for one in letters)
    if not letters or own < _MOST_OF * len(letters):
        return ""
    return "CJK" if "CJK" in family else script


def _has_other_words(question: str, spoken: frozenset[str]) -> bool:
    """Return whether the function words of a question are those of another language."""
    language = detect(question)
    if language in spoken | {UNDETERMINED} or language not in STOPWORDS:
        return False
    if any(language in pair and pair & spoken for pair in _ALIKE):
        return False
    theirs = STOPWORDS[language]
    ours = frozenset().union(*(STOPWORDS.get(one, frozenset()) for one in spoken))
    words = frozenset(_WORD.findall(unicodedata.normalize("NFC", question)))
    if {fold(word) for word in words} & (ours - theirs):
        return False
    said = {word for word in words if fold(word) in theirs - ours}
    # a name, which begins with a large letter, may be spelt as it is in any language
    letters = letters_of(language).difference(*map(letters_of, spoken))
    spelt = {word for word in words if word[0].islower() and not letters.isdisjoint(word)}
    asks = answer_type_of(question) is not AnswerType.ANY
    return bool(said) and len(said | spelt) >= (_WITH_QUESTION if asks else _SEVERAL)
