"""Where does Punkt begin a sentence?

Punkt (Kiss & Strunk 2006) looks at each mark that may end a sentence, with the word before it and
what stands behind. Where that decides nothing (a mark that is no full stop, a word that is no
abbreviation) the answer is known and is given here, in one pass over the text. nltk's Punkt, which
takes thirty times as long, is asked about the rest: ellipses, single letters, what it has learnt
from a long document. Both together begin sentences where nltk's alone does.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from bot.text.regexes import regex

# Python takes four separators for white space that Punkt takes for a part of a word.
_BLANK, _OTHER = r"[^\S\x1c-\x1f]", r"[\S\x1c-\x1f]"
# A mark, and behind it white space and a word, or what Punkt does not take for a part of a word.
_MARK: Final = regex(rf"[.?!](?=(?:[)\";}}\]*:@'({{\[‘’“”«»?!]|{_BLANK}+(?P<next>{_OTHER}+)))")
_CLOSING: Final = "\"')]}‘’“”«»"
_CLOSED: Final = regex(rf"[{re.escape(_CLOSING)}]+?(?:{_BLANK}+|(?=--)|$)", re.MULTILINE)
# A word of which Punkt asks only whether it is an abbreviation, behind brackets and quotes that it
# takes off. Two hyphens, two dots or an apostrophe would part it.
_WORD: Final = regex(r"[(\"\[]*(?P<word>[^\W\d_](?:[-/.]?\w)*)")
_NUMBER: Final = regex(r"[(\"\[]*[0-9]+")
_BLANKS: Final = ("\t", "\r", "\x0b", "\x0c")  # that are rare
Judge = Callable[[str], bool]  # whether a mark, with the words around it, ends a sentence


class StartFinder:
    """Finds where Punkt begins sentences, given the words that it knows.

    Args:
        abbreviations: words in small letters that a full stop may belong to.
        starters: words in small letters that begin a sentence even behind an abbreviation.
        judge: asks Punkt about a mark with the word before it and what stands behind.
        has_learnt: whether Punkt knows more than these words: then it decides each full stop.
    """

    def __init__(
        self,
        abbreviations: frozenset[str],
        starters: frozenset[str],
        judge: Judge,
        *,
        has_learnt: bool,
    ) -> None:
        self._abbreviations, self._starters = abbreviations, starters
        self._judge, self._has_learnt = judge, has_learnt

    def find(self, text: str) -> Iterator[int]:
        """Yield where the sentences of a text begin, but for the first."""
        stretches = self._stretches(text)
        realigned = 0
        start, end = next(stretches)
        for following in stretches:
            first, last = start + realigned, end
            closed = None
            if text[following[0] : following[0] + 1] in _CLOSING:
                closed = _CLOSED.match(text, following[0], following[1])
            if first and (closed or text[first:last]):
                yield first
            realigned = closed.end() - following[0] if closed else 0
            start, end = following
        if start + realigned and text[start + realigned : end]:
            yield start + realigned

    def _stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield from each place where a sentence begins to the mark that ends it."""
        start = 0
        for word_start, mark in _marks(text):
            if self._is_break(text, word_start, mark):
                yield start, mark.end()
                start = mark.start("next") if mark["next"] else mark.end()
        yield start, len(text.rstrip())

    def _is_break(self, text: str, word_start: int, mark: re.Match[str]) -> bool:
        """Return whether Punkt ends a sentence at a mark, given where the word before begins."""
        at = mark.start()
        if text[at] != ".":
            return True
        following = mark["next"]
        context = text[word_start : mark.end("next") if following else at + 2]
        if self._has_learnt:
            return self._judge(context)
        known = self._decide(text[word_start:at], following)
        return self._judge(context) if known is None else known

    def _decide(self, word: str, following: str | None) -> bool | None:
        """Return whether Punkt ends a sentence at a full stop, None where it has to be asked.

        Args:
            word: before the full stop, with whatever stands there without a blank.
            following: the word behind, None where there is no blank between.
        """
        if word[-1:] and word[-1] in _CLOSING:
            return True
        if found := _WORD.fullmatch(word):
            return self._decide_word(found["word"], following)
        if following and following[0].isalnum() and _NUMBER.fullmatch(word):
            return None if following[0].islower() else True
        return None

    def _decide_word(self, word: str, following: str | None) -> bool | None:
        """Return the same of a word without brackets and quotes."""
        small = word.lower()
        parts = (small, small.rsplit("-", 1)[-1])
        is_abbreviation = not self._abbreviations.isdisjoint(parts)
        behind = following and _bare(following)
        if len(word) == 1:
            is_initial = word.isalpha() and behind and behind.isascii() and behind.isalpha()
            return False if is_initial else None
        if not is_abbreviation:
            return True
        if behind is None:
            return False
        if not behind.isalpha():
            return None
        return behind[0].isupper() and behind.lower() in self._starters


def _bare(word: str) -> str:
    """Return a word without the comma, the colon or the semicolon behind it."""
    return word[:-1] if word[-1] in ",;:" else word


def _marks(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the marks that may end a sentence, each with where the word before it begins.

    Of several marks behind one word without a blank, only the last.
    """
    blanks = (" ", "\n", *(blank for blank in _BLANKS if blank in text))
    start = end = 0
    before: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        blank = max(text.rfind(blank, end + 1, at) for blank in blanks)
        word_start = blank + 1 if blank >= 0 else start
        if before and end <= word_start:
            yield start, before
        before, start, end = mark, word_start, at
    if before:
        yield start, before
