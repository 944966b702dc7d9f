"""Which reader reads a file, and what is said of the formats that are read."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bot.documents import readers
from bot.documents.document import Reading
from bot.documents.readers import registry
from bot.errors import NotReadable, NotText

FOLDER = Path(readers.__file__).parent


@pytest.mark.parametrize(
    ("suffix", "reader"),
    [
        (".txt", "text"),
        (".text", "text"),
        (".md", "markdown"),
        (".markdown", "markdown"),
        (".MD", "markdown"),
        (".unheard", "text"),
        ("letter.docx", "docx"),
        ("page.HTM", "webpage"),
        ("result.json", "chat_export"),
        ("other.json", "text"),
        ("4f7a.result.json", "chat_export"),
        ("", "text"),
    ],
)
def test_a_file_is_read_by_its_suffix_and_as_plain_text_if_that_is_unknown(suffix, reader):
    assert registry.find_format(suffix).module == reader


@pytest.mark.parametrize(
    ("suffix", "media_type", "reader"),
    [
        ("", "text/markdown", "markdown"),
        (".notes", "Text/Markdown", "markdown"),
        ("", "text/plain", "text"),
        (".txt", "text/markdown", "text"),
        ("", "application/octet-stream", "text"),
    ],
)
def test_the_media_type_decides_where_the_suffix_does_not(suffix, media_type, reader):
    assert registry.find_format(suffix, media_type).module == reader


@pytest.mark.parametrize("suffix", [".ppt", ".XLS", ".odp"])
def test_a_format_that_is_no_plain_text_has_no_reader_yet(suffix):
    assert registry.find_format(suffix) is None
    assert not registry.has_reader(suffix)


def test_every_format_has_a_reader_and_every_reader_has_a_format():
    modules = [one.module for one in registry.FORMATS]
    assert sorted(modules) == sorted(
        file.stem for file in FOLDER.glob("*.py") if file.stem not in {"__init__", "registry"}
    )
    for module in modules:
        assert callable(import_module(f"bot.documents.readers.{module}").read)
        assert registry.find_module(module).module == module


@pytest.mark.parametrize("one", registry.FORMATS, ids=lambda one: one.module)
def test_a_reader_says_in_a_sentence_why_it_does_not_read_what_is_none_of_its_files(one):
    pytest.importorskip(one.library or "bot")
    if not one.signatures:
        assert isinstance(registry.read(one, b"The meeting is at seven."), Reading)
        return
    with pytest.raises((NotReadable, NotText), match=r"\w+ \w+ \w+"):
        registry.read(one, b"The meeting is at seven.")


def test_a_file_of_a_format_that_has_signatures_begins_with_one_of_them():
    one = registry.Format("text", (".xyz",), (), signatures=(b"%XYZ", b"xyz!"))
    assert registry.is_signed(one, b"%XYZ-1.0")
    assert registry.is_signed(one, b"\n\n%XYZ-1.0")
    assert not registry.is_signed(one, b"PK" + 2_000 * b" " + b"xyz!")
    assert registry.is_signed(registry.FORMATS[0], b"anything")


def test_a_library_that_a_reader_needs_is_there_or_not():
    assert registry.is_installed(registry.Format("text", (".xyz",), (), library="json"))
    assert not registry.is_installed(registry.Format("text", (".xyz",), (), library="no_such"))


def test_what_is_more_than_text_is_read_in_a_process_of_its_own():
    assert {one.module for one in registry.FORMATS if not one.is_isolated} == {"text", "markdown"}


def test_no_two_formats_claim_the_same_file():
    suffixes = [suffix for one in registry.FORMATS for suffix in one.suffixes]
    media_types = [media_type for one in registry.FORMATS for media_type in one.media_types]
    assert len(set(suffixes)) == len(suffixes)
    assert len(set(media_types)) == len(media_types)


@pytest.mark.parametrize("name", ["minutes.MD", "result.json", "Result.JSON", "a.b.docx"])
def test_a_file_that_is_called_otherwise_is_still_read_if_its_name_ends_so(name):
    one = registry.find_format(name)
    assert registry.find_format(f"4f7a{registry.ending_of(name)}") is one


def test_every_suffix_of_the_table_is_found_as_it_stands():
    for one in registry.FORMATS:
        assert all(map(registry.has_reader, one.suffixes))


@pytest.mark.parametrize(
    ("suffixes", "line"),
    [
        ([".txt", ".md"], ".txt and .md"),
        ([".txt", ".md", ".pdf"], ".txt, .md and .pdf"),
    ],
)
def test_the_formats_that_are_read_are_told_in_one_line(monkeypatch, suffixes, line):
    formats = [registry.Format("text", (suffix, ".other"), ()) for suffix in suffixes]
    monkeypatch.setattr(registry, "FORMATS", formats)
    assert registry.list_suffixes("and") == line
    assert registry.list_suffixes("or") == line.replace("and", "or")


def test_plain_text_does_not_pay_for_the_parser_of_markdown():
    code = (
        "import sys; from bot.documents.readers.registry import find_format, read; "
        "read(find_format('.txt'), b'Seven.'); sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_can_be_read_now_is_told_by_the_commonest_ending_of_each_format():
    assert registry.installed_suffixes()[:2] == (".txt", ".md")


def test_a_file_that_has_no_ending_gets_the_one_of_its_media_type():
    assert registry.suffix_for("text/markdown") == ".md"
    assert registry.suffix_for("TEXT/PLAIN") == ".txt"
    assert registry.suffix_for("image/heif-invented") == ""
