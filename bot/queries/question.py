"""What is being asked?

The question as typed and the questions before it; whether it can stand alone or leans on the one
before ("And of Turkmenistan?", "why?", "where does she work?").
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.errors import Cause, EmptyQuery, QuestionTooLong

REMEMBERED: Final = 5  # earlier questions of a talk that are looked at; none leans further back
LONGEST: Final = 10_000  # characters; Telegram carries 4,096, a terminal anything


@dataclass(frozen=True, slots=True)
class Question:
    """What a person typed, and the questions typed before it in the same talk, oldest first."""

    text: str
    history: tuple[str, ...] = ()


_LEANING: Final = re.compile(
    r"^(?:and|but|or|so|then|also|und|aber|et|mais|y|e|а|и)\b"
    r"|^(?:what|how) about\b|^(?:why|when|where|who|how|how so|how many|which|what)[\s?!.]*$",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|it|its|that|this|those|these|there|"
    r"then|so|one|ones|same|er|sie|ihr|ihm|il|elle|ils|él|ella|lui|lei|"
    r"он|она|они|его|её|их|это)\b",
    re.IGNORECASE,
)
_DEFINING: Final = re.compile(
    r"^\W*(?:who|what)(?:['’]?s| is| are| was| were)(?: the| an?)?"
    r"(?: (?!(?:of|in|for|to|on)\b)[\w’'-]+){1,4}\W*$",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"^\W*(?:hi|hello|hey|yo|hiya|good (?:morning|afternoon|evening|day)|greetings|"
    r"thanks?(?: you)?|"
    r"thx|ok(?:ay)?|bye|salut|bonjour|hola|hallo|guten tag|ciao|ol[aá]|привет|здравствуйте|hej)"
    r"(?:\s+(?:there|all|everyone|bot|footnote|a lot|so much))?\W*$",
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
    if _GREETING.match(text):
        raise EmptyQuery(Cause.GREETING)
    if not any(character.isalnum() for character in text):
        raise EmptyQuery(Cause.NO_WORDS)
    return question


def is_definition(text: str) -> bool:
    """Return whether the question asks no more than who or what something is.

    Example:
        "Who is Ann Lee?", "what's a quorum" -> True; "Who is the president of Peru?" -> False
    """
    return bool(_DEFINING.match(text))


def is_bare(text: str) -> bool:
    """Return whether the question begins as a continuation, or is a question word alone."""
    return bool(_LEANING.match(text.strip()))


def has_pronoun(text: str) -> bool:
    """Return whether a word of the question stands for something said before."""
    return bool(_PRONOUN.search(text))
