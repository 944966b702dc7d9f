"""What runs in a process that analyzes some of many documents?

It gets documents in JSON, a line for each portion, and writes what it makes of them into a file,
as the cache of analyzed documents keeps it. So nothing is sent back but that the file is there.
"""

import gc
import json
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, Final

from bot.documents.passages import Grouping
from bot.index.analyses import pack_analyses
from bot.index.indexing import AnalyzedDocument, analyze_document
from bot.index.segments import pack
from bot.libraries.analysis_cache import Portion, key_of
from bot.libraries.program_version import program_version
from bot.libraries.stored_document import to_document, to_row
from bot.libraries.whole_files import write_whole

_NEW_OBJECTS: Final = 100_000  # before Python looks for garbage, as in the program itself
_ENCODING: Final = ("utf-8", "surrogatepass")  # a text may hold half of a pair of UTF-16


def analyze_portion(portion: Portion) -> bool:
    """Analyze documents into a file; return whether it was written.

    One that cannot be analyzed is not in it, and there is no file of none.
    """
    analyzed: dict[str, AnalyzedDocument] = {}
    for document in portion.documents:
        with suppress(Exception):  # it is tried again by whoever asks for it, who tells its fault
            analyzed[key_of(document)] = analyze_document(document, portion.grouping)
    if not analyzed:
        return False
    try:
        write_whole(portion.file, pack(pack_analyses(analyzed), program_version()))
    except (OSError, TypeError):
        return False
    return True


def to_line(portion: Portion) -> bytes:
    """Return a portion as a line of JSON, in plain letters, which any text can be written in."""
    documents = [[one.path, *to_row(one)[:3], one.text] for one in portion.documents]
    told = [str(portion.file), asdict(portion.grouping), documents]
    return json.dumps(told, separators=(",", ":")).encode() + b"\n"


def to_portion(line: bytes) -> Portion:
    """Return the portion that `to_line` made a line of."""
    file, grouping, documents = json.loads(line)
    return Portion(
        Path(file),
        tuple(
            to_document(path, (facts, blocks, places, text.encode(*_ENCODING)))
            for path, facts, blocks, places, text in documents
        ),
        Grouping(**grouping),
    )


def serve(portions: BinaryIO, replies: BinaryIO) -> None:
    """Analyze one portion after the other, and say of each whether its file is there."""
    for line in portions:
        is_there = analyze_portion(to_portion(line))
        replies.write(b"true\n" if is_there else b"false\n")
        replies.flush()


if __name__ == "__main__":
    gc.set_threshold(_NEW_OBJECTS)
    with suppress(BrokenPipeError):  # who asked is gone
        serve(sys.stdin.buffer, sys.stdout.buffer)
