"""Which lines are headings, and what stands below which."""

from bot.documents.plain.headings import Heading, Rank, find_headings, name_of, path_below
from bot.documents.plain.layout import lay_out
from bot.documents.plain.paragraphs import join_lines
from bot.documents.sections import section_of


def parts_of(words):
    layout = lay_out(words)
    return list(join_lines(layout, layout.lines, is_faq=False))


def ranks(words):
    parts = parts_of(words)
    return {parts[at].words: kind.rank for at, kind in find_headings(parts, 0).items()}


def test_sections_of_a_greater_depth_stand_below_others():
    words = "5. Powers\n\n5.1. Of the board\n\nIt meets.\n\n6. Fees\n\nThey are low.\n"
    found = find_headings(parts_of(words), 0)
    assert [kind.depth for kind in found.values()] == [(4, 1), (4, 2), (4, 1)]


def test_a_numbered_question_heads_what_answers_it():
    words = "1. What is an oak?\n\nA tree.\n\n2. What is a yew?\n\nAnother.\n"
    assert set(ranks(words).values()) == {Rank.QUESTION}


def test_a_numbered_line_over_text_farther_in_is_a_heading_with_any_end():
    words = "1. I found a bug.\n\n   Tell us.\n\n2. It does not start.\n\n   Wait a while.\n"
    assert set(ranks(words).values()) == {Rank.SECTION}


def test_a_version_heads_its_changes():
    assert ranks("v1.2 (2023-05-18)\n\n* It grows.\n") == {"v1.2 (2023-05-18)": Rank.VERSION}


def test_a_rule_below_a_sentence_is_no_underline():
    assert ranks("It ended.\n-----------------------------\nA new one began.\n") == {}


def test_a_heading_is_named_without_marks():
    names = [name_of(part) for part in parts_of("Q: Who?\n\n## Oaks\n\n- Where?\n")]
    assert names == ["Who?", "Oaks", "Where?"]


def test_the_section_before_a_text_with_the_next_number_does_not_head_it():
    text, other = parts_of("6. The board may do much more.\n\nIt may not.\n")
    path = {Heading(Rank.SECTION, (4, 1)): ("5. Fees", section_of("5. Fees"))}
    assert path_below(path, text, None) == {}
    assert path_below(path, other, text) == path
