"""What does the bot itself say, in which language?

`Words` has every text of the bot's own in one language, and `words_for` finds those of a reader.
What stands in documents is never translated. A language is a module; a text that it lacks is said
in English, and `python -m tests.wording` names it.

    chinese    What does the bot say in Chinese?
    english    What does the bot say in English?
    languages  Which languages does the bot speak?
    plurals    Which form of a noun goes with a number?
    russian    What does the bot say in Russian?
    words      What is there for the bot to say?
"""

from typing import Final, assert_never

from bot.answers.answer import Abstention
from bot.errors import Cause
from bot.queries.question import LONGEST
from bot.wording import english
from bot.wording.languages import LANGUAGES, words_for
from bot.wording.words import Forms, Words

__all__ = ["ENGLISH", "LANGUAGES", "Forms", "Words", "reason_for", "words_for"]

ENGLISH: Final = english.WORDS


def reason_for(abstention: Abstention, words: Words) -> str:
    """Return the line that says why there is no answer, and what the asker can do about it."""
    match abstention.cause:
        case Cause.NOT_ANSWERED:
            return words.not_answered
        case Cause.NOTHING_ASKED:
            return words.nothing_asked
        case Cause.GREETING:
            return words.greeting
        case Cause.NO_WORDS:
            return words.no_words
        case Cause.COMMON_WORDS:
            return words.common_words
        case Cause.TOO_LONG:
            return words.too_long.format(length=len(abstention.question.strip()), limit=LONGEST)
        case _:
            assert_never(abstention.cause)
