"""A file of any format is read, or one line says why not."""

import pytest

from bot.documents.readers.registry import FORMATS, Format
from bot.errors import NotReadable
from bot.libraries import reading

LOCKED = Format("text", (".xyz",), (), signatures=(b"%XYZ",), library="no_such", extra="xyz")


def test_text_is_read_as_it_is():
    assert reading.read(FORMATS[0], b"The ferry leaves at seven.").text[:9] == "The ferry"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (b"MZ\x90\x00", "it is no .xyz file, whatever its name says"),
        (b"%XYZ-1", 'a library that reads .xyz files is missing: pip install "footnote-bot[xyz]"'),
    ],
)
def test_a_file_that_is_not_read_gets_one_line(raw, reason):
    with pytest.raises(NotReadable) as caught:
        reading.read(LOCKED, raw)
    assert caught.value.reason == reason
