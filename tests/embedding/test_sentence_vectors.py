"""What a model made of each sentence is kept, and survives whatever happens to the file."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.embedding.sentence_vectors import SentenceVectors

SIZE = 12


def some_vectors(count: int) -> list[np.ndarray]:
    """Return vectors of length 1, always the same ones."""
    rows = np.random.default_rng(7).normal(size=(count, SIZE)).astype(np.float32)
    return list(rows / np.linalg.norm(rows, axis=1, keepdims=True))


TEXTS = ["The weir leaks.", "Größe, 東京", "\ud800 broken"]


def kept_in(file) -> SentenceVectors:
    """Return the vectors of three sentences, kept in a file."""
    kept = SentenceVectors(file, SIZE)
    kept.add(TEXTS, some_vectors(3))
    return kept


def test_what_is_kept_is_there_again_when_the_file_is_opened(tmp_path):
    kept_in(tmp_path / "deep" / "a.vectors")
    again = SentenceVectors(tmp_path / "deep" / "a.vectors", SIZE)
    assert len(again) == 3
    assert all(text in again for text in TEXTS)
    assert "Another." not in again
    assert np.allclose(again.rows(TEXTS), some_vectors(3), atol=0.01)
    assert np.allclose(np.linalg.norm(again.rows(TEXTS), axis=1), 1)


def test_what_another_process_has_read_is_seen_after_a_look(tmp_path):
    early = SentenceVectors(tmp_path / "a.vectors", SIZE)
    kept_in(tmp_path / "a.vectors")
    assert TEXTS[0] not in early
    early.refresh()
    assert all(text in early for text in TEXTS)


def test_the_order_is_that_of_the_question(tmp_path):
    kept = kept_in(tmp_path / "a.vectors")
    assert np.array_equal(kept.rows(TEXTS[::-1]), kept.rows(TEXTS)[::-1])


def test_no_text_is_in_the_file(tmp_path):
    kept_in(tmp_path / "a.vectors")
    assert b"weir" not in (tmp_path / "a.vectors").read_bytes()


@given(cut=st.integers(0, 3 * (16 + 4 + SIZE)))
def test_a_file_that_is_cut_anywhere_loses_only_what_was_cut(tmp_path_factory, cut):
    file = tmp_path_factory.mktemp("cut") / "a.vectors"
    kept_in(file)
    file.write_bytes(file.read_bytes()[:cut])
    again = SentenceVectors(file, SIZE)
    assert len(again) == cut // (16 + 4 + SIZE)
    again.add(TEXTS, some_vectors(3))
    assert len(SentenceVectors(file, SIZE)) == 3


@given(place=st.integers(0, 3 * (16 + 4 + SIZE) - 1), flipped=st.integers(1, 255))
def test_a_damaged_vector_counts_as_not_there(tmp_path_factory, place, flipped):
    file = tmp_path_factory.mktemp("flip") / "a.vectors"
    kept_in(file)
    data = bytearray(file.read_bytes())
    data[place] ^= flipped
    file.write_bytes(data)
    again = SentenceVectors(file, SIZE)
    assert len(again) == 2
    whole = [text for text in TEXTS if text in again]
    right = dict(zip(TEXTS, some_vectors(3), strict=True))
    assert np.allclose(again.rows(whole), [right[text] for text in whole], atol=0.01)


def test_where_nothing_can_be_written_they_are_known_until_the_end(tmp_path):
    (tmp_path / "file").write_text("in the way")
    kept = kept_in(tmp_path / "file" / "a.vectors")
    assert len(kept) == 3


def test_a_sentence_that_was_not_read_has_none():
    with pytest.raises(KeyError):
        SentenceVectors(None, SIZE).rows(["The weir leaks."])
