"""English texts that are taken for texts in other languages."""

from bot.documents.document import Block, Kind, Reading, assemble
from bot.ranking.models import model_for
from bot.text.analysis import analyze
from bot.text.spans import Span
from tests.fitting.shapes import joined
from tests.fitting.squad import Article, apart
from tests.fitting.tongues import CUT, PLAIN, STEMMED, TONGUES, told_in

OTHER = model_for("de")

TEXT = "The otters were swimming in the river."
PARAGRAPH = assemble("0.txt", Reading(TEXT, (Block(Span(0, len(TEXT)), Kind.PARAGRAPH),), "Elm"))
ELM = Article("invented", 0, (PARAGRAPH,), ())


def test_an_article_is_told_once_in_each_kind_of_language():
    told = [one.paragraphs[0].language for (one,) in told_in([ELM], plain=True)]
    assert told == list(TONGUES)
    assert list(told_in([ELM], plain=False)) == [[ELM]]


def test_each_kind_of_language_has_its_own_terms_and_no_weights_of_english():
    list(told_in([ELM], plain=True))
    assert analyze(TEXT, STEMMED) == ("otter", "swim", "river")
    assert analyze(TEXT, CUT) == ("otter", "swimm", "river")
    assert "the" in analyze(TEXT, PLAIN)
    assert "swimming" in analyze(TEXT, PLAIN)
    assert all(model_for(tongue) is OTHER for tongue in TONGUES)


def test_paragraphs_that_are_joined_stay_in_their_language():
    for (article,) in told_in([ELM], plain=True):
        (document,) = joined(article.paragraphs * 2, (), apart=False).documents
        assert document.language == article.paragraphs[0].language


def test_articles_of_two_sets_stand_beside_each_other():
    other = apart(Article("other", 0, (PARAGRAPH,), ()))
    assert {one.path for one in (*apart(ELM).paragraphs, *other.paragraphs)} == {
        "invented/0.txt",
        "other/0.txt",
    }
