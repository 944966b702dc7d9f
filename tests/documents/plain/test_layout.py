"""Where lines stand: their indents, the blank lines above them, and what is left blank."""

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.plain.layout import blank_out, lay_out, runs, stretches
from bot.text.spans import Span


def test_a_line_knows_its_indent_and_the_blank_lines_above_it():
    layout = lay_out("one\n\n\n\ttwo \n  three")
    assert [(line.words, line.indent, line.blanks) for line in layout.lines] == [
        ("one", 0, 0),
        ("two", 8, 2),
        ("three", 2, 0),
    ]


def test_a_part_knows_whether_blank_lines_stand_around_it():
    layout = lay_out("one\ntwo\n\nthree")
    one, two, three = (layout.part(line, line) for line in layout.lines)
    assert [(part.opens, part.closes) for part in (one, two, three)] == [
        (True, False),
        (False, True),
        (True, True),
    ]


def test_lines_between_claimed_ones_stand_together_and_blank_lines_part_runs():
    layout = lay_out("a\nb\n\nc\nd")
    assert [[line.words for line in run] for run in runs(layout.lines)] == [["a", "b"], ["c", "d"]]
    claimed = [False, True, False, False]
    assert [[line.words for line in group] for group in stretches(layout, claimed)] == [
        ["a"],
        ["c", "d"],
    ]


@given(st.text(), st.integers(0, 20), st.integers(1, 20))
def test_what_is_left_blank_moves_nothing_else_and_keeps_line_ends(words, start, length):
    span = Span(start, start + length)
    blank = blank_out(words, [span])
    assert len(blank) == len(words)
    assert blank[:start] == words[:start]
    assert blank[span.end :] == words[span.end :]
    assert blank.splitlines(keepends=True)[:0] == []
    assert [at for at, mark in enumerate(blank) if mark == "\n"] == [
        at for at, mark in enumerate(words) if mark == "\n"
    ]
