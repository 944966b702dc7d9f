"""Times of day are one, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import clock_times
from bot.text.clock_times import find_times, other_halves

WRITTEN = {
    "of a digital clock": ("en", "shut at 08:05 sharp", "8:05"),
    "after noon": ("en", "shut at 9.45 p.m.", "21:45"),
    "at noon": ("en", "shut at 12 pm", "12:00"),
    "after midnight": ("en", "shut at 12:30 am", "0:30"),
    "half an hour": ("en", "shut at half past three", "3:30"),
    "a quarter of an hour": ("en", "shut at a quarter after 4", "4:15"),
    "a quarter before": ("en", "shut at quarter to eleven", "10:45"),
    "of a full hour": ("en", "shut at two o'clock", "2:00"),
    "of the evening": ("en", "shut at six o’clock in the evening", "18:00"),
    "with a full stop": ("en", "shut at 6.20", "6:20"),
    "noon": ("en", "shut at noon", "12:00"),
    "midnight": ("en", "open until midnight", "0:00"),
    "German": ("de", "um 17.20 Uhr", "17:20"),
    "German, half an hour before": ("de", "um halb neun", "8:30"),
    "French": ("fr", "à 18 h 45", "18:45"),
    "Spanish": ("es", "a las 11:30", "11:30"),
    "Russian": ("ru", "в 9 часов", "9:00"),
    "of any other language": ("cs", "v 16:10", "16:10"),
}


@pytest.mark.parametrize(("language", "text", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_a_time_of_day_has_one_form(language, text, expected):
    assert [time for _, time in find_times(text, language)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "version 2.15",
        "3:14:15",
        "25:10",
        "Matthew 7:1",
        "the 9 amps",
        "6.20 euros",
        "I for one am",
    ],
)
def test_other_numbers_are_no_time(text):
    assert list(find_times(text, "en")) == []


@given(
    st.text(st.sampled_from("0123456789:. apmPMhUhrnoon")), st.sampled_from("en de fr zh".split())
)
def test_what_is_found_lies_in_the_text_and_a_day_has_it(text, language):
    for span, time in find_times(text, language):
        hour, minute = map(int, time.split(":"))
        assert span.of(text)
        assert hour < 24
        assert minute < 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sails at half past four, and at a quarter to nine.", ["16:30", "20:45"]),
        ("Tea is at three o'clock.", ["15:00"]),
        ("Tea is at three o'clock in the afternoon, at half past four in the afternoon.", []),
        ("It sails at 4:30 and at 9 a.m., never at noon.", []),
    ],
)
def test_a_spoken_time_may_be_the_evening_s_unless_it_says_so(text, expected):
    assert [*other_halves(text, "en")] == expected


SAID = st.sampled_from(
    ["half past", "quarter to", "one", "Twelve", "9", "10:30", "at 7.15", "p.m.", "am", "a. m.",
     "o'clock", "NOON", "midnight", "Uhr", "halb", "acht", "midi", "minuit", "14 h", "medianoche",
     "a las", "mediodía", "в", "час", "полночь", "in the evening", "mill", "program", "team"]
)  # fmt: skip


@given(
    st.lists(SAID, max_size=6),
    st.sampled_from([" ", "", ", "]),
    st.sampled_from("en de fr es ru".split()),
)
def test_a_text_that_is_not_looked_through_tells_no_time(said, gap, language):
    text = gap.join(said)
    if clock_times._PATTERNS[language].search(text):
        assert clock_times._tells_time(text.casefold(), language)


@pytest.mark.parametrize(
    ("text", "expected"), [("at eleven p.m.", "23:00"), ("by nine am at the latest", "9:00")]
)
def test_a_time_in_words_alone_is_one(text, expected):
    assert [time for _, time in find_times(text, "en")] == [expected]
