"""How alike sentences and questions are as a whole."""

import numpy as np

from tests.small_libraries import a_library, evidence_for


def features_of(library, question: str):
    """Return the features of all sentences, in the order of the library."""
    return [
        one.features for one in sorted(evidence_for(library, question), key=lambda e: e.number)
    ]


def test_the_cosine_is_highest_where_the_sentence_is_about_the_same():
    library = a_library("An automobile drove off. The soup is salty.\n")
    cosines = [one.cosine for one in features_of(library, "Which car drove?")]
    assert cosines[0] > cosines[1]
    assert np.all(np.abs(cosines) <= 1 + 1e-6)


def test_what_a_sentence_is_about_is_what_it_and_its_neighbours_are_about():
    library = a_library("It is so. An automobile drove off.\n\nHere and there.\n", "It was.\n")
    found = features_of(library, "Which car?")
    assert found[0].cosine == found[2].cosine == 0
    assert np.allclose([one.cosine_near for one in found], [found[1].cosine] * 3 + [0])
    assert found[0].cosine_near > 0


def test_a_question_of_words_that_nobody_knows_is_like_nothing():
    library = a_library("The old mill turns a mill wheel. Nobody came.\n")
    assert [one.cosine for one in features_of(library, "zorbwick")] == [0, 0]
