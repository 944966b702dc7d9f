"""Which passage a deep link opens."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.permalinks import deep_link, payload, resolve, text_fragment
from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.pipeline import ingest
from tests.conftest import a_document
from tests.saying import a_citation
from tests.small_libraries import LIKENESS, a_library

TEXT = "The mill burnt. 😀 Ada rebuilt it.\n\nThe mill burnt. It rained.\n"
TOWN = a_library(TEXT, "Olga feeds the cat.\n")


def test_a_payload_opens_its_sentence_wherever_it_stands():
    for sentence in TOWN.sentences:
        assert resolve(payload(sentence), TOWN) is sentence


def test_the_same_words_at_two_places_are_two_links():
    assert len({payload(sentence) for sentence in TOWN.sentences}) == len(TOWN.sentences)


def test_a_payload_is_what_telegram_takes_after_start():
    for sentence in TOWN.sentences:
        assert re.fullmatch(r"[A-Za-z0-9_-]{38}", payload(sentence))
    link = deep_link("footnote_bot", TOWN.sentences[0])
    assert link == f"https://t.me/footnote_bot?start={payload(TOWN.sentences[0])}"


def test_a_citation_opens_the_sentence_that_answers():
    document = a_document(TEXT)
    citation = a_citation(document, "Ada rebuilt it.")
    citation = replace(citation, span=replace(citation.span, start=citation.span.start - 2))
    assert payload(citation) == payload(citation.sentence)


def test_a_link_outlives_a_rebuilt_library_with_other_documents():
    old = payload(TOWN.sentences[1])
    rebuilt = a_library(TEXT, "Olga feeds the cat.\n", "A third document.\n")
    assert resolve(old, rebuilt) == TOWN.sentences[1]


def test_a_link_outlives_other_rules_for_where_a_sentence_ends():
    whole = TOWN.sentences[1]
    half = replace(whole, span=replace(whole.span, end=whole.span.end - 4))
    assert resolve(payload(half), TOWN) is whole


@pytest.mark.parametrize(
    "changed",
    [TEXT.replace("Ada", "Eva"), "New. " + TEXT, "The mill burnt.\n"],
    ids=["other words", "moved", "gone"],
)
def test_a_text_that_has_changed_is_not_opened(changed):
    ada = TOWN.sentences[1]
    assert ada.text.endswith("Ada rebuilt it.")
    assert resolve(payload(ada), a_library(changed, "Olga feeds the cat.\n")) is None


def test_what_is_in_no_document_of_this_library_is_not_opened():
    assert resolve(payload(a_library("Secret.\n").sentences[0]), a_library("Open.\n")) is None
    assert resolve(payload(TOWN.sentences[0]), a_library()) is None


def test_a_document_under_another_path_is_another_document():
    one = replace(TOWN.sentences[0].document, path="else.txt")
    moved = replace(TOWN.sentences[0], document=one)
    assert resolve(payload(moved), TOWN) is None


@settings(max_examples=300)
@given(st.text(max_size=70) | st.text("AB_-9", min_size=38, max_size=38))
def test_a_strangers_payload_opens_nothing(text):
    assert resolve(text, TOWN) is None


@given(st.integers(0, 37), st.sampled_from("AZaz09_-"))
def test_a_payload_with_a_letter_changed_opens_nothing_else(place, letter):
    good = payload(TOWN.sentences[0])
    bad = good[:place] + letter + good[place + 1 :]
    assert resolve(bad, TOWN) in {None, TOWN.sentences[0]}


PAGE = "https://a.org/b"


@pytest.mark.parametrize(
    ("url", "quote", "link"),
    [
        (PAGE, "It rained.", f"{PAGE}#:~:text=It%20rained."),
        (PAGE, "a-b, c & d", f"{PAGE}#:~:text=a%2Db%2C%20c%20%26%20d"),
        (PAGE, "Two\n  lines", f"{PAGE}#:~:text=Two%20lines"),
        (f"{PAGE}#part", "So.", f"{PAGE}#part:~:text=So."),
        (f"{PAGE}#:~:text=old", "So.", f"{PAGE}#:~:text=So."),
        (f"{PAGE}?x=1&y=2", "So.", f"{PAGE}?x=1&y=2#:~:text=So."),
        (PAGE, "Ёж", f"{PAGE}#:~:text=%D0%81%D0%B6"),
        (PAGE, "a \ud83d b", f"{PAGE}#:~:text=a%20%3F%20b"),
        (PAGE, "**Bold** and [a link](https://c.org) of `code` in snake_case", None),
        (PAGE, " \n", PAGE),
    ],
)
def test_a_text_fragment_is_percent_encoded_as_the_specification_says(url, quote, link):
    plain = f"{PAGE}#:~:text=Bold%20and%20a%20link%20of%20code%20in%20snake_case"
    assert text_fragment(url, quote) == (link or plain)


def test_of_a_long_quotation_the_first_and_the_last_words_are_given():
    quote = "One two three four five, " + "and so on " * 20 + "to six seven eight nine ten."
    link = text_fragment(PAGE, quote)
    assert unquote(link.partition("text=")[2]) == (
        "One two three four five,,six seven eight nine ten."
    )
    assert link.count(",") == 1


def test_where_no_spaces_part_words_clauses_do():
    quote = "第一句话说的是灯塔，" + "中间还有很多很多别的话，" * 20 + "最后一句话说的是海。"
    assert unquote(text_fragment(PAGE, quote).partition("text=")[2]) == (
        "第一句话说的是灯塔，,最后一句话说的是海。"
    )


@settings(max_examples=200)
@given(st.text(st.characters(), max_size=400), st.integers(1, 40))
def test_a_fragment_is_a_bounded_address_whatever_is_quoted(quote, times):
    link = text_fragment(PAGE, quote * times)
    assert re.fullmatch(r"https://a\.org/b(#:~:text=[A-Za-z0-9_.~%]+(,[A-Za-z0-9_.~%]+)?)?", link)
    assert len(link) < 2 * 100 * 12 + 40


def test_documents_of_one_path_are_told_apart_by_their_words():
    one, other = (a_document(words, path="same.txt") for words in ("It rained.", "It snowed."))
    library = ingest((one, other), LIKENESS, Grouping(), Bm25())
    for sentence in library.sentences:
        assert resolve(payload(sentence), library) is sentence
