"""Which characters of a page stand side by side."""

from math import cos, radians, sin

import pytest

from bot.documents.pdf.fragments import make_fragments
from bot.documents.pdf.glyphs import Glyph, Pen
from bot.documents.pdf.rules import Rule, Rules

PEN = Pen(10.0)


def letters(words, left=72.0, base=700.0, pen=PEN, width=5.0):
    """Return characters side by side; a blank stands where a space is written."""
    found = []
    for at, letter in enumerate(words):
        x = left + at * width
        is_seen = letter not in " \n"
        box = (pen, x, base - 2, x + width, base + 8, base) if is_seen else ()
        found.append(Glyph(letter, at, *box))
    return found


def said(*glyphs):
    return [one.text for one in make_fragments(glyphs).get(0, [])]


def test_a_space_joins_words_and_a_wide_gap_parts_them():
    assert said(*letters("two words")) == ["two words"]
    assert said(*letters("one"), *letters("two", 110)) == ["one", "two"]


def test_a_line_end_ends_a_fragment():
    assert said(*letters("one\ntwo")) == ["one", "two"]


def test_a_gap_that_nobody_marked_parts_words_in_a_tight_line():
    assert said(*letters("one"), *letters("two", 88.5)) == ["one two"]
    assert said(*letters("one"), *letters("two", 87.3)) == ["onetwo"]


def test_small_digits_above_the_line_are_a_note_or_a_power():
    small = Pen(6.0)
    assert said(*letters("boats"), *letters("12", 97, 704, small, 3)) == ["boats[12]"]
    assert said(*letters("km"), *letters("2", 82, 704, small, 3)) == ["km²"]
    assert said(*letters("H"), *letters("2", 77, 698, small, 3)) == ["H2"]


def test_accents_that_stand_upon_a_letter_are_part_of_it():
    e, acute = letters("e")[0], letters("´")[0]
    assert said(
        *letters("caf"), acute._replace(left=87, right=92), e._replace(left=87, right=92)
    ) == ["café"]
    assert said(*letters("`cmd`")) == ["`cmd`"]


def test_letters_of_one_width_keep_the_spaces_between_them():
    fixed = Pen(10.0, 0, is_bold=False, is_fixed=True)
    assert said(*letters("a", 72, pen=fixed), *letters("b", 97, pen=fixed)) == ["a    b"]


def test_letters_of_one_width_that_stand_far_from_each_other_do_not_fill_the_memory():
    fixed = Pen(10.0, 0, is_bold=False, is_fixed=True)
    narrow = letters("a", 72, pen=fixed, width=0.0001), letters("b", 400, pen=fixed, width=0.0001)
    assert len(said(*narrow[0], *narrow[1])[0]) < 200


def test_what_was_written_without_a_space_where_others_are_is_of_parts():
    gap = Glyph(" ", 9, is_guessed=True)
    glyphs = [*letters("ten boats"), gap, *letters("May", 119)]
    (found,) = make_fragments(glyphs)[0]
    assert (found.text, [part.text for part in found.parts]) == (
        "ten boats May",
        ["ten boats", "May"],
    )
    (none,) = make_fragments([*letters("ten"), gap, *letters("May", 89)])[0]
    assert none.parts == ()  # nobody writes spaces on this page


@pytest.mark.parametrize("angle", [90, 180, 270, 45])
def test_what_is_turned_is_turned_back(angle):
    pen = Pen(10.0, angle)
    turn = radians(angle)
    glyphs = []
    for at, letter in enumerate("turned"):
        x, y = 300 + 6 * at * cos(turn), 300 + 6 * at * sin(turn)
        glyphs.append(Glyph(letter, at, pen, x, y, x + 5, y + 5, y))
    assert [one.text for one in make_fragments(glyphs)[angle]] == ["turned"]


def test_a_line_that_is_drawn_between_words_parts_them():
    words = letters("five crowns")
    found = make_fragments(words, Rules((Rule(94.5, 690, 720),)))[0]
    assert [one.text for one in found] == ["five", "crowns"]
    assert len(make_fragments(words, Rules((Rule(94.5, 600, 640),)))[0]) == 1


def test_the_letters_of_a_ligature_of_arabic_are_in_order():
    noon, rest = letters("\u0646", 92)[0], letters("\u0623\u0644", 97, width=0.0)
    one_box = [letter._replace(left=97.0, right=102.0) for letter in rest]
    assert said(*one_box, noon) == ["\u0644\u0623\u0646"]


def test_a_mark_that_ends_a_line_from_right_to_left_stands_at_its_end():
    """PDFium reads it first where the paragraph is laid out from left to right."""
    assert said(*letters(".שלום לכם")) == ["שלום לכם."]
    assert said(*letters("؟كم الساعة")) == ["كم الساعة؟"]
    assert said(*letters("שלום לכם.")) == ["שלום לכם."]
    assert said(*letters(".net is a word")) == [".net is a word"]
