"""A library is a function of its documents, whatever their order and number."""

import pytest

from bot.documents.passages import Grouping
from bot.index import library as library_module
from bot.index.bm25 import Bm25
from bot.index.indexing import analyze_document
from bot.index.library import collect, paragraph_of
from bot.libraries.bundled import load_word_vectors
from tests.conftest import a_document

RIVER = a_document(
    "# The river\n\nIt is long. It freezes.\n\n## Mills\n\nTwo are left. One grinds. It pays.\n",
    "river.md",
)
TOWN = a_document("The town has a mill. Nobody asked why.\n\nThe ferry is old.\n", "town.txt")
FLEUVE = a_document("Le moulin est dans la ville. Il est vieux et il tourne.\n", "fleuve.txt")


def a_library(*documents, words=90):
    return collect(documents, load_word_vectors(), Grouping(words=words), Bm25())


def texts(sentences):
    return [sentence.text for sentence in sentences]


def test_documents_stand_in_the_order_of_their_paths():
    library = a_library(TOWN, FLEUVE, RIVER)
    assert [document.path for document in library.documents] == [
        "fleuve.txt",
        "river.md",
        "town.txt",
    ]


def test_two_documents_of_one_path_do_not_stand_in_the_order_they_came_in():
    one, other = a_document("A mill turns.\n"), a_document("No mill turns.\n")
    assert a_library(one, other).sentences == a_library(other, one).sentences


def test_sentences_and_terms_go_side_by_side():
    library = a_library(TOWN)
    assert texts(library.sentences)[0] == "The town has a mill."
    first = library.forward.of(0).tolist()
    assert [library.lexicon.terms[word] for word in first] == ["town", "mill"]
    assert len(library.forward.starts) == len(library.sentences) + 1


def test_a_passage_is_found_by_its_title_and_its_headings_too():
    library = a_library(RIVER, TOWN)
    found = [
        texts(library.sentences[passage.first : passage.last])
        for passage, score in zip(
            library.passages, library.index.get_scores(["river"]), strict=True
        )
        if score
    ]
    assert found == [["It is long.", "It freezes."], ["Two are left.", "One grinds.", "It pays."]]


def test_a_heading_lends_its_words_to_its_own_passages_alone():
    words = "# Dams\n\nIt is one.\n\n# Mills\n\nIt is two.\n\n# Dams\n\nIt is six.\n"
    library = a_library(a_document(words, "a.md"))
    assert library.index.get_scores(["mill"]).astype(bool).tolist() == [False, True, False]


def test_a_title_lends_its_words_to_its_own_document_alone():
    library = a_library(*(a_document("It is old.\n", f"{name}.txt") for name in ("mill", "weir")))
    assert library.index.get_scores(["mill"]).astype(bool).tolist() == [True, False]


def test_passages_never_hold_sentences_of_two_documents():
    library = a_library(RIVER, TOWN, FLEUVE, words=1000)
    for passage in library.passages:
        inside = library.sentences[passage.first : passage.last]
        assert len({sentence.document.path for sentence in inside}) == 1


def test_passages_of_later_documents_are_numbered_behind_those_of_earlier_ones():
    library = a_library(RIVER, TOWN, FLEUVE, words=10)
    firsts = [passage.first for passage in library.passages]
    assert firsts == sorted(firsts)
    assert library.passages[-1].last == len(library.sentences)
    for passage in library.passages:
        assert passage.first < passage.last


def test_languages_are_listed_by_the_number_of_their_documents():
    assert a_library(FLEUVE, RIVER, TOWN).lexicon.languages == ("en", "fr")


def test_an_unheard_term_weighs_most_and_any_the_more_the_larger_the_library():
    library = a_library(RIVER, TOWN)
    assert library.lexicon.idf("unheard") > library.lexicon.idf("ferri") > 0
    assert a_library(RIVER, TOWN, FLEUVE).lexicon.idf("ferri") > library.lexicon.idf("ferri")


def test_the_paragraph_of_a_sentence_is_what_stands_around_it():
    library = a_library(RIVER, TOWN, FLEUVE)
    for sentence in library.sentences:
        assert paragraph_of(library, sentence) == tuple(
            other
            for other in library.sentences
            if (other.document, other.paragraph) == (sentence.document, sentence.paragraph)
        )


def test_the_paragraph_is_the_document_s_own_though_another_has_its_path():
    one, other = (
        a_document("A mill turns. It grinds.\n"),
        a_document("No mill turns. No wheel does.\n"),
    )
    library = a_library(one, other)
    first = next(sentence for sentence in library.sentences if sentence.document is other)
    assert texts(paragraph_of(library, first)) == ["No mill turns.", "No wheel does."]


@pytest.mark.parametrize(
    "words", ["", "\n\n", "# Only a heading\n"], ids=["empty", "blank", "bare"]
)
def test_a_document_without_a_sentence_leaves_an_empty_library_that_can_be_asked(words):
    library = a_library(a_document(words, "a.md"))
    assert library.sentences == library.passages == ()
    assert library.sources.statistics.mean_length == 0
    assert library.lexicon.idf("mill") > 0


def test_no_documents_make_an_empty_library():
    assert a_library().documents == a_library().lexicon.languages == ()


def test_a_document_that_cannot_be_analyzed_is_a_problem_and_the_others_go_on(monkeypatch):
    def fail_on_mills(document, grouping):
        if "mill" in document.text:
            raise IndexError("string index out of range")
        return analyze_document(document, grouping)

    monkeypatch.setattr(library_module, "analyze_document", fail_on_mills)
    library = a_library(a_document("A mill turns.\n", "a.txt"), a_document("A weir.\n", "b.txt"))
    assert [document.path for document in library.documents] == ["b.txt"]
    (problem,) = library.problems
    assert str(problem).startswith("a.txt: ")
    assert "report" in str(problem)
    assert "IndexError" in str(problem)


def test_a_document_that_is_given_twice_is_there_once():
    library = a_library(TOWN, a_document(TOWN.text, "town.txt"), RIVER)
    assert library.documents == (RIVER, TOWN)


def test_a_document_that_is_read_again_has_the_same_id_and_another_has_its_own():
    assert a_document(TOWN.text, "town.txt").id == TOWN.id
    assert len({TOWN.id, RIVER.id, a_document(TOWN.text, "else.txt").id}) == 3


def test_a_sentence_of_a_document_that_is_gone_has_no_paragraph():
    gone = a_library(FLEUVE).sentences[0]
    assert paragraph_of(a_library(TOWN), gone) == ()
