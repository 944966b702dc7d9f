"""What a question wants to have named, and how that looks."""

import pytest

from bot.queries.focus import focus_words, has_value, value_kind
from tests.small_libraries import a_library, a_query

TOWN = a_library("The baker of Lima sells rye bread. The Swiss bakery makes cakes.\n")


def test_the_words_behind_which_and_what_name_it():
    assert focus_words("Which Swiss company is it?") == ("Swiss", "company", "is")
    assert focus_words("Who came?") == ()


@pytest.mark.parametrize(
    ("question", "focus"),
    [
        ("Which Swiss bakery makes cakes?", "bakeri"),
        ("What bread does the baker sell?", "bread"),
        ("What is sold?", ""),
        ("What kind of bread is it?", ""),
        ("Who sells bread?", ""),
    ],
)
def test_the_focus_is_the_first_term_that_is_no_word_of_asking(question, focus):
    assert a_query(TOWN, question).parsed.focus == focus


@pytest.mark.parametrize(
    ("question", "kind", "value", "other"),
    [
        ("What does a ticket cost?", "money", "Tickets are 5 euros.", "Tickets are red."),
        ("How old is the mill?", "age", "The mill is 90 years old.", "The mill is old."),
        ("What is the population?", "amount", "It has 4,000 people.", "People live there."),
        ("What is the phone number?", "phone", "Call 0151 23 45 67.", "Call us at 9."),
        ("What is her e-mail?", "mail", "Write to ada@mill.test.", "Write to Ada."),
        ("What colour is the lid?", "colour", "The lid is dark green.", "The lid is dark."),
        ("What percentage left?", "percentage", "5% left.", "Few left."),
        ("What nationality has Ada?", "nationality", "Ada is Danish.", "Ada is kind."),
        ("What time does it open?", "time", "It opens at noon.", "It opens early."),
        ("What is the website?", "site", "See www.mill.test.", "See the mill."),
    ],
)
def test_an_attribute_has_a_kind_of_value(question, kind, value, other):
    assert value_kind(question) == kind
    assert has_value(value, kind)
    assert not has_value(other, kind)


def test_who_set_a_price_is_no_question_for_money():
    assert value_kind("Who set the price?") == ""
    assert value_kind("Where is the mill?") == ""
