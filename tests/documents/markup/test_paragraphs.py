"""What people write into the paragraphs of Markdown: questions, labels, badges, comments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.markup.paragraphs import Part, cut_paragraph, is_decoration, is_question
from bot.text.spans import Span

PIECES = st.sampled_from(
    "**Why?** ¦**Why?**¦Q: Who?\n¦A: ¦Me.\n¦Phone: 12\n¦<!-- x -->¦{/* y */}¦![a](b)¦[c](#d)¦ ¦\n"
    "¦word¦?¦**¦__Bold__".split("¦")
)


def parts(words: str, *, is_alone: bool = True) -> list[tuple[Part, str]]:
    whole = Span(0, len(words))
    return [
        (one.part, one.span.of(words)) for one in cut_paragraph(words, whole, is_alone=is_alone)
    ]


def test_a_question_in_bold_heads_the_words_behind_it():
    assert parts("**Is the hut warm?** Only in summer.") == [
        (Part.QUESTION, "**Is the hut warm?**"),
        (Part.TEXT, "Only in summer."),
    ]


def test_lines_of_questions_and_answers_are_told_apart():
    assert parts("Q: Who has the key?\nA: Rosa has it.\nQ2: Since when?\nA2: Since May.") == [
        (Part.QUESTION, "Q: Who has the key?"),
        (Part.ASIDE, "A: "),
        (Part.TEXT, "Rosa has it."),
        (Part.QUESTION, "Q2: Since when?"),
        (Part.ASIDE, "A2: "),
        (Part.TEXT, "Since May."),
    ]


def test_each_line_with_a_label_stands_for_itself():
    assert parts("Phone: 12 34\n**Room:** B2\nOpen: daily") == [
        (Part.LABEL, "Phone: 12 34"),
        (Part.LABEL, "**Room:** B2"),
        (Part.LABEL, "Open: daily"),
    ]


def test_one_line_with_a_colon_is_text():
    assert parts("Note: the hut is shut in May.") == [(Part.TEXT, "Note: the hut is shut in May.")]


def test_a_line_in_bold_heads_what_follows_unless_it_stands_in_a_list():
    assert parts("**Ways to pay**") == [(Part.HEADING, "**Ways to pay**")]
    assert parts("**Ways to pay**", is_alone=False) == [(Part.TEXT, "**Ways to pay**")]
    assert parts("**We pay in cash.**") == [(Part.TEXT, "**We pay in cash.**")]


@pytest.mark.parametrize("comment", ["<!-- secret -->", "{/* secret */}", "<!-- secret"])
def test_a_comment_is_never_text(comment):
    found = [text for part, text in parts(f"The hut is open. {comment}") if part is not Part.ASIDE]
    assert found == ["The hut is open."]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("[![Build](https://ci.example/a.svg)](https://ci.example)", True),
        ("![logo](logo.png) ![map](map.png)", True),
        ("[Ways to pay](#ways-to-pay) · [Huts](#huts)", True),
        ("[The map](https://maps.example) shows the huts.", False),
        ("[The map](https://maps.example)", False),
        ("Open daily", False),
    ],
)
def test_badges_pictures_and_links_to_sections_are_decoration(words, expected):
    assert is_decoration(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7.2. How do I pay?", True),
        ("**How do I pay?**", True),
        ("Q: How do I pay?", True),
        ("How do I pay? In cash.", False),
        ("It rained. Who paid?", False),
        ("如何付款？", True),
        ("We pay.", False),
    ],
)
def test_a_line_that_only_asks_is_known(words, expected):
    assert is_question(words) is expected


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.booleans())
def test_every_visible_character_lies_in_exactly_one_part(words, is_alone):
    spans = [one.span for one in cut_paragraph(words, Span(0, len(words)), is_alone=is_alone)]
    places = [at for span in spans for at in range(span.start, span.end)]
    assert places == sorted(set(places))
    assert not "".join(words[at] for at in set(range(len(words))) - set(places)).strip()
