"""What pandoc and LibreOffice write is read as what they were given."""

import shutil
import subprocess

import pytest

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers import registry
from tests.documents.readers.made import DOCUMENT, markdown, word

BY_PANDOC = ("docx", "odt", "epub", "rtf", "html", "rst", "org", "asciidoc", "ipynb", "pptx")
BY_OFFICE = ("odt", "rtf", "html")
WORDS = {"crowns", "warden", "rope", "lamp", "wick", "boat", "opens", "charge", "ferry", "9"}


def convert(program, command, folder):
    """Run a program that may not be here; skip the test where it is not."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    subprocess.run([program, *command], cwd=folder, check=True, capture_output=True)


def check(file):
    """Fail where words are lost, or a list, a table or an answer is not known as such."""
    one = registry.find_format(file.name)
    pytest.importorskip(one.library or "bot")
    reading = registry.read(one, file.read_bytes())
    quotable = [block for block in reading.blocks if block.kind in QUOTABLE]
    said = {block.span.of(reading.text).strip("| \n"): block for block in quotable}
    assert set(reading.text.replace(".", " ").split()) >= WORDS
    answer = next(block for text, block in said.items() if "opens at six" in text)
    assert answer.headings[-1] == "When does the harbour open?"
    row = next(block for text, block in said.items() if "large boat" in text)
    assert row.kind is Kind.ROW
    assert {"Size", "Fee"} <= set(row.lead.of(reading.text).split())
    lamp = next(block for text, block in said.items() if "a lamp with oil" in text)
    assert lamp.kind is Kind.ITEM
    assert lamp.lead.of(reading.text) == "Bring with you:"


@pytest.mark.parametrize("suffix", BY_PANDOC)
def test_what_pandoc_writes_is_read_as_what_it_was_given(suffix, tmp_path):
    (tmp_path / "rules.md").write_bytes(markdown(DOCUMENT))
    name = "rules.adoc" if suffix == "asciidoc" else f"rules.{suffix}"
    convert("pandoc", ["-s", "-t", suffix, "-o", name, "rules.md"], tmp_path)
    check(tmp_path / name)


@pytest.mark.parametrize("suffix", BY_OFFICE)
def test_what_libreoffice_writes_is_read_as_what_it_was_given(suffix, tmp_path):
    (tmp_path / "rules.docx").write_bytes(word(DOCUMENT))
    out = tmp_path / "out"
    command = [f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to"]
    convert("soffice", [*command, suffix, "--outdir", str(out), "rules.docx"], tmp_path)
    check(out / f"rules.{suffix}")
