"""Where something is said: a chat, and a topic of it that messages can be sent to."""

import pytest

from bot.state.places import Place


def test_the_general_topic_of_a_forum_is_no_topic_since_telegram_refuses_its_number():
    with pytest.raises(ValueError, match="topic 0"):
        Place(-100, 1)


def test_a_topic_belongs_to_its_chat():
    assert Place(-100, 5).whole == Place(-100) != Place(-100, 5)
