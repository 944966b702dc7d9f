"""What the bot itself says, in each language."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

from bot.answers.answer import Abstention
from bot.errors import Cause
from bot.wording import ENGLISH, LANGUAGES, Words, reason_for
from bot.wording.plurals import category
from tests.wording.translations import missing

TEXTS: Final = tuple(field.name for field in fields(Words) if field.type in {"str", str})
FORMS: Final = tuple(
    field.name
    for field in fields(Words)
    if isinstance(getattr(ENGLISH, field.name), tuple) and field.name != "plurals"
)
ALIKE: Final = {  # texts that are rightly the same as in English
    "de": {"askers_admins"},
    "fr": {"page", "button_page"},
    "id": {"part_model"},
    "pt": {"slide"},
    "tr": {"part_model"},
}
PRESSED: Final = frozenset(
    "too_fast apology away_now admins_only askers_only passage_gone page_gone gap_dealt_with "
    "gap_gone access_pressed owners_only undo_late adding_off removal_gone upload_undone".split()
)
EXACT: Final = frozenset({"one", "two"})  # forms that may do without a number in Arabic
EVERY: Final = tuple(LANGUAGES.values())
BOT: Final = Path(__file__).parents[2] / "bot"


def named(text: str) -> set[str]:
    """Return the names of the fields in a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def said() -> Iterator[str]:
    """Yield the name of every text that some module says."""
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and re.search(
                "words$|ENGLISH$|LANGUAGES", ast.unparse(node.value)
            ):
                yield node.attr


def test_a_text_has_the_same_named_fields_in_every_language():
    for name in TEXTS:
        assert len({frozenset(named(getattr(words, name))) for words in EVERY}) == 1, name


def test_every_text_is_said_somewhere():
    asked = {"plurals", "direction"}  # by `count` and by `isolate`
    assert {field.name for field in fields(Words)} <= {*said(), *asked}


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words.code)
def test_every_text_says_something_and_ends_in_no_white_space(words):
    for name in TEXTS:
        text = getattr(words, name)
        assert text == text.strip() != "", name
        assert "!!" not in text, name
        assert "{}" not in text, name


@pytest.mark.parametrize("words", [one for one in EVERY if one is not ENGLISH])
def test_nothing_that_is_translated_is_left_in_english(words):
    given = {*TEXTS} - {"direction", *missing(words.code), *ALIKE.get(words.code, ())}
    same = {name for name in given if getattr(words, name) == getattr(ENGLISH, name)}
    plain = {name: re.sub(r"{\w+}", "", getattr(words, name)) for name in same}
    assert not {name for name, text in plain.items() if re.search("[a-z]{3}", text)}


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words.code)
def test_texts_are_as_long_as_telegram_takes_them(words):
    for name in TEXTS:
        text = getattr(words, name)
        if name.startswith("command_"):
            assert len(text) <= 256, name
        elif name.startswith("pressed_"):
            assert len(text) <= 200, name
        elif name.startswith("button_"):
            assert len(text) <= 32, name
        elif name.startswith("inline_"):
            assert len(text) <= 64, name
        elif name in PRESSED:  # which are told to whoever pressed, too
            assert len(text) <= 200, name
        else:
            assert len(text) <= 1500, name


COUNTED: Final = {
    "en": {0: "0 documents", 1: "1 document", 2: "2 documents", 1001: "1001 documents"},
    "ru": {0: "0 документов", 1: "1 документ", 2: "2 документа", 11: "11 документов"},
    "uk": {5: "5 документів", 21: "21 документ", 22: "22 документи", 112: "112 документів"},
    "zh": {0: "0 份文档", 1: "1 份文档", 1001: "1001 份文档"},
    "ar": {1: "مستند واحد", 2: "مستندان", 3: "3 مستندات", 11: "11 مستندًا", 100: "100 مستند"},
    "fr": {0: "0 document", 1: "1 document", 2: "2 documents", 10**6: "1000000 de documents"},
    "es": {0: "0 documentos", 1: "1 documento", 10**6: "1000000 de documentos"},
    "tr": {1: "1 belge", 5: "5 belge"},
    "id": {1: "1 dokumen", 5: "5 dokumen"},
    "hi": {1: "1 दस्तावेज़", 5: "5 दस्तावेज़"},
}


@pytest.mark.parametrize(
    ("code", "number"), [(code, number) for code, counted in COUNTED.items() for number in counted]
)
def test_a_counted_noun_has_the_form_that_its_language_gives_it(code, number):
    words = LANGUAGES[code]
    assert words.count(words.documents, number) == COUNTED[code][number]


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words.code)
def test_a_counted_noun_has_as_many_forms_as_its_language(words):
    for name in set(FORMS) - {*missing(words.code)}:
        assert len(getattr(words, name)) == len(words.plurals), name


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_lacks_nothing(code):
    assert missing(code) == (), "in English until it is translated; see python -m tests.wording"


def test_a_text_that_a_language_lacks_is_said_in_english_and_counted_so():
    one = replace(ENGLISH, code="ru", plurals=("one", "few", "many"))
    assert one.count(one.documents, 21) == "21 documents"
    assert one.count(one.documents, 1) == "1 document"
    assert one.greeting == ENGLISH.greeting


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words.code)
def test_every_counted_noun_has_a_form_for_every_number(words):
    for name in FORMS:
        for number in range(130):
            is_exact = words.code == "ar" and category("ar", number) in EXACT
            assert is_exact or str(number) in words.count(getattr(words, name), number)


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words.code)
@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_line_of_its_own(words, cause):
    lines = [reason_for(Abstention("x" * 20_000, one, (), 0.0), words) for one in Cause]
    line = reason_for(Abstention("x" * 20_000, cause, (), 0.0), words)
    assert lines.count(line) == 1
    assert "{" not in line


def test_who_asks_too_long_is_told_both_lengths():
    said = Abstention(f" {'x' * 20_000}\n", Cause.TOO_LONG, (), 0.0)
    assert "20,000" in reason_for(said, ENGLISH)
    assert "10,000" in reason_for(said, ENGLISH)
