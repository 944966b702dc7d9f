"""What speaks for a sentence, part by part."""

import math

import pytest

from bot.ranking.features import PART_NAMES, Parts
from tests.saying import some_parts
from tests.small_libraries import a_library, gathered


def parts_of(library, question: str) -> dict[str, Parts]:
    """Return the parts of every sentence, by the first word of each."""
    return {one.sentence.text.split()[0]: one.parts for one in gathered(library, question)}


def only(question: str, *texts: str, ending: str = "txt") -> dict[str, Parts]:
    return parts_of(a_library(*texts, ending=ending), question)


def test_a_sentence_covers_the_terms_it_says():
    found = only("Who burnt the mill?", "Ada burnt the mill. Bob slept.\n")
    assert (found["Ada"].coverage, found["Bob"].coverage) == (pytest.approx(1), 0)
    assert (found["Ada"].standing, found["Bob"].standing) == (1, 0)
    assert found["Ada"].alone == pytest.approx(1)  # nobody else of the paragraph says it


def test_like_letters_and_like_meanings_are_parts_of_their_own():
    found = only("Which Kazakh automobile?", "Kazakhstan is large. Cars stopped. Bob slept.\n")
    assert found["Kazakhstan"].letters > 0 == found["Cars"].letters
    assert found["Cars"].meaning > 0 == found["Bob"].coverage


def test_likeness_to_a_name_is_no_meaning_but_kin_where_the_library_lacks_it():
    found = only("Does it sell in Norway?", "We saw the sea once. Sweden was far.\n")["Sweden"]
    assert found.kin > 0 == found.rival == found.meaning


def test_likeness_to_a_name_that_the_library_has_is_that_of_a_rival():
    found = only("Does it sell in Norway?", "We saw Norway once. Sweden was far.\n")
    assert found["Sweden"].rival > 0 == found["Sweden"].kin == found["Sweden"].meaning
    assert found["We"].rival == 0


def test_the_gist_behind_is_counted_from_the_best():
    found = only("Which automobile?", "Cars stopped. Soup is salty.\n")
    assert found["Cars"].behind == 0 > found["Soup"].behind
    assert found["Soup"].behind == pytest.approx(found["Soup"].gist - found["Cars"].gist)


def test_what_stands_around_is_counted_once_before_after_or_in_the_paragraph():
    found = only("mill", "Ada left. The mill burnt. Bob slept. Olga woke.\n\nIvan dug.\n")
    assert found["Bob"].before == found["Ada"].after == found["Olga"].paragraph == 1
    assert found["The"].before == found["The"].after == found["The"].paragraph == 0
    assert sum([found["Ivan"].before, found["Ivan"].after, found["Ivan"].paragraph]) == 0


def test_a_heading_speaks_for_the_sentences_under_it_and_a_title_for_all():
    words = "# Rivers\n\n## Mills\n\nTwo of them are left.\n\n## Dams\n\nOne of the two leaks.\n"
    found = only("mill river", words, ending="md")
    assert found["Two"].before > 0 == found["One"].before
    assert found["Two"].title > 0 < found["One"].title


def test_terms_in_the_order_of_the_question_count_and_others_do_not():
    found = only("old mill", "An old mill burnt.\n", "Mills grow old.\n", "Old dams or a mill.\n")
    assert [found[first].order for first in ("An", "Mills", "Old")] == [1, 0, 1]
    assert only("mill", "The mill burnt.\n")["The"].order == 0


@pytest.mark.parametrize(
    ("question", "part", "right", "wrong"),
    [
        ("Who burnt the mill?", "who", "A man called Ada burnt the mill.", "Rain hit the mill."),
        ("When did the mill burn?", "when", "In 1843 it burnt.", "Then it burnt."),
        ("Where is the mill?", "where", "It stands in Lima.", "Nobody knows."),
        ("How many mills turn?", "how_many", "There are seven mills.", "All mills turn."),
        ("Why did it burn?", "why", "It burnt because of straw.", "The barn burnt."),
    ],
)
def test_a_phrase_of_the_wanted_kind_is_a_part(question, part, right, wrong):
    found = only(question, f"{right}\n\n{wrong}\n")
    first, second = right.split()[0], wrong.split()[0]
    assert (getattr(found[first], part), getattr(found[second], part)) == (1, 0)
    kinds = {"who", "when", "where", "how_many", "why"} - {part}
    assert all(getattr(found[first], other) == 0 for other in kinds)


def test_a_question_for_anything_wants_no_phrase():
    found = only("Tell of mills", "Ada saw seven mills in Lima in 1843 because of rain.\n")["Ada"]
    assert found.who == found.when == found.where == found.how_many == found.why == 0


def test_how_a_sentence_is_built_is_told():
    found = only(
        "Who is Ada?", "Ada, a miller, came home late. She slept. Who knows? “Was Bob there?”\n"
    )
    assert (found["Ada,"].opening, found["She"].opening) == (1, 0)
    assert (found["Ada,"].defines, found["She"].defines) == (1, 0)
    assert (found["Ada,"].early, found["She"].early) == (1, 0)
    assert (found["Ada,"].leans, found["She"].leans) == (0, 1)
    assert (found["Ada,"].scrap, found["She"].scrap) == (0, 1)
    assert (found["Ada,"].asks, found["Who"].asks, found["“Was"].asks) == (0, 1, 1)
    assert found["Ada,"].length > 0 > found["She"].length


def test_nothing_defines_where_no_definition_is_asked_for():
    assert only("Where did Ada sleep?", "Ada, a miller, slept.\n")["Ada,"].defines == 0


def test_the_best_of_its_paragraph_leads_it():
    found = only("old mill", "The old mill burnt. A mill stood. Bob slept.\n")
    assert found["The"].lead > 0 > found["A"].lead
    assert [found[name].first for name in ("The", "A", "Bob")] == [1, 1 / 2, pytest.approx(1 / 3)]


def test_a_passage_that_says_nothing_has_no_depth():
    found = only(
        "mill",
        "# Mills\n\nTwo of them are left.\n",
        "# Dams\n\nOne of the two leaks.\n",
        ending="md",
    )
    assert (found["Two"].passage, found["One"].passage) == (1, 0)
    assert 0 < found["Two"].depth < 1
    assert found["One"].depth == 0
    assert only("zorbwick", "One leaks.\n")["One"].depth == 0


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Mills burn as it is.", 1), ("The mill is here.", 0), ("Ada has a mill.", 0)],
)
def test_a_sentence_opens_with_a_term_if_that_is_its_very_first_word(text, opens):
    (found,) = only("Which mill?", f"{text}\n").values()
    assert found.opening == opens


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("A quorum is twelve members.", True),
        ("The quorum (half of us) was small.", True),
        ("A quorum, the least number, came.", True),
        ("A quorum came.", False),
        ("Twelve is a quorum.", False),
    ],
)
def test_a_sentence_defines_that_goes_on_with_is_or_an_apposition(text, is_one):
    (found,) = only("What is a quorum?", f"{text}\n").values()
    assert found.defines == is_one


def test_nothing_is_defined_by_what_a_sentence_is_only_understood_to_say():
    found = only("What is the EU?", "Ada knows the European Union.\n", "Ada was in the EU.\n")
    assert [one.defines for one in found.values()] == [0]


@pytest.mark.parametrize(
    "name", ["coverage", "letters", "meaning", "kin", "before", "after", "paragraph"]
)
def test_a_sentence_is_near_if_it_or_its_surroundings_say_or_hint_at_anything(name):
    assert some_parts(**{name: 0.1}).is_near


def test_the_shape_of_a_sentence_alone_brings_nothing_near():
    shape = {"who": 1.0, "length": 1.0, "early": 1.0, "gist": 0.3, "title": 0.0}
    assert not some_parts(**shape).is_near


def test_every_part_of_every_sentence_is_a_finite_number():
    words = "Who? It is so. Ada, 3 %, and “Bob”. …\n\n- one\n- two\n"
    for question in ("Who is Ada?", "zorbwick", "How many of one?", "two of three"):
        for found in only(question, words, ending="md").values():
            assert all(math.isfinite(getattr(found, name)) for name in PART_NAMES)
