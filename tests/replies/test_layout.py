"""What stands where in a reply."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.document import Document, Place
from bot.documents.sentences import split
from bot.ranking.features import FEATURE_NAMES
from bot.replies.layout import (
    Role,
    explanation,
    further_citations,
    paragraph,
    quotation,
    reply_segments,
    sources,
    visible_citations,
)
from bot.text.spans import Span
from bot.wording import words_for
from tests.conftest import a_document
from tests.saying import a_citation, a_miss, an_answer, some_features, the_house, the_key


def plain(segments) -> str:
    return "".join(segment.text for segment in segments)


def the_text(text: str) -> Document:
    return replace(a_document("x"), text=text)


def roles(segments) -> list[tuple[str, str]]:
    return [(s.role, s.text) for s in segments if s.role in {Role.MATCH, Role.PHRASE}]


def test_an_answer_is_its_quotations_and_below_them_its_sources():
    assert plain(reply_segments(an_answer(the_key()))) == (
        "[1] Put it back before dark.\n\n"
        "[1] House rules · the notice board · 2024-03-01 · paragraph 1, The garden"
    )


def test_a_miss_is_one_line_and_then_what_is_near_but_marked_as_no_answer():
    said = plain(reply_segments(a_miss(the_key())))
    assert said.startswith("The documents do not answer that.\n\nNearest, not an answer:\n[1] Put")


def test_a_miss_with_nothing_near_is_one_line():
    assert plain(reply_segments(a_miss(), explain=True)) == "The documents do not answer that."


def test_a_miss_shows_three_of_the_nearest():
    assert len(visible_citations(a_miss(*(the_key(number) for number in range(1, 6))))) == 3


def test_a_sentence_that_has_nothing_to_speak_for_it_is_not_near():
    rain = a_citation(the_house(), "The oven is hot.", number=2, features=some_features())
    assert visible_citations(a_miss(the_key(), rain)) == (the_key(),)


def test_what_is_near_is_numbered_without_gaps_wherever_it_is_shown():
    house, rain = the_house(), a_document("Rain. Hail. Snow.", path="rain.txt")
    far = a_citation(house, "The oven is hot.", number=2, features=some_features())
    near = [a_citation(rain, f"{one}.", number=n) for n, one in ((3, "Rain"), (4, "Hail"))]
    miss = a_miss(the_key(), far, *near, a_citation(rain, "Snow.", number=5))
    assert [(one.number, one.quote) for one in visible_citations(miss)] == [
        (1, "Put it back before dark."),
        (2, "Rain."),
        (3, "Hail."),
    ]
    assert [(one.number, one.quote) for one in further_citations(miss)] == [(4, "Snow.")]
    assert re.findall(r"^\[\d\]", plain(reply_segments(miss)), re.MULTILINE)[:3] == [
        "[1]",
        "[2]",
        "[3]",
    ]


def test_only_an_answer_sets_its_phrase_off():
    assert roles(reply_segments(an_answer(the_key()))) == [
        ("match", "back"),
        ("phrase", "before dark"),
    ]
    assert roles(reply_segments(a_miss(the_key()))) == [("match", "back")]


def test_the_sentences_beside_are_told_apart_from_the_quotation():
    assert plain(reply_segments(an_answer(the_key()), context=True)).startswith(
        "[1] Put it back before dark.\n"
        "    before: The spare key hangs behind the boiler.\n"
        "    after: Ada has the other key.\n"
    )


def test_at_the_ends_of_a_document_there_is_nothing_beside():
    said = an_answer(a_citation(the_house(), "The oven is hot."))
    assert plain(reply_segments(said, context=True)) == plain(reply_segments(said))


def test_a_miss_with_nothing_near_has_no_table_of_scores():
    assert plain(explanation(a_miss())) == "Confidence 0.25"


def test_what_was_searched_for_in_the_place_of_a_typo_is_said_first():
    said = an_answer(the_key(), corrections=(("bolier", "boiler"), ("drak", "dark")))
    assert plain(reply_segments(said)).startswith("(searched for boiler, dark)\n[1] ")


def test_a_document_cited_at_two_places_is_told_once_above_them():
    document = the_house()
    cited = [
        a_citation(document, "Put it back before dark.", number=1),
        a_citation(document, "The oven is hot.", number=2, paragraph=2),
        a_citation(document, "Ada has the other key.", number=3),
    ]
    assert plain(sources(cited)) == (
        "House rules · the notice board · 2024-03-01\n[1][3] paragraph 1\n[2] paragraph 2"
    )


def test_documents_cited_at_one_place_each_have_one_line_each():
    rain = a_document("It rained.", path="rain.txt")
    cited = [a_citation(the_house(), "The oven is hot."), a_citation(rain, "It rained.", number=2)]
    assert plain(sources(cited)).splitlines() == [
        "[1] House rules · the notice board · 2024-03-01 · paragraph 1",
        "[2] rain · paragraph 1",
    ]


def test_documents_of_one_title_are_told_apart_by_their_paths():
    one, other = (
        a_document(f"{name} rain.", path=f"{name}/may.txt") for name in ("North", "East")
    )
    cited = [a_citation(one, "North rain."), a_citation(other, "East rain.", number=2)]
    assert plain(sources(cited)) == (
        "[1] may · North/may.txt · paragraph 1\n[2] may · East/may.txt · paragraph 1"
    )


def test_sources_with_paths_tell_the_offsets_too():
    document = a_document("It rained. It was dark.", path="notes/rain.txt")
    line = plain(sources([a_citation(document, "It was dark.")], paths=True))
    assert line == "[1] rain · notes/rain.txt · paragraph 1, characters 11 to 23"


def test_sources_with_paths_tell_the_address_unless_it_is_the_source():
    paths = plain(sources([the_key()], paths=True))
    assert "2024-03-01 · rules/house.md · https://board.example/rules · paragraph 1" in paths
    text = "---\nsource: https://a.example/b\n---\nIt rained.\n"
    cited = a_citation(a_document(text, "rain.md"), "It rained.")
    assert plain(sources([cited], paths=True)).count("https://a.example/b") == 1


def test_sources_name_places_in_the_readers_language():
    assert plain(sources([the_key()], words=words_for("ru"))).endswith("абзац 1, The garden")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("page 3", "Seite 3"),
        ("slide 3", "Folie 3"),
        ("cell 3", "Zelle 3"),
        ("row 3", "Zeile 3"),
        ("Prices, 2024, row 3", "Prices, 2024, Zeile 3"),
        ("00:01:12", "00:01:12"),
        ("The row 3 affair", "The row 3 affair"),
    ],
)
def test_pages_slides_rows_and_cells_are_said_in_the_readers_language(place, said):
    document = replace(a_document("It rained."), places=(Place(0, place),))
    cited = a_citation(document, "It rained.")
    assert plain(sources([cited], words=words_for("de"))).endswith(f" · {said}")


def test_numbers_and_places_tell_which_citations_they_lead_to():
    cited = [the_key(number) for number in (1, 2)]
    found = [(segment.text, segment.cites) for segment in sources(cited) if segment.cites]
    assert found == [("[1]", (1,)), ("[2]", (2,)), ("paragraph 1, The garden", (1, 2))]


def test_further_is_what_is_near_but_not_shown_numbered_on():
    near = [a_citation(the_house(), "The oven is hot."), *map(the_key, range(2, 6))]
    far = a_citation(the_house(), "Ada has the other key.", number=6, features=some_features())
    said = replace(an_answer(the_key()), nearest=(*near, far))
    assert [(one.number, one.quote) for one in further_citations(said)] == [
        (2, "The oven is hot.")
    ]
    miss = a_miss(
        *(a_citation(a_document(f"Rain {n}."), f"Rain {n}.", number=n) for n in range(1, 6))
    )
    assert [(one.number, one.quote) for one in further_citations(miss)] == [
        (4, "Rain 4."),
        (5, "Rain 5."),
    ]


def test_a_paragraph_shows_its_quotation_behind_an_arrow():
    citation = the_key()
    lines = plain(paragraph(citation, split(citation.sentence.document)[:3], answers=True))
    assert lines.splitlines()[1:] == [
        "The spare key hangs behind the boiler.",
        "> Put it back before dark.",
        "Ada has the other key.",
    ]


def test_a_paragraph_of_one_sentence_has_no_empty_lines():
    document = a_document("It rained.", path="rain.txt")
    citation = a_citation(document, "It rained.")
    lines = plain(paragraph(citation, split(document), answers=True)).splitlines()
    assert lines == ["[1] rain · paragraph 1", "> It rained."]


VALUES = st.lists(st.floats(-1, 1), min_size=len(FEATURE_NAMES), max_size=len(FEATURE_NAMES)).map(
    lambda values: some_features(*values)
)


@settings(max_examples=100)
@given(VALUES)
def test_the_features_that_are_shown_add_up_to_the_score_that_is_shown(features):
    citation = a_citation(a_document("It rained."), "It rained.", features=features)
    rows = plain(explanation(an_answer(citation))).splitlines()[3:]
    *added, score = [round(float(row.split()[-1]) * 1000) for row in rows]
    assert sum(added) == score
    assert abs(score / 1000 - citation.score) <= 0.000501


def test_features_that_add_hardly_anything_share_a_row():
    features = some_features(bm25_share=0.5, length=0.01, coverage=0.001)
    citation = a_citation(a_document("It rained."), "It rained.", features=features)
    rows = plain(explanation(an_answer(citation))).splitlines()
    assert [row.split()[0] for row in rows[3:]] == ["bm25_share", "others", "score"]


def test_a_feature_that_adds_nothing_has_no_row():
    citation = a_citation(a_document("It rained."), "It rained.", features=some_features(0.5))
    rows = plain(explanation(an_answer(citation))).splitlines()
    assert [row.split()[0] for row in rows[3:]] == [FEATURE_NAMES[0], "score"]


def test_the_table_of_three_scores_fits_into_sixty_columns():
    features = some_features(*(1.0 for _ in FEATURE_NAMES))
    rain = a_document("It rained.")
    cited = [a_citation(rain, "It rained.", number=n, features=features) for n in (1, 2, 3)]
    lines = plain(explanation(an_answer(*cited))).splitlines()
    assert max(map(len, lines)) <= 60
    assert len({len(line) for line in lines[2:]}) == 1


def test_what_a_terminal_would_obey_never_reaches_it():
    text = "A\x1b[31m \x00\x07 \x9b2J \udcff \u202eback\u2066 \r\n\t\u2028 end."
    said = plain(quotation(a_citation(the_text(text), text), answers=True))
    assert not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u202e\u2066]", said)
    assert said.endswith(" end.")


@settings(max_examples=50)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1))
def test_words_are_shown_as_they_are(word):
    kept = re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", word)
    assert plain(quotation(a_citation(the_text(word), word), answers=False)) == kept


HUTS = a_document(
    "# Huts\n\nYou need:\n\n- a rope\n- a lamp\n\n| Hut | Beds |\n|---|---|\n| Alm | 12 |\n",
    "huts.md",
)


def shown(citation) -> str:
    return "".join(segment.text for segment in quotation(citation, answers=True))


def test_what_opens_a_table_or_a_list_stands_on_a_line_above_the_words():
    lead = Span(HUTS.text.index("| Hut"), HUTS.text.index("\n|---"))
    row = replace(a_citation(HUTS, "| Alm | 12 |"), lead=lead)
    assert shown(row) == "| Hut | Beds |\n| Alm | 12 |"


def test_bars_stand_for_the_tags_between_the_cells_of_a_row():
    words = (
        "<table><tr><th>Hut</th><th>Beds</th></tr>\n<tr><td>Alm</td>\n<td>12</td></tr></table>\n"
    )
    document = a_document(words, "huts.md")
    (row,) = split(document)
    cited = replace(a_citation(document, row.text), sentence=row, lead=row.lead)
    assert shown(cited) == "| Hut | Beds |\n | Alm | 12 | "


def test_a_list_keeps_its_lines():
    said = shown(a_citation(HUTS, "You need:\n\n- a rope\n- a lamp"))
    assert said == "You need:\n- a rope\n- a lamp"


def test_the_same_words_elsewhere_are_further_sources():
    one, other = a_document("Rain fell.\n", "a.txt"), a_document("Hail.\n\nRain fell.\n", "b.txt")
    copy = a_citation(other, "Rain fell.", paragraph=2).sentence
    cited = replace(a_citation(one, "Rain fell."), copies=(copy,))
    said = "".join(segment.text for segment in sources([cited]))
    assert said == "[1] a · paragraph 1\n[1] b · paragraph 2"


def test_a_place_that_the_text_names_stands_instead_of_the_paragraph():
    film = replace(a_document("Rain fell.\n", "film.srt"), places=(Place(0, "00:01:12"),))
    said = "".join(segment.text for segment in sources([a_citation(film, "Rain fell.")]))
    assert said == "[1] film · 00:01:12"
