"""Which words end a sentence, and which begin one, in a language?

The rules of sentence segmentation that depend on the language: nltk's Punkt (Kiss & Strunk 2006)
with our own abbreviations, and the sets of words by which its proposals are judged. From a long
document Punkt learns further abbreviations.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

from bot.text.nltk_slim import (
    PunktLanguageVars,
    PunktParameters,
    PunktSentenceTokenizer,
    PunktTrainer,
)
from bot.text.regexes import regex
from bot.text.stopwords import STOPWORDS
from bot.text.tables.abbreviations import ABBREVIATIONS, NUMBERED, TITLES

# Characters; shorter texts teach Punkt nonsense ("ago" from 8,000), longer ones cost 4 s a MB.
_LEARNABLE: Final = 300_000
# "2. Weltkrieg", "XIV. Louis": not so where a sentence that ends in a number is likelier.
_CARDINAL: Final = frozenset({"ar", "en", "es", "fr", "it", "nl", "pt", "ro", "ru", "sv"})
# An example, a name, a side: something always follows.
_INTRODUCING: Final = frozenset(
    "bijv bl.a cf cfr d.h d.v.s e.g esim f.eks fx i.e p.ej p.ex t.ex viz vs z.b напр т.е".split()
)
# What ends a firm's name or a time of day: "Acme Inc. Shares rose" is two sentences.
_CLOSING: Final = frozenset("a.m bros co corp etc inc llc llp ltd p.m plc".split())
# Words that begin sentences beside stop words; those that are names as well do not count after an
# initial or an abbreviation: "J. Will", "Gen. Van Fleet", "J. Le Carré".
_MORE_STARTERS: Final = frozenset(
    "according although another despite furthermore instead later meanwhile moreover nevertheless"
    " nonetheless several soon therefore thus unlike".split()
)
_NAMELIKE: Final = frozenset(
    "al an can da de del della den der des di do dos du e el i la las le les lo los man may no"
    " o so te ten ter van von who will".split()
)
# "mill. The", as Punkt is asked about it
_PLAIN_END: Final = regex(r"([a-z]{2,})\.\s+[^\W\d_]{2,}")


class _Marks(PunktLanguageVars):  # type: ignore[misc] # nltk has no types
    """Punkt's notion of what ends a sentence, the ellipsis and the danda included."""

    sent_end_chars = (".", "?", "!", "…", "।", "॥", "؟", "۔")

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        """Punkt's own pattern for marks, compiled by Python: its time is linear in the text.

        nltk has it stopped after 5 s, which takes a sixth of all segmentation.
        """
        parts = {"NonWord": self._re_non_word_chars, "SentEndChars": self._re_sent_end_chars}
        return re.compile(self._period_context_fmt % parts, re.VERBOSE)

    def period_context_re(self) -> re.Pattern[str]:
        """Return what finds the marks that may end a sentence."""
        return self._marks


class _Judge(PunktSentenceTokenizer):  # type: ignore[misc] # nltk has no types
    """Punkt with a memory: it takes 60 µs a mark, and "A. A. A. " asks the same each time.

    Where a word of small letters that is no abbreviation stands before the full stop, and white
    space and a word behind it, it always finds an end unless it has learnt which words belong
    together: that is decided without asking.
    """

    def __init__(self, parameters: PunktParameters) -> None:
        super().__init__(parameters, _Marks())
        self._remember = lru_cache(maxsize=1 << 12)(super().text_contains_sentbreak)
        self._abbreviations = parameters.abbrev_types
        self._knows_pairs = bool(parameters.collocations)

    def text_contains_sentbreak(self, text: str) -> bool:
        """Return whether a mark with the words around it ends a sentence."""
        plain = _PLAIN_END.fullmatch(text)
        if plain and not self._knows_pairs and plain[1] not in self._abbreviations:
            return True
        return bool(self._remember(text))


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The rules of one language, or of one long document. All words are in small letters.

    `tokenizer` is Punkt, which has no types. Of the words, `abbreviations` may stand before a full
    stop inside a sentence, of which `closing` end one as often, `numbered` do so before a digit,
    `leading` never end a sentence, and `starters` begin sentences, not names. `has_ordinals` says
    that "2." may be an ordinal number.
    """

    tokenizer: Any
    abbreviations: frozenset[str]
    closing: frozenset[str]
    numbered: frozenset[str]
    leading: frozenset[str]
    function_words: frozenset[str]
    starters: frozenset[str]
    has_ordinals: bool


def rules_for(text: str, language: str) -> SentenceRules:
    """Return the rules for a document, learnt from its text too if that is long enough."""
    can_learn = _is_long_prose(text)
    return _learn_rules(text[:_LEARNABLE], language) if can_learn else _curated_rules(language)


def _is_long_prose(text: str) -> bool:
    """Return whether a text is long enough to learn from, and mostly letters as prose is."""
    return len(text) >= _LEARNABLE and sum(map(str.isalpha, text[:_LEARNABLE])) * 2 > _LEARNABLE


@lru_cache(maxsize=32)
def _curated_rules(language: str) -> SentenceRules:
    """Return the rules that our own lists make."""
    return _make_rules(language, _parameters(language))


def _learn_rules(text: str, language: str) -> SentenceRules:
    """Return the rules that our own lists make, with what Punkt learns from a text."""
    trainer = PunktTrainer(lang_vars=_Marks())
    trainer.train(text, finalize=True)
    learnt, curated = trainer.get_params(), _parameters(language)
    learnt.abbrev_types |= curated.abbrev_types
    learnt.sent_starters |= curated.sent_starters
    return _make_rules(language, learnt)


def _parameters(language: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return Punkt parameters with the abbreviations and the function words of a language."""
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS.get(language, ABBREVIATIONS["en"]))
    parameters.sent_starters = {word for word in STOPWORDS.get(language, ()) if len(word) > 1}
    return parameters


def _make_rules(language: str, parameters: Any) -> SentenceRules:  # noqa: ANN401 - nltk has no types
    """Return the rules of a language with these Punkt parameters."""
    known = language if language in TITLES else "en"
    return SentenceRules(
        tokenizer=_Judge(parameters),
        abbreviations=frozenset(parameters.abbrev_types),
        closing=_CLOSING if language == "en" else frozenset(),
        numbered=NUMBERED[known],
        leading=TITLES[known] | _INTRODUCING,
        function_words=STOPWORDS[known],
        starters=(STOPWORDS[known] | _MORE_STARTERS) - _NAMELIKE,
        has_ordinals=language not in _CARDINAL,
    )
