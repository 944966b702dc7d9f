"""The words that matched, and the phrase that is surely the answer."""

import pytest

from bot.answers.highlights import highlighter
from tests.small_libraries import a_library, a_query, candidates_of


def highlights(question: str, text: str) -> tuple[list[str], str]:
    """Return the matched words and the phrase of the last sentence of a document."""
    library = a_library(text)
    highlight = highlighter(a_query(library, question), candidates_of(library).context)
    found = highlight(len(library.sentences) - 1)
    words = library.documents[0].text
    answer = found.answer_span.of(words) if found.answer_span else ""
    return [span.of(words) for span in found.matched], answer


@pytest.mark.parametrize(
    ("question", "matched", "phrase"),
    [
        ("Who burnt the mills?", ["burnt", "mill"], "Ada Byron"),
        ("When was the mill burnt?", ["mill", "burnt"], "3 May 1843"),
        ("Where was the mill burnt?", ["mill", "burnt"], "Lima"),
        ("Tell of the mill", ["mill"], ""),
        ("How many mills are there?", ["mill"], ""),
    ],
)
def test_matches_and_the_phrase_of_the_wanted_kind_are_marked(question, matched, phrase):
    found = highlights(
        question, "It is old. The mill was burnt in Lima by Ada Byron on 3 May 1843.\n"
    )
    assert (sorted(found[0]), found[1]) == (sorted(matched), phrase)


def test_of_two_names_the_one_that_did_it_is_the_phrase():
    text = "The mill was old. Ada Byron sold the mill, but Olga Lind burnt the weir.\n"
    assert highlights("Who sold the mill?", text)[1] == "Ada Byron"
    assert highlights("Who burnt the weir?", text)[1] == "Olga Lind"


def test_a_phrase_that_the_question_says_itself_is_no_answer():
    assert highlights("Who met Olga?", "It is said that the cat met Olga.\n")[1] == ""


def test_without_a_matched_word_no_phrase_is_sure():
    assert highlights("Who wrote the opera?", "It is said that Ada met Olga.\n") == ([], "")


def test_a_word_like_one_that_the_library_lacks_matches_and_else_only_the_word_itself():
    assert highlights("Which automobile?", "There is a car on the road.\n")[0] == ["car"]
    text = "An automobile was there. There is a car on the road.\n"
    assert highlights("Which automobile?", text)[0] == []


def test_an_acronym_that_reads_like_a_stop_word_matches_and_the_stop_word_does_not():
    assert highlights("Where is the US?", "The US gave us a ship.\n")[0] == ["US"]
