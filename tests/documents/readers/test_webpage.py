"""What a saved page says: what people read of it, and no navigation, script or banner."""

import pytest

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.webpage import read

HEAD = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"


def page(body, head=""):
    """Return the reading of a page with a body."""
    return read(f"{HEAD}{head}</head><body>{body}</body></html>".encode())


def quoted(reading):
    """Return the texts of the blocks that can be quoted."""
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE]


@pytest.mark.parametrize(
    "aside",
    [
        "<script>let a = 'Ahoy'</script>",
        "<style>.a { color: red }</style>",
        "<nav><a href=/>Home</a> | <a href=/a>About</a></nav>",
        "<div class='cookie-banner'>We use cookies. <button>Accept</button></div>",
        "<div id='gdpr-consent'><p>Your privacy matters to our partners.</p></div>",
        "<div hidden>Unseen words</div>",
        "<p style='display: none'>Unseen words</p>",
        "<div role=navigation>Up</div>",
        "<footer>© 2024 The Harbour</footer>",
        "<ul class='menu'><li><a href=/1>One</a><li><a href=/2>Two</a></ul>",
        "<form><input value=x><select><option>Norway</select><button>Go</button></form>",
        "<noscript>Please enable JavaScript</noscript>",
        "<!-- a note of the author's -->",
        "<template><p>Never shown</p></template>",
        "<ul><li><a href=/a>Prices</a><li><a href=/b>Boats</a><li><a href=/c>Crew</a></ul>",
    ],
)
def test_what_nobody_reads_is_not_quoted(aside):
    reading = page(f"{aside}<h1>Ferries</h1><p>The ferry leaves at six.</p>{aside}")
    assert quoted(reading) == ["The ferry leaves at six."]


def test_a_page_with_a_main_part_is_read_for_that():
    reading = page(
        "<header><h1>The Harbour</h1></header><div>Subscribe to our letter today.</div>"
        "<main><h2>Ferries</h2><p>The ferry leaves at six, and the second one at nine.</p></main>"
    )
    assert quoted(reading) == ["The ferry leaves at six, and the second one at nine."]


def test_a_main_part_that_holds_hardly_anything_is_not_believed():
    reading = page(f"<main>Loading</main><p>{'The ferry leaves at six. ' * 9}</p>")
    assert "The ferry leaves at six." in reading.text


def test_the_head_gives_title_date_author_and_address():
    reading = page(
        "<p>Text.</p>",
        "<title>Ferries | The Harbour</title><meta name=author content='Ada Berg'>"
        "<meta property=article:published_time content=2024-05-03T10:00:00+02:00>"
        "<link rel=canonical href=https://harbour.example/ferries>",
    )
    assert (reading.title, reading.date, reading.source, reading.url) == (
        "Ferries", "2024-05-03", "Ada Berg", "https://harbour.example/ferries",
    )  # fmt: skip


def test_a_page_that_a_browser_saved_knows_where_it_came_from():
    saved = (
        b"<!DOCTYPE html>\n<!-- saved from url=(0028)https://harbour.example/fees -->\n<p>Text."
    )
    assert read(saved).url == "https://harbour.example/fees"


def test_a_term_is_quoted_with_its_definition():
    reading = page("<dl><dt>Bow</dt><dd>The front.</dd><dd>Of a ship.</dd></dl>")
    assert quoted(reading) == ["Bow\nThe front.", "Of a ship."]
    assert reading.blocks[1].lead.of(reading.text) == "Bow"


def test_a_cell_that_spans_rows_is_said_in_each():
    reading = page(
        "<table><tr><th>Who<th>When<th>Fee</tr>"
        "<tr><td rowspan=2>Adults<td>summer<td>5</tr><tr><td>winter<td>3</tr></table>"
    )
    assert quoted(reading) == ["Adults | summer | 5", "Adults | winter | 3"]


def test_a_table_that_only_lays_out_is_text():
    reading = page("<table><tr><td><h2>Fees</h2><p>Five crowns.</p></td></tr></table>")
    assert [b.kind for b in reading.blocks] == [Kind.HEADING, Kind.PARAGRAPH]


def test_marks_of_footnotes_are_no_words_of_a_sentence():
    reading = page(
        "<p>It sank in 1912<sup><a href=#n1>[1]</a></sup>. H<sub>2</sub>O is water.</p>"
    )
    assert quoted(reading) == ["It sank in 1912. H2O is water."]


def test_a_summary_heads_its_details_and_nothing_behind_them():
    reading = page(
        "<details><summary>How do I pay?</summary>In cash.</details><p>The end is near.</p>"
    )
    answer, after = (b for b in reading.blocks if b.kind in QUOTABLE)
    assert answer.headings == ("How do I pay?",)
    assert after.headings == ()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "iso-8859-5"])
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding):
    text = f"<html><head><meta charset={encoding}></head><body><p>Паром идёт в шесть.</p>"
    assert quoted(read(text.encode(encoding))) == ["Паром идёт в шесть."]


@pytest.mark.parametrize(
    "hostile",
    [b"<div>" * 300_000, b"<table><tr><td>" * 30_000, b"<ul><li>" * 50_000, b"<" * 100_000, b""],
)
def test_what_is_nested_without_end_is_cut_off(hostile):
    assert len(read(hostile + b"The ferry leaves at six.").text) < 200_000


def test_a_list_that_a_program_has_cut_into_several_has_one_lead_in():
    reading = page(
        "<p>You need:</p><ul><li>a rope</ul><ul><ul><li>of hemp</ul></ul><ul><li>a lamp</ul>"
    )
    leads = [b.lead.of(reading.text) for b in reading.blocks if b.kind is Kind.ITEM]
    assert leads == ["You need:", "a rope", "You need:"]


def test_what_word_writes_into_a_page_is_no_text():
    reading = page(
        "<p class=MsoNormal>It opens at six.<o:p></o:p></p><!--[if gte mso 9]><p>x</p><![endif]-->"
        "<p><![if !supportLists]><span>·&nbsp;&nbsp;</span><![endif]>A rope</p>"
    )
    assert quoted(reading) == ["It opens at six.", "A rope"]
