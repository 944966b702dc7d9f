"""Three ways for a word of the library to say a term of the question."""

import numpy as np
import pytest

from tests.small_libraries import a_library, a_query, nearest, said_to

LANDS = a_library("Kazakhstan sells oil. A car stopped. The town of Xian has a wall.\n")


def strength(kind: str, question: str, word: str) -> float:
    """Return how well a word says the first term of a question."""
    matches = a_query(LANDS, question).expansion.matches
    number = LANDS.lexicon.numbers[word]
    found = dict(zip(matches.words.tolist(), getattr(matches, kind)[0].tolist(), strict=True))
    return found.get(number, 0.0)


def test_the_term_itself_is_said_whatever_its_form():
    assert strength("same", "Walls?", "wall") == 1
    assert strength("same", "Walls?", "town") == 0


def test_a_word_spelt_alike_says_some_of_it():
    assert 0 < strength("letters", "Kazakh?", "kazakhstan") < 1
    assert strength("letters", "Kazakh?", "oil") == 0
    assert nearest(said_to(LANDS, "What does Kazakh trade do?"))[0] == "Kazakhstan sells oil."


def test_a_word_that_means_nearly_the_same_says_some_of_it():
    assert 0 < strength("meaning", "Automobile?", "car") < 1
    assert strength("meaning", "Automobile?", "wall") == 0
    assert nearest(said_to(LANDS, "Which automobile?"))[0] == "A car stopped."


def test_a_rare_term_weighs_more_than_a_common_one_and_borrowed_ones_less():
    library = a_library("A mill turns. A mill stops. A weir leaks.\n")
    mill, weir = a_query(library, "mill, weir").expansion.matches.weights.tolist()
    assert 0 < mill < weir
    query = a_query(library, "Is it the weir?", "Which mill stops?")
    assert (query.terms[1].word, query.terms[1].is_borrowed) == ("mill", True)
    assert query.expansion.matches.weights[1] == pytest.approx(0.7 * mill)
    within = query.expansion.within
    assert within.matches.weights[1] == pytest.approx(0.7 * 0.3 * mill)
    assert within.ngrams.weights.sum() < query.expansion.ngrams.weights.sum()
    assert a_query(library, "mill, weir").expansion.within is None


def test_a_word_of_asking_keeps_little_of_its_weight_and_a_tenth_at_least():
    library = a_library("A kind of mill. Other words here.\n")
    weights = a_query(library, "What kind of mill?").expansion.matches.weights
    idf = library.lexicon.idf("kind", "kind")
    assert 0.1 * idf <= weights[0] < 0.25 * idf


def test_a_word_that_everybody_writes_weighs_less_than_a_rare_one_though_few_notes_have_either():
    library = a_library("The mill turns.\n")
    find, weir = a_query(library, "find a weir").expansion.matches.weights.tolist()
    assert 0 < find < 0.8 * weir


def test_the_contrary_of_a_term_does_not_say_it():
    library = a_library("The minimum is 3. The maximum is 9. The lid is hot.\n")
    matches = a_query(library, "The maximum?").expansion.matches
    place = matches.words.tolist().index(library.lexicon.numbers["minimum"])
    assert matches.opposes[0, place] == 1
    assert not matches.strengths[:, 0, place].any()


def test_only_words_that_match_a_term_are_kept():
    matches = a_query(LANDS, "Walls of Kazakh towns?").expansion.matches
    forms = {LANDS.lexicon.forms[word] for word in matches.words.tolist()}
    assert {"wall", "kazakhstan", "town"} <= forms
    assert "oil" not in forms
    assert (matches.strengths[:, :, :-1].any(axis=0) | (matches.opposes[:, :-1] > 0)).any(0).all()
    assert not matches.strengths[:, :, -1].any()


def test_the_terms_that_are_searched_for_are_the_known_ones_and_those_much_like_them():
    terms = a_query(LANDS, "Which automobile in the town?").expansion.search_terms
    assert terms["town"] > terms["car"] > 0
    assert "automobil" not in terms


def test_a_lexicon_without_words_has_none_that_matches():
    matches = a_query(a_library(), "mill").expansion.matches
    assert matches.words.tolist() == []
    assert matches.same.shape == (1, 0)


def said_with_the_term(library, question: str) -> set[str]:
    """Return the words of a library that say the first term of a question itself."""
    matches = a_query(library, question).expansion.matches
    said = matches.words[np.flatnonzero(matches.same[0])].tolist()
    return {library.lexicon.forms[word] for word in said}


def test_words_of_one_stem_that_mean_different_things_are_not_the_same():
    library = a_library("The animation club meets in May. An animal was seen. Animals ran away.")
    assert said_with_the_term(library, "Where are the animals?") == {"animal", "animals"}
    assert said_with_the_term(library, "Where is the animation?") == {"animation"}


def test_an_irregular_form_says_the_same():
    library = a_library("Two men came from Riga. A woman taught them. The mice ran away.")
    assert said_with_the_term(library, "Who comes?") == {"came"}
    assert said_with_the_term(library, "Where is the man?") == {"men"}
    assert said_with_the_term(library, "Who teaches?") == {"taught"}
