"""What do collections say otherwise when they are asked together?

Each is kept as whoever asks it alone is answered. Asked together, they answer as one library of
all their documents would, made at once: counts, frequencies and lengths are added up over the
parts of all, so is the lexicon with what is spelt or meant alike, and the documents stand in one
order. Three things do not add up. A document that lies in two collections counts in the first one
alone. One that is too short to tell its language has the commonest of all documents of its script.
An acronym stands for what the first document of all says that explains it. Documents of which that
makes something else are taken off the parts where they are kept, read once more, and made one more
part, which is held here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.errors import DocumentError
from bot.index.growing_library import Making
from bot.index.indexing import AnalyzedDocument
from bot.index.library import analyze_all, place_of
from bot.index.live_segment import LiveSegment
from bot.index.meanings import Meanings
from bot.index.near_part import NearPart, bring_near
from bot.index.remote_part import PassageStore
from bot.libraries.cluster.changing import (
    Live,
    Read,
    as_in_parts,
    build_part,
    bury_in_parts,
    find_live,
)
from bot.libraries.cluster.languages import Languages, spoken_together
from bot.libraries.common_language import Spoken, moved, settle

_Place = tuple[int, int]  # of a document: its part, and its number there


@dataclass(frozen=True, slots=True)
class Shelved:
    """A collection as it is kept: its parts, and which languages its documents are in."""

    live: tuple[Live, ...]
    languages: Languages


@dataclass(frozen=True, slots=True)
class Together:
    """What is asked of collections: their parts without what is otherwise, and the part of that.

    `there` are the parts as they are kept, of those collections of which anything is asked.
    """

    live: tuple[Live, ...]
    there: tuple[Live, ...]
    near: NearPart | None
    problems: tuple[DocumentError, ...]


def put_together(
    collections: Sequence[Shelved], making: Making, store: PassageStore, read: Read
) -> Together:
    """Return what some collections are when they are asked together.

    A document that cannot be read just now stays as it is kept.

    Args:
        collections: each as it is kept; of a document that lies in two the first one's counts.
        making: how parts are made.
        store: where the passages of all parts are.
        read: returns documents of some ids as they are kept.
    """
    live = tuple(part for one in collections for part in one.live)
    ranges = list(_ranges(collections))
    dead = [place for own in ranges[1:] for place in _copies(live, own)]
    spoken = spoken_together([one.languages for one in collections])
    settled = settle(read(_in_other_languages(collections, spoken)), spoken)
    analyzed, problems = analyze_all(settled, making.grouping, making.analyze)
    dead += _live_places(live, dead, analyzed)
    meanings = Meanings(live, dead, _hide(live, dead), analyzed)
    again = [place for own in ranges for place in meanings.others_than_alone(own)]
    if again:
        documents = as_in_parts(live, again, read)
        once_more, others = analyze_all(documents, making.grouping, making.analyze)
        problems += others
        dead += _live_places(live, dead, once_more)
        analyzed = sorted((*analyzed, *once_more), key=lambda one: place_of(one.document))
    buried = _bury(live, dead, store)
    asked = [own for own in ranges if any(len(buried[part].live) for part in own)]
    return Together(
        live=tuple(one for one in buried if len(one.live)),
        there=tuple(live[part] for own in asked for part in own),
        near=bring_near(build_part(analyzed, making, meanings), store) if analyzed else None,
        problems=tuple(problems),
    )


def _copies(live: Sequence[Live], own: range) -> Iterator[_Place]:
    """Yield the live documents of the parts of a collection that an earlier one has, too."""
    for part in own:
        ids = live[part].segment.outline.documents.ids
        for number in live[part].live.tolist():
            if next(iter(find_live(live[: own.start], [ids[number]])), None) is not None:
                yield part, number


def _live_places(
    live: Sequence[Live], dead: Sequence[_Place], analyzed: Sequence[AnalyzedDocument]
) -> list[_Place]:
    """Return where documents are that were analyzed anew, but for those that are dead."""
    return list(find_live(_hide(live, dead), [one.document.id for one in analyzed]))


def _hide(live: Sequence[Live], dead: Sequence[_Place]) -> tuple[Live, ...]:
    """Return parts of which some documents are dead, with the figures that they had."""
    hidden = []
    for part, one in enumerate(live):
        is_dead = one.is_dead.copy()
        is_dead[[number for place, number in dead if place == part]] = True
        hidden.append(LiveSegment(one.segment, is_dead, one.figures))
    return tuple(hidden)


def _bury(live: Sequence[Live], dead: Sequence[_Place], store: PassageStore) -> tuple[Live, ...]:
    """Return parts of which some documents are dead, and what the others add up to.

    What is left of a part that is dead as a whole is nothing: its figures are as they were.
    """
    sizes = Counter(part for part, _ in dead)
    whole = {part for part, size in sizes.items() if size == len(live[part].live)}
    left = bury_in_parts(live, [place for place in dead if place[0] not in whole], store)
    hidden = _hide(live, dead)
    return tuple(hidden[part] if part in whole else one for part, one in enumerate(left))


def _in_other_languages(collections: Sequence[Shelved], spoken: Spoken) -> list[str]:
    """Return the ids of documents that are taken to be in other languages together."""
    found = (moved(one.languages.spoken, spoken) for one in collections)
    return [*dict.fromkeys(key for keys in found for key in keys)]


def _ranges(collections: Sequence[Shelved]) -> Iterator[range]:
    """Yield which of all parts are those of each collection."""
    first = 0
    for one in collections:
        yield range(first, first + len(one.live))
        first += len(one.live)
