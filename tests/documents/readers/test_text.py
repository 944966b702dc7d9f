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
    "¦wrapped at a width\tlike this¦\u200b¦\f¦\ufeff¦Q: When?¦A: At seven.¦Rules:¦ж"
    "¦a,b,c¦1,2,3¦name   room   phone¦Ann    B1     44¦Phone: 44¦  -x, --all¦      All of it"
    "¦$ make¦x = 3¦# why¦00:00:01,000 --> 00:00:02,000¦3¦- 3 -¦Page 4¦| a | b |¦|---|---|¦+--+--+"
    "¦5.1. Powers¦§ 3¦Article 5¦2:14 And so¦soup (2.1)¦the end of a line that is torn and¦<!--¦-->"
    "¦1. What? ..... 3¦====  ====¦    * nested¦问：哪里？¦答：这里。¦מה זה?¦<ann> hi"
    "¦Ann, [1.2.23 14:31]".split("¦")
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
    assert len(reading.text) == len(words)
    assert all(new in {old, " "} for new, old in zip(reading.text, words, strict=True))
    places = [at for b in reading.blocks for at in range(b.span.start, b.span.end)]
    assert places == sorted(set(places))
    left = set(range(len(words))) - set(places)
    assert not "".join(reading.text[at] for at in left).replace("\ufeff", "").strip()


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
    reading = read(words.encode())
    dropped = [b.span.of(reading.text) for b in reading.blocks if b.kind is Kind.METADATA]
    assert set(dropped) <= {"A: "}


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
        "Here.": ("PART ONE", "Where?"),
        "Now.": ("PART ONE", "When?"),
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
def test_a_question_heads_its_answer_and_is_not_quoted(gap):
    first, second = f"Where do we meet?{gap}At the fountain.", f"What is the fee?{gap}It is free."
    assert headings(f"{first}\n\n{second}") == {
        "At the fountain.": ("Where do we meet?",),
        "It is free.": ("What is the fee?",),
    }
    first, second = f"Q: Where?{gap}A: Here.", f"Q: When?{gap}A: Now."
    assert headings(f"{first}\n\n{second}") == {"Here.": ("Where?",), "Now.": ("When?",)}


def test_a_question_above_a_long_answer_is_its_heading():
    answer = "It begins at the well and goes on. " * 20 + "There it ends."
    assert headings(f"Where?\n\n{answer}\n\nWhen?\n\nNow.") == {
        answer: ("Where?",),
        "Now.": ("When?",),
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
        "no spam": ("Rules",),
        "be kind": ("Rules",),
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


def kinds(words):
    """Return each block that is no mark: its kind and its words, and what it is read with."""
    reading = read(words.encode())
    return [
        (
            block.kind.value,
            " ".join(block.span.of(reading.text).split()),
            " ".join(block.lead.of(reading.text).split()) if block.lead else "",
        )
        for block in reading.blocks
        if block.kind in QUOTABLE
    ]


def test_a_label_of_an_answer_is_not_quoted_and_a_name_with_its_letter_is():
    words = "Q: Who came?\nA: Ann did.\n\nQ: Who left?\nA: A. Smith.\n"
    assert quoted(words) == ["Ann did.", "A. Smith."]
    assert quoted("It began early.\n\nA. Smith came late.") == [
        "It began early.",
        "A. Smith came late.",
    ]


def test_a_question_without_an_answer_is_quoted():
    assert "When?" in quoted("Where?\n\nHere.\n\nWho?\n\nAnn.\n\nWhen?")


def test_questions_in_a_list_head_what_stands_below_them():
    words = "- Is there soap?\n  Yes, by the sink.\n\n- Is there tea?\n  No, bring some.\n"
    assert headings(words) == {
        "Yes, by the sink.": ("Is there soap?",),
        "No, bring some.": ("Is there tea?",),
    }


def test_numbered_questions_are_found_under_the_title_of_their_section():
    words = (
        "2. Cakes\n\n2.1. How do I freeze one?\n\nWhole, in a bag.\n\n2.2. How long?\n\nA year.\n"
    )
    assert headings(words) == {
        "Whole, in a bag.": ("2. Cakes", "2.1. How do I freeze one?"),
        "A year.": ("2. Cakes", "2.2. How long?"),
    }


def test_a_list_of_questions_that_are_answered_below_is_no_answer():
    words = "Who?\nWhere?\nWhen?\n\nWho?\n\nAnn.\n\nWhere?\n\nHere.\n\nWhen?\n\nNow.\n"
    assert quoted(words) == ["Ann.", "Here.", "Now."]


def test_a_table_of_commas_is_read_with_the_names_of_its_columns():
    words = "tree,height,age\noak,21,300\nelm,18,120\nyew,9,800\n"
    assert kinds(words) == [
        ("row", row, "tree,height,age") for row in ("oak,21,300", "elm,18,120", "yew,9,800")
    ]


def test_prose_and_poems_with_commas_are_no_table():
    words = (
        "The oak, the elm, the yew stand here.\nThe ash, the fir, the larch are gone.\n"
        "So are I, you, and he.\n"
    )
    assert {kind for kind, _, _ in kinds(words)} == {"paragraph"}


def test_an_option_of_a_program_is_quoted_with_what_it_does():
    words = (
        "OPTIONS\n       -c, --cold\n              Keep it cold.\n\n              Ice is needed.\n"
    )
    assert kinds(words) == [
        ("paragraph", "-c, --cold Keep it cold.", ""),
        ("item", "Ice is needed.", "-c, --cold"),
    ]


def test_a_label_is_read_with_the_name_of_its_record():
    words = "Uma Oak\nDesk: 12\nPet: a cat\n\nJan Elm\nDesk: 14\nPet: none\n"
    assert kinds(words) == [
        ("item", "Desk: 12", "Uma Oak"),
        ("item", "Pet: a cat", "Uma Oak"),
        ("item", "Desk: 14", "Jan Elm"),
        ("item", "Pet: none", "Jan Elm"),
    ]


def test_a_text_after_a_section_is_not_cited_as_that_section():
    words = (
        "4. Board\n\nIt meets weekly.\n\n5. Fees\n\nThey are low.\n\n"
        "6. The chair signs all letters of the club and keeps its seal.\n"
    )
    assert [above for _, above in headings(words).items()] == [("4. Board",), ("5. Fees",), ()]


def test_a_list_is_read_with_the_line_that_leads_to_it():
    words = (
        "For the walk you will need:\n- boots\n- a map:\n    - of the hill\n    - of the wood\n"
    )
    assert kinds(words) == [
        ("paragraph", "For the walk you will need:", ""),
        ("item", "boots", "For the walk you will need:"),
        ("item", "a map:", "For the walk you will need:"),
        ("item", "of the hill", "- a map:"),
        ("item", "of the wood", "- a map:"),
    ]


def test_a_sentence_goes_on_behind_a_page_number_which_is_not_quoted():
    words = (
        "We found the boat behind\n\n- 1 -\n\nthe mill, and rowed it home over\n\n"
        "- 2 -\n\nthe lake.\n"
    )
    assert [said for _, said, _ in kinds(words)] == [
        "We found the boat behind the mill, and rowed it home over the lake."
    ]


def test_double_spaced_lines_are_one_paragraph():
    words = (
        "The hut has a stove and a table and\n\nbeds for nine. Wood is behind it. Mrs\n\n"
        "Elm has the key. Do not lose it, for\n\nthere is but one.\n"
    )
    assert len(quoted(words)) == 1


def test_subtitles_are_read_as_speech_with_times_as_places():
    words = (
        "1\n00:01:02,000 --> 00:01:04,000\nThe hut was built\n\n2\n"
        "00:01:04,000 --> 00:01:06,000\nby my aunt.\n"
    )
    reading = read(words.encode())
    assert kinds(words) == [("paragraph", "The hut was built by my aunt.", "")]
    assert [place.name for place in reading.places] == ["00:01:02", "00:01:04"]


def test_a_message_that_thanks_and_asks_heads_its_reply():
    words = (
        "[18:02] Ana: key?\n[18:04] Ben: below the pot\n"
        "[18:05] Ana: thanks! and the code?\n[18:09] Cleo: 44\n"
    )
    blocks = read(words.encode()).blocks
    assert blocks[-1].headings == ("thanks! and the code?",)


def test_a_message_that_asks_heads_three_replies():
    words = "".join(
        f"[10:3{at}] {line}\n"
        for at, line in enumerate(
            ["Ann: Who has soap?", "Bob: I do", "Eve: me too", "Bob: it is green", "Eve: bye"]
        )
    )
    assert list(headings(words).values()) == [("Who has soap?",)] * 3 + [()]


def test_code_keeps_its_lines_and_is_read_with_what_leads_to_it():
    words = "Type this to begin:\n\n    make tea\n    make cake --sweet\n\nThen wait.\n"
    assert kinds(words)[1] == ("code", "make tea make cake --sweet", "Type this to begin:")


def test_a_setting_is_read_with_the_comment_above_it():
    words = "# How warm it is, in degrees.\nwarmth = 21\n\n# Who may enter.\ndoor = all\n"
    assert kinds(words) == [
        ("paragraph", "How warm it is, in degrees.", ""),
        ("code", "warmth = 21", "# How warm it is, in degrees."),
        ("paragraph", "Who may enter.", ""),
        ("code", "door = all", "# Who may enter."),
    ]


def test_a_list_of_changes_stands_under_its_versions():
    words = (
        "oven (1.2-1) stable; urgency=low\n\n  * A new door.\n\n"
        "oven (1.1-1) stable; urgency=low\n\n  * A lamp.\n"
    )
    assert headings(words) == {
        "A new door.": ("oven (1.2-1) stable; urgency=low",),
        "A lamp.": ("oven (1.1-1) stable; urgency=low",),
    }


def test_front_matter_and_comments_are_never_quoted():
    words = "---\ntitle: Soup\n---\nIt is hot. <!-- or not -->\nWait a while.\n"
    assert [said for _, said, _ in kinds(words)] == ["It is hot. Wait a while."]


@pytest.mark.parametrize("words", ["Soup", "RULES", "***", "1. Soup\n", "a|b", "?", "—", "[1]"])
def test_a_text_of_headings_or_marks_alone_is_quoted(words):
    assert quoted(words)
