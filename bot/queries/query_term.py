"""What is one term of a question?"""

from bot.records import dataclass


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A term of a question, the folded word it was made of, and its weight in (0, 1].

    `discount`, 0 or less, is added to its idf, since questions say the word more often than
    answers do: see `bot.text.tables.question_words`. Of a misspelt word these are the term and the
    word that were meant. `is_known` says that the library has the term, `is_name` that it writes
    it with a capital, `is_borrowed` that a question before says it and not this one; such a term
    finds the document, and weighs `within` times as much among the sentences of that, in (0, 1].
    `variants` are other forms of the library that say the same word: "świątek" for "swiatek".
    """

    term: str
    word: str
    weight: float
    discount: float
    is_known: bool
    is_name: bool
    is_borrowed: bool = False
    within: float = 1.0
    variants: tuple[str, ...] = ()
