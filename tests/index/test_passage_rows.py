"""A passage takes along all that ranking needs of its sentences."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.library import passage_terms
from bot.index.passage_rows import BEFORE, BEHIND, Piece, Pieces, pack_passages
from tests.conftest import a_document
from tests.index.test_growing_library import PATHS, TEXTS, at_once, made

SCRIPTS = (
    "مَنْ بَنَى الجِسْر؟ بناه مهندس من حلب.",
    "Ποιος έχτισε τη γέφυρα; Ο Νίκος.",
    "מי בנה את הגשר? דוד בנה אותו.",
    "Kdo postavil most? Postavil ho Žižka.",
    "ใครสร้างสะพาน นายช่างสร้าง",
    "谁建了桥？老王建的。",
    "| City | Bridge |\n|---|---|\n| Riga | Stone |\n",
    "- one\n- two: three\n",
    "word",
)


@given(st.dictionaries(PATHS, TEXTS | st.sampled_from(SCRIPTS), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_what_a_passage_carries_is_what_its_segment_has(texts):
    segment = at_once(made(texts))
    every = range(len(segment.passages))
    packed = list(pack_passages(segment))
    assert [terms for terms, _ in packed] == list(passage_terms(segment, every))
    starts = segment.tally.sentence_starts
    for passage, (terms, raw) in zip(segment.passages, packed, strict=True):
        piece = Piece(raw)
        number = int(np.searchsorted(starts, passage.first, "right")) - 1
        low, high = starts[number : number + 2].tolist()
        first, last = max(passage.first - BEFORE, low), min(passage.last + BEHIND, high)
        numbers = np.arange(first, last, dtype=np.int32)
        assert (piece.first, len(piece), piece.length) == (first, last - first, len(terms))
        assert_rows(segment, piece, numbers)
        document = segment.documents[number]
        for row, one in enumerate(numbers.tolist()):
            sentence, here = piece.sentence(row, document), segment.sentences[one]
            for name in "text span paragraph headings kind lead asked is_first".split():
                assert getattr(sentence, name) == getattr(here, name)
            assert sentence.read_with == here.read_with


def assert_rows(segment, piece, numbers):
    """Check that a piece has the rows and words of some sentences of a segment."""
    pieces = Pieces([piece], [0] * len(numbers), range(len(numbers)))
    rows, forward = segment.sources.rows(numbers), segment.forward
    assert pieces.paragraph.tolist() == rows.paragraph.tolist()
    for name in ("follows", "opens", "leans", "asks", "negates"):
        assert pieces.flag(name).tolist() == getattr(rows, name).tolist()
    words, starts, begins, ends, at = pieces.written()
    here = slice(forward.starts[numbers[0]], forward.starts[numbers[-1] + 1])
    assert words.tolist() == forward.words[here].tolist()
    assert (begins.tolist(), ends.tolist()) == (
        forward.begins[here].tolist(),
        forward.ends[here].tolist(),
    )
    assert np.diff(starts).tolist() == np.diff(forward.starts)[numbers].tolist()
    assert at.tolist() == list(range(len(numbers)))
    assert (
        pieces.are_capital().tolist()
        == segment.tally.are_capital(int(here.start), int(here.stop)).tolist()
    )
    understood = segment.lexicon.name_table.understood(numbers)
    for mine, theirs in (
        (pieces.understood(), understood),
        (pieces.stood_for(), rows.antecedents),
    ):
        assert [one.tolist() for one in mine] == [one.tolist() for one in theirs]


def test_half_of_a_pair_of_utf16_is_carried_too():
    whole = a_document("# Half X a pair\n\nHalf X of it stands here.\n", "a.md")
    blocks = tuple(
        replace(one, headings=tuple(text.replace("X", "\ud800") for text in one.headings))
        for one in whole.blocks
    )
    half = replace(whole, text=whole.text.replace("X", "\ud800"), title="\ud800", blocks=blocks)
    segment = at_once({"a.md": half})
    ((_, raw),) = pack_passages(segment)
    sentence = Piece(raw).sentence(0, half)
    assert sentence.text == "Half \ud800 of it stands here."
    assert sentence.headings == ("Half \ud800 a pair",)


def test_long_sentences_are_carried_with_their_offsets():
    segment = at_once(made({"a.md": "| A |\n|---|\n| " + "word " * 20_000 + "end |\n"}))
    ((_, raw),) = pack_passages(segment)
    piece = Piece(raw)
    assert piece.spans.tolist() == [
        segment.forward.begins.tolist(),
        segment.forward.ends.tolist(),
    ]


@pytest.mark.parametrize("raw", [b"", b"\x00", b"\xdf\x00", b"[1, 2]"])
def test_what_is_no_passage_is_refused(raw):
    with pytest.raises(ValueError, match=r"\w"):
        Piece(raw)
