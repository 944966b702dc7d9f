"""What a reader sees around a sentence."""

import pytest

from bot.index.library import number_of
from bot.replies.telegram.message import utf16_length
from bot.replies.telegram.pages import page_of
from tests.small_libraries import a_library

ALPHABET = a_library(
    "Ash is a tree. Beech is one. Cedar is one. Dogwood is one.\n\nElm is one. Fir is one.\n",
    "Gold is a metal. Iron is one. Lead is one.\n",
)


def words(sentences) -> str:
    return " ".join(sentence.text.split()[0] for sentence in sentences)


def opened(word: str):
    sentence = next(one for one in ALPHABET.sentences if one.text.startswith(word))
    return page_of(ALPHABET, sentence)


def test_a_page_is_a_sentence_and_two_on_both_sides_of_it_across_paragraphs():
    page = opened("Dogwood")
    assert words(page.sentences) == "Beech Cedar Dogwood Elm Fir"
    assert page.opened.text.startswith("Dogwood")


def test_a_page_ends_where_its_document_does():
    page = opened("Gold")
    assert words(page.sentences) == "Gold Iron Lead"
    assert (page.previous, page.following) == (None, None)
    assert words(opened("Fir").sentences) == "Dogwood Elm Fir"


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("length", [3, 300, 1200])
def test_turning_pages_leaves_nothing_out_and_comes_to_an_end(length, seed):
    sizes = [(seed + 7 * n * n) % length + 1 for n in range(30)]
    library = a_library("".join(f"Tree {n} is {'tall ' * s}.\n\n" for n, s in enumerate(sizes)))
    page, turned = page_of(library, library.sentences[0]), 0
    for name, last in (("following", library.sentences[-1]), ("previous", library.sentences[0])):
        seen = {*page.sentences}
        while beside := getattr(page, name):
            before, page, turned = page, page_of(library, beside), turned + 1
            assert {*page.sentences} - {*before.sentences}  # something new each time
            seen |= {*page.sentences}
        assert seen == {*library.sentences}
        assert last in page.sentences
    assert turned < len(library.sentences)


def test_pages_of_short_sentences_do_not_overlap():
    library = a_library("".join(f"Tree {n} is tall.\n\n" for n in range(15)))
    page = page_of(library, library.sentences[2])
    following = page_of(library, page.following)
    assert (page.sentences, following.sentences) == (
        library.sentences[:5],
        library.sentences[5:10],
    )
    assert page_of(library, following.previous) == page


def test_long_sentences_and_wide_letters_leave_room_for_fewer_others():
    for letter in ("x" * 1000, "😀" * 500):
        library = a_library("".join(f"Tree {n} is {letter}.\n\n" for n in range(9)))
        page = page_of(library, library.sentences[4])
        assert sum(utf16_length(one.text) for one in page.sentences) <= 2_400
        assert page.opened in page.sentences


def test_a_place_in_a_document_has_the_sentence_that_ends_behind_it():
    gold = ALPHABET.documents[1]
    for sentence in ALPHABET.sentences:
        for offset in (sentence.span.start, sentence.span.end - 1):
            number = number_of(ALPHABET, sentence.document, offset)
            assert ALPHABET.sentences[number] is sentence
    assert number_of(ALPHABET, gold, len(gold.text)) == len(ALPHABET.sentences)
