"""Items of lists and what leads to them."""

from bot.documents.plain.headings import find_headings
from bot.documents.plain.layout import lay_out
from bot.documents.plain.lists import mark_items
from bot.documents.plain.paragraphs import join_lines


def items(words):
    layout = lay_out(words)
    parts = list(join_lines(layout, layout.lines, is_faq=False))
    marked = mark_items(parts, find_headings(parts, 0), 0)
    return [
        (" ".join(part.words[part.mark :].split()), part.lead.of(words) if part.lead else "")
        for part in marked
        if part.kind
    ]


def test_bullets_are_left_out_and_numbers_are_kept():
    assert items("Trees that we have:\n\n* oak\n* elm\n") == [
        ("oak", "Trees that we have:"),
        ("elm", "Trees that we have:"),
    ]
    assert items("We have these trees:\n(a) oak\n(b) elm\n")[1] == (
        "(b) elm",
        "We have these trees:",
    )


def test_a_paragraph_as_far_in_as_an_item_s_text_goes_on_with_it():
    words = "- oak\n\n  It is old.\n\nThe end came soon.\n"
    assert items(words) == [("oak", ""), ("It is old.", "- oak")]


def test_a_list_below_prose_that_leads_to_nothing_stands_alone():
    assert items("The trees are old.\n\n- oak\n") == [("oak", "")]


def test_lines_right_below_a_colon_are_items_without_marks():
    assert items("Trees:\n3 oaks\n2 elms\n1 yew\n") == [
        ("3 oaks", "Trees:"),
        ("2 elms", "Trees:"),
        ("1 yew", "Trees:"),
    ]
