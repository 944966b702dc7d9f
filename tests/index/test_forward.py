"""Which words stand in which sentence, and which it is only understood to say."""

from tests.small_libraries import a_library, candidates_of


def words_of(library, number):
    """Return the forms of the words of a sentence, as candidates have them."""
    context = candidates_of(library).context
    numbers = context.vocabulary.numbers[context.words.of(context.places[number])]
    return [library.lexicon.forms[word] for word in numbers.tolist()]


def test_the_words_that_a_sentence_writes_are_told_with_their_places_and_no_others():
    library = a_library("It is the European Union. The EU (1993) is here.\n")
    context = candidates_of(library).context
    found = [
        (library.lexicon.forms[context.vocabulary.numbers[word]], begin, end)
        for word, begin, end in context.words.words_in_text(context.places[1])
    ]
    text = library.sentences[1].text
    assert [(form, text[begin:end]) for form, begin, end in found] == [
        ("eu", "EU"),
        ("1993", "1993"),
    ]
    assert {"european", "union"} <= set(words_of(library, 1))
    assert library.forward.opens.tolist() == [False, False]


def test_what_acronyms_stand_for_is_in_no_document_s_own_words():
    library = a_library("The EU met.\n", "It is the European Union.\n")
    own = [library.lexicon.forms[word] for word in library.forward.of(0).tolist()]
    assert own == ["eu", "met"]
    assert words_of(library, 0) == ["eu", "met", "european", "union"]


def test_a_document_that_is_added_changes_the_words_of_no_other():
    alone, together = a_library("The EU met.\n"), a_library("The EU met.\n", "European Union.\n")
    forms = [
        [library.lexicon.forms[word] for word in library.forward.of(0).tolist()]
        for library in (alone, together)
    ]
    assert forms[0] == forms[1]
