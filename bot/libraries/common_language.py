"""In which language is a document that is too short to tell?

A note of a few words is in the language of the documents around it: the commonest one of those in
its script. This is settled when files are read, before any document is analyzed: a `Document` that
has a language keeps it, so that nothing in the index depends on what else is there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from bot.documents.document import QUOTABLE, Document
from bot.text.languages import UNDETERMINED, is_certain, script_of

_Scripts = Mapping[str, Counter[str]]  # languages by script, and in how many documents each is
_SAMPLE: Final = 4000  # characters


def settle_languages(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents; those that are too short to tell have their script's language."""
    read = [(document, _sample(document)) for document in documents]
    certain = [
        document.language != UNDETERMINED and is_certain(sample, document.language)
        for document, sample in read
    ]
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    for (document, sample), is_known in zip(read, certain, strict=True):
        if is_known:
            spoken[script_of(sample)][document.language] += 1
    return tuple(
        document if is_known else _in_language_of(document, script_of(sample), spoken)
        for (document, sample), is_known in zip(read, certain, strict=True)
    )


def _sample(document: Document) -> str:
    """Return the beginning of what a document says, headings aside."""
    said: list[str] = []
    length = 0
    for block in document.blocks:
        if block.kind in QUOTABLE and length < _SAMPLE:
            said.append(block.span.of(document.text)[:_SAMPLE])
            length += len(said[-1])
    return " ".join(said)


def _in_language_of(document: Document, script: str, spoken: _Scripts) -> Document:
    """Return a document in the commonest language of its script; as it is if there is none.

    Of two that are as common, its own is taken, or else the first by the alphabet.
    """
    languages = spoken.get(script)
    if not languages:
        return document
    common = min(
        languages,
        key=lambda language: (-languages[language], language != document.language, language),
    )
    return replace(document, language=common)
