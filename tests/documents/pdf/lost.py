"""How many words of real PDFs are lost?

    python -m tests.documents.pdf.lost FILE.pdf ...

The words that pdftotext finds are looked for in our text, but for those of running heads and page
numbers, which we leave out. A word that stands in our text in another form, for example in one
piece where pdftotext finds two, counts as cut, and one whose letters are nowhere as lost.
"""

import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

from bot.documents.pdf.elements import read_rows
from bot.documents.pdf.files import open_pdf
from bot.documents.pdf.fragments import make_fragments
from bot.documents.pdf.glyphs import read_glyphs
from bot.documents.readers import pdf

_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"(\w)[-\u00ad\u2010]\n(?=\w)")


def main(files: list[Path]) -> None:
    """Print what is lost of each file, and of all."""
    words = lost = 0
    for file in files:
        begun = time.monotonic()
        text = pdf.read(file.read_bytes(), lambda _, __: None).text
        seconds = time.monotonic() - begun
        theirs = _counted(_HYPHEN.sub(r"\1", _theirs(file)))
        missing = theirs - _counted(text) - _left_out(file)
        letters = "".join(_WORD.findall(_plain(text)))
        gone = sum(count for word, count in missing.items() if word not in letters)
        count = sum(theirs.values())
        print(
            f"{file.name}: {count:,} words, {missing.total() / count:.2%} cut otherwise,"
            f" {gone} lost; {seconds:.1f} s"
        )
        words, lost = words + count, lost + gone
    print(f"{words:,} words, {lost} lost: {lost / max(words, 1):.3%}")


def _theirs(file: Path) -> str:
    """Return the text that pdftotext finds."""
    return subprocess.run(
        ["pdftotext", file, "-"], capture_output=True, check=True
    ).stdout.decode()


def _left_out(file: Path) -> Counter[str]:
    """Return the words that a reader leaves out at the edges of pages."""
    opened = open_pdf(file.read_bytes())
    kept = read_rows(opened, lambda _, __: None)
    said: Counter[str] = Counter()
    for number in range(opened.pages):
        for fragments in make_fragments(read_glyphs(opened.pdf[number].get_textpage())).values():
            said += _counted(" ".join(one.text for one in fragments))
        said -= _counted(" ".join(row.text for row in kept[number]))
    return said


def _counted(text: str) -> Counter[str]:
    """Return the words of a text."""
    return Counter(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    """Return a text in its plainest form."""
    return unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
