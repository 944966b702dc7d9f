"""What ranking needs of the sentences that may answer."""

import pytest

from bot.index.bm25 import Hit
from tests.small_libraries import a_library, candidates_of

MILLS = a_library(
    "# Mills\n\n## Old ones\n\nTwo mills stand. Is it so?\n\nHe left.\n",
    "Dams leak.\n",
    ending="md",
)


def test_what_stands_above_a_sentence_is_noted_once_for_all_below():
    above = candidates_of(MILLS, [0, 1, 3]).headings
    assert [above.texts[place] for place in above.which] == [("old", "one"), ("old", "one"), ()]
    titles = candidates_of(MILLS, [0, 1]).titles
    assert (titles.texts, titles.which.tolist()) == ((("mill",),), [0, 0])


def test_candidates_have_the_words_of_their_sentences_and_padding_after_each():
    some = candidates_of(MILLS, [0, 1, 3])
    numbers = some.vocabulary.numbers
    forms = [
        MILLS.lexicon.forms[numbers[word]] if word >= 0 else ""
        for word in some.words.words.tolist()
    ]
    assert forms == ["two", "mills", "stand", "old", "ones", "", "", "dams", "leak", ""]
    assert some.words.starts.tolist() == [0, 6, 7]
    assert some.words.within.tolist() == [0, 1, 2, 3, 4, 5, 0, 0, 1, 2]
    assert some.words.lengths.tolist() == [5, 0, 2]
    assert some.opens.tolist() == [True, False, True]


def test_a_small_library_has_all_its_sentences_as_candidates_and_a_large_one_what_is_found():
    assert MILLS.fetch(()).numbers.tolist() == [0, 1, 2, 3]
    large = a_library(*(f"The crate {n} is full.\n" for n in range(301)))
    assert large.small is None
    assert large.fetch([Hit(7, 1.0, 0.5), Hit(3, 0.5, 0.25)]).numbers.tolist() == [0, 1, 2, 3, 7]


def test_a_candidate_has_the_score_of_its_best_passage_and_nothing_where_none_was_found():
    many = a_library(*(f"The crate {n} is full. It is red.\n" for n in range(200)))
    found = many.fetch([Hit(4, 2.0, 0.8), Hit(9, 1.0, 0.4)])
    assert found.numbers.tolist() == [0, 8, 9, 18, 19]
    assert found.passage_scores.tolist() == [0, 2, 2, 1, 1]
    assert found.passage_shares.tolist() == [0, 0.8, 0.8, 0.4, 0.4]


@pytest.mark.parametrize("numbers", [[2], [0, 2], [2, 3], [1, 2, 4], [0, 1, 2, 3, 4]])
def test_a_candidate_knows_two_sentences_before_it_and_one_behind_it(numbers):
    library = a_library("One. Two is. Three is. Four is. Five is.", "Six is. Seven is.")
    context = candidates_of(library, numbers).context
    for number in numbers:
        assert context.sentence(number) is library.sentences[number]
        for step in (-2, -1, 1):
            assert context.beside(number, step) == library.beside(number, step)


def test_nothing_is_beside_a_candidate_across_the_end_of_its_document():
    library = a_library("One is. Two is.", "Three is. Four is.")
    context = candidates_of(library, [1, 2]).context
    assert context.beside(1, 1) is context.beside(2, -1) is None


def test_what_a_neighbour_writes_can_be_marked_though_it_is_no_candidate():
    library = a_library("The mill is old. It was red. It fell. Nobody saw the weir.")
    context = candidates_of(library, [2]).context
    place = context.places[3]
    words = [
        (library.lexicon.forms[context.vocabulary.numbers[word]], begin, end)
        for word, begin, end in context.words.words_in_text(place)
    ]
    assert words == [("nobody", 0, 6), ("saw", 7, 10), ("weir", 15, 19)]
