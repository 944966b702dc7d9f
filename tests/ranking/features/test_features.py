"""What speaks for a sentence, feature by feature."""

import math

import pytest

from bot.ranking.features import FEATURE_NAMES, Features
from tests.saying import some_features
from tests.small_libraries import a_library, evidence_for


def features_of(library, question: str) -> dict[str, Features]:
    """Return the features of every sentence, by the first word of each."""
    return {one.sentence.text.split()[0]: one.features for one in evidence_for(library, question)}


def only(question: str, *texts: str, ending: str = "txt") -> dict[str, Features]:
    return features_of(a_library(*texts, ending=ending), question)


def test_a_sentence_covers_the_terms_it_says():
    found = only("Who burnt the mill?", "Ada burnt the mill. Bob slept.\n")
    assert (found["Ada"].coverage, found["Bob"].coverage) == (pytest.approx(1), 0)
    assert (found["Ada"].bm25_share, found["Bob"].bm25_share) == (1, 0)
    assert found["Ada"].only_here == pytest.approx(1)  # nobody else of the paragraph says it


def test_like_letters_and_like_meanings_are_parts_of_their_own():
    found = only("Which Kazakh automobile?", "Kazakhstan is large. Cars stopped. Bob slept.\n")
    assert found["Kazakhstan"].like_letters > 0 == found["Cars"].like_letters
    assert found["Cars"].like_meaning > 0 == found["Bob"].coverage


def test_likeness_to_a_name_is_no_meaning_but_kin_where_the_library_lacks_it():
    found = only("Does it sell in Norway?", "We saw the sea once. Sweden was far.\n")["Sweden"]
    assert found.like_unknown_name > 0 == found.like_known_name == found.like_meaning


def test_likeness_to_a_name_that_the_library_has_is_that_of_a_rival():
    found = only("Does it sell in Norway?", "We saw Norway once. Sweden was far.\n")
    assert (
        found["Sweden"].like_known_name
        > 0
        == found["Sweden"].like_unknown_name
        == found["Sweden"].like_meaning
    )
    assert found["We"].like_known_name == 0


def test_the_gist_behind_is_counted_from_the_best():
    found = only("Which automobile?", "Cars stopped. Soup is salty.\n")
    assert found["Cars"].cosine_gap == 0 > found["Soup"].cosine_gap
    assert found["Soup"].cosine_gap == pytest.approx(found["Soup"].cosine - found["Cars"].cosine)


def test_what_stands_around_is_counted_once_before_after_or_in_the_paragraph():
    found = only("mill", "Ada left. The mill burnt. Bob slept. Olga woke.\n\nIvan dug.\n")
    assert (
        found["Bob"].said_before == found["Ada"].said_after == found["Olga"].said_in_paragraph == 1
    )
    assert (
        found["The"].said_before == found["The"].said_after == found["The"].said_in_paragraph == 0
    )
    assert (
        sum([found["Ivan"].said_before, found["Ivan"].said_after, found["Ivan"].said_in_paragraph])
        == 0
    )


def test_a_heading_speaks_for_the_sentences_under_it_and_a_title_for_all():
    words = (
        "# Rivers\n\n## Mills\n\nIt is so. Two of them are left.\n\n## Dams\n\nOne of two leaks.\n"
    )
    found = only("mill river", words, ending="md")
    assert found["Two"].said_before > 0 == found["One"].said_before
    assert found["Two"].said_in_title > 0 < found["One"].said_in_title


def test_what_stands_above_is_not_hinted_at_by_a_like_word_as_well():
    words = "# Cars\n\n## Mills\n\nAn automobile stops.\n\n## Dams\n\nA windmill leaks.\n"
    found = only("mill car", words, ending="md")
    assert found["An"].like_meaning == 0 < found["A"].like_meaning + found["A"].like_letters


def test_terms_in_the_order_of_the_question_count_and_others_do_not():
    found = only("old mill", "An old mill burnt.\n", "Mills grow old.\n", "Old dams or a mill.\n")
    assert [found[first].term_order for first in ("An", "Mills", "Old")] == [1, 0, 1]
    assert only("mill", "The mill burnt.\n")["The"].term_order == 0


@pytest.mark.parametrize(
    ("question", "part", "right", "wrong"),
    [
        (
            "Who burnt the mill?",
            "has_name",
            "A man called Ada burnt the mill.",
            "Rain hit the mill.",
        ),
        ("When did the mill burn?", "has_date", "In 1843 it burnt.", "Then it burnt."),
        ("Where is the mill?", "has_place", "It stands in Lima.", "Nobody knows."),
        ("How many mills turn?", "has_number", "There are seven mills.", "All mills turn."),
        ("Why did it burn?", "has_reason", "It burnt because of straw.", "The barn burnt."),
    ],
)
def test_a_phrase_of_the_wanted_kind_is_a_part(question, part, right, wrong):
    found = only(question, f"{right}\n\n{wrong}\n")
    first, second = right.split()[0], wrong.split()[0]
    assert (getattr(found[first], part), getattr(found[second], part)) == (1, 0)
    kinds = {"has_name", "has_date", "has_place", "has_number", "has_reason"} - {part}
    assert all(getattr(found[first], other) == 0 for other in kinds)


def test_a_question_for_anything_wants_no_phrase():
    found = only("Tell of mills", "Ada saw seven mills in Lima in 1843 because of rain.\n")["Ada"]
    assert (
        found.has_name
        == found.has_date
        == found.has_place
        == found.has_number
        == found.has_reason
        == 0
    )


def test_how_a_sentence_is_built_is_told():
    found = only(
        "Who is Ada?", "Ada, a miller, came home late. She slept. Who knows? “Was Bob there?”\n"
    )
    assert (found["Ada,"].opens_with_term, found["She"].opens_with_term) == (1, 0)
    assert (found["Ada,"].defines, found["She"].defines) == (1, 0)
    assert (found["Ada,"].opens_paragraph, found["She"].opens_paragraph) == (1, 0)
    assert (found["Ada,"].points_back, found["She"].points_back) == (0, 1)
    assert (found["Ada,"].fragment, found["She"].fragment) == (0, 1)
    assert (found["Ada,"].is_question, found["Who"].is_question, found["“Was"].is_question) == (
        0,
        1,
        1,
    )
    assert found["Ada,"].length > 0 > found["She"].length


def test_nothing_defines_where_no_definition_is_asked_for():
    assert only("Where did Ada sleep?", "Ada, a miller, slept.\n")["Ada,"].defines == 0


def test_the_best_of_its_paragraph_leads_it():
    found = only("old mill", "The old mill burnt. A mill stood. Bob slept.\n")
    assert found["The"].paragraph_lead > 0 > found["A"].paragraph_lead
    assert [found[name].paragraph_rank for name in ("The", "A", "Bob")] == [
        1,
        1 / 2,
        pytest.approx(1 / 3),
    ]


def test_a_passage_that_says_nothing_has_no_depth():
    found = only(
        "mill",
        "# Mills\n\nTwo of them are left.\n",
        "# Dams\n\nOne of the two leaks.\n",
        ending="md",
    )
    assert (found["Two"].passage_share, found["One"].passage_share) == (1, 0)
    assert 0 < found["Two"].passage_bm25 < 1
    assert found["One"].passage_bm25 == 0
    assert only("zorbwick", "One leaks.\n")["One"].passage_bm25 == 0


@pytest.mark.parametrize(
    ("text", "opens"),
    [("Mills burn as it is.", 1), ("The mill is here.", 0), ("Ada has a mill.", 0)],
)
def test_a_sentence_opens_with_a_term_if_that_is_its_very_first_word(text, opens):
    (found,) = only("Which mill?", f"{text}\n").values()
    assert found.opens_with_term == opens


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
    "name",
    [
        "coverage",
        "like_letters",
        "like_meaning",
        "like_unknown_name",
        "said_before",
        "said_after",
        "said_in_paragraph",
    ],
)
def test_a_sentence_is_near_if_it_or_its_surroundings_say_or_hint_at_anything(name):
    assert some_features(**{name: 0.1}).is_near


def test_the_shape_of_a_sentence_alone_brings_nothing_near():
    shape = {
        "has_name": 1.0,
        "length": 1.0,
        "opens_paragraph": 1.0,
        "cosine": 0.3,
        "said_in_title": 0.0,
    }
    assert not some_features(**shape).is_near


def test_every_part_of_every_sentence_is_a_finite_number():
    words = "Who? It is so. Ada, 3 %, and “Bob”. …\n\n- one\n- two\n"
    for question in ("Who is Ada?", "zorbwick", "How many of one?", "two of three"):
        for found in only(question, words, ending="md").values():
            assert all(math.isfinite(getattr(found, name)) for name in FEATURE_NAMES)


def test_three_long_words_with_a_full_stop_are_no_fragment():
    words = (
        "Regenschirmständer gibt es im Treppenhaus. Schirme im Flur. Der Regen fiel auf die Stadt."
    )
    found = only("Wo sind die Schirme im Regen?", words)
    assert [found[word].fragment for word in ("Regenschirmständer", "Schirme")] == [0, 1]
