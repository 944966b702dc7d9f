"""What does nltk's Punkt say of a mark?

Punkt (Kiss & Strunk 2006) with our own abbreviations, and with what it learns from a long
document. It is imported when it is asked for the first time, since few texts need it.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from bot.text.nltk_slim import load_punkt
from bot.text.regexes import regex

_PUNKT: Final = load_punkt()

# "mill. The", as Punkt is asked about it
_PLAIN_END: Final = regex(r"([a-z]{2,})\.\s+[^\W\d_]{2,}")


class _Marks(_PUNKT.PunktLanguageVars):  # type: ignore[misc,name-defined] # nltk has no types
    """Punkt's notion of what ends a sentence where it learns, with the marks of other scripts."""

    sent_end_chars = (".", "?", "!", "…", "।", "॥", "؟", "۔")


def make_parameters(abbreviations: frozenset[str], starters: frozenset[str]) -> Any:  # noqa: ANN401
    """Return the parameters of a Punkt that knows these words and has learnt nothing."""
    parameters = _PUNKT.PunktParameters()
    parameters.abbrev_types, parameters.sent_starters = set(abbreviations), set(starters)
    return parameters


def learn(text: str, abbreviations: frozenset[str], starters: frozenset[str]) -> Any:  # noqa: ANN401
    """Return the parameters of a Punkt that knows these words and has learnt from a text."""
    trainer = _PUNKT.PunktTrainer(lang_vars=_Marks())
    trainer.train(text, finalize=True)
    learnt = trainer.get_params()
    learnt.abbrev_types |= abbreviations
    learnt.sent_starters |= starters
    return learnt


def make_judge(parameters: Any) -> Callable[[str], bool]:  # noqa: ANN401 - nltk has no types
    """Return what tells whether a mark with the words around it ends a sentence.

    It remembers: Punkt takes 60 µs a mark, and "A. A. A. " asks the same each time. Where a word
    of small letters that is no abbreviation stands before a full stop, and white space and a word
    behind it, Punkt always finds an end unless it has learnt which words belong together: that is
    decided without asking.
    """
    punkt = _PUNKT.PunktSentenceTokenizer(parameters)
    remember = lru_cache(maxsize=1 << 12)(punkt.text_contains_sentbreak)
    abbreviations, knows_pairs = parameters.abbrev_types, bool(parameters.collocations)

    def judge(context: str) -> bool:
        plain = _PLAIN_END.fullmatch(context)
        if plain and not knows_pairs and plain[1] not in abbreviations:
            return True
        return bool(remember(context))

    return judge
