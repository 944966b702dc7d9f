"""A library that is opened from a file is the one that was kept, and answers as it does."""

import numpy as np
import pytest

from bot.index import library as library_module
from bot.index.library import number_of, paragraph_of
from bot.index.snapshot import open_library, pack_library
from bot.libraries.bundled import bundled_corpus
from bot.libraries.files import read_corpus
from bot.replies import record
from tests.small_libraries import LIKENESS, a_library, said_to

MANY = [
    f"# Bridge {number}\n\nThe Elm Bridge {number} was built in {1800 + number} by Ada Stone. It "
    f"crosses the river Elm.\n\n- It is {number} m long.\n- The EU paid for it.\n\n## Who pays?"
    "\n\n"
    f"The European Union (EU) pays {number} euros.\n\n| Year | Cost |\n|---|---|\n| 1931 | 5 |\n"
    for number in range(60)
]
TONGUES = (
    "Der Fluss friert im Winter zu.",
    "Ο ποταμός παγώνει τον χειμώνα.",
    "النهر يتجمد في الشتاء.",
    "הנהר קופא בחורף.",
    "河は冬に凍る。",
    "แม่น้ำเป็นน้ำแข็งในฤดูหนาว",
    "Řeka v zimě zamrzá.",
)
QUESTIONS = (
    "Who built the Elm Bridge 7?",
    "When was bridge 31 built?",
    "How long is bridge 12?",
    "Who payed for the brigde?",
    "What does the EU pay?",
    "Wann friert der Fluss zu?",
    "河はいつ凍るか",
    "zzz?",
    "",
)


def reopened(library):
    """Return a library as it comes back from a file."""
    raw = np.frombuffer(b"".join(pack_library(library, b"k", {"note": "x"})), np.uint8)
    found, notes = open_library(raw, b"k", LIKENESS)
    assert dict(notes) == {"note": "x"}
    return found


@pytest.fixture(scope="module", params=["small", "large", "of an article", "of many tongues"])
def pair(request):
    """Return a library and what comes back of it."""
    if request.param == "of an article":
        documents = read_corpus([bundled_corpus()]).documents
        built = a_library(*(one.text for one in documents), ending="md")
    elif request.param == "of many tongues":
        built = a_library(*TONGUES)
    else:
        built = a_library(*MANY[: 3 if request.param == "small" else 60], ending="md")
    return built, reopened(built)


def test_documents_sentences_and_passages_are_the_same(pair):
    built, found = pair
    assert list(found.documents) == list(built.documents)
    assert list(found.sentences) == list(built.sentences)
    assert list(found.passages) == list(built.passages)
    assert dict(found.ranges) == dict(built.ranges)
    assert len(found.ranges) == len(found.documents)


def test_every_answer_is_the_same_to_the_last_digit(pair):
    built, found = pair
    for text in QUESTIONS:
        answers = [said_to(one, text) for one in (built, found)]
        said = [record.render(one, explain=True) for one in answers]
        assert said[0] == said[1]


def test_the_words_of_the_library_are_the_same(pair):
    built, found = (one.lexicon for one in pair)
    assert list(found.forms) == list(built.forms)
    assert dict(found.numbers) == dict(built.numbers)
    assert {key: list(value) for key, value in found.of_term.items()} == dict(built.of_term)
    assert [found.idf(term) for term in found.terms] == [built.idf(term) for term in built.terms]
    assert found.name_table.names == built.name_table.names


def test_a_document_stays_the_same_object(pair):
    _, found = pair
    assert found.documents[0] is found.documents[0] is found.sentences[0].document


def test_what_stands_around_a_sentence_is_found(pair):
    built, found = pair
    last = len(built.sentences) - 1
    assert paragraph_of(found, found.sentences[last]) == paragraph_of(built, built.sentences[last])
    assert number_of(found, found.documents[0], 5) == number_of(built, built.documents[0], 5)
    assert found.beside(0, 1) == built.beside(0, 1)


def test_what_could_not_be_analyzed_is_told_again(monkeypatch):
    analyze = library_module.analyze_document

    def failing(document, grouping):
        if "bad" in document.text:
            raise IndexError
        return analyze(document, grouping)

    monkeypatch.setattr(library_module, "analyze_document", failing)
    built = a_library("All is good here.", "This is bad.")
    assert list(map(str, reopened(built).problems)) == list(map(str, built.problems))
    assert len(built.problems) == 1
