"""Small files of each format, to begin with."""

import csv
import io
import json

import openpyxl
import pptx

from tests.documents.readers.made import DOCUMENT, MADE, zipped
from tests.pdf_files import Piece, lines, make_pdf

_ROWS = [["Size", "Fee", "Since"], ["small boat", 5, "1887"], ["large boat", 9, "1901"]]
_ODS = """<?xml version="1.0"?>
<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:spreadsheet>
<t:table t:name="Fees"><t:table-row><t:table-cell><x:p>Size</x:p></t:table-cell>
<t:table-cell t:number-columns-repeated="3"><x:p>Fee</x:p></t:table-cell></t:table-row>
<t:table-row t:number-rows-repeated="2"><t:table-cell><x:p>small boat</x:p></t:table-cell>
</t:table-row></t:table></o:spreadsheet></o:body></o:document-content>"""


def seeds() -> dict[str, bytes]:
    """Return a small file for each reader that has one, by the name of its module."""
    made = {name: make(DOCUMENT) for name, make in MADE.items()}
    return made | {
        "pdf": _pdf(),
        "delimited": _delimited(),
        "chat_export": _chat(),
        "pptx": _slides(),
        "xlsx": _sheet(),
        "ods": zipped({"content.xml": _ODS, "mimetype": "application/vnd.oasis.opendocument"}),
    }


def _pdf() -> bytes:
    """Return two pages with a title, columns, a table, code, and letters of two scripts."""
    first = [
        Piece(72, 780, "Harbour rules", 20, "bold"),
        *lines(
            72,
            740,
            ["Boats pay ten crowns a night. Whoever stays", "longer asks the war-", "den."],
        ),
        *lines(
            320, 740, ["The harbour opens at six and closes at the", "hour of ten.", "Always."]
        ),
        *(Piece(72 + 120 * at, 600, cell, 10, "bold") for at, cell in enumerate("ABC")),
        *(Piece(72 + 120 * at, 584, cell) for at, cell in enumerate("123")),
        Piece(72, 500, "ferry --start now", 10, "fixed"),
        Piece(30, 300, "turned", 10, "plain", 90),
    ]
    second = [*lines(72, 740, ["Шхуна уходит в полночь.", "渡船在早上七点离开。"])]
    return make_pdf([first, second], {"Title": "Rules"}, [("Harbour rules", 0)])


def _delimited() -> bytes:
    """Return a table of comma-separated values."""
    out = io.StringIO()
    csv.writer(out).writerows(_ROWS)
    return out.getvalue().encode()


def _chat() -> bytes:
    """Return the export of a chat, as Telegram writes it."""
    message = {
        "id": 7,
        "type": "message",
        "date": "2024-05-03T10:00:00",
        "from": "Ada",
        "text": ["Boats pay ", {"type": "bold", "text": "ten crowns"}],
    }
    chat = {"name": "Harbour", "type": "private_supergroup", "id": 5, "messages": [message] * 3}
    return json.dumps(chat).encode()


def _slides() -> bytes:
    """Return two slides."""
    made = pptx.Presentation()
    for title in ("Harbour rules", "Fees"):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "Boats pay ten crowns a night."
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _sheet() -> bytes:
    """Return a workbook with one sheet."""
    made = openpyxl.Workbook()
    for row in _ROWS:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
