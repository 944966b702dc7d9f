"""What becomes of the parts of a collection when documents come and go?

Of those that came a part is made, those that went are taken off theirs; and where a change makes
another document say something else, because an acronym now stands for other words or the common
language is another, that one is made anew. As `bot.index.growing_library` does it, with parts that
lie in the cluster.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.documents.document import Document
from bot.errors import DocumentError
from bot.index.growing_library import Making
from bot.index.indexing import AnalyzedDocument
from bot.index.library import Segment, analyze_all, build_segment, place_of
from bot.index.live_segment import LiveSegment
from bot.index.meanings import Meanings
from bot.index.remote_burial import bury_remote
from bot.index.remote_part import PassageStore, RemotePart
from bot.records import dataclass

Live = LiveSegment[RemotePart]
Read = Callable[[Sequence[str]], list[Document]]


@dataclass(frozen=True, slots=True)
class Change:
    """The parts without what is dead now, and the new part, None where nothing came."""

    live: tuple[Live, ...]
    segment: Segment | None
    problems: tuple[DocumentError, ...]


def change_parts(
    live: Sequence[Live],
    gone: Iterable[str],
    come: Iterable[Document],
    making: Making,
    store: PassageStore,
    read: Read,
) -> Change:
    """Return what the parts of a collection become.

    Args:
        live: the parts as they were.
        gone: the ids of documents that are there no more, or in another language.
        come: documents that were not there, each in the language that it is taken to be in.
        making: how parts are made.
        store: where the passages of the parts are.
        read: returns documents of some ids as they are kept.
    """
    dead = list(find_live(live, gone))
    analyzed, problems = analyze_all(come, making.grouping, making.analyze)
    buried = bury_in_parts(live, dead, store)
    meanings = Meanings(live, dead, buried, analyzed)
    again = list(meanings.affected())
    if again:
        documents = as_in_parts(buried, again, read)
        once_more, others = analyze_all(documents, making.grouping, making.analyze)
        analyzed = sorted((*analyzed, *once_more), key=lambda one: place_of(one.document))
        problems += others
        buried = bury_in_parts(buried, again, store)
    segment = build_part(analyzed, making, meanings) if analyzed else None
    return Change(buried, segment, tuple(problems))


def merge_parts(live: Sequence[Live], chosen: Sequence[int], making: Making, read: Read) -> Change:
    """Return what becomes of some parts that are made one; the others stay as they are."""
    numbers = [(part, number) for part in chosen for number in live[part].live.tolist()]
    documents = as_in_parts(live, numbers, read)
    analyzed, problems = analyze_all(documents, making.grouping, making.analyze)
    others = tuple(one for place, one in enumerate(live) if place not in chosen)
    segment = build_part(analyzed, making, Meanings(live, (), live, ())) if analyzed else None
    return Change(others, segment, tuple(problems))


def build_part(
    analyzed: Sequence[AnalyzedDocument], making: Making, meanings: Meanings
) -> Segment:
    """Return the part of some documents."""
    meant = meanings.of_all(analyzed)
    return build_segment(analyzed, making.word_vectors, making.parameters, (), meant, is_part=True)


def find_live(live: Sequence[Live], keys: Iterable[str]) -> Iterable[tuple[int, int]]:
    """Yield where live documents of some ids are: the part, and the number there."""
    for key in dict.fromkeys(keys):
        for part, one in enumerate(live):
            number = one.segment.numbers.get(key)
            if number is not None and not one.is_dead[number]:
                yield part, number


def bury_in_parts(
    live: Sequence[Live], dead: Sequence[tuple[int, int]], store: PassageStore
) -> tuple[Live, ...]:
    """Return parts of which some documents, by part and number, are dead."""
    return tuple(
        bury_remote(one, [number for part, number in dead if part == place], store)
        for place, one in enumerate(live)
    )


def as_in_parts(
    live: Sequence[Live], places: Sequence[tuple[int, int]], read: Read
) -> list[Document]:
    """Return documents of parts as they are kept, in the languages that they have there."""
    languages: Mapping[str, str] = {
        listed.ids[number]: listed.languages[number]
        for part, number in places
        for listed in (live[part].segment.outline.documents,)
    }
    return [replace(one, language=languages[one.id]) for one in read([*languages])]
