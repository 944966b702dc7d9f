"""Whatever is written, in whichever script: no text makes the program fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import assemble
from bot.documents.readers import markdown
from bot.documents.readers import text as plain
from bot.documents.sentences import split
from bot.errors import NotText
from bot.text.acronyms import capitals, definitions
from bot.text.analysis import analyze
from bot.text.dates import date_of_line
from bot.text.encodings import decode
from bot.text.folding import fold
from bot.text.languages import KNOWN, detect, script_of
from bot.text.ngrams import NgramIndex
from bot.text.number_forms import normalize, other_forms
from bot.text.quoted_speech import find_quoted_speech
from bot.text.sentence_boundaries import boundaries_of
from bot.text.spans import trim
from bot.text.tokens import tokens

WORDS = (
    "ארגון הבריאות العالمية منظمة Ευρωπαϊκή ένωση εἰς žije Česká Şehrin şu ığdır 世界卫生组织 "
    "トヨタ หอคอย विश्व संगठन İstanbul ǅ ß ŉ European Union of The G7 WHO a Ⅷ ª ʼn"
).split()
MARKS = st.sampled_from(
    [*"()[]{}“”«»„\"'’.,:;!?…。？؟।-–—•#>*|=/@0123456789", "20", "18.05.2023", "twenty-one"]
)
BREAKS = st.sampled_from([" ", "  ", "\n", "\n\n", "\r\n", "\u00a0", "\u2028", "\t", ""])
ODD = st.sampled_from(  # marks without a letter, joiners, emoji, controls, halves of characters
    list(
        "\u0301\u0307\u05bc\u064b\u0e48\u093f\u3099\uff9e\u200d\ufeff\u202e\0"
        "\ud800\udc80\udfff\U0001f6f6\U0001f1fa\U000e0041"
    )
)
PHRASES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(
    lambda words: f"{' '.join(words[:-1])} ({words[-1]})"
)
SCRIPTS = st.lists(
    st.one_of(PHRASES, st.sampled_from(WORDS), MARKS, BREAKS, ODD, st.characters()), max_size=20
).map("".join)
LANGUAGES = st.sampled_from([*KNOWN, "cs", "und"])

OF_TEXT = {
    "capitals": lambda text, language: list(capitals(text, language)),
    "definitions": lambda text, language: list(definitions(text, language)),
    "analyze": analyze,
    "tokens": lambda text, _: list(tokens(text)),
    "date_of_line": lambda text, _: date_of_line(text),
    "fold": lambda text, _: fold(text),
    "detect": lambda text, _: detect(text),
    "script_of": lambda text, _: script_of(text),
    "NgramIndex.of": lambda text, _: NgramIndex.of(text.split(" ")),
    "normalize": normalize,
    "other_forms": lambda text, language: list(other_forms(text, language)),
    "find_quoted_speech": lambda text, _: find_quoted_speech(text),
    "boundaries_of": lambda text, language: list(boundaries_of(text, language)(text)),
    "trim": lambda text, _: trim(text, 0, len(text)),
}


@pytest.mark.parametrize("function", OF_TEXT.values(), ids=OF_TEXT)
@given(text=SCRIPTS, language=LANGUAGES)
def test_no_text_makes_a_function_of_texts_fail(function, text, language):
    function(text, language)


@pytest.mark.parametrize("read", [plain.read, markdown.read], ids=["text", "markdown"])
@given(text=SCRIPTS)
def test_a_file_of_any_script_is_read_and_cut_or_refused_as_no_text(read, text):
    try:
        reading = read(text.encode("utf-8", errors="surrogatepass"))
    except NotText:
        return
    split(assemble("note", reading))


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused_as_no_text(raw):
    try:
        text = decode(raw)
    except NotText:
        return
    assert isinstance(text, str)
