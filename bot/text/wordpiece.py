"""Which pieces of words does an embedding model read a text as?

WordPiece as BERT has it (Devlin et al. 2019): letters are folded as a `tokenizer.json` says, words
are cut at spaces and marks, and each is read as the longest pieces that the vocabulary has, from
left to right.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_LONGEST: Final = 100  # characters of a word, unless the file says otherwise
_SPACES: Final = "\t\n\r"  # although Unicode has them among the control characters
_DROPPED: Final = "\0\ufffd"
_CONTROLS: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
# blocks of ideographs, each of which is a word
_IDEOGRAPHS: Final = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


@dataclass(frozen=True, slots=True)
class Folding:
    """What is done to the letters of a text before it is cut."""

    is_clean: bool = True  # control characters are dropped, all spaces are one
    splits_ideographs: bool = True
    drops_accents: bool = True
    lowers: bool = True


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A vocabulary of pieces and how texts are cut by it.

    `numbers` has the number of each piece; those that go on a word begin with `prefix`. `first`
    and `last` stand around every text, `unknown` for a word that cannot be read.
    """

    numbers: Mapping[str, int]
    folding: Folding
    prefix: str
    longest: int
    first: int
    last: int
    unknown: int

    def encode(self, text: str, most: int) -> list[int]:
        """Return the numbers of a text's pieces, at most `most` with those around it."""
        pieces: list[int] = [self.first]
        for word in _words(_fold(text, self.folding)):
            pieces += self._pieces(word)
            if len(pieces) >= most - 1:
                break
        return [*pieces[: most - 1], self.last]

    def _pieces(self, word: str) -> list[int]:
        """Return the pieces of one word, the unknown one if it has none."""
        if len(word) > self.longest:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = self.prefix if start else ""
            for end in range(len(word), start, -1):
                number = self.numbers.get(prefix + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def parse(model: Mapping[str, Any], normalizer: Mapping[str, Any] | None) -> WordPiece:
    """Return the tokenizer that two parts of a `tokenizer.json` describe.

    Raises:
        KeyError, TypeError, AttributeError: they describe none.
        ValueError: its letters are folded in a way that is not known here.
    """
    numbers: dict[str, int] = model["vocab"]
    return WordPiece(
        numbers=numbers,
        folding=_folding(normalizer),
        prefix=model.get("continuing_subword_prefix", "##"),
        longest=model.get("max_input_chars_per_word", _LONGEST),
        first=numbers["[CLS]"],
        last=numbers["[SEP]"],
        unknown=numbers[model.get("unk_token", "[UNK]")],
    )


def _folding(normalizer: Mapping[str, Any] | None) -> Folding:
    """Return the folding that a normalizer describes; none is done where there is none."""
    if normalizer is None:
        return Folding(is_clean=False, splits_ideographs=False, drops_accents=False, lowers=False)
    if normalizer.get("type") != "BertNormalizer":
        message = f"its normalizer is {normalizer.get('type')}, not BertNormalizer"
        raise ValueError(message)
    lowers = bool(normalizer.get("lowercase", True))
    accents = normalizer.get("strip_accents")
    return Folding(
        is_clean=bool(normalizer.get("clean_text", True)),
        splits_ideographs=bool(normalizer.get("handle_chinese_chars", True)),
        drops_accents=lowers if accents is None else bool(accents),
        lowers=lowers,
    )


def _fold(text: str, folding: Folding) -> str:
    """Return a text with its letters folded, character by character."""
    if folding.is_clean:
        text = "".join(_clean(text))
    if folding.splits_ideographs:
        text = "".join(f" {sign} " if _is_ideograph(sign) else sign for sign in text)
    if folding.drops_accents:
        apart = unicodedata.normalize("NFD", text)
        text = "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
    # letter by letter: at the end of a word, Greek sigma stays as it stands within one
    return "".join(map(str.lower, text)) if folding.lowers else text


def _clean(text: str) -> Iterator[str]:
    """Yield the characters of a text without control characters, with one kind of space."""
    for sign in text:
        if sign in _SPACES or (sign.isspace() and unicodedata.category(sign)[0] == "Z"):
            yield " "
        elif sign not in _DROPPED and unicodedata.category(sign) not in _CONTROLS:
            yield sign


def _is_ideograph(sign: str) -> bool:
    """Return whether a character is a word by itself."""
    return any(first <= ord(sign) <= last for first, last in _IDEOGRAPHS)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a folded text, each mark being one."""
    word = ""
    for sign in text:
        is_mark = _is_mark(sign)
        if sign.isspace() or is_mark:
            if word:
                yield word
            word = ""
            if is_mark:
                yield sign
        else:
            word += sign
    if word:
        yield word


def _is_mark(sign: str) -> bool:
    """Return whether a character is punctuation, or one of the other signs on a keyboard."""
    is_keyboard_sign = sign.isascii() and not sign.isalnum() and sign.isprintable() and sign != " "
    return is_keyboard_sign or unicodedata.category(sign)[0] == "P"
