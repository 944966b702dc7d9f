"""How a reply looks to a program."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Cause
from bot.ranking.features import FEATURE_NAMES
from bot.replies.record import citation_record, render, to_json
from tests.saying import a_citation, a_miss, an_answer, some_features, the_house, the_key

KEYS = "question answered confidence reason corrections sentences languages nearest".split()
PLACE = ["number", "text", "document", "title", "start", "end", "line", "paragraph", "score"]


def test_an_answer_and_a_miss_have_the_same_keys_in_the_same_order():
    assert [list(render(said)) for said in (an_answer(the_key()), a_miss())] == [KEYS, KEYS]


def test_a_citation_begins_with_its_place_and_tells_what_else_is_known():
    record = render(an_answer(the_key()))["sentences"][0]
    assert list(record)[: len(PLACE)] == PLACE
    assert record["text"] == the_house().text[record["start"] : record["end"]]
    assert (record["source"], record["date"]) == ("the notice board", "2024-03-01")
    assert record["url"] == "https://board.example/rules"
    assert (record["headings"], record["phrase"]) == (["House rules", "The garden"], "before dark")


def test_a_place_has_exactly_the_keys_of_the_contract():
    assert list(citation_record(the_key())) == PLACE


def test_a_miss_tells_why_and_quotes_nothing():
    record = render(a_miss(the_key(), cause=Cause.NO_WORDS))
    assert record["reason"].startswith("There are no words in that")
    assert (record["sentences"], len(record["nearest"])) == ([], 1)


def test_corrections_are_told_as_pairs():
    record = render(an_answer(the_key(), corrections=(("drak", "dark"),)))
    assert record["corrections"] == [{"typed": "drak", "searched": "dark"}]


VALUES = st.lists(st.floats(-1, 1), min_size=len(FEATURE_NAMES), max_size=len(FEATURE_NAMES))


@settings(max_examples=100)
@given(VALUES)
def test_the_parts_add_up_to_the_score(values):
    citation = a_citation(the_house(), "The oven is hot.", features=some_features(*values))
    record = render(an_answer(citation), explain=True)["sentences"][0]
    added = sum(part["adds"] for part in record["parts"].values())
    assert abs(added - record["score"]) <= 0.0001


@settings(max_examples=100)
@given(st.text())
def test_every_text_comes_through_json_unchanged(text):
    written = to_json({"text": text})
    written.encode()  # half characters are escaped, so this cannot fail
    assert "\n" not in written
    assert json.loads(written) == {"text": text}


def test_half_characters_and_controls_come_through_too():
    text = "\udcff \x00 \x1b[31m \u2028 😀"
    assert json.loads(to_json({"text": text}, indent=2).encode()) == {"text": text}


def test_letters_are_written_as_letters():
    assert to_json({"text": "Zoë и Анна"}) == '{"text": "Zoë и Анна"}'
