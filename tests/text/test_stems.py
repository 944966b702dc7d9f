"""Stems are looked up where they are known, and made by Snowball where not."""

import gc
import subprocess
import sys

import pytest

from bot.text import stems
from bot.text.analysis import ELIDING
from bot.text.languages import SNOWBALL
from bot.text.stems import look_up_in, stem
from tests.small_libraries import a_library

PLAIN = [language for language in SNOWBALL if language not in ELIDING]


class Owner:
    """Somebody who knows stems."""


@pytest.fixture
def unstemmed(monkeypatch):
    """No stemmer has been made yet."""
    monkeypatch.setattr(stems, "_stemmers", {})


@pytest.mark.usefixtures("unstemmed")
def test_a_stem_is_looked_up_as_long_as_somebody_knows_it():
    owner = Owner()
    look_up_in(owner, lambda word, language: "known" if (word, language) == ("wo", "en") else None)
    assert stem("wo", "en") == "known"
    assert stem("wo", "de") == "wo"
    del owner
    gc.collect()
    assert stem("wo", "en") == "wo"


def test_the_stemmer_is_asked_once_there_is_one():
    assert stem("mills", "en") == "mill"
    owner = Owner()
    look_up_in(owner, lambda *_: "known")
    assert stem("mills", "en") == "mill"


def test_a_library_in_one_language_knows_the_stems_of_its_words():
    lexicon = a_library("The US mills were running. Vitamin B helps seven cities.").lexicon
    known = {form: lexicon.stem_of(form, "en") for form in lexicon.forms if form.isalpha()}
    assert known["mills"] == "mill"
    assert known["b"] is None
    words = [form for form in known if known[form] and form not in {"us", "seven"}]
    assert [known[form] for form in words] == [stem(form, "en") for form in words]
    assert lexicon.stem_of("unseen", "en") is None
    assert lexicon.stem_of("mills", "de") is None


IMPORTS = """
import sys
from pathlib import Path
from bot.config.settings import Settings
from bot.libraries.service import open_library
from bot.queries.question import Question
corpus = [Path(sys.argv[1])]
for question in sys.argv[2:]:
    answer = open_library(Settings(), corpus).ask(Question(question))
    print([citation.quote for citation in answer.citations])
print("bot.text.nltk_slim" in sys.modules, "bot.text.punkt" in sys.modules)
heavy = "babel charset_normalizer markdown_it prompt_toolkit py3langid regex rich telegram yaml"
print([name for name in heavy.split() if name in sys.modules])
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a few sentences, and a cache that is empty."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "corpus").mkdir()
    file = tmp_path / "corpus" / "mill.txt"
    file.write_text(
        "The old mill stands in Lima. Stone built the mills in the winter of 1931. Dr. A. Oak, "
        "their owner, sold them... and left the country for good.", "utf-8"
    )  # fmt: skip
    return file.parent


def ask(folder, *questions):
    """Return what a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, str(folder), *questions],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def test_a_library_that_is_there_answers_without_nltk_and_with_it_alike(folder):
    seen, unseen = "Who built the mills?", "Which merchants built the mills?"
    settle(folder)
    *first, imported, _ = ask(folder, seen, unseen)
    assert imported == "True True"
    assert ask(folder, seen) == [first[0], "False False", "[]"]
    other, imported, _ = ask(folder, unseen)
    assert (other, imported) == (first[1], "True False")


def settle(folder):
    """Let files look as if they had not changed just now."""
    import os

    for file in folder.iterdir():
        os.utime(file, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))
