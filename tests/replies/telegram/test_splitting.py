"""How much goes into one message."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies.telegram.message import (
    LONGEST,
    MOST_ENTITIES,
    Button,
    Style,
    sanitize,
    style,
    utf16_length,
)
from bot.replies.telegram.splitting import Section, fill_messages
from tests.replies.telegram.test_message import ODD, assert_is_sound

LONG = st.builds(lambda word, times: word * times, ODD, st.integers(1, 900))
PARTS = st.lists(
    st.builds(
        lambda texts, styles, gap: Section(
            tuple(style(t, *s) for t, s in zip(texts, styles, strict=True)), gap
        ),
        st.tuples(LONG, ODD),
        st.tuples(*[st.frozensets(st.sampled_from([Style.BOLD, Style.FOLDED]))] * 2),
        st.sampled_from(["\n", "\n\n"]),
    ),
    max_size=6,
)


def texts(*parts: Section) -> list[str]:
    return [message.text for message in fill_messages(parts)]


def a_part(text: str, gap: str = "\n") -> Section:
    return Section((style(text),), gap)


def test_what_fits_is_one_message():
    assert texts(a_part("One."), a_part("Two.", "\n\n"), a_part("Three.")) == [
        "One.\n\nTwo.\nThree."
    ]


def test_a_long_reply_is_parted_between_its_parts_only():
    parts = [a_part(f"{n} " + "word " * 300 + "end.") for n in range(6)]
    found = texts(*parts)
    assert found == ["\n".join(p.pieces[0].text for p in parts[at : at + 2]) for at in (0, 2, 4)]


def test_a_part_that_is_too_long_is_parted_after_a_sentence():
    sentence = "The mill burnt in the night. "
    first, second = texts(a_part(sentence * 200))
    assert first.endswith("night. ")
    assert (first + second) == sentence * 200
    assert LONGEST - len(sentence) < utf16_length(first) <= LONGEST


def test_chinese_is_parted_after_a_sentence_too():
    first, _ = texts(a_part("磨坊在夜里烧毁了。" * 600))
    assert first.endswith("。")


def test_without_sentences_it_is_parted_at_white_space():
    assert texts(a_part("word " * 1000))[0].endswith("word ")


def test_without_white_space_a_letter_keeps_its_marks_and_a_pair_its_halves():
    for letter in ("e\u0301", "😀", "👍🏽", "☎\ufe0f"):
        found = texts(a_part(letter * 3000))
        assert all(part.startswith(letter[0]) and part.endswith(letter[-1]) for part in found)


def test_marks_without_end_are_parted_all_the_same():
    assert [len(part) for part in texts(a_part("a" + "\u0301" * 9000))] == [4096, 4096, 809]


def test_a_link_is_not_parted_if_there_is_another_way():
    link = style("a name. of two words", url="https://a.org")
    before = style("word " * 816)  # 4,080 units: the limit lies within the link
    first, second = fill_messages([Section((before, link, style(" more" * 9)))])
    assert [entity.url for entity in (*first.entities, *second.entities)] == ["https://a.org"]
    assert second.text.startswith("a name. of two words")


def test_lines_of_one_block_are_one_block_and_those_of_two_messages_two():
    lines = [Section((style(f"[{n}] " + "x" * 1500, Style.FOLDED),)) for n in range(3)]
    first, second = fill_messages([a_part("Said."), *lines])
    assert [(e.kind, e.start, e.length) for e in first.entities] == [
        ("expandable_blockquote", 6, 1504 * 2 + 1)
    ]
    assert [e.length for e in second.entities] == [1504]


def test_no_message_has_more_entities_than_telegram_shows():
    links = [Section((style(str(n), url=f"https://a.org/{n}"),)) for n in range(250)]
    found = fill_messages(links)
    assert all(len(message.entities) <= MOST_ENTITIES for message in found)
    assert [e.url for message in found for e in message.entities] == [
        f"https://a.org/{n}" for n in range(250)
    ]


def test_the_last_message_has_the_buttons():
    rows = ((Button("More", press="k:m"),),)
    found = fill_messages([a_part("x" * 4000), a_part("y" * 4000)], buttons=rows)
    assert [message.buttons for message in found] == [(), rows]


@settings(max_examples=150)
@given(PARTS)
def test_whatever_the_parts_nothing_is_lost_and_every_message_can_be_sent(parts):
    found = fill_messages(parts)
    for message in found:
        assert_is_sound(message)
        assert 0 < utf16_length(message.text) <= LONGEST
    said = "".join(sanitize(piece.text) for part in parts for piece in part.pieces)
    told = "".join(message.text for message in found)
    assert re.sub(r"\n", "", told) == re.sub(r"\n", "", said)
