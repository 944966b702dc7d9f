"""Which pieces does a model of many languages read a text as?

A unigram language model of pieces (Kudo 2018), as XLM-R and multilingual e5 have it: of all ways
to cut a word into pieces of the vocabulary, the likeliest. Words are what stands between spaces,
each behind a mark of its own; letters are folded to their compatible forms (NFKC), which is what
the tables of such models do to all but a few signs.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_MARK: Final = "\u2581"  # stands for the space before a word
_PENALTY: Final = 10.0  # how much less likely than the rarest piece an unknown letter is


@dataclass(frozen=True, slots=True)
class Unigram:
    """A vocabulary of pieces with their log likelihoods, and how texts are cut by it.

    `numbers` has the number of each piece, `likelihoods` what each weighs. `first` and `last`
    stand around every text, `unknown` for letters that no piece has, which weighs `rarest`.
    `longest` is the length of the longest piece.
    """

    numbers: Mapping[str, int]
    likelihoods: tuple[float, ...]
    longest: int
    rarest: float
    first: int
    last: int
    unknown: int

    def encode(self, text: str, most: int) -> list[int]:
        """Return the numbers of a text's pieces, at most `most` with those around it."""
        pieces: list[int] = [self.first]
        for word in unicodedata.normalize("NFKC", text).split():
            pieces += self._pieces(_MARK + word)
            if len(pieces) >= most - 1:
                break
        return [*pieces[: most - 1], self.last]

    def _pieces(self, word: str) -> list[int]:
        """Return the pieces of the likeliest way to cut a word; unknown letters are one piece."""
        ways = self._ways(word)
        found: list[int] = []
        end = len(word)
        while end:
            _, start, number = ways[end]
            if not (number == self.unknown and found[-1:] == [number]):
                found.append(number)
            end = start
        return found[::-1]

    def _ways(self, word: str) -> list[tuple[float, int, int]]:
        """Return the likeliest way to each place of a word: its weight, and its last piece.

        The piece is given by where it begins and by its number (Viterbi 1967).
        """
        nowhere = (float("-inf"), 0, self.unknown)
        ways = [(0.0, 0, self.unknown), *(nowhere for _ in word)]
        for start in range(len(word)):
            so_far = ways[start][0]
            for end in range(start + 1, min(start + self.longest, len(word)) + 1):
                number = self.numbers.get(word[start:end])
                if number is not None and so_far + self.likelihoods[number] > ways[end][0]:
                    ways[end] = (so_far + self.likelihoods[number], start, number)
            is_unknown = word[start] not in self.numbers
            if is_unknown and so_far + self.rarest > ways[start + 1][0]:
                ways[start + 1] = (so_far + self.rarest, start, self.unknown)
        return ways


def parse(model: Mapping[str, Any]) -> Unigram:
    """Return the tokenizer that a part of a `tokenizer.json` describes.

    Raises:
        KeyError, TypeError, IndexError: it describes none.
    """
    pieces = [str(piece) for piece, _ in model["vocab"]]
    numbers = {piece: number for number, piece in enumerate(pieces)}
    likelihoods = tuple(float(likelihood) for _, likelihood in model["vocab"])
    return Unigram(
        numbers=numbers,
        likelihoods=likelihoods,
        longest=max(map(len, pieces), default=0),
        rarest=min(likelihoods, default=0.0) - _PENALTY,
        first=numbers["<s>"],
        last=numbers["</s>"],
        unknown=int(model["unk_id"]),
    )
