"""Where does a sentence end?

Sentence segmentation. nltk's Punkt (Kiss & Strunk 2006) proposes ends, with our own abbreviations.
Ends that it does not know are added: those without white space behind them, and those after an
initial or an ellipsis. Ends that it wrongly finds in real, damaged prose are removed: before a
small letter, inside a quotation, after the number of a list. Thai and Lao have no full stop and
write a space where a clause ends: a long stretch of them is cut at such a space.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from bot.records import dataclass
from bot.text.folding import fold
from bot.text.quoted_speech import find_quoted_speech, is_inside
from bot.text.regexes import regex
from bot.text.sentence_rules import SentenceRules, rules_for
from bot.text.spans import Span, trim

Boundaries = Callable[[str], Iterable[Span]]

_LOOK: Final = 48  # characters looked at on either side of a mark: no word of prose is longer
_FRAGMENT: Final = 2  # words; "States." after a stray full stop is no sentence
_CLOSERS: Final = "\"'”’“»«›)]}*_"
_OPENERS: Final = "([{\"'“‘«„‚‹»”—–-¿¡*_ "
_SPACED_END: Final = regex(rf"[.?!…][{re.escape(_CLOSERS)}]*(?:\[\w[\w ,]{{0,24}}\])*\s+")
# Each of these begins with a mark, which is found at once, and looks back from there.
_GLUED_END: Final = regex(r"[.?!](?<=[^\W\d_]{2}.)[.?!]*[\"”’»)]*(?=[^\W\d_]{2})")
# "“Really?” she asked" is one sentence.
_SAID: Final = "[他她它我你您们們]{0,2}[问問说說道答喊叫]"
_WIDE_END: Final = regex(
    rf"[。！？｡।॥؟۔։፧።។။]+[!?]*(?:[」』](?![とってのはがをにで])|[”’](?!{_SAID})|[）)\"'》】])*\s*"
)
# In Greek a semicolon asks.
_GREEK_END: Final = regex(r"[;\u037e](?<=[\u0370-\u03ff\u1f00-\u1fff].)\s+(?=[^\W\d_]|[«\"“])")
_UNMARKED: Final = "\u0e00-\u0e45\u0e47-\u0eff"  # Thai but for the sign of repetition, and Lao
_CLAUSE_END: Final = regex(rf"(?<=[{_UNMARKED}])[ \u00a0\n]+(?=[{_UNMARKED}])")
_LONG: Final = 200  # characters of what is cut where a clause ends
_CLAUSE: Final = 80  # characters of a piece, at least
_TOO_LONG: Final = 400  # characters without a good place: then any will do
_NAME: Final = 10  # characters; shorter ones between two spaces may be half of a name
# Words after which a name, a number or the rest of a clause stands: no clause ends in one.
_THAI_OPEN: Final = tuple(
    "ชื่อ คือ และ หรือ ของ ที่ ซึ่ง กับ ใน เป็น ว่า โดย จาก แก่ ถึง ได้แก่ เช่น "
    "ประมาณ ปี พ.ศ. ค.ศ. นาย นาง นางสาว".split()
)
_MARK_ONLY: Final = regex(r"(?:\(?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,4})[.)]{1,2}|[-*•–#>]+)$")
_LAST_WORD: Final = regex(r"(?<![\w.])([^\W\d_](?:[\w\-/:’']|\.(?=\w))*)\.$")
_LAST_ORDINAL: Final = regex(r"(?<![\w.,])(?:\d{1,2}|[IVX]+)\.$")
_ELLIPSIS: Final = regex(r"(?:(?<!\.)\.{2,3}|…|\.(?: \.){2,})$")  # not four dots
_WORD: Final = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INITIALS: Final = regex(r"[^\W\d_](?:\.[^\W\d_])*$")
_ROMAN: Final = regex(r"(?!I\b)[IVXLC]+\b(?!\.)")
_LIST_LETTER: Final = regex(r"\(?(?:[a-z]|[ivx]{1,4})\)\s")
_AUXILIARY: Final = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did"
)
_NO_VERB: Final = (
    "[a-z]{1,2}|and|the|for|but|off|out|per|from|with|into|that|which|where|when|over|near"
)
_STATEMENT: Final = regex(  # in English: "Entry is", "Shares rose", "Parking costs"
    rf"[A-Z][a-z]+(?: (?:{_AUXILIARY})|(?<=s) (?!(?:{_NO_VERB})\b)[a-z]+| [a-z]+(?:ed|[^s]s))\b"
)
_ADDRESS: Final = regex(r"[@/\\=_]|www|\.(?:com|net|org|io|js|py|txt|html?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place where a sentence may end: up to 48 characters before it, and after it."""

    head: str
    tail: str

    @property
    def first(self) -> str:
        """The first character of the words behind, "" if there is none."""
        return self.tail.lstrip(_OPENERS)[:1]

    @property
    def continues(self) -> bool:
        """Whether the words behind begin with a small letter, and not as "iPhone" or "(a)" do."""
        if not self.first.islower() or _LIST_LETTER.match(self.tail):
            return False
        return not self.tail.lstrip(_OPENERS)[1:2].isupper()

    @property
    def word(self) -> str:
        """The word before the full stop, inner dots included; "" without either."""
        last = _LAST_WORD.search(self.head.rstrip(_CLOSERS))
        return last.group(1) if last else ""

    @property
    def opens_statement(self) -> bool:
        """Whether the words behind are a subject and a verb, as in "Shares rose", and no name."""
        return bool(_STATEMENT.match(self.tail.lstrip(_OPENERS)))

    def starts(self, starters: frozenset[str]) -> bool:
        """Return whether the words behind begin as sentences do, and as names do not."""
        following = _WORD.match(self.tail.lstrip(_OPENERS))
        if following is None or following.group()[0].islower() or len(following.group()) == 1:
            return False
        return fold(following.group()) in starters and self.tail[following.end() :][:1] != "."


def boundaries_of(text: str, language: str) -> Boundaries:
    """Return the function that cuts the text of a document into sentences.

    From a document that is long enough, Punkt learns further abbreviations.
    """
    rules = rules_for(text, language)

    def boundaries(part: str) -> Iterator[Span]:
        for piece in _merge(part, list(_cut(part, rules))):
            yield from _clauses(part, piece)

    return boundaries


def _cut(text: str, rules: SentenceRules) -> Iterator[Span]:
    """Yield `text` cut wherever a sentence seems to end."""
    quotations = find_quoted_speech(text)
    is_casual = text.lstrip(_OPENERS)[:1].islower()  # who starts so, goes on so
    start = 0
    for end, is_proposed in sorted(_candidates(text, rules).items()):
        place = _Place(text[max(start, end - _LOOK) : end].rstrip(), text[end : end + _LOOK])
        if (
            (place.continues and not is_casual)
            or is_inside(quotations, end)
            or not _is_end(place, rules, is_proposed=is_proposed)
        ):
            continue
        if piece := trim(text, start, end):
            yield piece
        start = end
    if piece := trim(text, start, len(text)):
        yield piece


def _candidates(text: str, rules: SentenceRules) -> dict[int, bool]:
    """Return the places where a sentence may begin, and whether Punkt or a rule proposes it.

    A place that is not proposed merely has a mark before it.
    """
    places = {match.end(): False for match in _SPACED_END.finditer(text)}
    for start in rules.find_starts(text):
        if text[start - 1].isspace():
            places[start] = True
    for match in _GLUED_END.finditer(text):
        if _is_glued(text, match.start(), match.end(), rules):
            places[match.end()] = True
    if not text.isascii():
        for end in (_WIDE_END, _GREEK_END):
            for match in end.finditer(text):
                places[match.end()] = True
    places.pop(len(text), None)
    return places


def _is_glued(text: str, mark: int, end: int, rules: SentenceRules) -> bool:
    """Return whether "end.Next" is two sentences: no address, abbreviation or file name."""
    if not (text[mark - 1].islower() and text[end].isupper() and text[end + 1].islower()):
        return False
    before = text[max(mark - _LOOK, 0) : mark].rsplit(maxsplit=1)[-1]
    after = text[end : end + _LOOK].split(maxsplit=1)[0]
    whole = text[mark - len(before) : end + len(after)]
    word = before.lstrip(_OPENERS).lower()
    known = word in rules.abbreviations or word in rules.numbered
    return not (known or _ADDRESS.search(whole) or "." in before or "." in after.rstrip('.…)"”’'))


def _is_end(place: _Place, rules: SentenceRules, *, is_proposed: bool) -> bool:
    """Return whether a sentence ends at a place, going by the words on both sides."""
    word = place.word
    if place.first.isdigit() or _ROMAN.match(place.tail):
        counts = word.lower() in rules.numbered or (len(word) == 1 and word.islower())
        return is_proposed and not counts
    if word.lower() in rules.leading or place.tail[:1] in ".?!…":
        return False
    if _INITIALS.match(word) or word.lower() in rules.abbreviations:
        closes = word.lower() in rules.closing and place.opens_statement
        return closes or place.starts(rules.starters)
    if _ELLIPSIS.search(place.head.rstrip(_CLOSERS)):  # "I Am... World Tour" is a name
        return place.starts(rules.starters)
    if rules.has_ordinals and _LAST_ORDINAL.search(place.head):
        return place.starts(rules.function_words)
    return is_proposed or place.first.isalpha()


def _merge(text: str, pieces: list[Span]) -> Iterator[Span]:
    """Yield the pieces; one that cannot be a sentence is joined to the one before or after it."""
    current: Span | None = None
    for piece in pieces:
        if current is not None and _belongs(text, current, piece):
            current = Span(current.start, piece.end)
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current


def _belongs(text: str, before: Span, piece: Span) -> bool:
    """Return whether `piece` belongs to the sentence of the piece `before` it."""
    head, tail = before.of(text)[:_LOOK], piece.of(text)[:_LOOK]
    if piece.end - piece.start <= _LOOK:
        if not any(character.isalnum() for character in tail):
            return True
        if _is_fragment(tail) and text[before.end - 1] == "." and not _MARK_ONLY.match(tail):
            return True
    return _MARK_ONLY.match(head) is not None


def _is_fragment(piece: str) -> bool:
    """Return whether a short piece is the torn-off end of the sentence before it.

    One word is; so are up to three after a quotation mark that is never closed.
    """
    words = piece.split()
    first = piece.lstrip(_OPENERS)[:1]
    if piece[-1] in "!?" or not (first.isupper() or first.isdigit()):
        return False
    stray = piece[0] in "‘'\"“" and not re.search("[’'\"”]", piece[1:])
    return len(words) < _FRAGMENT or (stray and len(words) <= _FRAGMENT + 1)


def _clauses(text: str, piece: Span) -> Iterator[Span]:
    """Yield a piece, cut where clauses end if it is long and has no other marks."""
    start = piece.start
    if piece.end - start > _LONG:
        for gap in _CLAUSE_END.finditer(text, start, piece.end):
            length = gap.start() - start
            if (
                length >= _CLAUSE
                and piece.end - gap.end() >= _CLAUSE
                and (length >= _TOO_LONG or _ends_clause(text, gap.start(), gap.end()))
            ):
                yield Span(start, gap.start())
                start = gap.end()
    yield Span(start, piece.end)


def _ends_clause(text: str, end: int, start: int) -> bool:
    """Return whether a space of Thai or Lao ends a clause, and does not stand within a name.

    A name and what announces it are short, and stand between two spaces.
    """
    before = text[max(end - _LOOK, 0) : end].rsplit(maxsplit=1)[-1]
    after = text[start : start + _LOOK].split(maxsplit=1)[0]
    return min(len(before), len(after)) >= _NAME and not before.endswith(_THAI_OPEN)
