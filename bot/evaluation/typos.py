"""What does a typing error make of a question?

One error in one content word of four letters or more (in one of the longest, if all are shorter):
two letters change places, or one is left out, doubled, or replaced by its neighbour on the
keyboard. Chance decides, with the question as its seed.
"""

import random
from typing import Final

from bot.queries.question import Question
from bot.text.analysis import term_of
from bot.text.languages import UNDETERMINED
from bot.text.tokens import Token, tokens

_MIN_LETTERS: Final = 4  # letters; in shorter words an error often makes another word
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_BESIDE: Final = {
    letter: row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, letter in enumerate(row)
}


def add_typo(question: Question, language: str) -> Question:
    """Return a question with one typing error in it; as it was if no word has two letters."""
    chance = random.Random(question.text)  # noqa: S311 - a sample, no secret
    words = _words_to_change(question.text, language or UNDETERMINED)
    if not words:
        return question
    word = chance.choice(words)
    wrong = _add_slip(word.text, chance)
    text = question.text
    return Question(text[: word.span.start] + wrong + text[word.span.end :], question.history)


def _words_to_change(text: str, language: str) -> list[Token]:
    """Return the words that the error may be in."""
    words = [
        token
        for token in tokens(text)
        if len(token.text) > 1 and token.text.isalpha() and term_of(token.text, language)
    ]
    long = [word for word in words if len(word.text) >= _MIN_LETTERS]
    longest = max((len(word.text) for word in words), default=0)
    return long or [word for word in words if len(word.text) == longest]


def _add_slip(word: str, chance: random.Random) -> str:
    """Return a word with one typing error in it, never the same word."""
    place = chance.randrange(len(word) - 1)
    here, after = word[place], word[place + 1]
    beside = _BESIDE.get(here.lower(), "")
    slips = [word[:place] + word[place + 1 :], word[:place] + here + word[place:]]
    if here != after:
        slips.append(word[:place] + after + here + word[place + 2 :])
    if beside:
        slips.append(word[:place] + chance.choice(beside) + word[place + 1 :])
    return chance.choice([slip for slip in slips if slip != word])
