"""What languages are called, by whoever reads it."""

import pytest

from bot.text.languages import KNOWN
from bot.wording import LANGUAGES
from bot.wording.language_names import language_name


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [
        ("de", "en", "German"),
        ("de", "ru", "немецкий"),
        ("en", "zh", "英语"),
        ("xx", "en", "xx"),
    ],
)
def test_a_language_is_called_what_its_reader_calls_it(code, reader, name):
    assert language_name(code, reader) == name


@pytest.mark.parametrize("reader", LANGUAGES)
def test_every_language_that_we_tell_has_a_name_in_every_language_that_we_speak(reader):
    assert all(language_name(code, reader) != code for code in KNOWN)
