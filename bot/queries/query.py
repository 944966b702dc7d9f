"""What does a question search for?

A question is parsed by itself (`bot.queries.parsing`), filled up from what its talk is about where
it leans on that (`bot.queries.topic`), and its terms are expanded in a lexicon. One that may lean
is asked alone, and `bot.pipeline` asks it once more with its talk.
"""

from dataclasses import field, replace

from bot.errors import Cause, EmptyQuery, QuestionError
from bot.index.lexicon import Lexicon
from bot.queries.answer_types import AnswerType
from bot.queries.expansion import Expansion, expand
from bot.queries.parsing import ParsedQuestion, parse
from bot.queries.query_term import QueryTerm
from bot.queries.question import Question, Stance, hear
from bot.queries.topic import stance_of, with_history
from bot.records import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched for: parsed, and expanded in a lexicon; at least one term."""

    parsed: ParsedQuestion
    expansion: Expansion = field(repr=False, compare=False)

    @property
    def terms(self) -> tuple[QueryTerm, ...]:
        """The terms of the question and those that it borrows."""
        return self.parsed.terms

    @property
    def answer_type(self) -> AnswerType:
        """The type of answer that is asked for."""
        return self.parsed.answer_type

    @property
    def text(self) -> str:
        """The question as it was asked last, without those before it."""
        return self.parsed.text

    @property
    def leans_on(self) -> str:
        """The question before it, where it leans on that; else ""."""
        return self.parsed.leans_on

    @property
    def language(self) -> str:
        """The language of the question."""
        return self.parsed.language

    @property
    def corrections(self) -> tuple[tuple[str, str], ...]:
        """Each misspelt word, as it was typed and as it was meant."""
        return self.parsed.corrections

    @property
    def words(self) -> frozenset[str]:
        """The folded words of the question and their variants, corrected ones as meant."""
        return frozenset(word for term in self.terms for word in (term.word, *term.variants))


def interpret(question: Question, lexicon: Lexicon, *, follows: bool = False) -> Query:
    """Return what a question searches for in a library.

    Args:
        question: what was typed, with the questions before it.
        lexicon: the words of the library.
        follows: take one that may lean on those before it for one that does.

    Raises:
        EmptyQuery: nothing in it can be searched for.
        QuestionTooLong: it is longer than anybody asks.
    """
    parsed = _parse(hear(question), lexicon, follows=follows)
    expansion = expand(parsed.terms, parsed.language, lexicon)
    return Query(_with_known(parsed, expansion), expansion)


def stands_alone(text: str, lexicon: Lexicon) -> bool:
    """Return whether a question is answered alike, whatever was asked before it.

    Example:
        "Who is Ann Lee?" -> True; "And where?", "When is the meeting?" -> False
    """
    try:
        heard = hear(Question(text))
    except QuestionError:
        return False
    return stance_of(heard.text, parse(heard.text, lexicon)) is Stance.STANDS


def _with_known(parsed: ParsedQuestion, expansion: Expansion) -> ParsedQuestion:
    """Return a question with those terms for unknown of which the library has but the stem.

    Of "animals" it may have "animation", which says nothing of them.
    """
    is_said = [bool(row.any()) for row in expansion.matches.same]
    terms = tuple(
        term if said or not term.is_known else replace(term, is_known=False)
        for term, said in zip(parsed.terms, is_said, strict=True)
    )
    return parsed if terms == parsed.terms else replace(parsed, terms=terms)


def _parse(question: Question, lexicon: Lexicon, *, follows: bool) -> ParsedQuestion:
    """Return what a question asks, with what it borrows from those before it."""
    own = parse(question.text, lexicon)
    if question.history:
        own = replace(own, stance=stance_of(question.text, own))
        if follows or own.stance is Stance.LEANS:
            own = with_history(own, question, lexicon)
    if not own.terms:
        raise EmptyQuery(Cause.COMMON_WORDS)
    return own
