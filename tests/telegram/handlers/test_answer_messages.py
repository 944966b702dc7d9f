"""What is sent in reply, and which buttons are under it?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Abstention, Answer
from bot.answers.permalinks import resolve
from bot.errors import Cause
from bot.replies.telegram.message import LONGEST, Message, Style, join_pieces, style, utf16_length
from bot.state.votes import Tally
from bot.telegram.handlers.answer_messages import (
    Misquoted,
    attach_keyboard,
    keyboard,
    prepend_line,
    render,
    stored_citations,
    vote_buttons,
)
from bot.text.spans import Span
from bot.wording import ENGLISH
from tests.small_libraries import a_library, said_to

LIBRARY = a_library(
    "The bridge was opened in May 1911. It was designed by Clara Weiss. It is 90 metres long.\n\n"
    "The ferry was sold in 1912.",
    "The tunnel was opened in June 1934.",
)
ONE = said_to(LIBRARY, "When was the tunnel opened?")
MISSED = Abstention("?", Cause.NOT_ANSWERED, ONE.nearest, 0.1)


def pressed(said: Answer | Abstention, *, is_private: bool = False) -> list[list[str]]:
    """Return what the buttons under a reply send back."""
    rows = keyboard(said, "key", ENGLISH, is_private=is_private)
    return [[button.press for button in row] for row in rows]


def test_an_answer_has_its_context_more_and_two_thumbs():
    assert pressed(ONE) == [["key:c1"], ["key:m", "key:u", "key:d"]]


def test_several_quotations_have_a_context_each():
    two = replace(ONE, citations=(ONE.citations[0], replace(ONE.nearest[1], number=2)))
    rows = keyboard(two, "key", ENGLISH, is_private=False)
    assert [button.label for button in rows[0]] == ["Context [1]", "Context [2]"]
    assert [button.press for button in rows[0]] == ["key:c1", "key:c2"]


def test_where_everything_near_is_quoted_there_is_no_more():
    assert pressed(replace(ONE, nearest=ONE.citations)) == [["key:c1"], ["key:u", "key:d"]]


def test_a_miss_offers_what_is_near_unless_that_is_shown_or_there_is_nothing():
    assert pressed(MISSED) == [["key:n"]]
    assert pressed(MISSED, is_private=True) == []
    assert pressed(replace(MISSED, nearest=())) == []


def test_thumbs_count_once_somebody_has_pressed_them():
    labels = [button.label for button in vote_buttons("key", Tally(2, 0, 1))]
    assert labels == ["👍 2", "👎"]


def test_buttons_hang_on_the_last_message():
    rows = keyboard(ONE, "key", ENGLISH, is_private=False)
    first, last = attach_keyboard((Message("a"), Message("b")), rows)
    assert (first.buttons, last.buttons) == ((), rows)


@pytest.mark.parametrize("field", ["citations", "nearest"])
def test_words_that_a_document_does_not_say_are_never_sent(field: str):
    (first, *rest) = getattr(ONE, field)
    span = Span(first.span.start, first.span.end - 1)
    wrong = replace(ONE, **{field: (replace(first, span=span), *rest)})
    with pytest.raises(Misquoted):
        render(wrong, ENGLISH, bot_name="footnote_bot", is_private=True)


@pytest.mark.parametrize("said", [ONE, MISSED], ids=["an answer", "a miss"])
def test_what_is_kept_of_a_quotation_finds_it_again(said: Answer | Abstention):
    shown = said.citations if isinstance(said, Answer) else said.nearest
    assert [resolve(one.digest, LIBRARY) for one in stored_citations(said)] == [
        one.sentence for one in shown
    ]
    texts = {one.path: one.text for one in LIBRARY.documents}
    assert [texts[one.path][one.start : one.end] for one in stored_citations(said)] == [
        one.quote for one in shown
    ]


@given(line=st.text("aé🏔", min_size=1, max_size=30), text=st.text("xй🏔", min_size=1, max_size=60))
@settings(max_examples=50)
def test_a_line_before_a_message_moves_what_is_marked_in_it(line: str, text: str):
    (made,) = prepend_line(line, (join_pieces([style(text), style("bold", Style.BOLD)]),))
    raw = made.text.encode("utf-16-le")
    marked = [raw[2 * e.start :][: 2 * e.length].decode("utf-16-le") for e in made.entities]
    assert [one.rstrip("\n") for one in marked] == [line, "bold"]
    assert made.text == f"{line}\n\n{text}bold"


def test_a_line_that_does_not_fit_is_a_message_of_its_own():
    long = join_pieces([style("x" * LONGEST)])
    line, same = prepend_line("late", (long,))
    assert (line.text, same) == ("late", long)
    assert utf16_length(same.text) == LONGEST
