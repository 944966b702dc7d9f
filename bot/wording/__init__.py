"""What does the bot itself say, in which language?

`Words` has every text of the bot's own in one language, and `words_for` finds those of a reader.
What stands in documents is never translated.

    chinese  What does the bot say in Chinese?
    english  What does the bot say in English?
    russian  What does the bot say in Russian?
    words    What is there for the bot to say?
"""

from collections.abc import Mapping
from typing import Final, assert_never

from bot.answers.answer import Abstention
from bot.errors import Cause
from bot.queries.question import LONGEST
from bot.wording import chinese, english, russian
from bot.wording.words import Forms, Words

__all__ = ["ENGLISH", "LANGUAGES", "Forms", "Words", "reason_for", "words_for"]

ENGLISH: Final = english.WORDS
LANGUAGES: Final[Mapping[str, Words]] = {
    words.code: words for words in (ENGLISH, russian.WORDS, chinese.WORDS)
}


def words_for(language_code: str) -> Words:
    """Return the texts for a reader of a language, the English ones where we have none in it.

    Args:
        language_code: BCP 47, as Telegram tells it; "" where it tells none.

    Example:
        words_for("ru-RU").name -> "Русский"; words_for("pt-br").name -> "English"
    """
    primary = language_code.replace("_", "-").split("-")[0].casefold()
    return LANGUAGES.get(primary, ENGLISH)


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
