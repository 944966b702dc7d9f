"""Which languages the bot speaks."""

import subprocess
import sys

import pytest

from bot.wording import LANGUAGES, words_for
from tests.shells import ROOT


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("en-GB", "English"),
        ("ru", "Русский"),
        ("ru-RU", "Русский"),
        ("RU_ru", "Русский"),
        ("zh-hans", "中文"),
        ("zh-TW", "中文"),
        ("pt-br", "Português"),
        ("in", "Bahasa Indonesia"),
        ("cs", "English"),
        ("zhx", "English"),
        ("", "English"),
        ("-", "English"),
    ],
)
def test_a_reader_is_spoken_to_in_their_language_or_else_in_english(code, name):
    assert words_for(code).name == name


def test_a_language_is_found_by_its_code_and_no_other():
    assert {code: words.code for code, words in LANGUAGES.items()} == {
        one: one for one in LANGUAGES
    }
    assert "tlh" not in LANGUAGES
    with pytest.raises(KeyError):
        LANGUAGES["tlh"]


def test_a_language_is_imported_when_it_is_spoken():
    code = (
        "import sys\n"
        "from bot.wording import LANGUAGES, words_for\n"
        "print('ru' in LANGUAGES, 'bot.wording.russian' in sys.modules)\n"
        "print(words_for('ru').name, 'bot.wording.russian' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["True", "False", "Русский", "True"]
