"""Which form of a noun goes with a number."""

import subprocess
import sys

import pytest

from bot.wording import LANGUAGES
from bot.wording.plurals import CATEGORIES, categories, category
from tests.shells import ROOT

KNOWN = {  # CLDR 45, of whole numbers
    "ar": "zero one two few many other",
    "cs": "one few other",
    "de": "one other",
    "en": "one other",
    "es": "one many other",
    "fa": "one other",
    "he": "one two other",
    "id": "other",
    "ru": "one few many",
    "zh": "other",
}


@pytest.mark.parametrize("code", KNOWN)
def test_a_language_has_the_categories_of_cldr(code):
    assert categories(code) == tuple(KNOWN[code].split())


@pytest.mark.parametrize(
    ("code", "number", "name"),
    [
        ("ru", 21, "one"),
        ("ru", 12, "many"),
        ("ru", 104, "few"),
        ("ar", 2, "two"),
        ("fa", 0, "one"),
    ],
)
def test_a_number_is_in_the_category_that_cldr_gives_it(code, number, name):
    assert category(code, number) == name


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_of_ours_names_its_forms_in_the_order_of_cldr(code):
    assert LANGUAGES[code].plurals == categories(code)
    assert set(categories(code)) <= set(CATEGORIES)


def test_who_counts_nothing_does_not_wait_for_the_rules():
    code = "import sys, bot.wording, bot.console.repl; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
