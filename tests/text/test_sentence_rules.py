"""What a language, or a long document, tells about where its sentences end."""

from bot.text.sentence_rules import rules_for


def test_a_short_text_has_the_rules_of_its_language():
    assert rules_for("Short.", "de") is rules_for("Another.", "de")
    assert {"dr", "no"} <= rules_for("", "en").leading | rules_for("", "en").numbered


def test_a_language_without_lists_has_the_english_ones():
    assert rules_for("", "cs").leading == rules_for("", "en").leading


def test_a_number_with_a_dot_is_an_ordinal_in_german_and_not_in_english():
    assert rules_for("", "de").has_ordinals
    assert not rules_for("", "en").has_ordinals


def test_a_long_document_teaches_its_own_abbreviations():
    text = "The cas. of Lima met at noon. It saw the cas. of Oslo there, as ever. " * 5_000
    assert "cas" in rules_for(text, "en").abbreviations
    assert "cas" not in rules_for(text[:1000], "en").abbreviations


def test_a_long_table_of_numbers_teaches_nothing():
    assert rules_for("12.5 17.2 " * 40_000, "en") is rules_for("", "en")
