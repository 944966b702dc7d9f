"""Which words end a sentence, and which begin one, in a language?

The rules of sentence segmentation that depend on the language: nltk's Punkt (Kiss & Strunk 2006)
with our own abbreviations, and the sets of words by which its proposals are judged. From a long
document Punkt learns further abbreviations.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from bot.records import dataclass
from bot.text.sentence_starts import Judge, StartFinder
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


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The rules of one language, or of one long document. All words are in small letters.

    `find_starts` yields where Punkt begins sentences in a text. Of the words, `abbreviations` may
    stand before a full stop inside a sentence, of which `closing` end one as often, `numbered` do
    so before a digit, `leading` never end a sentence, and `starters` begin sentences, not names.
    `has_ordinals` says that "2." may be an ordinal number.
    """

    find_starts: Callable[[str], Iterator[int]]
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
    """Return the rules that our own lists make; Punkt is imported when it has to be asked."""
    abbreviations, starters = _abbreviations(language), _starters(language)

    def judge(context: str) -> bool:
        return _judge(language)(context)

    finder = StartFinder(abbreviations, starters, judge, has_learnt=False)
    return _make_rules(language, abbreviations, finder)


@lru_cache(maxsize=32)
def _judge(language: str) -> Judge:
    """Return what asks Punkt with the words of a language."""
    from bot.text.punkt import make_judge, make_parameters  # noqa: PLC0415 - 50 ms, seldom

    return make_judge(make_parameters(_abbreviations(language), _starters(language)))


def _learn_rules(text: str, language: str) -> SentenceRules:
    """Return the rules that our own lists make, with what Punkt learns from a text."""
    from bot.text.punkt import learn, make_judge  # noqa: PLC0415 - 50 ms, seldom

    learnt = learn(text, _abbreviations(language), _starters(language))
    abbreviations, starters = frozenset(learnt.abbrev_types), frozenset(learnt.sent_starters)
    finder = StartFinder(abbreviations, starters, make_judge(learnt), has_learnt=True)
    return _make_rules(language, abbreviations, finder)


def _abbreviations(language: str) -> frozenset[str]:
    """Return the abbreviations of a language."""
    return frozenset(ABBREVIATIONS.get(language, ABBREVIATIONS["en"]))


def _starters(language: str) -> frozenset[str]:
    """Return the function words of a language, with which sentences begin."""
    return frozenset(word for word in STOPWORDS.get(language, ()) if len(word) > 1)


def _make_rules(
    language: str, abbreviations: frozenset[str], finder: StartFinder
) -> SentenceRules:
    """Return the rules of a language with these abbreviations."""
    known = language if language in TITLES else "en"
    return SentenceRules(
        find_starts=finder.find,
        abbreviations=abbreviations,
        closing=_CLOSING if language == "en" else frozenset(),
        numbered=NUMBERED[known],
        leading=TITLES[known] | _INTRODUCING,
        function_words=STOPWORDS[known],
        starters=(STOPWORDS[known] | _MORE_STARTERS) - _NAMELIKE,
        has_ordinals=language not in _CARDINAL,
    )
