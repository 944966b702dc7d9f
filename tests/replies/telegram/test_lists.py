"""How does a list look in Telegram?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.queries.similar_questions import MissedQuestion, group_similar
from bot.replies.telegram import lists
from bot.replies.telegram.message import LONGEST, MOST_ENTITIES, utf16_length
from bot.wording import ENGLISH, LANGUAGES
from tests.conftest import a_document


def documents(*sources: str):
    """Return documents, each with a title and from such a source."""
    return [
        a_document(
            f"---\ntitle: Note {n}\nsource: {one}\ndate: 2024-05-0{n}\n---\n\nText.", "n.md"
        )
        for n, one in enumerate(sources, start=1)
    ]


def asked(*questions: str):
    """Return groups of questions that each somebody else asked."""
    return group_similar(
        [MissedQuestion(n, one, n, 86_400.0 * n) for n, one in enumerate(questions)]
    )


def gaps(groups, words=ENGLISH, *, page=0, answered=()):
    """Return a page of gaps, of which some are answered by now."""

    def acts(one):
        return lists.GapActs(f"g:{one.times}", f"g:{one.times}:w", one.wording in answered)

    return lists.gaps(groups, words, page=page, turns="g:", acts=acts)


def test_a_document_is_told_with_its_source_or_leads_to_its_page():
    message = lists.documents(
        documents("Minutes of the council", "https://example.org/a"), ENGLISH, page=0, turns="d:"
    )
    assert message.text.splitlines()[2:] == [
        "1. Note 1 · Minutes of the council · 2024-05-01",
        "2. Note 2 · 2024-05-02",
    ]
    assert [one.url for one in message.entities if one.url] == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("page", "labels"),
    [(-5, ["1 / 3", "›"]), (0, ["1 / 3", "›"]), (1, ["‹", "2 / 3", "›"]), (9, ["‹", "3 / 3"])],
)
def test_pages_are_turned_by_buttons_and_one_that_is_not_there_is_the_nearest(page, labels):
    message = lists.documents(documents(*["a book"] * 30), ENGLISH, page=page, turns="d:")
    assert [button.label for row in message.buttons for button in row] == labels


def test_nothing_is_told_in_a_line():
    assert lists.documents([], ENGLISH, page=0, turns="d:").text == ENGLISH.no_documents
    assert gaps(()).text == ENGLISH.no_gaps


def test_a_group_is_told_with_how_often_by_how_many_and_how_else():
    message = gaps(asked("Is parking free?", "free parking", "parking, free?"))
    assert message.text.splitlines()[2:] == [
        "1. Is parking free?",
        "3 times, 3 people, 1970-01-03",
        "free parking / parking, free?",
        "",
        ENGLISH.gaps_how,
    ]


def test_what_is_answered_is_marked_and_not_counted_and_needs_no_answer():
    groups = asked("Who mends the clock?", "Is parking free?", "free parking")
    message = gaps(groups, answered={"Who mends the clock?"})
    assert message.text.startswith(ENGLISH.gaps_title.format(questions="2 questions"))
    assert f"1970-01-01 · {ENGLISH.gap_answered}" in message.text
    assert [[button.label for button in row] for row in message.buttons] == [
        ["✎ 1"],
        ["✓ 1", "✓ 2"],
    ]
    done = gaps(groups, answered={one.wording for one in groups})
    assert ENGLISH.gaps_how not in done.text
    assert len(done.buttons) == 1


@settings(max_examples=40)
@given(
    st.lists(st.text(max_size=400), max_size=12),
    st.sampled_from(list(LANGUAGES.values())),
    st.integers(-1, 5),
)
def test_whatever_was_asked_the_page_is_one_message(questions, words, page):
    message = gaps(asked(*questions), words, page=page)
    assert utf16_length(message.text) <= LONGEST
    assert len(message.entities) <= MOST_ENTITIES


@settings(max_examples=40)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=14))
def test_whatever_documents_are_called_the_page_is_one_message(titles):
    listed = [a_document("Text.", f"{title or 'x'}.txt") for title in titles]
    message = lists.documents(listed, ENGLISH, page=0, turns="d:")
    assert utf16_length(message.text) <= LONGEST
    assert message.text.count("\n") == 1 + min(len(titles), 12)
