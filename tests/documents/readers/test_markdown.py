"""What Markdown says: blocks that hold every word once, and the facts of front matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.markdown import read

PIECES = st.sampled_from(
    "# ¦## ¦=== \n¦---\n¦- ¦* ¦1. ¦2) ¦> ¦>¦    ¦  ¦\t¦\n¦\n\n¦\r\n¦\r¦```\n¦~~~ py\n¦| a | b |\n"
    "¦|---|---|\n¦<!-- x -->¦<div>¦</div>¦<br>¦[a]: /u\n¦[a]¦**b**¦`c`¦word¦Two words. ¦-->¦\\"
    "¦\f¦\u200b¦---\ntitle: x\n---\n¦\u2028¦- [x] ¦&amp;¦Ж".split("¦")
)


def blocks_of(words):
    """Return kind and words of each block."""
    reading = read(words.encode())
    return [(block.kind.value, block.span.of(reading.text)) for block in reading.blocks]


def quoted(words):
    """Return the words of the blocks that can be quoted."""
    return [text for kind, text in blocks_of(words) if Kind(kind) in QUOTABLE]


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_visible_character_lies_in_exactly_one_block(words):
    reading = read(words.encode())
    assert reading.text == words
    places = [at for b in reading.blocks for at in range(b.span.start, b.span.end)]
    assert places == sorted(set(places))
    left = set(range(len(words))) - set(places)
    assert not "".join(words[at] for at in left).replace("\ufeff", "").strip()


@settings(max_examples=200)
@given(st.lists(st.text("ab1-*#>|`[]:=~<! \n\t", max_size=20), max_size=8).map("\n".join))
def test_no_letter_is_lost_to_metadata_but_for_links_and_comments(words):
    reading = read(words.encode())
    dropped = [b.span.of(words) for b in reading.blocks if b.kind is Kind.METADATA]
    assert not [text for text in dropped if set(text) & set("ab") and not set(text) & set("[<`~")]


def test_front_matter_gives_title_date_and_source_as_written():
    reading = read(b"---\ntitle: Our 'club'\nDate: 2023-05-18\nsource:  The paper\n---\n\nText.\n")
    assert (reading.title, reading.date, reading.source) == (
        "Our 'club'",
        "2023-05-18",
        "The paper",
    )
    assert [block.kind for block in reading.blocks] == [Kind.METADATA, Kind.PARAGRAPH]


@pytest.mark.parametrize("key", ["url", "URL", "link"])
def test_front_matter_gives_the_address_on_the_web(key):
    assert (
        read(f"---\n{key}: https://a.example/b\n---\nText.".encode()).url == "https://a.example/b"
    )


FRONTS = {
    "an unquoted colon": ("---\ntitle: Part two: the end\n---\nText.", "Part two: the end"),
    "quotation marks": ('---\ntitle: "Q & A"\n---\nText.', "Q & A"),
    "Windows line ends and a mark": ("\ufeff---\r\ntitle: W\r\n---\r\nText.", "W"),
    "dots at its end": ("---\ntitle: Dots\n...\nText.", "Dots"),
    "lists and numbers beside it": ("---\ntags: [a, b]\nn: 3\ntitle: L\n---\nText.", "L"),
    "a list as title": ("---\ntitle: [a, b]\n---\nText.", ""),
    "a folded title": ("---\ntitle: >\n  two\n  lines\n---\nText.", "two lines"),
    "nothing in it": ("---\n---\nText.", ""),
    "deep nesting": ("---\na: " + "[" * 9000 + "\ntitle: Deep\n---\nText.", "Deep"),
}


@pytest.mark.parametrize(("words", "title"), FRONTS.values(), ids=FRONTS)
def test_front_matter_is_read_however_it_is_written(words, title):
    assert read(words.encode()).title == title
    assert quoted(words) == ["Text."]


@pytest.mark.parametrize(
    "words",
    [
        "---\nOnly a rule.\n\n---\nMore.",
        "---\nOnly a rule.",
        "---\nOnly: a rule: b\n@ more\n\n---\nMore.",
        "---\ntitle: no end",
    ],
)
def test_a_rule_on_top_is_no_front_matter(words):
    reading = read(words.encode())
    assert (reading.title, reading.date) == ("", "")
    assert "metadata" not in [kind for kind, text in blocks_of(words) if "a" in text]


def test_the_title_is_the_first_heading_of_the_first_rank():
    assert read(b"intro\n\n## Sub\n\nx\n\n# The *title* of [it](u)\n").title == "The title of it"
    assert read(b"Club\n====\n\ntext").title == "Club"
    assert read(b"## Monday\n\ntext").title == "Monday"
    assert read(b"text\n\n## Monday\n\ntext").title == ""


def test_versions_in_a_list_of_changes_are_no_title():
    assert read(b"# 2.1 (2021-06-09)\n\n- a\n\n# 2.0 (2020-02-02)\n\n- b\n").title == ""
    assert read(b"# Minutes of 2021-06-09\n\nAll came.\n").title == "Minutes of 2021-06-09"


LEADS = {
    "an item and its lead-in": ("You need:\n\n- rope\n", "rope", "You need:"),
    "a lead-in without a colon": (
        "To pay, you can\n\n1. use cash\n",
        "use cash",
        "To pay, you can",
    ),
    "a sentence is no lead-in": ("We met.\n\n- rope\n", "rope", None),
    "an item in an item": ("- fruit\n  - pears\n", "pears", "fruit"),
    "more of an item": ("- pay\n\n  in cash\n", "in cash", "pay"),
    "a row and its columns": ("| hut |\n|---|\n| Alm |\n", "| Alm |", "| hut |"),
    "code": ("Do this:\n\n```\nmake\n```\n", "make", "Do this:"),
    "lines with labels": ("Rosa Fink\n\nPhone: 1\nRoom: 2\n", "Room: 2", "Rosa Fink"),
    "an item in HTML": ("You need:\n\n<ul><li>rope</li></ul>", "rope", "You need:"),
}


@pytest.mark.parametrize(("words", "part", "lead"), LEADS.values(), ids=LEADS)
def test_what_opens_a_list_a_table_or_code_leads_to_its_parts(words, part, lead):
    found = [b.lead for b in read(words.encode()).blocks if b.span.of(words) == part]
    assert [span.of(words) if span else None for span in found] == [lead]


ASKED = {
    "a heading": "## Is it warm?\n\nYes.\n",
    "a line in bold": "**Is it warm?**\n\nYes.\n",
    "an item": "- Is it warm?\n\n  Yes.\n",
    "a bold start": "**Is it warm?** Yes.\n",
    "a label": "Q: Is it warm?\nA: Yes.\n",
    "a summary": "<details>\n<summary>Is it warm?</summary>\n\nYes.\n\n</details>\n",
    "a line of its own": "Is it warm?\n\nYes.\n",
}


@pytest.mark.parametrize("words", ASKED.values(), ids=ASKED)
def test_a_line_that_only_asks_heads_its_answer_and_is_never_quoted(words):
    reading = read(words.encode())
    assert quoted(words) == ["Yes."]
    (answer,) = [b for b in reading.blocks if b.span.of(words) == "Yes."]
    assert answer.headings[-1] == "Is it warm?"


def test_a_question_that_nothing_follows_is_text():
    assert quoted("We met. \n\nIs it warm?\n") == ["We met.", "Is it warm?"]
    assert quoted("**Is it warm?**\n\n# Huts\n\nAll are.") == ["**Is it warm?**", "All are."]


def test_a_list_of_contents_is_not_quoted():
    words = "- Huts\n- [Ways](#ways)\n\n# Huts\n\nAll are warm.\n\n# Ways\n\nAll are steep.\n"
    assert quoted(words) == ["All are warm.", "All are steep."]


def test_headings_are_never_quoted_and_lead_to_a_path_outermost_first():
    reading = read(b"# A\n\none\n\n### B\n\ntwo\n\n## C\n\nthree\n\n#\n\nfour")
    paths = {b.span.of(reading.text): b.headings for b in reading.blocks}
    assert paths["one"] == ("A",)
    assert paths["two"] == ("A", "B")
    assert paths["three"] == paths["four"] == ("A", "C")
    assert quoted(reading.text) == ["one", "two", "three", "four"]


def test_a_heading_within_a_quotation_titles_nothing_after_it():
    reading = read(b"# A\n\n> ## B\n> said\n\nafter")
    assert reading.blocks[-1].headings == ("A",)


NESTED = {
    "a tight list": ("- one\n- two\n", ["one", "two"]),
    "a loose list": ("- one\n\n- two\n", ["one", "two"]),
    "paragraphs in an item": ("1. one\n\n   more\n2. two\n", ["one", "more", "two"]),
    "a list in a list": ("- one\n  - two\n    1. three\n", ["one", "two", "three"]),
    "marks on one line": ("- > 1. deep\n", ["deep"]),
    "a list in a quotation": ("> said\n>\n> - one\n> - two\n", ["said", "one", "two"]),
    "a quotation goes on lazily": ("> said\nand more\n", ["said\nand more"]),
    "a list of tasks": ("- [ ] one\n- [x] two\n", ["one", "two"]),
    "an item that begins below its mark": ("-\n  late\n", ["late"]),
    "code in a list": ("- ```\n  x = 1\n  ```\n", ["x = 1"]),
    "deeper than anyone writes": (">" * 90 + " deep", [">" * 90 + " deep"]),
}


@pytest.mark.parametrize(("words", "expected"), NESTED.values(), ids=NESTED)
def test_what_is_nested_is_quoted_once_without_its_mark(words, expected):
    assert quoted(words) == expected


def test_the_rows_of_a_table_and_a_block_of_code_are_quoted_whole():
    words = "| day | hours |\n|---|---|\n| Mon | 9. to 5. |\n\n```\na = 1\n```\n\n    b = 2\n"
    assert blocks_of(words) == [
        ("metadata", "| day | hours |"),
        ("metadata", "|---|---|"),
        ("row", "| Mon | 9. to 5. |"),
        ("metadata", "```"),
        ("code", "a = 1"),
        ("metadata", "```"),
        ("code", "b = 2"),
    ]


def test_long_code_is_parted_at_line_ends():
    code = "```\n" + "x = 1  # a line of code\n" * 500 + "```"
    pieces = quoted(code)
    assert max(map(len, pieces)) <= 1000
    assert "\n".join(["```", *pieces, "```"]) == code


def test_links_defined_rules_and_comments_are_metadata():
    words = "One.\n\n[a]: http://x.org 'T'\n\n***\n\n<!-- a\n\nsecret -->\n\n<br>\n\nTwo."
    assert quoted(words) == ["One.", "Two."]


def test_words_in_html_are_quoted_and_scripts_are_not():
    assert quoted("<div>Open <b>daily</b>.</div>") == ["Open <b>daily</b>."]
    assert quoted("<script>\nlet a = 1\n</script>\n\n<style>\nb {}\n</style>") == []


def test_hard_wrapped_lines_are_one_paragraph_with_the_files_own_line_ends():
    assert quoted("One *line*\r\nand the\r\nnext.\r\n\r\nTwo.") == [
        "One *line*\r\nand the\r\nnext.",
        "Two.",
    ]


def test_a_zero_byte_stays_in_the_words():
    assert quoted("One\0two three.\n\nFour.") == ["One\0two three.", "Four."]
