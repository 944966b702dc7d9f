"""What is being asked?

The question as typed and the questions before it; whether it can stand alone or leans on the one
before ("And of Turkmenistan?", "why?", "where does she work?").
"""

import re
from enum import Enum
from typing import Final

from bot.errors import Cause, EmptyQuery, QuestionTooLong
from bot.queries.courtesy import is_courtesy, split
from bot.records import dataclass
from bot.text.regexes import regex

REMEMBERED: Final = 12  # earlier questions of a talk that are looked at; few talks have more
LONGEST: Final = 10_000  # characters; Telegram carries 4,096, a terminal anything


class Stance(Enum):
    """How a question stands to those before it."""

    STANDS = "stands alone"  # it names what it is about, or nothing was asked before
    MAY_LEAN = "may lean"  # "When is the meeting?" may be about what was asked before, or not
    LEANS = "leans"  # "And of Peru?", "Where does she work?" mean nothing by themselves


@dataclass(frozen=True, slots=True)
class Question:
    """What a person typed, and the questions typed before it in the same talk, oldest first."""

    text: str
    history: tuple[str, ...] = ()


_CONTINUING: Final = regex(
    r"^\W*(?:and|but|or|so|then|also|und|aber|et|mais|y|e|а|и)\b(?!-)|^\W*那", re.IGNORECASE
)
_FRAGMENT: Final = regex(
    r"^\W*(?:(?:what|how) about\b|(?:why|when|where|who|how|how so|how many|how much|which|what|"
    r"(?:(?:in|at|on|to|for|from|by|with|of|since|until) )"
    r"(?:what|which|whom|whose)(?: \w+)?)\W*$)|呢\W*$",
    re.IGNORECASE,
)
_PRONOUN: Final = regex(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|it|its|that|this|those|these|there|"
    r"then|ones|same|else|another|er|sie|ihn|ihr|ihm|dort|il|elle|ils|él|ella|lui|lei|"
    r"он|она|они|его|ему|её|ей|их|это|ним|ней|там)\b|\b(?:one|next)(?=\W*$)|"
    r"\b(?:any|what|which|some|did|was|were) (?:\w+ ){0,2}other\b|"
    r"[他她它]|[这這那][个個里裡儿兒]",
    re.IGNORECASE,
)
_EMPTY: Final = regex(  # words like pronouns that stand for nothing
    r"\b(?:is|are|was|were|be|been|will|has|have)(?:n['’]t)? there\b|"
    r"\bthere(?:['’]s| (?:is|are|was|were))\b|"
    r"\b(?:is|was|will) it(?: be)? \w+ (?:to|that|for|if)\b|\bit takes?\b|\btakes? it to\b|"
    r"\btime is it\b|"
    r"\b(?:this|that) (?:morning|evening|week|month|year|season|summer|winter)\b",
    re.IGNORECASE,
)
_OWN: Final = regex(r"(?<=\w )[A-Z]\w+.*?\b(?:his|her|its|their)\b")
_DEFINING: Final = regex(
    r"^\W*(?:who|what)(?:['’]?s| is| are| was| were)(?: the| an?)?"
    r"(?: (?!(?:of|in|for|to|on)\b)[\w’'-]+){1,4}\W*$",
    re.IGNORECASE,
)


def validate(question: Question) -> Question:
    """Return the question, if there is something in it to search for.

    Raises:
        EmptyQuery: it is blank, a greeting, or has neither letter nor digit.
        QuestionTooLong: it has more than 10,000 characters.
    """
    text = question.text.strip()
    if len(text) > LONGEST:
        raise QuestionTooLong(len(text), LONGEST)
    if not text:
        raise EmptyQuery(Cause.NOTHING_ASKED)
    if is_courtesy(text):
        raise EmptyQuery(Cause.GREETING)
    if not any(character.isalnum() for character in text):
        raise EmptyQuery(Cause.NO_WORDS)
    return question


def hear(question: Question) -> Question:
    """Return a question without courtesy; what is told beside it counts as said before it.

    Raises:
        EmptyQuery: it is blank, courtesy alone, or has neither letter nor digit.
        QuestionTooLong: it has more than 10,000 characters.
    """
    told, asked = split(validate(question).text)
    return Question(asked, question.history + told)


def is_definition(text: str) -> bool:
    """Return whether the question asks no more than who or what something is.

    Example:
        "Who is Ann Lee?", "what's a quorum" -> True; "Who is the president of Peru?" -> False
    """
    return bool(_DEFINING.match(text))


def leans(text: str) -> bool:
    """Return whether a question means nothing without the one before it.

    Example:
        "Why?", "What about Peru?", "Where does she work?" -> True; "Is there a fee?" -> False
    """
    return bool(_FRAGMENT.search(text)) or has_pronoun(text)


def is_continued(text: str) -> bool:
    """Return whether a question begins as the continuation of another: "And of Peru?"."""
    return bool(_CONTINUING.match(text))


def is_bare(text: str) -> bool:
    """Return whether the question begins as a continuation, or is a question word alone."""
    return is_continued(text) or bool(_FRAGMENT.search(text))


def has_pronoun(text: str) -> bool:
    """Return whether a word of the question stands for something said before.

    "There is" and "it takes" stand for nothing, and who is named first owns what is "theirs".
    """
    said = _OWN.sub(" ", _EMPTY.sub(" ", text))
    return bool(_PRONOUN.search(said))
