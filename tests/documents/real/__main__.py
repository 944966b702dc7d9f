"""How well are real documents read, and asked?

    python -m tests.documents.real FOLDER --verbose

The questions were written from the pages of the documents. All of these are asked together: is the
sentence right that is quoted first, does its citation name the right place, which share of the
words that another program finds in a file is not in our text?
"""

import argparse
import json
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answers.answer import Answer, Policy
from bot.documents.document import Document
from bot.documents.passages import Grouping
from bot.documents.sentences import Sentence, split
from bot.index.bm25 import Bm25
from bot.libraries.bundled import load_word_vectors
from bot.libraries.files import read_corpus
from bot.pipeline import ask, ingest
from bot.queries.question import Question
from bot.replies.layout import location, visible_citations
from tests.documents.real.files import FILES, fetch

_QUESTIONS: Final = Path(__file__).with_name("questions.jsonl")
_WORD: Final = re.compile(r"\w+")
_MARKS: Final = re.compile(r"[*`_\\]|\[([^\]]*)\]\[[^\]]*\]")
_BY_PANDOC: Final = frozenset(
    {".epub", ".html", ".rst", ".org", ".docx", ".odt", ".rtf", ".ipynb"}
)
_BY_OFFICE: Final = frozenset({".xlsx", ".ods"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, where its answer stands, and what came of it."""

    question: str
    file: str
    quote: str
    place: str
    said: str
    is_first: bool
    is_answered: bool
    where: str

    @property
    def is_in_place(self) -> bool:
        """Whether the place of the right sentence is named rightly."""
        return _plain(self.place) in _plain(self.where)


def main() -> None:
    """Fetch, read, ask and compare."""
    parser = argparse.ArgumentParser(prog="python -m tests.documents.real", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="show what was missed")
    chosen = parser.parse_args()
    fetch(chosen.folder)
    started = time.monotonic()
    corpus = read_corpus([chosen.folder])
    documents = {one.path: one for one in corpus.documents}
    for problem in corpus.problems:
        print(f"not read: {problem}")
    kinds = {one.name.rpartition(".")[2] for one in FILES}
    seconds = time.monotonic() - started
    print(f"{len(documents)} of {len(FILES)} files of {len(kinds)} kinds read in {seconds:.1f} s")
    _tell(list(_ask(documents)), is_verbose=chosen.verbose)
    _compare(chosen.folder, documents, is_verbose=chosen.verbose)


def _ask(documents: Mapping[str, Document]) -> Iterator[_Asked]:
    """Yield what came of each question, all documents being asked together."""
    library = ingest(list(documents.values()), load_word_vectors(), Grouping(), Bm25())
    sentences = {path: split(document) for path, document in documents.items()}
    for line in _QUESTIONS.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        said = ask(library, Question(asked["question"]), Policy())
        cited = visible_citations(said)
        first = cited[0] if cited else None
        is_first = (
            first is not None
            and first.sentence.document.path == asked["file"]
            and _plain(asked["quote"]) in _plain(first.quote)
        )
        if is_first and first is not None:
            where = _named(first.sentence)
        else:
            where = _where(sentences[asked["file"]], asked["quote"])
        yield _Asked(
            asked["question"],
            asked["file"],
            asked["quote"],
            asked["place"],
            f"{first.sentence.document.path}: {first.quote}" if first else "",
            is_first,
            isinstance(said, Answer),
            where,
        )


def _where(sentences: tuple[Sentence, ...], quote: str) -> str:
    """Return the place of the first sentence that says something, "nowhere" if none does."""
    found = (one for one in sentences if _plain(quote) in _plain(one.text))
    return next(map(_named, found), "nowhere")


def _named(sentence: Sentence) -> str:
    """Return the title and the place of a sentence, as a citation names them."""
    return f"{sentence.document.title}, {location(sentence)}"


def _tell(asked: list[_Asked], *, is_verbose: bool) -> None:
    """Print how many questions found their sentence first, and how many its right place."""
    first = [one for one in asked if one.is_first]
    answered = sum(one.is_answered for one in first)
    placed = sum(one.is_in_place for one in asked)
    cited = sum(one.is_in_place for one in first)
    count = len(asked)
    share = len(first) / count
    print(f"{len(first)} of {count} questions have the right sentence first ({share:.1%})")
    print(f"{answered} of these {len(first)} are given as an answer, not as what is nearest")
    print(f"{cited} of {len(first)} citations name the right place ({cited / len(first):.1%})")
    print(f"{placed} of {count} right sentences stand in the right place ({placed / count:.1%})")
    for one in asked if is_verbose else ():
        if not one.is_first:
            print(f"  - {one.file}: {one.question}\n    not {one.said[:150]!r}")
        if not one.is_in_place:
            print(f"  - {one.file}: {one.question}\n    at {one.where!r}, not {one.place!r}")


def _compare(folder: Path, documents: Mapping[str, Document], *, is_verbose: bool) -> None:
    """Print which share of the words that another program finds is not in our text."""
    lost_in_all: Counter[str] = Counter()
    words_in_all = 0
    for path, document in documents.items():
        expected = _words(_text_by_others(folder, path))
        lost = expected - _words(f"{document.text} {document.title} {document.source}")
        lost_in_all += lost
        words_in_all += expected.total()
        if is_verbose and lost:
            share = lost.total() / expected.total()
            print(f"  {path}: {share:.2%} of {expected.total():,} {lost.most_common(12)}")
    share = lost_in_all.total() / max(1, words_in_all)
    print(f"{lost_in_all.total():,} of {words_in_all:,} words are lost ({share:.2%})")


def _text_by_others(folder: Path, name: str) -> str:
    """Return the text of a file as pandoc or LibreOffice writes it, or the file itself.

    Of AsciiDoc it is the page that its package has of it, of a message all below its headers.
    """
    file = folder / name
    if file.suffix == ".adoc":
        (one,) = (one for one in FILES if one.name == name)
        page = folder / ".packages" / one.package / Path(one.path).with_suffix(".html")
        file = page
    if file.suffix in _BY_PANDOC:
        command = ["pandoc", "-t", "plain", "--wrap=none", str(file)]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()
    if file.suffix in _BY_OFFICE:
        out = file.parent / ".packages" / f"{file.name}.csv"
        out.mkdir(parents=True, exist_ok=True)
        sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        command = [
            "soffice",
            "--headless",
            "--convert-to",
            sheets,
            "--outdir",
            str(out),
            str(file),
        ]
        subprocess.run(command, check=True, capture_output=True)
        return "\n".join(one.read_text(encoding="utf-8") for one in out.glob("*.csv"))
    if file.suffix == ".pptx":
        return ""  # nothing here reads it but us
    text = file.read_text(encoding="utf-8")
    return text.partition("\n\n")[2] if file.suffix == ".eml" else text


def _words(text: str) -> Counter[str]:
    """Return the words of a text, and how often each stands in it."""
    return Counter(word.lstrip("0") or "0" for word in _WORD.findall(text.casefold()))


def _plain(text: str) -> str:
    """Return a text without marks of emphasis, quotation marks and white space that differ."""
    text = _MARKS.sub(lambda found: found[1] or "", text)
    for curly, straight in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'")):
        text = text.replace(curly, straight)
    return " ".join(text.split()).casefold()


if __name__ == "__main__":
    main()
