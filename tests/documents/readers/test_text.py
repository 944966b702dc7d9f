"""What plain text says: a header that is no answer, headings that lead, and no word lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.text import read

RAW_ARTICLE = Path(__file__).parents[4] / "shared" / "article"
LINES = st.sampled_from(
    "¦¦ ¦Group rules¦NO SPAM¦1. Be kind¦- item¦====¦-----¦Where do we meet?¦At the fountain.¦CNN"
    "¦18 May 2023¦By Jane Doe¦Source: X¦Ann: hi¦[10:31] Bob: yes"
    "¦A long line of prose that goes on and on until it has more than a hundred and twenty "
    "characters, so that nobody can have wrapped it by hand."
    "¦wrapped at a width\tlike this¦\u200b¦\f¦\ufeff¦Q: When?¦A: At seven.¦Rules:¦ж".split("¦")
)


def told(words):
    """Return title, date and source."""
    reading = read(words.encode())
    return reading.title, reading.date, reading.source


def headings(words):
    """Return each quotable paragraph with the headings it stands under."""
    reading = read(words.encode())
    return {
        block.span.of(reading.text): block.headings
        for block in reading.blocks
        if block.kind in QUOTABLE
    }


def quoted(words):
    """Return the paragraphs that can be quoted."""
    return list(headings(words))


@settings(max_examples=300)
@given(st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]))))
def test_every_visible_character_lies_in_exactly_one_block(lines):
    words = "".join(line + end for line, end in lines)
    reading = read(words.encode())
    assert reading.text == words
    places = [at for b in reading.blocks for at in range(b.span.start, b.span.end)]
    assert places == sorted(set(places))
    left = set(range(len(words))) - set(places)
    assert not "".join(words[at] for at in left).replace("\ufeff", "").strip()


@settings(max_examples=300)
@given(st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n"]))))
def test_a_heading_stands_over_text_and_never_ends_a_document(lines):
    kinds = [b.kind for b in read("".join(a + b for a, b in lines).encode()).blocks]
    assert not kinds or kinds[-1] is not Kind.HEADING


HEADERS = {
    "a date and an agency": (" date 2023-05-18 \n\nCNN\n\nIt began.", ("", "2023-05-18", "CNN")),
    "a title underlined": ("The club\n========\n\nIt began.", ("The club", "", "")),
    "title, byline, date and source": (
        "The club\n\nBy Jane Doe\nPublished: May 18, 2023\nSource: The Paper\n\nIt began.",
        ("The club", "May 18, 2023", "The Paper"),
    ),
    "a byline alone": ("The club\n\nBy Jane Doe\n\nIt began.", ("The club", "", "Jane Doe")),
    "agency and date in one line": (
        "The club meets\n\nReuters | 18 May 2023\n\nIt began.",
        ("The club meets", "18 May 2023", "Reuters"),
    ),
    "two dates": (
        "The club\n\nPublished: 1 May 2023\nUpdated: 2 May 2023\n\nIt began.",
        ("The club", "1 May 2023", ""),
    ),
    "a date before the title": (
        "18 May 2023\n\nOur fair\n\nIt began.",
        ("Our fair", "18 May 2023", ""),
    ),
    "a letter": (
        "From: ann@example.org\nTo: all\nSubject: The fair\n"
        "Date: Thu, 18 May 2023 10:00\n\nIt began.",
        ("The fair", "Thu, 18 May 2023 10:00", "ann@example.org"),
    ),
    "minutes": ("Minutes\n18 May 2023\n\nIt began.", ("Minutes", "18 May 2023", "")),
    "a title above a list": ("Group rules\n1. No spam\n2. Be kind\n", ("Group rules", "", "")),
    "Russian in capitals": ("ПРАВИЛА ЧАТА\n\nНе спамить.\n", ("ПРАВИЛА ЧАТА", "", "")),
}


@pytest.mark.parametrize(("words", "facts"), HEADERS.values(), ids=HEADERS)
def test_the_first_lines_tell_title_date_and_source_and_are_not_quoted(words, facts):
    assert told(words) == facts
    assert quoted(words)[0] in {"It began.", "1. No spam", "Не спамить."}


ADDRESSES = {
    "a line of its own": "The club\n\nBy Jane Doe\n\nhttps://a.example/b?c=1\n\nIt began.",
    "a label": "The club\nURL: https://a.example/b?c=1\n18 May 2023\n\nIt began.",
    "the first line": "<https://a.example/b?c=1>\nIt began.",
    "beside the date": "The club\n\n18 May 2023 | https://a.example/b?c=1\n\nIt began.",
}


@pytest.mark.parametrize("words", ADDRESSES.values(), ids=ADDRESSES)
def test_the_first_lines_tell_the_address_and_it_is_not_quoted(words):
    assert read(words.encode()).url == "https://a.example/b?c=1"
    assert quoted(words) == ["It began."]


NO_ADDRESSES = {
    "a list of links": "https://a.example\n\nA good one.\n\nhttps://b.example\n\nA bad one.\n",
    "an address in a wrapped sentence": "It began, see\nhttps://a.example/b\nfor all of it.\n",
    "a label over text": "It began.\n\nLink: see the appendix of the book.\n",
}


@pytest.mark.parametrize("words", NO_ADDRESSES.values(), ids=NO_ADDRESSES)
def test_addresses_in_a_text_are_text(words):
    assert read(words.encode()).url == ""
    assert " ".join(quoted(words)).split() == words.split()


NO_HEADERS = {
    "prose": "This is how it began.\n\nIt went on.",
    "prose without an end, then more": "and so it began\nat the well.\n\nIt went on.",
    "a chat": "Ann: hi all\nBob: Where do we meet?\nAnn: At the fountain.",
    "a chat with times": "[10:31] Ann: hi all\n[10:32] Bob: hello\n",
    "a poem without a title": "A seed lies under snow\nIt waits for spring\n\nThe crows complain.",
    "questions and answers": "Q: Where?\nA: There.\n\nQ: When?\nA: Then.\n",
    "rules": "1. No spam\n\n2. Be kind\n\nContact the admins with questions.\n",
    "a list of short lines": "Bring water\n\nWear boots\n\nCome early\n",
    "one line": "Just one line without an end",
    "a date alone": "18 May 2023",
    "a greeting": "Welcome!\n\nBe kind.",
}


@pytest.mark.parametrize("words", NO_HEADERS.values(), ids=NO_HEADERS)
def test_first_lines_that_are_text_are_not_eaten(words):
    assert told(words) == ("", "", "")
    assert not [b for b in read(words.encode()).blocks if b.kind is Kind.METADATA]


def test_short_lines_over_text_are_headings():
    words = "Club handbook\n\nMeetings\n\nWe meet at 7 pm.\n\nFees\n\nThe fee is 20 euros.\n"
    assert headings(words) == {
        "We meet at 7 pm.": ("Meetings",),
        "The fee is 20 euros.": ("Fees",),
    }


def test_headings_in_capitals_and_underlined_ones_stand_above_others():
    words = (
        "Hello there.\n\nPART ONE\n\nWhere?\n\nHere.\n\nWhen?\n\nNow.\n\n"
        "Last part\n---------\nThe end came.\n"
    )
    assert headings(words) == {
        "Hello there.": (),
        "Where?\n\nHere.": ("PART ONE",),
        "When?\n\nNow.": ("PART ONE",),
        "The end came.": ("Last part",),
    }


def test_numbered_lines_are_headings_only_where_text_stands_below_most_of_them():
    assert headings("1. Hours\n\nWe open at nine.\n\n2. Fees\n\nIt is free.") == {
        "We open at nine.": ("1. Hours",),
        "It is free.": ("2. Fees",),
    }
    rules = "1. No spam\n\n2. Be kind\n\n3. No politics\n\nContact the admins."
    assert quoted(rules) == rules.split("\n\n")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_question_that_is_asked_often_is_quoted_with_its_answer(gap):
    first, second = f"Where do we meet?{gap}At the fountain.", f"What is the fee?{gap}It is free."
    assert quoted(f"{first}\n\n{second}") == [first, second]
    first, second = f"Q: Where?{gap}A: Here.", f"Q: When?{gap}A: Now."
    assert quoted(f"{first}\n\n{second}\n\nThat is all.") == [first, second, "That is all."]


def test_a_question_above_a_long_answer_is_its_heading():
    answer = "It begins at the well and goes on. " * 20 + "There it ends."
    assert headings(f"Where?\n\n{answer}\n\nWhen?\n\nNow.") == {
        answer: ("Where?",),
        "When?\n\nNow.": (),
    }


def test_a_single_question_in_a_story_is_text():
    words = "So what now?\n\nNobody knew.\n\nThe end came soon."
    assert quoted(words) == words.split("\n\n")


def test_rules_in_capitals_are_text():
    assert quoted("NO SPAM\nNO POLITICS\nBE KIND\nAdmins decide.") == [
        "NO SPAM",
        "NO POLITICS",
        "BE KIND",
        "Admins decide.",
    ]


def test_a_line_that_leads_to_a_list_is_its_heading():
    assert headings("Rules:\n- no spam\n- be kind\n") == {
        "- no spam": ("Rules",),
        "- be kind": ("Rules",),
    }


def test_the_days_of_a_diary_are_headings():
    words = "18 May 2023\n\nWent out.\n\n19 May 2023\n\nIt rained."
    assert headings(words) == {"Went out.": ("18 May 2023",), "It rained.": ("19 May 2023",)}


def test_lines_wrapped_by_hand_belong_together_and_a_short_one_ends_a_paragraph():
    wrapped = "This is a letter that somebody wrapped\nby hand, as one did, and here it\nends."
    assert quoted(f"{wrapped}\nA new one begins here, not far below.\r\n\r\nThe end.") == [
        wrapped,
        "A new one begins here, not far below.",
        "The end.",
    ]


@pytest.mark.parametrize("raw", [b"", b" \n\t\r\n\x0c", b"\xef\xbb\xbf"])
def test_a_blank_file_has_no_blocks(raw):
    assert read(raw).blocks == ()


def test_the_articles_own_first_lines_are_metadata_and_the_rest_is_quoted():
    if not RAW_ARTICLE.is_dir():
        pytest.skip("../shared/article, the real article, is not on this machine")
    reading = read(next(RAW_ARTICLE.glob("*.txt")).read_bytes())
    assert (reading.title, reading.date, reading.source) == ("", "2023-05-18", "CNN")
    kinds = [block.kind for block in reading.blocks]
    assert kinds[:2] == [Kind.METADATA] * 2
    assert set(kinds[2:]) == {Kind.PARAGRAPH}


def test_a_line_that_only_looks_blank_parts_paragraphs_and_is_not_quoted():
    assert quoted("One ends.\n\u200b\nTwo.\n") == ["One ends.", "Two."]
