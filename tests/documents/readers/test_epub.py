"""What a book says: its chapters in their order, each a place."""

import pytest

from bot.documents.document import QUOTABLE
from bot.documents.readers.epub import read
from bot.errors import NotReadable
from tests.documents.readers.made import DOCUMENT, epub, zipped

PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<metadata><dc:title>Sea Tales</dc:title><dc:creator>Ada Berg</dc:creator>"
    "<dc:date>2019-05-06T00:00:00Z</dc:date></metadata><manifest>"
    '<item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="t/two%20b.xhtml"/>'
    '<item id="a" href="t/one.xhtml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
)


def test_chapters_come_in_the_order_of_the_spine_and_contents_are_no_chapter():
    reading = read(
        zipped(
            {
                "b.opf": PACKAGE,
                "nav.xhtml": "<html><body><h1>Contents</h1><p>One</p></body></html>",
                "t/two b.xhtml": "<html><body><h1>The Storm</h1><p>It blew.</p></body></html>",
                "t/one.xhtml": "<html><body><h1>The Calm</h1><p>It was still.</p></body></html>",
            }
        )
    )
    quoted = [b for b in reading.blocks if b.kind in QUOTABLE]
    assert [b.span.of(reading.text) for b in quoted] == ["It was still.", "It blew."]
    assert [place.name for place in reading.places] == ["The Calm", "The Storm"]
    facts = (reading.title, reading.source, reading.date)
    assert facts == ("Sea Tales", "Ada Berg", "2019-05-06")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (zipped({"a.txt": "x"}), "no book"),
        (zipped({"META-INF/rights.xml": "", "b.opf": PACKAGE}), "locked"),
        (zipped({"b.opf": "<package>"}), "damaged"),
        (zipped({"b.opf": '<!DOCTYPE a [<!ENTITY a "a">]><package/>'}), "entities"),
        (epub(DOCUMENT)[:-40], "damaged"),
    ],
)
def test_what_is_no_book_is_refused_in_a_line(raw, reason):
    with pytest.raises(NotReadable, match=reason):
        read(raw)
