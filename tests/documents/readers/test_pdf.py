"""What the reader of PDF files makes of them: paragraphs, headings, tables, pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers import pdf
from bot.errors import NotReadable
from tests.pdf_files import HEIGHT, Piece, lines, make_pdf

FERRY = [
    "The ferry to the island leaves at seven in the morning and comes back when",
    "the tide allows it. Nobody has ever missed it twice, for the second boat of",
    "the day goes only in summer.",
]
FERRY_TEXT = " ".join(FERRY)


def read(*pages, **facts):
    return pdf.read(make_pdf(pages, **facts), lambda _, __: None)


def said(reading, *kinds):
    """Return what the blocks of some kinds say."""
    return [one.span.of(reading.text) for one in reading.blocks if one.kind in kinds]


def place_of(reading, words):
    start = reading.text.index(words)
    return [place.name for place in reading.places if place.start <= start][-1]


def test_the_lines_of_a_paragraph_are_one_text_and_a_gap_parts_paragraphs():
    reading = read([*lines(72, 700, FERRY), *lines(72, 640, ["Dogs travel free on all boats."])])
    assert said(reading, Kind.PARAGRAPH) == [FERRY_TEXT, "Dogs travel free on all boats."]


def test_a_first_line_that_is_set_in_begins_a_paragraph():
    reading = read(
        [
            *lines(72, 700, FERRY),
            Piece(90, 664, "Dogs travel free on all boats of the company, and so do cats and"),
            Piece(72, 652, "birds in a cage."),
        ]
    )
    assert said(reading, Kind.PARAGRAPH)[0] == FERRY_TEXT
    assert said(reading, Kind.PARAGRAPH)[1].endswith("cats and birds in a cage.")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The harbour office is closed during the winter holi-", "days.", "winter holidays."),
        ("The line was run for years by the Anglo-", "Saxon company.", "the Anglo-Saxon company."),
        (
            "It is a well-known inn, and every one of them is well-",
            "known.",
            "them is well-known.",
        ),
        ("The years that the company counts as good are 1998-", "2004.", "good are 1998-2004."),
        ("Write to the office at https://example.org/island/", "boats.", "org/island/boats."),
    ],
)
def test_a_word_that_a_line_end_parts_is_whole_again(first, second, joined):
    reading = read(lines(72, 700, [first, second]))
    assert said(reading, Kind.PARAGRAPH)[0].endswith(joined)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The o\ufb03ce of the \ufb02eet is \ufb01ne.", "The office of the fleet is fine."),
        ("Шхуна уходит в полночь.", "Шхуна уходит в полночь."),
        ("Το πλοίο φεύγει στις επτά.", "Το πλοίο φεύγει στις επτά."),
        ("Příliš žluťoučký kůň pěl ódy.", "Příliš žluťoučký kůň pěl ódy."),
        ("เรือออกเวลาเจ็ดโมงเช้า", "เรือออกเวลาเจ็ดโมงเช้า"),
        ("渡船在早上七点离开。", "渡船在早上七点离开。"),
        ("עבשב תאצוי תרובעמה", "המעבורת יוצאת בשבע"),  # a PDF has it as it looks
        ("ةعباسلا يف ةرابعلا رداغت", "تغادر العبارة في السابعة"),
    ],
)
def test_text_of_any_script_is_read(words, expected):
    assert said(read([Piece(72, 700, words)]), *QUOTABLE) == [expected]


def test_lines_of_chinese_are_joined_without_a_space():
    reading = read(lines(72, 700, ["渡船在早上七点离开并且在潮水允许的时", "候回来。"]))
    assert reading.text == "渡船在早上七点离开并且在潮水允许的时候回来。"


def test_columns_are_read_one_after_the_other():
    left = [f"Left line {at} tells of the boats and of the sea" for at in range(12)]
    right = [f"Right line {at} tells of the inns and of beer" for at in range(12)]
    page = [
        Piece(72, 760, "A title that runs across both of the columns", 18, "bold"),
        *lines(72, 700, left),
        *lines(320, 700, right),
    ]
    text = read(page).text
    assert text.startswith("A title")
    assert text.index("Left line 11") < text.index("Right line 0")


def test_running_heads_and_page_numbers_are_left_out_and_pages_stay():
    bodies = [f"Page {name} tells of nothing but itself." for name in ("one", "two", "three")]
    reading = read(
        *(
            [
                Piece(72, HEIGHT - 40, "The Ferries of the North"),
                Piece(72, 600, body),
                Piece(72, 588, f"It says so here, at the end of {body[5:9]}."),
                Piece(290, 30, str(at + 7)),
            ]
            for at, body in enumerate(bodies)
        )
    )
    assert "Ferries of the North" not in reading.text
    assert not any(number in reading.text for number in "789")
    assert [place_of(reading, body) for body in bodies] == ["page 1", "page 2", "page 3"]


def test_a_page_without_a_text_is_counted():
    reading = read([Piece(72, 700, FERRY[0])], [], [Piece(72, 700, "Dogs travel free.")])
    assert place_of(reading, "Dogs travel free.") == "page 3"


def test_a_sentence_goes_on_across_the_end_of_a_page_around_the_notes_at_its_foot():
    filling = [
        f"Line {at} of the first page is as long as the other lines that are on it and"
        for at in range(30)
    ]
    first = [
        *lines(72, 780, filling),
        Piece(72, 120, "1 The company was founded by two sisters.", 8),
    ]
    reading = read(first, lines(72, 780, ["so it goes on upon the second page.", "And ends."]))
    joined = "that are on it and so it goes on upon the second page."
    assert joined in reading.text
    assert place_of(reading, "so it goes on") == "page 2"
    assert place_of(reading, "founded by two sisters") == "page 1"


def test_headings_are_told_by_their_letters_and_stand_above_what_follows():
    reading = read(
        [
            Piece(72, 780, "Boats and Inns", 20, "bold"),
            Piece(72, 740, "Boats", 14, "bold"),
            *lines(72, 715, FERRY),
            Piece(72, 650, "Fares", 10, "bold"),
            Piece(
                72, 630, "A child pays half, and a dog pays nothing at all on any of the boats."
            ),
            Piece(72, 590, "Inns", 14, "bold"),
            Piece(
                72, 565, "There is an inn in every harbour, and a bed in every one of these inns."
            ),
        ]
    )
    above = {one.span.of(reading.text)[:7]: one.headings for one in reading.blocks}
    assert reading.title == "Boats and Inns"
    assert above["The fer"] == ("Boats and Inns", "Boats")
    assert above["A child"] == ("Boats and Inns", "Boats", "Fares")
    assert above["There i"] == ("Boats and Inns", "Inns")


def test_the_outline_names_headings_that_look_like_text():
    page = [Piece(72, 700, "Fares"), *lines(72, 670, FERRY)]
    reading = read(page, outline=[("Fares", 0)])
    assert said(reading, Kind.HEADING) == ["Fares"]
    assert reading.blocks[1].headings == ("Fares",)


def test_a_table_is_read_row_by_row_with_the_names_of_its_columns():
    rows = [("Harbour", "Boats", "Founded"), ("Lund", "4", "1887"), ("Visby", "12", "1901")]
    page = [
        *lines(72, 780, FERRY),
        *(
            Piece(x, 700 - 16 * at, cell, 10, "plain" if at else "bold")
            for at, row in enumerate(rows)
            for x, cell in zip((72, 200, 300), row, strict=True)
        ),
    ]
    reading = read(page)
    assert said(reading, Kind.ROW) == ["Lund | 4 | 1887", "Visby | 12 | 1901"]
    leads = {one.lead for one in reading.blocks if one.kind is Kind.ROW}
    assert [lead.of(reading.text) for lead in leads] == ["Harbour | Boats | Founded"]


def test_a_table_that_goes_on_is_read_with_the_names_of_its_columns():
    def rows(y, cells):
        return [
            Piece(72 + 120 * at, y - 16 * down, cell)
            for down, row in enumerate(cells)
            for at, cell in enumerate(row)
        ]

    first = rows(700, [["Town", "Boats"], ["Lund", "4"], ["Visby", "12"]])
    more = [*rows(636, [["Oulu", "7"], ["Turku", "9"]])]
    reading = read(
        [*first, Piece(72, 652, "In the north, where the ice stays for very long:"), *more],
        rows(700, [["Kemi", "3"]] * 2),
    )
    leads = {
        one.span.of(reading.text): one.lead.of(reading.text) if one.lead else ""
        for one in reading.blocks
        if one.kind is Kind.ROW
    }
    assert leads == dict.fromkeys(
        ["Lund | 4", "Visby | 12", "Oulu | 7", "Turku | 9", "Kemi | 3"], "Town | Boats"
    )
    other = [*lines(72, 600, FERRY), *rows(500, [["Ada", "5"], ["Ben", "6"]])]
    reading = read([*first, *other])
    assert [one.lead for one in reading.blocks if one.kind is Kind.ROW][-1] is None


def test_cells_that_only_a_line_parts_are_cells():
    rows = [("small boat", "five crowns and a half"), ("large boat", "nine crowns or more")]
    page = [
        Piece(x, 700 - 16 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((72, 124), row, strict=True)
    ]
    reading = read(page, drawn="121.5 650 0.5 100 re f")
    assert said(reading, Kind.ROW) == [" | ".join(row) for row in rows]


def test_items_of_a_list_are_read_with_what_opens_it_and_their_bullets_are_no_words():
    reading = read(
        [
            Piece(72, 700, "You need three things on board:"),
            Piece(80, 680, "•"),
            Piece(95, 680, "a warm coat, for it is cold on the upper deck even in July and"),
            Piece(95, 668, "nobody lends you one,"),
            Piece(80, 656, "•"),
            Piece(95, 656, "a ticket."),
        ]
    )
    items = [one for one in reading.blocks if one.kind is Kind.ITEM]
    assert [one.span.of(reading.text)[-10:] for one in items] == ["s you one,", "a ticket."[-10:]]
    assert {one.lead.of(reading.text) for one in items} == {"You need three things on board:"}


def test_code_keeps_its_lines():
    code = ["def leave():", "    return 7", "print(leave())"]
    pieces = [
        Piece(72 + 6 * (len(line) - len(line.lstrip())), 600 - 12 * at, line.strip(), 10, "fixed")
        for at, line in enumerate(code)
    ]
    assert said(read([*lines(72, 700, FERRY), *pieces]), Kind.CODE) == ["\n".join(code)]


def test_lines_of_a_list_of_contents_are_no_text():
    entries = [f"{at} Boats of the north . . . . . . . . . . . . . {at + 3}" for at in range(1, 7)]
    reading = read([*lines(72, 780, entries), *lines(72, 600, FERRY)])
    assert said(reading, *QUOTABLE) == [FERRY_TEXT]


def test_the_number_of_a_note_stands_apart_from_its_word_and_a_power_does_not():
    page = [
        *(
            Piece(72, 700, "The company", 10),
            Piece(124, 704, "3", 6),
            Piece(130, 700, "has an area of"),
        ),
        *(Piece(198, 700, "9 km", 10), Piece(219, 704, "2", 6)),
    ]
    assert read(page).text == "The company[3] has an area of 9 km²"


def test_turned_words_are_read_and_a_mark_across_every_page_is_not():
    pages = [
        [
            Piece(72, 700, f"Page {at} of the book of boats is here."),
            Piece(100, 200, "DRAFT", 60, "bold", 45),
        ]
        for at in "abc"
    ]
    pages[0].append(Piece(30, 300, "Read this from the side.", 10, "plain", 90))
    text = read(*pages).text
    assert "Read this from the side." in text
    assert "DRAFT" not in text


def test_a_page_that_lies_on_its_side_is_read_like_any_other():
    page = [Piece(100 + 12 * at, 72, line, 10, "plain", 90) for at, line in enumerate(FERRY)]
    assert read(page, rotate=90).text == FERRY_TEXT


def test_title_and_author_are_those_that_the_file_names():
    reading = read(lines(72, 700, FERRY), facts={"Title": "Boats", "Author": "Olga Lund"})
    assert (reading.title, reading.source) == ("Boats", "Olga Lund")
    assert read(lines(72, 700, FERRY), facts={"Title": "Microsoft Word - a.doc"}).title == ""


def test_whoever_waits_hears_of_each_page():
    heard = []
    pdf.read(
        make_pdf([lines(72, 700, FERRY)] * 3), lambda done, pages: heard.append((done, pages))
    )
    assert heard == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (make_pdf([[], []]), "has no text, only pictures of its pages"),
        (b"%PDF-1.7\n%%EOF", "it is damaged, or no PDF at all"),
        (b"%PDF-1.7" + bytes(range(256)) * 40, "it is damaged, or no PDF at all"),
        (make_pdf([[]] * 5_001), "5,001 pages are more than the limit of 5,000"),
    ],
    ids=["a scan", "no page", "noise", "too long"],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(raw, reason):
    with pytest.raises(NotReadable, match=reason):
        pdf.read(raw, lambda _, __: None)


def test_an_encrypted_file_is_told_in_one_line():
    locked = make_pdf([lines(72, 700, FERRY)]).replace(
        b"/Root ",
        b"/ID [<00><00>] /Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
        + b"41" * 32 + b"> /U <" + b"42" * 32 + b">>> /Root ",
    )  # fmt: skip
    with pytest.raises(NotReadable, match="encrypted"):
        pdf.read(locked, lambda _, __: None)


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co"]), max_size=40)


@given(
    st.lists(
        st.builds(
            Piece,
            st.integers(0, 500),
            st.integers(0, 800),
            _WORDS,
            st.sampled_from([6, 10, 24]),
            st.sampled_from(["plain", "bold", "fixed"]),
            st.sampled_from([0, 0, 0, 90, 45]),
        ),
        max_size=12,
    )
)
def test_whatever_stands_on_a_page_every_block_lies_in_the_text_in_order(pieces):
    try:
        reading = read(pieces, pieces[:3])
    except NotReadable:
        return
    end = 0
    for block in reading.blocks:
        assert end <= block.span.start < block.span.end <= len(reading.text)
        end = block.span.end
    starts = [place.start for place in reading.places]
    assert starts == sorted(starts)
