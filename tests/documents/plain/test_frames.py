"""Frames around text, told from lists and tables."""

import pytest

from bot.documents.plain.frames import find_frames
from bot.documents.plain.layout import blank_out, lay_out

FRAMED = {
    "asterisks": "****************\n*  Trees that  *\n*  grow here   *\n****************\n",
    "bars": "|  Trees that  |\n|  grow here   |\n|  are old     |\n",
    "number signs": "################\n#  Trees that  #\n#  grow here   #\n################\n",
}
OTHERS = {
    "a list": "* oak and elm\n* yew and fir\n* ash and box\n",
    "a table": "| oak   | 21 |\n| elm   | 18 |\n| yew   |  9 |\n",
    "rules": "****************\n****************\n****************\n",
    "two lines": "*  Trees that  *\n*  grow here   *\n",
}


@pytest.mark.parametrize("words", FRAMED.values(), ids=FRAMED)
def test_the_marks_of_a_frame_are_found_and_nothing_else(words):
    blank = blank_out(words, find_frames(lay_out(words)))
    assert len(blank) == len(words)
    assert blank.split()[:4] == ["Trees", "that", "grow", "here"]
    assert not set(blank) & set("*#|")


@pytest.mark.parametrize("words", OTHERS.values(), ids=OTHERS)
def test_lists_tables_and_rules_are_no_frames(words):
    assert find_frames(lay_out(words)) == ()
