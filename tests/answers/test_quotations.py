"""How much is quoted: a list with its lead-in, a colon with what it announces, a copy but once."""

import pytest

from bot.answers.answer import Policy
from bot.documents.document import Kind
from tests.small_libraries import a_library, nearest, quotes, said_to

ALONE = Policy(threshold=0, sentences=1)
PACKING = """# Canoe weekend

The canoes are rented from Ida. We sleep on the island of Holm.

Everyone has to bring:

- a sleeping bag
- dry shoes in a sealed sack
- a whistle on a string

Call the harbour like this:

```
call harbour --channel 16
say "canoe"
```

We come back on Sunday evening.
"""
HUTS = """# Huts

| Hut | Beds | Keeper |
|---|---|---|
| Alm | 12 | Rosa Fink |
| Kar | 40 | Toni Bach |
"""


def quoted(words: str, question: str, policy: Policy = ALONE) -> str:
    return quotes(said_to(a_library(words, ending="md"), question, policy=policy))[0]


def test_a_lead_in_is_never_quoted_without_its_items():
    said = quoted(PACKING, "What does everyone have to bring?")
    assert said.startswith("Everyone has to bring:")
    assert said.endswith("a whistle on a string")


def test_an_item_that_is_asked_for_by_name_is_quoted_alone_and_shown_with_its_lead_in():
    said = said_to(a_library(PACKING, ending="md"), "Where do the dry shoes go?", policy=ALONE)
    (citation,) = said.citations
    assert citation.quote == "dry shoes in a sealed sack"
    assert citation.lead.of(citation.sentence.document.text) == "Everyone has to bring:"


def test_a_colon_brings_the_code_below_it_along_with_its_lines():
    said = quoted(PACKING, "How do I call the harbour?")
    assert said.startswith("Call the harbour like this:")
    assert 'channel 16\nsay "canoe"' in said


def test_a_row_is_quoted_alone_with_the_names_of_its_columns_beside_it():
    said = said_to(a_library(HUTS, ending="md"), "Who is the keeper of Kar?", policy=ALONE)
    (citation,) = said.citations
    assert citation.quote == "| Kar | 40 | Toni Bach |"
    assert citation.lead.of(citation.sentence.document.text) == "| Hut | Beds | Keeper |"


def test_a_row_with_the_names_of_columns_is_no_answer():
    library = a_library(HUTS, ending="md")
    assert not [one for one in library.sentences if "Keeper" in one.text]


def test_a_list_that_is_too_long_is_quoted_as_far_as_it_fits():
    items = "".join(f"- a very long rope of {n} metres, rolled up and dry\n" for n in range(40))
    said = quoted(f"Everyone has to bring:\n\n{items}", "What does everyone have to bring?")
    assert said.startswith("Everyone has to bring:")
    assert 400 < len(said) <= 600


def test_a_colon_before_a_heading_announces_nothing():
    words = "The keeper says this:\n\n# Rules\n\nNo dogs are let in.\n"
    assert quoted(words, "What does the keeper say?") == "The keeper says this:"


@pytest.mark.parametrize("other", ["The ferry leaves at nine.", "THE  ferry leaves\nat NINE."])
def test_the_same_words_in_three_files_are_one_quotation_with_three_sources(other):
    library = a_library("The ferry leaves at nine.", f"Rain fell. {other}", other)
    said = said_to(library, "When does the ferry leave?", policy=Policy(threshold=0, companion=0))
    (first,) = [one for one in said.citations if "ferry" in one.quote]
    places = {one.document.path for one in (first.sentence, *first.copies)}
    assert places == {"0.txt", "1.txt", "2.txt"}
    assert len([text for text in nearest(said) if "ferry" in text.casefold()]) == 1


def test_the_same_words_below_two_questions_are_two_answers():
    words = (
        "## How long may I keep a drill?\n\nA week.\n\n## How long may I keep a saw?\n\nA week.\n"
    )
    library = a_library(words, ending="md")
    said = said_to(library, "How long may I keep a saw?", policy=ALONE)
    assert said.citations[0].sentence.headings == ("How long may I keep a saw?",)
    assert said.citations[0].copies == ()


def test_a_heading_with_a_date_is_quoted_with_the_first_sentence_below_it():
    words = "# Changes\n\n## 3.4 (2021-06-09)\n\n- The lamp is brighter.\n- The fan is quiet.\n"
    library = a_library(words, ending="md")
    assert [one.text for one in library.sentences] == [
        "## 3.4 (2021-06-09)\n\n- The lamp is brighter.",
        "The fan is quiet.",
    ]
    assert {one.kind for one in library.sentences} == {Kind.ITEM}
