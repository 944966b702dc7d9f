"""Which questions come near and are not answered?

A question that a sentence answers, with one word of it changed: another number, another name, the
opposite, another thing of the same kind. The sentence still says nearly all of it.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.text.analysis import term_of
from bot.text.folding import fold
from bot.text.tables.antonyms import opposites
from bot.text.tokens import Token, tokens
from bot.text.word_vectors import WordVectors
from tests.fitting.squad import Asked

_ALIKE: Final = 0.35, 0.75  # cosines of things of one kind; what is more alike may mean the same
_LANGUAGE: Final = "en"
_NAMES: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: (?:of |the |de )?[A-Z][\w’'-]+)*")
_FARTHEST: Final = 9  # how far a number is moved


@dataclass(frozen=True, slots=True)
class Others:
    """What words are changed for: the names and the plain words of other questions."""

    names: Sequence[str]
    words: Sequence[str]
    vectors: WordVectors

    @classmethod
    def of(cls, asked: Sequence[Asked], vectors: WordVectors) -> "Others":
        """Return the words of some questions."""
        found = [token.text for one in asked for token in list(tokens(one.text))[1:]]
        plain = {word for word in found if word.islower() and word.isalpha()}
        kept = sorted(word for word in plain if term_of(word, _LANGUAGE) and vectors.knows(word))
        names = sorted({word for word in found if word[:1].isupper() and word[1:].islower()})
        return cls(names, kept, vectors)


def renamed(foreign: Asked, own: Sequence[Asked], chance: random.Random) -> Asked | None:
    """Return a foreign question about somebody of here: its names are changed for some of ours.

    "How old is the bridge of Ulm?" asks of whom the library knows what it does not tell. None
    where either names nobody.
    """
    names = [match.group() for asked in own for match in _NAMES.finditer(asked.text)]
    if not names or not _NAMES.search(foreign.text):
        return None
    text = _NAMES.sub(lambda _match: chance.choice(names), foreign.text)
    return replace(foreign, text=text, golds=())


def swapped(asked: Asked, paragraph: str, others: Others, chance: random.Random) -> Asked | None:
    """Return a question with one word changed for one that the paragraph lacks, if there is one.

    Only words that the paragraph says are changed: then it comes near.
    """
    said = {term_of(token.text, _LANGUAGE) for token in tokens(paragraph)}
    found = [token for token in tokens(asked.text) if term_of(token.text, _LANGUAGE) in said]
    found = [token for token in found if term_of(token.text, _LANGUAGE) and token.span.start]
    chance.shuffle(found)
    changes = [_number, _opposite, _name, _thing]
    chance.shuffle(changes)
    for change in changes:
        for token in found:
            if new := change(token, others, said, chance):
                text = asked.text[: token.span.start] + new + asked.text[token.span.end :]
                return replace(asked, text=text, golds=())
    return None


def _number(token: Token, _others: Others, said: set[str], chance: random.Random) -> str:
    """Return another number for one of digits."""
    if not token.text.isdigit() or len(token.text) > len("2026"):
        return ""
    moved = int(token.text) + chance.choice((1, -1)) * chance.randint(1, _FARTHEST)
    return str(moved) if moved > 0 and str(moved) not in said else ""


def _opposite(token: Token, _others: Others, said: set[str], chance: random.Random) -> str:
    """Return a word that means the contrary."""
    contrary = sorted(opposites().get(fold(token.text), ()))
    left = [word for word in contrary if term_of(word, _LANGUAGE) not in said]
    return chance.choice(left) if left else ""


def _name(token: Token, others: Others, said: set[str], chance: random.Random) -> str:
    """Return another name for a word with a capital."""
    left = [name for name in others.names if term_of(name, _LANGUAGE) not in said]
    return chance.choice(left) if token.text[:1].isupper() and left else ""


def _thing(token: Token, others: Others, said: set[str], chance: random.Random) -> str:
    """Return a word for something of the same kind."""
    word = fold(token.text)
    if not (token.text.islower() and others.vectors.knows(word)):
        return ""
    left = [one for one in others.words if term_of(one, _LANGUAGE) not in said]
    if not left:
        return ""
    cosines = others.vectors.rows(left) @ others.vectors.rows([word])[0]
    lowest, highest = _ALIKE
    near = [left[at] for at in np.flatnonzero((cosines > lowest) & (cosines < highest))]
    return chance.choice(near) if near else ""
