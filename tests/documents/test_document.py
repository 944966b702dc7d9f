"""What was read: a document says its title, and never changes its text."""

import pytest

from bot.documents.document import Block, Kind, Place, Reading, address, assemble, title_of
from bot.text.spans import Span
from tests.conftest import a_document


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("notes/house_rules-2024.txt", "house rules 2024"),
        ("README", "README"),
        (".profile", ".profile"),
        ("archive.tar.gz", "archive.tar"),
        ("___.txt", "___.txt"),
        ("a/b/Über uns.md", "Über uns"),
    ],
)
def test_a_document_without_a_title_is_called_after_its_file(path, title):
    assert title_of(path) == title
    assert a_document("It began. It went on.", path).title == title


def test_a_title_of_its_own_goes_before_the_name_of_the_file():
    assert a_document("The club\n====\n\nIt began.", "x.txt").title == "The club"
    assert a_document("---\ntitle: The club\n---\nIt began.", "x.md").title == "The club"


@pytest.mark.parametrize(
    ("told", "url"),
    [
        ("url: https://a.example/b\nsource: The Paper", "https://a.example/b"),
        ("source: https://a.example/b", "https://a.example/b"),
        ("url: file:///etc/passwd\nsource: http://a.example", "http://a.example"),
        ("source: see https://a.example/b", ""),
        ("url: a.example/b", ""),
    ],
)
def test_a_documents_address_is_its_url_or_a_source_that_is_one(told, url):
    assert a_document(f"---\n{told}\n---\nIt began.", "x.md").url == url


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example",
        "HTTP://a.example:8080/",
        "https://пример.рф/путь?x=1#y",
        "https://127.0.0.1:8000/a_(b)",
        "https://a.example?x=1",
    ],
)
def test_an_address_on_the_web_is_one(text):
    assert address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://",
        "https://-",
        "https:///etc",
        "ftp://a.example",
        "javascript:alert(1)",
        "tg://user?id=1",
        "data:text/html,x",
        "https://ann:secret@a.example/",
        "https://a.example@b.example/",
        "https://a.example\\@b.example/",
        "https://a.example/b c",
        "https://a.example/\u202egpj.exe",
        "https://a.example/\0",
        "https://a.example/\ud83d",
        "https://a.example/" + "b" * 2000,
        " https://a.example",
        "https://a.example\n",
    ],
)
def test_what_is_no_address_or_might_lead_elsewhere_is_none(text):
    assert address(text) == ""


def test_the_language_is_that_of_the_prose_alone():
    text = "THE CODE OF THE HOUSE\nМы встречаемся у фонтана, и это не всё."
    blocks = (
        Block(Span(0, 21), Kind.HEADING, ("THE CODE OF THE HOUSE",)),
        Block(Span(22, len(text)), Kind.PARAGRAPH),
    )
    assert assemble("a.txt", Reading(text, blocks)).language == "ru"


def test_a_document_without_prose_has_no_language():
    assert a_document("").language == "und"
    assert a_document("").blocks == ()


def test_a_document_names_the_place_of_an_offset_and_the_blocks_of_a_span():
    spans = [Span(0, 4), Span(5, 9), Span(10, 14)]
    blocks = tuple(Block(span, Kind.PARAGRAPH) for span in spans)
    places = (Place(5, "00:01"), Place(10, "00:07"))
    document = assemble("a.txt", Reading("Ash. Elm. Fir.", blocks, places=places))
    assert [document.place_of(at) for at in (0, 5, 9, 13)] == ["", "00:01", "00:01", "00:07"]
    assert document.blocks_in(Span(3, 6)) == blocks[:2]
    assert document.blocks_in(Span(4, 5)) == ()


@pytest.mark.parametrize("kind", [Kind.UNIT, Kind.ROW])
def test_a_file_without_running_text_is_in_the_language_of_what_it_quotes(kind):
    text = "Olga: I have the ladder in the shed."
    assert assemble("a.txt", Reading(text, (Block(Span(0, len(text)), kind),))).language == "en"
