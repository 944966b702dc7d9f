"""Terms and what explains them."""

import pytest

from bot.documents.plain.definitions import find_definitions
from bot.documents.plain.layout import lay_out


def terms(words):
    layout = lay_out(words)
    return [
        (" ".join(part.words.split()), part.lead.of(words) if part.lead else "")
        for part in find_definitions(layout, layout.lines)
    ]


def test_a_term_stands_with_its_explanation_and_further_paragraphs_are_read_with_it():
    words = "Oak\n    An old tree.\n\n    It has acorns.\n\nElm\n    Another one.\n"
    assert terms(words) == [
        ("Oak An old tree.", ""),
        ("It has acorns.", "Oak"),
        ("Elm Another one.", ""),
    ]


def test_an_option_alone_is_a_term():
    assert terms("  -o, --oak\n      Plant an oak.\n") == [("-o, --oak Plant an oak.", "")]


@pytest.mark.parametrize(
    "words",
    [
        "Where is it?\n    Here.\n\nWhen?\n    Now.\n",
        "It ended.\n    A new one began here\nand went on.\n",
        "NAME\n    oak - a tree\n\nFILES\n    none\n",
        "Q: What\n    is it\n\nA: An\n    oak\n",
        "- oak\n    that grew\n- elm\n    that fell\n",
    ],
)
def test_questions_prose_titles_and_items_are_no_terms(words):
    assert terms(words) == []
