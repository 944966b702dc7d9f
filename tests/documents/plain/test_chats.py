"""Messages of many programs, one part each, and what they say."""

import pytest

from bot.documents.plain.chats import find_messages, said
from bot.documents.plain.layout import lay_out

FORMS = {
    "WhatsApp": "12/05/2023, 14:31 - Uma Oak: soup is on\n12/05/2023, 14:33 - Jan: yes\n",
    "WhatsApp on iOS": "[12.05.23, 14:31:05] Uma: soup is on\n[12.05.23, 14:33:10] Jan: yes\n",
    "half days": "5/12/23, 2:31 PM - Uma: soup is on\n5/12/23, 2:33 PM - Jan: yes\n",
    "IRC": "[14:31] <uma> soup is on\n[14:33] <@jan> yes\n",
    "IRC without times": "<uma> soup is on\n<jan> yes\n",
    "Telegram": "Uma, [12.05.23 14:31]\nsoup is on\n\nJan, [12.05.23 14:33]\nyes\n",
    "Slack": "Uma Oak  2:31 PM\nsoup is on\n\nJan  2:33 PM\nyes\n",
    "a dialogue": "UMA: soup is on\nJAN: what?\nUMA: yes\n",
}


@pytest.mark.parametrize("words", FORMS.values(), ids=FORMS)
def test_each_message_is_a_part_and_says_what_its_speaker_said(words):
    layout = lay_out(words)
    found = list(find_messages(layout, layout.lines))
    assert len(found) >= 2
    assert (said(found[0].words), said(found[-1].words)) == ("soup is on", "yes")


def test_lines_that_go_on_belong_to_their_message():
    layout = lay_out("[14:31] Uma: soup\nand bread\n[14:33] Jan: yes\n")
    assert next(find_messages(layout, layout.lines)).words == "[14:31] Uma: soup\nand bread"


@pytest.mark.parametrize(
    "words",
    ["Breakfast 8:00\nLunch 12:00\nDinner 19:00\n", "Desk: 12\nPet: cat\n\nDesk: 14\nPet: dog\n"],
)
def test_timetables_and_records_are_no_talks(words):
    layout = lay_out(words)
    assert list(find_messages(layout, layout.lines)) == []
