"""Sentences travel together within a budget, and never past a heading or out of their document."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Block, Document, Kind
from bot.documents.passages import Grouping, Passage, count_words, group
from bot.documents.sentences import Sentence, split
from bot.text.spans import Span
from tests.conftest import a_document

WORDS = st.integers(1, 40)
SECTIONS = st.lists(st.lists(WORDS, max_size=12), max_size=4)
GROUPINGS = st.builds(Grouping, words=st.integers(10, 60), overlap=st.integers(0, 4))


def some_sentences(sections):
    """Return sentences of so many words each, every section under a heading of the same words."""
    text, blocks, spans = "", [], []
    for number, section in enumerate(sections):
        blocks.append(Block(Span(len(text), len(text) + 2), Kind.HEADING, ("h.",)))
        text += "h. "
        for words in section:
            start = len(text)
            text += "w " * words
            spans.append((Span(start, len(text) - 1), number + 1))
    document = Document("a.txt", text, "a", "", "", "en", tuple(blocks))
    return [Sentence(document, span, paragraph, ("h.",)) for span, paragraph in spans]


def words_of(passage, sentences):
    return sum(count_words(one.text) for one in sentences[passage.first : passage.last])


@given(SECTIONS, GROUPINGS)
def test_a_passage_keeps_to_its_budget_unless_it_is_one_sentence(sections, grouping):
    sentences = some_sentences(sections)
    for passage in group(sentences, grouping):
        one = passage.last - passage.first == 1
        assert one or words_of(passage, sentences) <= grouping.words


@given(SECTIONS, GROUPINGS)
def test_every_sentence_is_in_a_passage_and_each_passage_brings_a_new_one(sections, grouping):
    sentences = some_sentences(sections)
    reached = 0
    for passage in group(sentences, grouping):
        assert passage.first <= reached < passage.last
        reached = passage.last
    assert reached == len(sentences)


@given(SECTIONS, GROUPINGS)
def test_no_passage_could_take_one_more_sentence_of_its_section(sections, grouping):
    sentences = some_sentences(sections)
    for passage in group(sentences, grouping):
        following = sentences[passage.last : passage.last + 1]
        if following and following[0].paragraph == sentences[passage.first].paragraph:
            more = Passage(passage.first, passage.last + 1)
            assert words_of(more, sentences) > grouping.words


@given(SECTIONS, GROUPINGS)
def test_passages_share_no_more_sentences_than_allowed(sections, grouping):
    passages = group(some_sentences(sections), grouping)
    for before, after in pairwise(passages):
        assert before.last - after.first <= grouping.overlap


@given(SECTIONS, GROUPINGS)
def test_no_passage_reaches_past_a_heading_though_the_next_has_the_same_words(sections, grouping):
    sentences = some_sentences(sections)
    for passage in group(sentences, grouping):
        assert len({one.paragraph for one in sentences[passage.first : passage.last]}) == 1


def test_neighbours_share_their_sentence_where_it_leaves_room():
    assert group(some_sentences([[4, 4, 4, 4]]), Grouping(words=10, overlap=1)) == (
        Passage(0, 2),
        Passage(1, 3),
        Passage(2, 4),
    )


def test_a_sentence_longer_than_the_budget_is_a_passage_of_its_own():
    assert group(some_sentences([[3, 50, 3, 3]]), Grouping(words=10, overlap=2)) == (
        Passage(0, 1),
        Passage(1, 2),
        Passage(2, 4),
    )


def test_a_heading_without_text_parts_what_stands_around_it():
    document = a_document("# Mill\n\nIt grinds.\n\n# Dam\n\n# Mill\n\nIt has burnt.\n", "a.md")
    sentences = split(document)
    assert [one.headings for one in sentences] == [("Mill",), ("Mill",)]
    assert group(sentences, Grouping()) == (Passage(0, 1), Passage(1, 2))


def test_headings_that_a_format_tells_without_a_block_part_too():
    document = Document("a.txt", "One. Two.", "a", "", "", "en", ())
    sentences = [
        Sentence(document, Span(0, 4), 1, ("sheet 1",)),
        Sentence(document, Span(5, 9), 2, ("sheet 2",)),
    ]
    assert group(sentences, Grouping()) == (Passage(0, 1), Passage(1, 2))


def test_no_sentences_make_no_passage():
    assert group([], Grouping()) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The mill’s wheel  turns\nagain.", 5),
        ("水车在河边转动。", 5),
        ("水车 turns 河边", 5),
        ("กังหันน้ำ", 5),
        ("물레방아가 돌아간다", 2),
        ("https://example.org/a/b?c=d", 1),
    ],
    ids=["nothing", "English", "Chinese", "mixed", "Thai", "Korean", "address"],
)
def test_words_are_counted_with_or_without_spaces(text, words):
    assert count_words(text) == words


def test_a_page_of_chinese_is_more_than_one_passage():
    sentences = split(a_document("水车在河边转动，磨坊里有面粉。\n\n" * 40))
    passages = group(sentences, Grouping(words=90, overlap=1))
    assert len(sentences) == 40
    assert len(passages) > 3
    assert all(words_of(passage, sentences) <= 90 for passage in passages)
