"""A quotation is a slice of its document, with what stands beside it."""

import pytest

from bot.answers.citations import cite
from bot.answers.highlights import highlighter
from bot.answers.quotations import Quotation, quote_alone
from bot.text.spans import enclose
from tests.small_libraries import a_library, a_query, evidence_for

LIBRARY = a_library("The mill is old.  It burnt.\nAda Holm saw it. Bob slept.\n", "It rained.\n")
QUESTION = "Who saw the old mill?"


def cited(first: int, last: int, best: int):
    """Return the citation of some sentences, quoted for one of them."""
    evidence = {one.number: one for one in evidence_for(LIBRARY, QUESTION)}
    span = enclose(one.span for one in LIBRARY.sentences[first:last])
    quotation = Quotation(evidence[best], first, last, span)
    highlight = highlighter(a_query(LIBRARY, QUESTION), quotation.best.context)
    return cite([quotation], highlight)[0]


def beside(citation) -> tuple[str, str]:
    return tuple(one.text if one else "" for one in (citation.before, citation.after))


def test_a_quotation_of_several_sentences_holds_what_lies_between_them_too():
    one = cited(0, 3, 2)
    assert one.quote == "The mill is old.  It burnt.\nAda Holm saw it."
    assert one.span.of(LIBRARY.documents[0].text) == one.quote
    assert one.sentence.text == "Ada Holm saw it."


def test_words_are_marked_in_all_its_sentences_and_the_phrase_in_the_one_that_answers():
    text = LIBRARY.documents[0].text
    one = cited(0, 3, 2)
    assert [span.of(text) for span in one.highlights.matched] == ["mill", "old", "saw"]
    assert one.highlights.answer_span.of(text) == "Ada Holm"
    assert cited(0, 3, 0).highlights.answer_span is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (0, 1, ("", "It burnt.")),
        (1, 3, ("The mill is old.", "Bob slept.")),
        (3, 4, ("Ada Holm saw it.", "")),
        (4, 5, ("", "")),
    ],
)
def test_beside_a_quotation_stand_its_neighbours_in_the_document(first, last, expected):
    assert beside(cited(first, last, first)) == expected


def test_citations_are_numbered_from_one_and_keep_score_and_features():
    evidence = evidence_for(LIBRARY, QUESTION)
    highlight = highlighter(a_query(LIBRARY, QUESTION), evidence[0].context)
    cites = cite([quote_alone(one) for one in evidence], highlight)
    assert [one.number for one in cites] == [1, 2, 3, 4, 5]
    for one, citation in zip(evidence, cites, strict=True):
        assert citation.quote == one.sentence.text
        assert (citation.score, citation.features) == (one.score, one.features)
