"""An engine elsewhere, for tests: it keeps passages of parts, and proposes some for a question.

As Lucene does it, it rounds lengths to a byte, and counts what is dead, and whatever else lies in
its index.
"""

from collections import Counter
from math import log

import numpy as np

from bot.index.growing_library import Making
from bot.index.live_segment import LiveSegment
from bot.index.outline_scrubbing import scrub_figures, scrub_outline
from bot.index.passage_rows import pack_passages
from bot.index.remote_index import Proposal
from bot.index.remote_library import join_parts
from bot.index.remote_part import open_part, outline_of
from bot.index.segments import pack, unpack
from bot.libraries.cluster.changing import change_parts, merge_parts

_EXACT = 40  # lengths that are not rounded
_SCALE = 2.2  # of Lucene's scores beside ours


class Elsewhere:
    """The passages of parts, and the documents that there are."""

    def __init__(self, making: Making) -> None:
        """Keep nothing yet."""
        self.making = making
        self.documents = {}
        self.passages = {}  # by part and number: terms, bytes, path
        self.proposals = []  # how many were asked for, and whether in order
        self.fetched = 0
        self.expected = []
        self._parts = 0

    def add(self, segment):
        """Keep the passages of a segment, and return the part as a front end opens it."""
        name = f"part{self._parts}"
        self._parts += 1
        for number, (terms, raw) in enumerate(pack_passages(segment)):
            path = segment.sentences[segment.passages[number].first].document.path
            self.passages[name, number] = (Counter(terms), len(terms), raw, path)
        return open_part(name, self.through_a_file(outline_of(segment)), self)

    def through_a_file(self, outline):
        """Return an outline as it is after it was kept."""
        told = b"".join(map(bytes, pack(outline, b"key")))
        return unpack(np.frombuffer(told, np.uint8), b"key", self.making.word_vectors)

    def propose(self, terms, limit, *, in_order):
        """Return passages that share a term with a query."""
        self.proposals.append((limit, in_order))
        count = len(self.passages)
        holders = Counter(term for counts, _, _, _ in self.passages.values() for term in counts)
        lengths = [length for _, length, _, _ in self.passages.values()]
        mean = sum(lengths) / max(count, 1)
        k1, b = self.making.parameters.k1, self.making.parameters.b
        found = []
        for (part, number), (counts, length, raw, path) in self.passages.items():
            norm = k1 * (1 - b + b * rounded(length) / mean)
            score = _SCALE * sum(
                weight
                * log(1 + (count - holders[term] + 0.5) / (holders[term] + 0.5))
                * (counts[term] / (counts[term] + norm))
                for term, weight in terms.items()
                if counts[term]
            )
            if score > 0:
                proposal = Proposal(part, number, float(np.float32(score)), raw)
                order = (length, path, number) if in_order else ()
                found.append(((-proposal.score, *order), proposal))
        found.sort(key=lambda one: one[0])
        return [proposal for _, proposal in found[:limit]]

    def fetch(self, part, numbers):
        """Return what passages carry."""
        self.fetched += len(numbers)
        return [self.passages[part, number][2] for number in numbers]

    def expect(self, documents):
        """Hear which documents may be read next."""
        self.expected = documents

    def document(self, key):
        """Return a document by its id."""
        return self.documents[key]

    def read(self, keys):
        """Return documents by their ids, those that are not there left out."""
        return [self.documents[key] for key in keys if key in self.documents]


def rounded(length):
    """Return a length as it is after it was kept in a byte: four bits of it count."""
    if length < _EXACT:
        return length
    length -= _EXACT - 16
    shift = max(length.bit_length() - 4, 0)
    return (length >> shift << shift) + _EXACT - 16


class Growing:
    """A library that lies elsewhere and changes."""

    def __init__(self, making: Making) -> None:
        """Have no document."""
        self.making = making
        self.store = Elsewhere(making)
        self.live = ()

    def change(self, gone, come):
        """Take documents in, by their objects, and others off, by their ids."""
        for one in come:
            self.store.documents[one.id] = one
        change = change_parts(self.live, gone, come, self.making, self.store, self.store.read)
        self._take(change)
        for key in gone:
            if key not in {one.id for one in come}:
                self.store.documents.pop(key, None)

    def merge(self, *places):
        """Make some parts one."""
        self._take(merge_parts(self.live, places, self.making, self.store.read))

    def _take(self, change):
        """Have the parts that a change has made."""
        fresh = [self.store.add(change.segment)] if change.segment else []
        left = [self._scrub(one) for one in change.live if not one.is_dead.all()]
        self.live = (*left, *fresh)

    def _scrub(self, live):
        """Have nothing of dead documents in the outline of a part."""
        if not live.is_dead.any():
            return live
        scrubbed = scrub_outline(live)
        part = open_part(live.segment.name, self.store.through_a_file(scrubbed), self.store)
        return LiveSegment(part.segment, live.is_dead, scrub_figures(live, scrubbed))

    @property
    def library(self):
        """The library as it is asked; there has to be a document."""
        return join_parts(self.live, self.making.parameters, self.store)
