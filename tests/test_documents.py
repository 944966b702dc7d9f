"""What was read: a document says its title, and never changes its text."""

import pytest

from bot.documents import Block, Kind, Reading, assemble, title_of
from bot.spans import Span
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
