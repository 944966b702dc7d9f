"""Speech with times: what is said is joined, the times are places."""

import pytest

from bot.documents.plain.layout import lay_out
from bot.documents.plain.subtitles import read_transcript

FORMS = {
    "SubRip": (
        "1\n00:00:01,000 --> 00:00:02,000\nthe hut\n\n2\n00:00:02,000 --> 00:00:03,000\nis old\n"
    ),
    "WebVTT": (
        "WEBVTT\n\nNOTE mine\n\n00:01.000 --> 00:02.000\n<i>the hut</i>\n\n"
        "00:02.000 --> 00:03.000\nis old\n"
    ),
    "SubViewer": "0:00:01.000,0:00:02.000\nthe hut\n\n0:00:02.000,0:00:03.000\nis old\n",
    "times alone": "0:01\nthe hut\n0:02\nis old\n0:03\n",
    "times before": "[00:01] the hut\n[00:02] is\n[00:03] old\n",
}


@pytest.mark.parametrize("words", FORMS.values(), ids=FORMS)
def test_times_and_numbers_are_blank_and_speech_is_joined(words):
    spoken = read_transcript(lay_out(words))
    assert spoken is not None
    assert [" ".join(part.words.split()) for part in spoken.parts] == ["the hut is old"]
    assert [place.name for place in spoken.places][:2] == ["00:00:01", "00:00:02"]
    assert len(spoken.text) == len(words)


def test_speakers_and_long_pauses_part_speech():
    words = (
        "00:00:01,000 --> 00:00:02,000\n- Who is it?\n\n00:00:02,000 --> 00:00:03,000\n- Me.\n\n"
        "00:01:00,000 --> 00:01:01,000\nNobody came.\n"
    )
    spoken = read_transcript(lay_out(words))
    assert spoken is not None
    assert [part.words for part in spoken.parts] == ["- Who is it?", "- Me.", "Nobody came."]


NO_SUBTITLES = {
    "prose": "We met at 10:30 in the hut.\nIt was late.",
    "verses": "1:1 In the hut\n1:2 sat a man\n1:3 who slept\n",
    "a chat": "[10:31] Ann: hi\n[10:32] Bob: hello\n[10:33] Ann: bye\n",
    "a timetable": "8:00\nThe bus leaves for the town and goes on to the hills from there.\n",
    "a table of times": "08:15 Town hall\n08:22 Mill Lane\n08:30 Harbour\n",
    "nothing": "",
}


@pytest.mark.parametrize("words", NO_SUBTITLES.values(), ids=NO_SUBTITLES)
def test_other_times_are_no_subtitles(words):
    assert read_transcript(lay_out(words)) is None
