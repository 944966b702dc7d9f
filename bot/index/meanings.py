"""What do acronyms stand for when documents have come and gone?

What the first document says that defines one, in the order of the library. Where that changes, the
documents that write the acronym say something else from then on.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.documents.document import Document
from bot.index.indexing import AnalyzedDocument
from bot.index.library import Part, comes_before, place_of
from bot.index.live_segment import LiveSegment
from bot.text.analysis import Word

_Meaning = tuple[Word, ...]


class Meanings:
    """What acronyms stand for after a change: what the first document says that defines one."""

    def __init__(
        self,
        before: Sequence[LiveSegment[Part]],
        dead: Sequence[tuple[int, int]],
        buried: Sequence[LiveSegment[Part]],
        analyzed: Sequence[AnalyzedDocument],
    ) -> None:
        """Keep what was there, which documents go, what stays and what comes.

        Args:
            before: the segments as they were.
            dead: which documents go, by segment and number there.
            buried: the segments without these.
            analyzed: the documents that come.
        """
        self._before, self._dead, self._buried = before, dead, buried
        self._new: dict[str, list[AnalyzedDocument]] = {}
        for one in analyzed:
            for form in one.acronyms:
                self._new.setdefault(form, []).append(one)

    def affected(self) -> Iterator[tuple[int, int]]:
        """Yield the live documents in which an acronym stands for something else than before.

        They write it in capitals; each by its segment and its number there.
        """
        forms = [*self._defined_by_dead(), *self._new]
        changed = [
            form
            for form in dict.fromkeys(forms)
            if self._kept(self._before, form) != self.of(form)
        ]
        yield from self._writing(changed, range(len(self._buried)))

    def others_than_alone(self, segments: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the live documents of some segments in which an acronym stands for something else.

        Something else than if there were only these segments, as they were before the change;
        each by its segment and its number there.
        """
        alone = [self._before[segment] for segment in segments]
        defined = dict.fromkeys(
            form for one in self._before for form in one.segment.tally.definitions.acronyms
        )
        written = [one.segment.tally.definitions.capitals for one in alone]
        changed = [
            form
            for form in defined | dict.fromkeys(self._new)
            if any(form in one for one in written) and self._kept(alone, form) != self.of(form)
        ]
        yield from self._writing(changed, segments)

    def _writing(self, forms: Sequence[str], segments: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the live documents of some segments that write any of some acronyms, each once."""
        found = dict.fromkeys(
            (segment, number)
            for form in forms
            for segment in segments
            for one in (self._buried[segment],)
            for number in one.segment.tally.definitions.capitals.get(form, ())
            if not one.is_dead[number]
        )
        yield from found

    def _defined_by_dead(self) -> Iterator[str]:
        """Yield the acronyms that documents define which go."""
        by_segment: dict[int, set[int]] = {}
        for segment, number in self._dead:
            by_segment.setdefault(segment, set()).add(number)
        for segment, numbers in by_segment.items():
            definitions = self._buried[segment].segment.tally.definitions
            rows = np.flatnonzero(np.isin(definitions.documents, [*numbers]))
            wanted = set(rows.tolist())
            for form, own in definitions.acronyms.items():
                if not wanted.isdisjoint(own):
                    yield form

    def of_all(self, analyzed: Sequence[AnalyzedDocument]) -> dict[str, _Meaning]:
        """Return what the acronyms stand for that documents write or define."""
        forms = dict.fromkeys(
            form
            for one in analyzed
            for form in (*(written for _, written in one.capitals), *one.acronyms)
        )
        return {form: meaning for form in forms if (meaning := self.of(form)) is not None}

    def of(self, form: str) -> _Meaning | None:
        """Return what an acronym stands for after the change, None if no document says."""
        kept = self._first(self._buried, form)
        new = min(self._new.get(form, ()), key=lambda one: place_of(one.document), default=None)
        if new is not None and (kept is None or comes_before(new.document, kept[0])):
            return new.acronyms[form]
        return kept[1] if kept else None

    def _kept(self, live: Sequence[LiveSegment[Part]], form: str) -> _Meaning | None:
        """Return what live documents of segments say that an acronym stands for."""
        found = self._first(live, form)
        return found[1] if found else None

    @staticmethod
    def _first(live: Sequence[LiveSegment[Part]], form: str) -> tuple[Document, _Meaning] | None:
        """Return the first live document that defines an acronym, and what it says."""
        first: tuple[Document, _Meaning] | None = None
        for one in live:
            definitions, lexicon = one.segment.tally.definitions, one.segment.lexicon
            for row in definitions.acronyms.get(form, ()):
                number = int(definitions.documents[row])
                if one.is_dead[number]:
                    continue
                document = one.segment.documents[number]
                if first is None or comes_before(document, first[0]):
                    words = definitions.words_of(row)
                    said = tuple(Word(lexicon.forms[w], lexicon.terms[w]) for w in words)
                    first = document, said
                break  # the others of this segment come later
        return first
