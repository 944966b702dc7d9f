"""The words of several segments are looked up as if one lexicon had them."""

from bot.documents.passages import Grouping
from bot.index.bm25 import Bm25
from bot.index.growing_library import Making, begin, change
from bot.index.library import collect
from tests.conftest import a_document
from tests.small_libraries import LIKENESS

MAKING = Making(LIKENESS, Grouping(), Bm25())
FIRST = a_document("The miller grinds. The Kazakh miller grinds corn.\n", "a.md")
SECOND = a_document("The zorbwick of Kazakhstan hums. A miller hums.\n", "b.md")
GERMAN = a_document("Der Hund die Katze. Gift, Gift, Gift und Gift liegen im Hof.\n", "c.md")
ENGLISH = a_document("The gift was given, and the gifts were gifted to them.\n", "d.md")


def grown(first, *more, gone=()):
    """Return the lexicon of a library that began with one document."""
    growing = begin(collect([first], LIKENESS, MAKING.grouping, MAKING.parameters))
    for one in more:
        growing = change(growing, [], [one], MAKING)
    return change(growing, [one.id for one in gone], [], MAKING).library.lexicon


def test_a_word_of_two_segments_is_one_word_that_is_used_by_both():
    lexicon = grown(FIRST, SECOND)
    assert list(lexicon.forms).count("miller") == 1
    assert int(lexicon.usage.counts[lexicon.number_of("miller")]) == 3


def test_words_of_all_segments_are_spelt_alike():
    lexicon = grown(FIRST, SECOND)
    ((words, _),) = lexicon.similar_spelling(["kazakh"], 0.4)
    assert sorted(lexicon.forms[word] for word in words.tolist()) == ["kazakh", "kazakhstan"]


def meaning(lexicon, form):
    """Return the forms that mean nearly the same, with the cosines."""
    ((words, cosines),) = lexicon.similar_meaning([form], 0.5)
    forms = (lexicon.forms[word] for word in words.tolist())
    return sorted(zip(forms, cosines.tolist(), strict=True))


def test_words_of_all_segments_mean_alike_each_once():
    cars = a_document("The car stops. An automobile and a vehicle stop.\n", "c.md")
    again = a_document("The automobile stops beside the truck.\n", "d.md")
    whole = collect([FIRST, cars, again], LIKENESS, MAKING.grouping, MAKING.parameters).lexicon
    found = meaning(grown(FIRST, cars, again), "automobile")
    assert found == meaning(whole, "automobile")
    assert {"automobile", "car", "truck"} <= {form for form, _ in found}
    left = meaning(grown(FIRST, cars, again, gone=[again]), "automobile")
    assert left == [one for one in found if one[0] != "truck"]


def test_a_word_of_a_document_that_is_gone_is_no_word_any_more():
    lexicon = grown(FIRST, SECOND, gone=[SECOND])
    assert not lexicon.has("zorbwick")
    assert not lexicon.is_word("zorbwick")
    assert lexicon.frequency("zorbwick") == 0
    assert "zorbwick" not in lexicon.of_term
    assert lexicon.within_edits("zorbwick", 1).tolist() == []
    assert lexicon.has("miller")


def test_a_word_that_comes_back_is_there_again():
    growing = begin(collect([FIRST, SECOND], LIKENESS, MAKING.grouping, MAKING.parameters))
    growing = change(growing, [SECOND.id], [], MAKING)
    growing = change(growing, [], [SECOND], MAKING)
    assert growing.library.lexicon.has("zorbwick")


def test_which_language_is_the_commonest_is_counted_anew():
    assert grown(FIRST, GERMAN, SECOND).languages == ("en", "de")
    assert grown(FIRST, GERMAN, gone=[FIRST]).languages == ("de",)
