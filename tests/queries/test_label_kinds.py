"""A label promises a type of answer, whatever stands behind it."""

import pytest

from bot.queries.answer_spans import find_spans
from bot.queries.answer_types import AnswerType
from bot.queries.label_kinds import find_labelled, tells_attribute


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Venue: old gym", AnswerType.PLACE, "old gym"),
        ("- **Address:** behind the mill", AnswerType.PLACE, "behind the mill"),
        ("Opening hours: Mon-Fri 9-17", AnswerType.DATE, "Mon-Fri 9-17"),
        ("Ansprechpartnerin: frau holm", AnswerType.NAME, "frau holm"),
        ("Адрес: дом у реки", AnswerType.PLACE, "дом у реки"),
    ],
)
def test_what_stands_behind_such_a_label_is_an_answer(text, kind, value):
    assert [span.of(text) for span in find_spans(text, kind)] == [value]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Venue: old gym", AnswerType.DATE),
        ("The address: behind the mill", AnswerType.PLACE),
        ("Address:", AnswerType.PLACE),
        ("Deadlines pass: nobody cares", AnswerType.DATE),
        ("Room: attic", AnswerType.ANY),
    ],
)
def test_no_other_text_is(text, kind):
    assert find_labelled(text, kind) is None


def test_a_line_tells_an_attribute_or_anything_else():
    assert tells_attribute("- Fax: 5512")
    assert not tells_attribute("Linux: unpack the archive")
    assert not tells_attribute("The fax: 5512")
