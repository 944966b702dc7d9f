"""Which words has a document, and where?

The words of one document in the making: numbered by first appearance, sentence by sentence. Whole
libraries are made with this, so what is the same for each token is looked up, and what can be done
for all sentences at once is done at the end.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

import numpy as np

from bot.index.arrays import Flags
from bot.index.forward import UNWRITTEN, ForwardIndex
from bot.text.analysis import Word, word_in, word_of
from bot.text.joined_words import has_hyphen, join_words
from bot.text.other_forms import is_part_of_forms, other_forms
from bot.text.tokens import Tokens, find_tokens

_NONE: Final = -1  # the code of a stop word
_LAST_CAPITAL: Final = 0x1F189  # of Unicode


class WordList:
    """The words of a document, and their numbers.

    A code is what is known of a token: the number of its word, doubled, and one more if it is
    written with a capital; -1 for a stop word.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._numbers: defaultdict[Word, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__  # a new word gets the next number
        self._codes_of = _Codes(language, self._numbers)
        self._understood: dict[str, list[int]] = {}  # numbers of the words of each text above
        self._codes, self._begins, self._ends = array("i"), array("i"), array("i")
        self._starts = array("q", [0])

    def __len__(self) -> int:
        """Return how many different words there are."""
        return len(self._numbers)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words, in the order of their numbers."""
        return tuple(self._numbers)

    def add_sentence(self, text: str, read_with: Iterable[str], acronyms: Iterable[Word]) -> None:
        """Add the words of a sentence, then those that it is understood to say.

        Args:
            text: the sentence.
            read_with: the texts above it that it is understood to say.
            acronyms: of the names that it writes out.
        """
        found = find_tokens(text)
        self._codes.extend(self._code(found.words))
        self._begins.extend(found.begins)
        self._ends.extend(found.ends)
        meant = [self._numbers[word] for word in acronyms]
        for other in read_with:
            meant += self.numbers_in(other)
        for form in self._other_forms(text, found):
            meant += self.numbers_in(form)
        if meant:
            self._codes.extend([number * 2 for number in meant])
            self._begins.extend([0] * len(meant))
            self._ends.extend([UNWRITTEN] * len(meant))
        self._starts.append(len(self._codes))

    def numbers_in(self, text: str) -> list[int]:
        """Return the numbers of the words of a text, which get one if they have none."""
        known = self._understood.get(text)  # a heading stands above many sentences
        if known is None:
            is_word = text.isascii() and text.isalnum()  # as most other forms are
            codes = self._code([text] if is_word else find_tokens(text).words)
            known = self._understood[text] = [code >> 1 for code in codes if code != _NONE]
        return known

    def arrays(self) -> tuple[ForwardIndex, Flags, Flags]:
        """Return the words of all sentences; which are inside one; which have a capital."""
        codes = np.array(self._codes, np.int32)
        begins, ends = np.array(self._begins, np.int32), np.array(self._ends, np.int32)
        bounds = np.array(self._starts, np.intp)
        is_word, is_written = codes != _NONE, ends != UNWRITTEN
        firsts = bounds[:-1][np.diff(bounds) > 0]  # of the sentences with any words at all
        is_inner = is_written.copy()
        is_inner[firsts] = False
        opens = np.zeros(len(bounds) - 1, bool)
        opens[np.diff(bounds) > 0] = is_word[firsts] & is_written[firsts]
        counts = np.concatenate(([0], np.cumsum(is_word)))
        forward = ForwardIndex(
            words=codes[is_word] >> 1,
            starts=counts[bounds].astype(np.intp),
            begins=begins[is_word],
            ends=ends[is_word],
            opens=opens,
        )
        is_capital = (codes & 1).astype(bool) & is_written
        return forward, is_inner[is_word], is_capital[is_word]

    def _code(self, tokens: Sequence[str]) -> list[int]:
        """Return the codes of the tokens of a text."""
        if _lone_capitals().isdisjoint(tokens):
            return list(map(self._codes_of.__getitem__, tokens))
        return [self._code_in_text(place, token) for place, token in enumerate(tokens)]

    def _code_in_text(self, place: int, token: str) -> int:
        """Return the code of token number `place` of a text: of a letter it depends on that."""
        if not place or token not in _lone_capitals():
            return self._codes_of[token]
        word, varies = _look_up(token, self._language)
        if varies:
            self._codes_of.varying.add(token)
        word = word_in(token, self._language, is_first=False)
        return self._numbers[word] * 2 + 1 if word.term else _NONE

    def _other_forms(self, text: str, found: Tokens) -> Iterator[str]:
        """Return the other forms of what a sentence writes, without looking where none can be."""
        if not found.is_spaced or not self._codes_of.varying.isdisjoint(found.words):
            return other_forms(text, self._language)
        return join_words(text) if has_hyphen(text) else iter(())


class _Codes(dict[str, int]):
    """The codes of the tokens of a document, made when they are met for the first time.

    `varying` are those tokens that may stand in what has other forms.
    """

    def __init__(self, language: str, numbers: defaultdict[Word, int]) -> None:
        super().__init__()
        self.varying: set[str] = set()
        self._language, self._numbers = language, numbers

    def __missing__(self, token: str) -> int:
        """Make the code of a token that is met for the first time, and keep it."""
        word, varies = _look_up(token, self._language)
        if varies:
            self.varying.add(token)
        code = self._numbers[word] * 2 + token[:1].isupper() if word.term else _NONE
        self[token] = code
        return code


@lru_cache(maxsize=1 << 16)
def _look_up(token: str, language: str) -> tuple[Word, bool]:
    """Return the word of a token, and whether it may stand in what has other forms."""
    return word_of(token, language), is_part_of_forms(token, language)


@cache
def _lone_capitals() -> frozenset[str]:
    """Return all capital letters: alone in a text, they are words of their own."""
    return frozenset(filter(str.isupper, map(chr, range(_LAST_CAPITAL + 1))))
