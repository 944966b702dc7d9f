"""Small files of each format, to begin with."""

import base64
import csv
import io
import json
from pathlib import Path

import openpyxl
import pptx

from bot.documents.readers import registry
from tests.documents.readers.made import DOCUMENT, MADE, markdown, page, zipped
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


_TEXTS = (
    """1
00:00:01,000 --> 00:00:04,000
The ferry leaves at seven.

2
00:00:05,000 --> 00:00:09,000
- Who asks?
- The warden.
""",
    """WEBVTT

STYLE
::cue { color: red }

00:01.000 --> 00:04.000 align:start
<v Ada>The ferry leaves at seven.</v>
""",
    """HARBOUR RULES

1. Mooring
Boats pay ten crowns a night. Whoever stays lon-
ger asks the warden.

    Size     Fee
    small    5
    large    9

Q: When does it open?
A: At six.

[03/05/2024, 10:00] Ada: Who comes?
[03/05/2024, 10:01] Ben: The warden.

berth: a place for a boat
""",
)
_BOX = """From ada@example.org Fri May  3 10:00:00 2024
From: =?utf-8?B?QWRh?= <ada@example.org>
Subject: =?utf-8?Q?Boats_=C3=A5?=
Date: Fri, 3 May 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

{}
--b
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<p>The ferry leaves at seven=2E</p>
--b
Content-Type: application/pdf; name="a.pdf"
Content-Disposition: attachment; filename="a.pdf"

AAAA
--b--

From ben@example.org Sat May  4 10:00:00 2024
From: ben@example.org
Subject: Re: Boats
Date: Sat, 4 May 2024 10:00:00 +0000

On Fri, Ada wrote:
> Boats pay.
They pay ten crowns.

-----BEGIN PGP SIGNATURE-----
AAA
-----END PGP SIGNATURE-----
"""
_PAGE = (
    "<html><head><title>Rules</title><meta name=author content=Ada></head><body><nav>Home</nav>"
    "<main>{}<dl><dt>berth<dd>a place</dl><table><caption>Fees</caption><tr><th rowspan=2>Size"
    "<th colspan=2>Fee<tr><td>small<td>5<tr><td>large<table><tr><td>9</table></table>"
    "<script>let a = 1</script><svg><text>x</text></svg><p hidden>no</p>"
    "<ol start=3><li>one<ul><li>two</ul></ol><details><summary>Why?</summary>So.</details>"
    "</main></body></html>"
)
_RST = """Rules
=====

:Author: Ada
:Date: 2024-05-03

.. |x| replace:: ferry
.. _there: https://example.org

The |x| leaves [1]_ at `seven <there_>`_. See `Rules`_.

.. note:: Bring a rope.

+------+-----+
| Size | Fee |
+======+=====+
| a    | 5   |
+------+-----+

.. csv-table:: Fees
   :header: a, b

   1, 2

.. [1] A note.

term
  its meaning
"""
_ORG = """#+TITLE: Rules
#+AUTHOR: Ada
* TODO Mooring :boats:
:PROPERTIES:
:ID: 1
:END:
Boats pay[fn:1] [[https://example.org][ten]] crowns.
| Size | Fee |
|------+-----|
| a | 5 |
- term :: its meaning
  1. one
#+BEGIN_QUOTE
Always.
#+END_QUOTE
[fn:1] A note.
"""
_ADOC = """= Rules
Ada <ada@example.org>
:toc:

.Fees
[cols="1,2*",options="header"]
|===
|Size |Fee |Since
|a 2+|5
.2+|b |9 |1901
|===

NOTE: Bring a rope.

berth:: a place
* one
** two
+
more

====
An example{empty}.
====
include::../../etc/passwd[]
"""
_STYLED = (
    r"{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset128 B;}}"
    r"{\stylesheet{\s1\sbasedon1\outlinelevel0 h1;}{\s2\sbasedon1 x;}}{\info{\title T}}"
    r"\pard\s1 Rules\par\pard\f0\'cf\'f0 \u1096? {\footnote A note.}\par"
    r"\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row"
    r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\f1\'83\'65\par{\pict 89504e47}}"
)
_LARGEST = 150_000  # bytes of a file that is begun with


def families(folder: Path | None = None) -> dict[str, list[bytes]]:
    """Return some files for each reader, by the name of its module.

    Args:
        folder: with more of them, of which the small ones are taken.
    """
    found = {name: [raw] for name, raw in seeds().items()}
    encoded = base64.encodebytes(b"Boats pay ten crowns a night. " * 9).decode()
    found["text"] = [text.encode() for text in _TEXTS]
    found["mail"].append(_BOX.replace("{}", encoded).encode())
    found["webpage"].append(_PAGE.replace("{}", page(DOCUMENT)).encode())
    found["rst"].append(_RST.encode())
    found["org"].append(_ORG.encode())
    found["asciidoc"].append(_ADOC.encode())
    found["rtf"].append(_STYLED.encode())
    found["notebook"].append(_notebook())
    found["delimited"].append(b'\xef\xbb\xbfName;Fee\r\n"a ""b""\nc";5,5\r\n;;\r\n' * 3)
    found["pdf"].append(_outlined())
    for file in sorted(folder.rglob("*")) if folder else ():
        one = registry.find_format(file.name) if file.is_file() else None
        if one is not None and file.stat().st_size <= _LARGEST:
            found[one.module].append(file.read_bytes())
    return found


def _notebook() -> bytes:
    """Return a notebook with results."""
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": ["ten\n", "crowns\n"]},
        {"output_type": "execute_result", "data": {"text/plain": "5", "text/html": "<b>5</b>"}},
        {"output_type": "error", "ename": "E", "evalue": "no", "traceback": ["\u001b[31mno"]},
    ]
    cells = [
        {"cell_type": "markdown", "source": markdown(DOCUMENT).decode().splitlines(keepends=True)},
        {"cell_type": "code", "source": "boats()", "outputs": outputs},
        {"cell_type": "raw", "source": "raw"},
    ]
    facts = {"language_info": {"name": "python"}, "title": "Rules"}
    return json.dumps({"cells": cells, "metadata": facts, "nbformat": 4}).encode()


def _outlined() -> bytes:
    """Return a PDF whose outline has entries, with many lines and a drawn table."""
    long = ["The ferry leaves the harbour at seven and comes back at nine, if there is no ice."]
    pages = [lines(72, 760, long * 40), lines(72, 760, ["a     b     c"] * 9, font="fixed")]
    drawn = "100 100 m 100 300 l S 200 100 m 200 300 l S"
    return make_pdf(pages, {"Author": "Ada"}, [("One", 0), ("Two", 1), ("Three", 1)], 90, drawn)


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
