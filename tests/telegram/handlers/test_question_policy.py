"""Which questions are answered, and which are left alone?"""

from dataclasses import replace
from typing import Any, Final

import pytest

from bot.answers.answer import Abstention, Answer
from bot.errors import Cause
from bot.state.chat_settings import ChatSettings, Mode
from bot.state.places import Place
from bot.state.quiet_hours import QuietHours
from bot.telegram.events import Asked, Person
from bot.telegram.handlers.history import Background
from bot.telegram.handlers.question_policy import concerns_us, is_worth_sending, may_concern_us
from tests.state.makers import an_exchange

CLUB, AT = Place(-7), 1_700_000_000
SAID: Final = Asked(
    update=1,
    place=CLUB,
    person=Person(5),
    message=30,
    text="When does it open?",
    is_private=False,
    is_addressed=False,
    sent_at=AT,
)
PUT: Final = replace(SAID, is_addressed=True)
NEW: Final = Background(ChatSettings(), ())
BEGUN: Final = replace(NEW, exchange=replace(an_exchange(), question="When?"))


def held(mode: Mode, background: Background = NEW) -> Background:
    """Return what is known where a mode holds."""
    return replace(background, chat_settings=ChatSettings(mode=mode))


def an_edit(event: Asked, *, after: int, **changes: Any) -> Asked:
    """Return the edit of a message some seconds after it was sent."""
    return replace(event, edited_at=event.sent_at + after, **changes)


@pytest.mark.parametrize(
    ("event", "may"),
    [
        (SAID, True),
        (replace(SAID, text="It opens at nine."), False),
        (replace(SAID, text="See https://example.org/?q=open for more"), False),
        (replace(SAID, text="什么时候开门？"), True),
        (replace(SAID, text="متى يفتح؟"), True),
        (replace(SAID, person=Person(5, is_forwarding=True)), False),
        (replace(PUT, text="It opens at nine."), True),
        (an_edit(replace(SAID, text="It opens at nine."), after=5), True),
    ],
)
def test_of_what_a_group_says_only_questions_edits_and_what_is_put_to_us_are_looked_at(event, may):
    assert may_concern_us(event) is may


@pytest.mark.parametrize("background", [NEW, BEGUN], ids=["new", "begun"])
@pytest.mark.parametrize("event", [SAID, PUT], ids=["said", "put to us"])
def test_where_we_are_switched_off_nothing_concerns_us(event, background):
    assert not concerns_us(event, held(Mode.OFF, background), now=AT)


@pytest.mark.parametrize("mode", Mode)
def test_in_a_private_chat_everything_concerns_us(mode):
    assert concerns_us(replace(PUT, is_private=True, text="Hello"), held(mode), now=AT)


def test_what_is_put_to_nobody_concerns_us_only_where_admins_want_that():
    assert not concerns_us(SAID, held(Mode.QUIET), now=AT)
    assert concerns_us(SAID, held(Mode.SURE), now=AT)
    assert concerns_us(SAID, held(Mode.QUIET, BEGUN), now=AT)  # it was begun before a crash


def test_in_quiet_hours_only_what_is_put_to_us_concerns_us():
    minute = int(AT // 60 % (24 * 60))
    night = QuietHours(minute, (minute + 60) % (24 * 60))
    quiet = replace(NEW, chat_settings=ChatSettings(mode=Mode.SURE, quiet=night))
    assert not concerns_us(SAID, quiet, now=AT)
    assert concerns_us(SAID, quiet, now=AT + 3600)
    assert concerns_us(PUT, quiet, now=AT)
    assert concerns_us(SAID, replace(quiet, exchange=BEGUN.exchange), now=AT)


@pytest.mark.parametrize(
    ("event", "background", "concerns"),
    [
        (an_edit(PUT, after=900), NEW, True),
        (an_edit(PUT, after=901), NEW, False),
        (an_edit(SAID, after=5), NEW, False),
        (an_edit(SAID, after=5), BEGUN, True),
        (an_edit(SAID, after=5, text="When?"), BEGUN, False),
    ],
    ids=["put to us in time", "too late", "put to nobody", "asks another", "asks the same"],
)
def test_an_edit_counts_while_the_question_is_fresh_and_if_it_changes_anything(
    event, background, concerns
):
    assert concerns_us(event, background, now=AT) is concerns


def test_what_is_put_to_nobody_is_answered_only_by_an_answer_that_is_sure_enough():
    for confidence, is_sent in ((0.79, False), (0.8, True)):
        said = Answer("When?", (), (), confidence, ())
        assert is_worth_sending(said, SAID, NEW, 0.8) is is_sent
    assert not is_worth_sending(Abstention("When?", Cause.NOT_ANSWERED, (), 1.0), SAID, NEW, 0.8)


def test_small_talk_in_reply_to_us_is_left_alone_in_a_group_but_not_in_private():
    thanks = Abstention("Thanks", Cause.GREETING, (), 0.0)
    reply = replace(PUT, reply_to=29)
    assert not is_worth_sending(thanks, reply, NEW, 0.8)
    assert is_worth_sending(thanks, replace(reply, is_private=True), NEW, 0.8)
    assert is_worth_sending(thanks, PUT, NEW, 0.8)


def test_what_was_answered_before_is_brought_up_to_date_whatever_it_says():
    nothing = Abstention("When?", Cause.NOT_ANSWERED, (), 0.0)
    assert is_worth_sending(nothing, SAID, BEGUN, 0.8)
