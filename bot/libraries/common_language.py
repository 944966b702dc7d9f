"""In which language is a document that is too short to tell?

A note of a few words is in the language of the documents around it: the commonest one of those in
its script. This is settled when files are read, before any document is analyzed: a `Document` that
has a language keeps it, so that nothing in the index depends on what else is there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from bot.documents.document import QUOTABLE, Document
from bot.records import dataclass
from bot.text.languages import UNDETERMINED, is_certain, script_of

_SAMPLE: Final = 4000  # characters


@dataclass(frozen=True, slots=True)
class Spoken:
    """Which languages documents are in, by script, and which documents are too short to tell.

    `counts` says how many documents that are long enough are in each language of a script.
    `unsure` has the others, by their ids: the script of each, and what it was taken for alone.
    """

    counts: Mapping[str, Mapping[str, int]]
    unsure: Mapping[str, tuple[str, str]]

    def language(self, script: str, own: str) -> str:
        """Return the language of a document that is too short to tell.

        The commonest one of its script. Of two that are as common its own is taken, or else the
        first by the alphabet; its own too where there are none.
        """
        languages = self.counts.get(script)
        if not languages:
            return own
        return min(languages, key=lambda one: (-languages[one], one != own, one))


def settle_languages(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents; those that are too short to tell have their script's language."""
    read = tuple(documents)
    return settle(read, count_languages(read))


def count_languages(documents: Iterable[Document], before: Spoken | None = None) -> Spoken:
    """Return which languages documents are in, as they were read, and others before them."""
    counts = {
        script: Counter(found) for script, found in (before.counts if before else {}).items()
    }
    unsure = dict(before.unsure) if before else {}
    for document in {one.id: one for one in documents}.values():
        sample = _sample(document)
        script = script_of(sample)
        if _is_sure(document, sample):
            counts.setdefault(script, Counter())[document.language] += 1
        else:
            unsure[document.id] = script, document.language
    return Spoken(counts, unsure)


def discount_languages(documents: Iterable[Document], before: Spoken) -> Spoken:
    """Return which languages documents are in, some others taken off."""
    each = {one.id: one for one in documents}
    sure = {key: one for key, one in each.items() if key not in before.unsure}
    return discount_scripts(each, sure_languages(sure.values()), before)


def sure_languages(documents: Iterable[Document]) -> dict[str, tuple[str, str]]:
    """Return the script and the language of documents, by their ids."""
    return {one.id: (script_of(_sample(one)), one.language) for one in documents}


def discount_scripts(
    gone: Iterable[str], known: Mapping[str, tuple[str, str]], before: Spoken
) -> Spoken:
    """Return which languages documents are in, some others taken off, which need not be read.

    Args:
        gone: their ids.
        known: the script and the language of those that were long enough to tell.
        before: what all were in.
    """
    counts = {script: Counter(found) for script, found in before.counts.items()}
    unsure = dict(before.unsure)
    for key in gone:
        if unsure.pop(key, None) is None:
            script, language = known[key]
            counts[script][language] -= 1
    return Spoken({script: +found for script, found in counts.items()}, unsure)


def settle(documents: Iterable[Document], spoken: Spoken) -> tuple[Document, ...]:
    """Return documents as they were read in the language that each is taken to be in."""
    return tuple(
        replace(document, language=spoken.language(*spoken.unsure[document.id]))
        if document.id in spoken.unsure
        else document
        for document in documents
    )


def moved(before: Spoken, now: Spoken) -> tuple[str, ...]:
    """Return the ids of documents, too short to tell, that are in another language now."""
    pairs = {pair for pair in now.unsure.values() if before.language(*pair) != now.language(*pair)}
    return tuple(
        key for key, pair in now.unsure.items() if pair in pairs and before.unsure.get(key) == pair
    )


def _is_sure(document: Document, sample: str) -> bool:
    """Return whether a document is long enough to tell its language."""
    language = document.language
    return language != UNDETERMINED and is_certain(sample, language)


def _sample(document: Document) -> str:
    """Return the beginning of what a document says, headings aside."""
    said: list[str] = []
    length = 0
    for block in document.blocks:
        if block.kind in QUOTABLE and length < _SAMPLE:
            said.append(block.span.of(document.text)[:_SAMPLE])
            length += len(said[-1])
    return " ".join(said)
