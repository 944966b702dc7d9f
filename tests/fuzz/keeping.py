"""Can a library be opened that damaged files were added to?

They are added together with a file that is whole, kept, loaded and asked, and removed.
"""

import random
from collections.abc import Mapping
from pathlib import Path

from bot.answers.answer import Policy
from bot.documents.passages import Grouping
from bot.documents.readers import registry
from bot.errors import DocumentFault
from bot.index.bm25 import Bm25
from bot.libraries.adding import add, follow
from bot.libraries.bundled import load_word_vectors
from bot.libraries.loading import load_documents
from bot.pipeline import ask, ingest
from bot.queries.question import Question
from bot.replies.layout import visible_citations
from tests.fuzz.mutations import mutate

_FACT = "The lighthouse keeper of Tangmere is called Osvald."
_LARGEST = 20_000  # bytes


def keep(folder: Path, families: Mapping[str, list[bytes]], count: int, seed: int) -> list[str]:
    """Return what goes wrong with a library of damaged files, nothing if all goes well.

    Args:
        folder: an empty one, in which all is written.
        families: files of each format, which are changed.
        count: of files of each format.
        seed: of chance.
    """
    files, library = folder / "files", folder / "library.db"
    files.mkdir()
    (files / "whole.txt").write_text(_FACT, encoding="utf-8")
    dice = random.Random(seed)  # noqa: S311 - chance, and no secret
    for one in registry.FORMATS:
        for number in range(count):
            raw = mutate(dice, dice.choice(families[one.module]), _LARGEST)
            (files / f"{number}{one.suffixes[0]}").write_bytes(raw)
    outcome = add(library, [files], "")
    wrong = [str(one) for one in outcome.problems if isinstance(one, DocumentFault)]
    wrong += _asked(library, len(outcome.added))
    for file in files.iterdir():
        if file.name != "whole.txt":
            file.unlink()
    follow(library)
    return wrong + _asked(library, 1)


def _asked(library: Path, count: int) -> list[str]:
    """Return what is wrong with a library that should hold so many documents."""
    found = load_documents(library, [""])
    wrong = [str(problem) for problem in found.problems]
    if len(found.documents) != count:
        wrong.append(f"{len(found.documents)} of {count} documents are there")
    segment = ingest(found.documents, load_word_vectors(), Grouping(), Bm25())
    wrong += [str(problem) for problem in segment.problems]
    said = ask(segment, Question("Who is the lighthouse keeper of Tangmere?"), Policy())
    if not any(cited.quote == _FACT for cited in visible_citations(said)):
        wrong.append("the file that is whole does not answer any more")
    return wrong
