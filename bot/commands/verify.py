"""footnote verify: whether the library still says what the files say."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.collections import chat_of
from bot.config.settings import load_configuration
from bot.console import stdio
from bot.libraries.chat_names import naming
from bot.libraries.places import library_of
from bot.libraries.verifying import (
    Standing,
    VerifiedCitation,
    VerifiedDocument,
    verify_citations,
    verify_documents,
)
from bot.replies import record
from bot.replies.showable import one_line

_TRUE, _NOT_TRUE = 0, 1
_FINE: Final = frozenset({Standing.TRUE, Standing.ELSEWHERE})


@click.command("verify", short_help="Compare your library with its files.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
@click.pass_obj
def command(file: Path | None, /, *, as_json: bool) -> int:
    """Check each document of your library, and read its file again to compare.

    Each is still true, or its file has changed or is gone, or it is damaged in the library. So is
    each citation that the bot keeps (see state.days in the settings). Of a library in a cluster
    the files of other machines are not compared.

    Exit status: 0 all is still true, 1 something is not, 2 error.
    """
    settings = load_configuration(file).settings
    library = library_of(settings)
    documents = tuple(verify_documents(library))
    citations = tuple(verify_citations(library, paths.state_place(settings.state)))
    if as_json:
        stdio.write_json(record.to_json(_record(documents, citations), indent=2))
    else:
        name = naming(paths.state_place(settings.state))
        for line in _lines(documents, citations, name):
            stdio.write(one_line(line))
    every = {one.standing for one in documents} | {one.standing for one in citations}
    return _NOT_TRUE if every - _FINE else _TRUE


def _lines(
    documents: Sequence[VerifiedDocument],
    citations: Sequence[VerifiedCitation],
    name: Callable[[str], str],
) -> Iterator[str]:
    """Yield a line for each that is not true any more, then how many are what."""
    for document in documents:
        if document.standing not in _FINE:
            of_chat = chat_of(document.stored.collection) is not None
            where = f"{name(document.stored.collection)}: " if of_chat else ""
            yield f"{document.standing}: {where}{document.stored.path}"
    for one in citations:
        if one.standing is not Standing.TRUE:
            yield f"{one.standing}: {one.cited.path}, cited for “{one.question}”"
    yield f"Documents: {_counts(one.standing for one in documents)}."
    if citations:
        yield f"Citations: {_counts(one.standing for one in citations)}."


def _record(
    documents: Sequence[VerifiedDocument], citations: Sequence[VerifiedCitation]
) -> dict[str, object]:
    """Return what was found, for a program."""
    return {
        "documents": [
            {
                "path": one.stored.path,
                "collection": one.stored.collection,
                "standing": one.standing,
            }
            for one in documents
        ],
        "citations": [
            {
                "question": one.question,
                "document": one.cited.path,
                "start": one.cited.start,
                "end": one.cited.end,
                "standing": one.standing,
            }
            for one in citations
        ],
    }


def _counts(standings: Iterable[Standing]) -> str:
    """Return how many are what, in words."""
    counted = Counter(standings)
    return ", ".join(f"{counted[one]:,} {one}" for one in Standing if counted[one]) or "none"
