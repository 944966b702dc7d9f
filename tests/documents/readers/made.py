"""One document, written in each of the formats that are read.

A document is a list of parts: ("heading", level, text), ("text", text), ("item", depth, text),
("table", rows), ("code", text). The first row of a table names its columns.
"""

import io
import json
import zipfile
from html import escape

import docx
from docx.oxml.ns import qn

DOCUMENT = [
    ("heading", 1, "Harbour rules"),
    ("heading", 2, "Mooring"),
    ("text", "Boats pay ten crowns a night. Whoever stays longer asks the warden."),
    ("text", "Bring with you:"),
    ("item", 1, "a rope of hemp"),
    ("item", 1, "a lamp with oil"),
    ("item", 2, "a spare wick"),
    ("heading", 2, "Fees"),
    ("table", [["Size", "Fee"], ["small boat", "5 crowns"], ["large boat", "9 crowns"]]),
    ("heading", 2, "Questions"),
    ("text", "When does the harbour open?"),
    ("text", "It opens at six."),
    ("text", "Who is in charge of it?"),
    ("text", "The warden is."),
    ("heading", 2, "Log"),
    ("code", "ferry --start now"),
]
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(files):
    """Return a ZIP archive of some files, given as names and texts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def markdown(parts):
    """Return a document in Markdown."""
    lines = []
    for kind, *rest in parts:
        if kind == "heading":
            lines.append(f"{'#' * rest[0]} {rest[1]}\n")
        elif kind == "item":
            lines.append(f"{'    ' * (rest[0] - 1)}- {rest[1]}")
        elif kind == "table":
            rows = [f"| {' | '.join(row)} |" for row in rest[0]]
            lines.append("\n".join([rows[0], "|---" * len(rest[0][0]) + "|", *rows[1:]]) + "\n")
        elif kind == "code":
            lines.append(f"```\n{rest[0]}\n```\n")
        else:
            lines.append(f"\n{rest[0]}\n")
    return "\n".join(lines).encode()


def page(parts):
    """Return the body of a page of HTML."""
    lines = []
    for kind, *rest in parts:
        if kind == "heading":
            lines.append(f"<h{rest[0]}>{escape(rest[1])}</h{rest[0]}>")
        elif kind == "item":
            lines.append("<ul>" * rest[0] + f"<li>{escape(rest[1])}</li>" + "</ul>" * rest[0])
        elif kind == "table":
            head, *rows = rest[0]
            names = "".join(f"<th>{escape(cell)}</th>" for cell in head)
            body = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
            lines.append(f"<table><tr>{names}</tr><tr>{'</tr><tr>'.join(body)}</tr></table>")
        elif kind == "code":
            lines.append(f"<pre>{escape(rest[0])}</pre>")
        else:
            lines.append(f"<p>{escape(rest[0])}</p>")
    return "".join(lines).replace("</ul><ul>", "")


def webpage(parts):
    """Return a document as a web page."""
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title></title></head>"
        f"<body>{page(parts)}</body></html>"
    ).encode()


def epub(parts):
    """Return a document as a book of one chapter."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OPS/b.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/b.opf": package,
            "OPS/a.xhtml": f'<?xml version="1.0"?><html><body>{page(parts)}</body></html>',
        }
    )


def word(parts):
    """Return a document as a Word file."""
    made = docx.Document()
    for kind, *rest in parts:
        if kind == "heading":
            made.add_heading(rest[1], rest[0])
        elif kind == "item":
            made.add_paragraph(rest[1], "List Bullet" + (f" {rest[0]}" if rest[0] > 1 else ""))
        elif kind == "table":
            table = made.add_table(0, len(rest[0][0]))
            for row in rest[0]:
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=True):
                    cell.text = text
            first = table.rows[0]._tr.get_or_add_trPr()
            first.append(first.makeelement(qn("w:tblHeader"), {}))
        elif kind == "code":
            style = made.styles.add_style("Source Code", 1)
            made.add_paragraph(rest[0], style)
        else:
            made.add_paragraph(rest[0])
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def odt_body(parts):
    """Return the body of an OpenDocument text."""
    lines = []
    for kind, *rest in parts:
        if kind == "heading":
            lines.append(f'<text:h text:outline-level="{rest[0]}">{escape(rest[1])}</text:h>')
        elif kind == "item":
            inner = f"<text:p>{escape(rest[1])}</text:p>"
            for _ in range(rest[0]):
                inner = f"<text:list><text:list-item>{inner}</text:list-item></text:list>"
            lines.append(inner)
        elif kind == "table":
            rows = [
                "<table:table-row>"
                + "".join(
                    f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
                    for cell in row
                )
                + "</table:table-row>"
                for row in rest[0]
            ]
            head = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>"
            lines.append(f"<table:table>{head}{''.join(rows[1:])}</table:table>")
        elif kind == "code":
            style = 'text:style-name="Preformatted_20_Text"'
            lines.append(f"<text:p {style}>{escape(rest[0])}</text:p>")
        else:
            lines.append(f"<text:p>{escape(rest[0])}</text:p>")
    return "".join(lines).replace("</text:list><text:list>", "")


def odt(parts):
    """Return a document as an OpenDocument text."""
    names = " ".join(
        f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "text", "table", "style")
    )
    body = f"<office:body><office:text>{odt_body(parts)}</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
        }
    )


def rtf_text(text):
    """Return a text in RTF, every character beyond ASCII by its number."""
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(
        f"\\{chr(code)}"
        if chr(code) in "\\{}"
        else chr(code)
        if code < 128
        else f"\\u{code - 65536 if code > 32767 else code}?"
        for code in codes
    )


def rtf(parts):
    """Return a document in RTF."""
    lines = []
    for kind, *rest in parts:
        if kind == "heading":
            lines.append(f"\\pard\\outlinelevel{rest[0] - 1} {rtf_text(rest[1])}\\par")
        elif kind == "item":
            mark = "{\\listtext\\bullet\\tab}"
            lines.append(f"\\pard\\ls1\\ilvl{rest[0] - 1} {mark}{rtf_text(rest[1])}\\par")
        elif kind == "table":
            for row in rest[0]:
                cells = "".join(f"\\intbl {rtf_text(cell)}\\cell " for cell in row)
                lines.append(f"\\pard{cells}\\row")
        else:
            lines.append(f"\\pard {rtf_text(rest[0])}\\par")
    fonts = "{\\fonttbl{\\f0\\fcharset0 Times;}}"
    return ("{\\rtf1\\ansi\\ansicpg1252" + fonts + "\n".join(lines) + "}").encode("ascii")


def width(text):
    """Return how long a line below a title has to be: some characters take two columns."""
    return max(4, 2 * len(text))


def rst(parts):
    """Return a document in reStructuredText."""
    lines = []
    for kind, *rest in parts:
        if kind == "heading":
            lines.append(f"{rest[1]}\n{'=-~'[rest[0] - 1] * width(rest[1])}\n")
        elif kind == "item":
            lines.append(f"{'  ' * (rest[0] - 1)}* {rest[1]}\n")
        elif kind == "table":
            rows = ["   * - " + "\n     - ".join(row) for row in rest[0]]
            lines.append(".. list-table::\n   :header-rows: 1\n\n" + "\n".join(rows) + "\n")
        elif kind == "code":
            lines.append(f"::\n\n   {rest[0]}\n")
        else:
            lines.append(f"{rest[0]}\n")
    return "\n".join(lines).encode()


def org(parts):
    """Return a document in Org."""
    lines = []
    for kind, *rest in parts:
        if kind == "heading":
            lines.append(f"{'*' * rest[0]} {rest[1]}")
        elif kind == "item":
            lines.append(f"{'  ' * (rest[0] - 1)}- {rest[1]}")
        elif kind == "table":
            rows = [f"| {' | '.join(row)} |" for row in rest[0]]
            lines.append("\n".join([rows[0], "|---+---|", *rows[1:]]))
        elif kind == "code":
            lines.append(f"#+BEGIN_SRC sh\n{rest[0]}\n#+END_SRC")
        else:
            lines.append(f"\n{rest[0]}\n")
    return "\n".join(lines).encode()


def asciidoc(parts):
    """Return a document in AsciiDoc."""
    lines = []
    for kind, *rest in parts:
        if kind == "heading":
            lines.append(f"{'=' * rest[0]} {rest[1]}\n")
        elif kind == "item":
            lines.append(f"{'*' * rest[0]} {rest[1]}")
        elif kind == "table":
            rows = [f"|{' |'.join(row)}" for row in rest[0]]
            lines.append("\n|===\n" + "\n".join([rows[0], "", *rows[1:]]) + "\n|===\n")
        elif kind == "code":
            lines.append(f"----\n{rest[0]}\n----\n")
        else:
            lines.append(f"\n{rest[0]}\n")
    return "\n".join(lines).encode()


def notebook(parts):
    """Return a document as a notebook of one cell."""
    cell = {"cell_type": "markdown", "metadata": {}, "source": markdown(parts).decode()}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}).encode()


def mail(parts):
    """Return a document as a message that is a web page."""
    body = webpage(parts).decode()
    head = "From: Ada <ada@example.org>\nSubject: Rules\nDate: Fri, 3 May 2024 10:00:00 +0000\n"
    return f"{head}Content-Type: text/html; charset=utf-8\n\n{body}".encode()


MADE = {
    "asciidoc": asciidoc,
    "docx": word,
    "epub": epub,
    "mail": mail,
    "markdown": markdown,
    "notebook": notebook,
    "odt": odt,
    "org": org,
    "rst": rst,
    "rtf": rtf,
    "webpage": webpage,
}
