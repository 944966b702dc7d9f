"""What does the bot itself say, in which language?

`Words` has every text of the bot's own in one language, and `words_for` finds those of a reader.
What stands in documents is never translated. A language is a module; a text that it lacks is said
in English, and `python -m tests.wording` names it.

    arabic          What does the bot say in Arabic?
    chinese         What does the bot say in Chinese?
    directions      How do foreign words stand in a line that runs from right to left?
    english         What does the bot say in English?
    french          What does the bot say in French?
    german          What does the bot say in German?
    hindi           What does the bot say in Hindi?
    indonesian      What does the bot say in Indonesian?
    language_names  What is a language called in another one?
    languages       Which languages does the bot speak?
    persian         What does the bot say in Persian?
    plurals         Which form of a noun goes with a number?
    portuguese      What does the bot say in Portuguese?
    russian         What does the bot say in Russian?
    spanish         What does the bot say in Spanish?
    turkish         What does the bot say in Turkish?
    ukrainian       What does the bot say in Ukrainian?
    words           What is there for the bot to say?
"""

from collections.abc import Callable, Mapping
from typing import Final

from bot.answers.answer import Abstention
from bot.errors import Cause
from bot.queries.question import LONGEST
from bot.wording import english
from bot.wording.language_names import language_name
from bot.wording.languages import LANGUAGES, words_for
from bot.wording.words import Forms, Words

__all__ = ["ENGLISH", "LANGUAGES", "Forms", "Words", "reason_for", "words_for"]

ENGLISH: Final = english.WORDS


_REASONS: Final[Mapping[Cause, Callable[[Words], str]]] = {
    Cause.NOT_ANSWERED: lambda words: words.not_answered,
    Cause.NOTHING_ASKED: lambda words: words.nothing_asked,
    Cause.GREETING: lambda words: words.greeting,
    Cause.NO_WORDS: lambda words: words.no_words,
    Cause.COMMON_WORDS: lambda words: words.common_words,
    Cause.TOO_LONG: lambda words: words.too_long,
    Cause.WHICH_DOCUMENT: lambda words: words.which_document,
    Cause.NO_DOCUMENT: lambda words: words.no_such_document,
}


def reason_for(abstention: Abstention, words: Words) -> str:
    """Return the line that says why there is no answer, and what the asker can do about it.

    Whoever asks in another language than that of the documents is told which one that is.
    """
    if abstention.languages:
        named = ", ".join(language_name(one, words.code) for one in abstention.languages)
        return words.other_language.format(languages=named)
    text = _REASONS[abstention.cause](words)
    if abstention.cause is Cause.TOO_LONG:
        return text.format(length=len(abstention.question.strip()), limit=LONGEST)
    return text
