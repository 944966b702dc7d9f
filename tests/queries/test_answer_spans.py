"""Names, dates, places, numbers and reasons, found by their shape."""

import pytest

from bot.queries.answer_spans import Wanted, fresh, holds, phrases
from bot.text.spans import Span


def found(text: str, wanted: Wanted) -> list[str]:
    return [span.of(text) for span in phrases(text, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("The key was lent to Ada Byron by Olga.", Wanted.NAME, ["Ada Byron", "Olga"]),
        ("Opening hours are long.", Wanted.NAME, []),
        ("NATO met.", Wanted.NAME, ["NATO"]),
        ("Ada Byron met.", Wanted.NAME, ["Ada Byron"]),
        ("“Ludwig van Beethoven” is a cat.", Wanted.NAME, ["Ludwig van Beethoven"]),
        ("It burnt on 18 May 2023 at dawn.", Wanted.DATE, ["18 May 2023"]),
        ("It burnt in 1843.", Wanted.DATE, ["1843"]),
        ("She came last Friday.", Wanted.DATE, ["last Friday"]),
        ("It was nearly two years ago.", Wanted.DATE, ["nearly two years ago"]),
        ("It will be this week.", Wanted.DATE, ["this week"]),
        ("The bread is warm.", Wanted.DATE, []),
        ("It burnt on May 3, and recently too.", Wanted.DATE, ["May 3", "recently"]),
        ("故事2023年5月18日开始。", Wanted.DATE, ["2023年5月18日"]),
        ("She may come 3 times.", Wanted.DATE, []),
        ("They met in Lima, near the Grand Hotel.", Wanted.PLACE, ["Lima", "the Grand Hotel"]),
        ("They met at noon.", Wanted.PLACE, []),
        ("It has 12,000 books and 40% are old.", Wanted.NUMBER, ["12,000", "40%"]),
        ("There are twelve million.", Wanted.NUMBER, ["twelve million"]),
        ("It opened on 18 May 2023 with 7 rooms.", Wanted.NUMBER, ["7"]),
        ("It closed because of rain. It is wet.", Wanted.REASON, ["because of rain"]),
        ("It is wet.", Wanted.REASON, []),
        ("Ada came in 1843.", Wanted.ANY, []),
    ],
)
def test_phrases_have_the_shape_that_is_wanted(text, wanted, expected):
    assert found(text, wanted) == expected


@pytest.mark.parametrize(
    ("phrase", "said", "left"),
    [
        ("President of Peru Ann Lee", {"president", "peru"}, "Ann Lee"),
        ("Ann Lee of Peru", {"peru"}, "Ann Lee"),
        ("Ann and Bob Ray", set(), "Bob Ray"),
        ("Ann Lee", {"ann", "lee"}, None),
    ],
)
def test_of_a_phrase_the_longest_part_is_kept_that_the_question_does_not_say(phrase, said, left):
    text = f"So: {phrase}!"
    span = fresh(text, Span(4, 4 + len(phrase)), frozenset(said))
    assert (span.of(text) if span else None) == left


def test_a_name_that_the_question_says_is_no_answer_to_who():
    assert holds("The key was lent to Ada.", Wanted.NAME, frozenset({"key"}))
    assert not holds("The key was lent to Ada.", Wanted.NAME, frozenset({"key", "ada"}))
