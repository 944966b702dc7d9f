"""Names, dates, places, numbers and reasons, found by their shape."""

import pytest

from bot.queries.answer_spans import find_spans, span_words, unasked_part
from bot.queries.answer_types import AnswerType
from bot.text.spans import Span


def found(text: str, expected_type: AnswerType) -> list[str]:
    return [span.of(text) for span in find_spans(text, expected_type)]


@pytest.mark.parametrize(
    ("text", "expected_type", "expected"),
    [
        ("The key was lent to Ada Byron by Olga.", AnswerType.NAME, ["Ada Byron", "Olga"]),
        ("Opening hours are long.", AnswerType.NAME, []),
        ("NATO met.", AnswerType.NAME, ["NATO"]),
        ("Ada Byron met.", AnswerType.NAME, ["Ada Byron"]),
        ("“Ludwig van Beethoven” is a cat.", AnswerType.NAME, ["Ludwig van Beethoven"]),
        ("It was sold on 7 June, a Monday, to June Ade.", AnswerType.NAME, ["June Ade"]),
        ("In early April we saw April and May.", AnswerType.NAME, ["April and May"]),
        ("It burnt on 18 May 2023 at dawn.", AnswerType.DATE, ["18 May 2023"]),
        ("It burnt in 1843.", AnswerType.DATE, ["1843"]),
        ("She came last Friday.", AnswerType.DATE, ["last Friday"]),
        ("It was nearly two years ago.", AnswerType.DATE, ["nearly two years ago"]),
        ("It will be this week.", AnswerType.DATE, ["this week"]),
        ("The bread is warm.", AnswerType.DATE, []),
        ("It opens on Mondays at 8 a.m.", AnswerType.DATE, ["on Mondays", "8 a.m."]),
        ("Shut from noon to half past two.", AnswerType.DATE, ["noon", "half past two"]),
        ("Es öffnet um 17.45 Uhr.", AnswerType.DATE, ["17.45 Uhr"]),
        ("Sie wohnt bei Žofie Česká in ślad.", AnswerType.NAME, ["Žofie Česká"]),
        ("עברית היא שפה", AnswerType.NAME, []),
        ("It burnt on May 3, and recently too.", AnswerType.DATE, ["May 3", "recently"]),
        ("故事2023年5月18日开始。", AnswerType.DATE, ["2023年5月18日"]),
        ("She may come 3 times.", AnswerType.DATE, []),
        ("They met in Lima, near the Grand Hotel.", AnswerType.PLACE, ["Lima", "the Grand Hotel"]),
        ("They met at noon.", AnswerType.PLACE, []),
        ("It has 12,000 books and 40% are old.", AnswerType.NUMBER, ["12,000", "40%"]),
        ("There are twelve million.", AnswerType.NUMBER, ["twelve million"]),
        ("It opened on 18 May 2023 with 7 rooms.", AnswerType.NUMBER, ["7"]),
        ("It closed because of rain. It is wet.", AnswerType.REASON, ["because of rain"]),
        ("It is wet.", AnswerType.REASON, []),
        ("Ada came in 1843.", AnswerType.ANY, []),
    ],
)
def test_spans_have_the_shape_that_is_expected(text, expected_type, expected):
    assert found(text, expected_type) == expected


@pytest.mark.parametrize(
    ("phrase", "said", "left"),
    [
        ("President of Peru Ann Lee", {"president", "peru"}, "Ann Lee"),
        ("Ann Lee of Peru", {"peru"}, "Ann Lee"),
        ("Ann and Bob Ray", set(), "Bob Ray"),
        ("Ann Lee", {"ann", "lee"}, None),
    ],
)
def test_of_a_span_the_longest_part_is_kept_that_the_question_does_not_say(phrase, said, left):
    text = f"So: {phrase}!"
    span = unasked_part(text, Span(4, 4 + len(phrase)), frozenset(said))
    assert (span.of(text) if span else None) == left


def test_a_name_that_the_question_says_is_no_answer_to_who():
    words = span_words("The key was lent to Ada.", AnswerType.NAME)
    assert not words <= {"key"}
    assert words <= {"key", "ada"}
