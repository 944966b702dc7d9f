"""What is left of an outline when what only dead documents said is taken out of it?

Numbers of words, terms and documents stay what they are, for passages are told by them. What stood
there is blank from then on: no word of a document that was removed is in any outline.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bot.index.arrays import Flags, Ints
from bot.index.lexicon import Lexicon, PlacedVectors, Usage, build_lexicon
from bot.index.live_segment import Figures, LiveSegment
from bot.index.name_table import NameTable
from bot.index.numbering import KeyTable
from bot.index.remote_part import DocumentList, Outline, RemotePart
from bot.index.tally import Definitions, key_words
from bot.text.analysis import Word

_BLANK = "\0"  # begins no word


def scrub_outline(live: LiveSegment[RemotePart]) -> Outline:
    """Return the outline of a part without what only its dead documents said."""
    outline, gone = live.segment.outline, live.figures.gone
    holders, tally = outline.holders, outline.tally
    words = list(_words(outline.lexicon, live.figures.holders > 0))
    return replace(
        outline,
        documents=_without(outline.documents, live.is_dead),
        term_numbers={
            term: number
            for term, number in outline.term_numbers.items()
            if holders.item(number) > gone.get(term, 0)
        },
        lexicon=_lexicon_of(words, outline.lexicon),
        tally=replace(
            tally,
            words=key_words(words),
            terms=_key_terms(words, outline.lexicon.usage),
            definitions=_of_live(tally.definitions, live.is_dead),
        ),
    )


def scrub_figures(live: LiveSegment[RemotePart], outline: Outline) -> Figures:
    """Return the figures of a part whose outline was scrubbed, without terms that are gone."""
    known = outline.term_numbers
    gone = {term: count for term, count in live.figures.gone.items() if term in known}
    return replace(live.figures, gone=gone)


def _words(lexicon: Lexicon, is_there: Flags) -> Iterator[Word]:
    """Yield the words of a lexicon; one that is not there any more has no letters."""
    pairs = zip(lexicon.forms, lexicon.terms, is_there.tolist(), strict=True)
    for number, (form, term, there) in enumerate(pairs):
        yield Word(form, term) if there else Word(blank := f"{_BLANK}{number}", blank)


def _key_terms(words: Sequence[Word], usage: Usage) -> KeyTable:
    """Return the hashes of the terms that words have, by the numbers that terms have."""
    terms = [f"{_BLANK}{number}" for number in range(len(usage.freqs))]
    for word, number in zip(words, usage.terms.tolist(), strict=True):
        if not word.term.startswith(_BLANK):
            terms[number] = word.term
    return KeyTable.of(terms)


def _without(documents: DocumentList, is_dead: Flags) -> DocumentList:
    """Return what is known of documents, of dead ones nothing but the language."""

    def kept(column: Sequence[str]) -> list[str]:
        return ["" if dead else text for text, dead in zip(column, is_dead.tolist(), strict=True)]

    return replace(
        documents,
        ids=kept(documents.ids),
        paths=kept(documents.paths),
        titles=kept(documents.titles),
        dates=kept(documents.dates),
        sources=kept(documents.sources),
        urls=kept(documents.urls),
        numbers={key: number for key, number in documents.numbers.items() if not is_dead[number]},
    )


def _lexicon_of(words: Sequence[Word], before: Lexicon) -> Lexicon:
    """Return a lexicon of other words under the same numbers."""
    names, none = before.name_table.names & {word.term for word in words}, np.zeros(0, np.int32)
    places = before.word_vectors.places([word.form for word in words])
    lexicon = build_lexicon(
        words,
        before.languages,
        before.usage,
        NameTable(frozenset(names), none, none),
        before.word_vectors,
        places,
    )
    return replace(lexicon, vectors=PlacedVectors.of(places, before.word_vectors))


def _of_live(definitions: Definitions, is_dead: Flags) -> Definitions:
    """Return what live documents say that acronyms stand for, and what they have in capitals."""

    def rows(own: Sequence[int], of: Ints) -> list[int]:
        return [row for row in own if not is_dead[of[row]]]

    every: Ints = np.arange(len(is_dead), dtype=np.int32)
    pairs: list[tuple[Mapping[str, Sequence[int]], Ints]] = [
        (definitions.acronyms, definitions.documents),
        (definitions.capitals, every),
    ]
    acronyms, capitals = (
        {form: left for form, own in table.items() if (left := rows(own, of))}
        for table, of in pairs
    )
    return replace(definitions, acronyms=acronyms, capitals=capitals)
