"""nltk in slices: quick to import, and out of everybody else's way."""

import subprocess
import sys

import pytest

AFTERWARDS = """
import sys
from bot.text.nltk_slim import load_punkt, load_snowball
load_punkt()
assert load_snowball() is load_snowball()
assert not [name for name in sys.modules if name.split(".")[0] == "nltk"]
import nltk
from nltk.tokenize import word_tokenize, wordpunct_tokenize
assert wordpunct_tokenize("a b.") == ["a", "b", "."]
assert nltk.tokenize.punkt.PunktSentenceTokenizer and nltk.corpus.stopwords and nltk.pathsec.open
assert nltk.stem.SnowballStemmer("english").stem("running") == "run"
assert load_snowball().SnowballStemmer("english").stem("running") == "run"
try:
    word_tokenize("It needs data. Truly.")
except LookupError:
    print("the real thing")
"""
BEFOREHAND = """
import sys
import nltk
before = {name: module for name, module in sys.modules.items() if name.startswith("nltk")}
from bot.text.nltk_slim import load_punkt
assert load_punkt() is nltk.tokenize.punkt
assert all(sys.modules[name] is module for name, module in before.items())
print("the real thing")
"""
LIGHT = """
import sys
from bot.text.nltk_slim import load_punkt, load_snowball
load_snowball()
load_punkt()
heavy = {"http.client", "ssl", "urllib.request", "zipfile", "pickle", "sqlite3", "numpy"}
print(sorted(heavy & set(sys.modules)))
"""
REFUSES = """
from bot.text.nltk_slim import load_punkt
try:
    load_punkt().PunktTrainer().__class__.__init__.__globals__["pathsec_open"]("anything")
except RuntimeError as error:
    print(error)
"""
WHAT_IS_PRINTED = {
    "nltk imported later is the real thing": (AFTERWARDS, "the real thing"),
    "nltk imported earlier is used as it is": (BEFOREHAND, "the real thing"),
    "nothing heavy is imported": (LIGHT, "[]"),
    "files are not opened through nltk": (
        REFUSES,
        "nltk.pathsec is left out: this program opens no file through nltk",
    ),
}


@pytest.mark.parametrize(
    ("program", "printed"), WHAT_IS_PRINTED.values(), ids=list(WHAT_IS_PRINTED)
)
def test_in_a_process_of_its_own(program, printed):
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == (printed, "")
