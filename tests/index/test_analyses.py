"""A document that was analyzed before is what it would be if it were analyzed anew."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.passages import Grouping
from bot.index.analyses import analysis_of, pack_analyses
from bot.index.indexing import analyze_document
from bot.index.segments import pack, unpack
from tests.conftest import a_document
from tests.index.test_snapshot import MANY, TONGUES
from tests.small_libraries import LIKENESS

ODD = (
    "",
    "A",
    "# Only\n\n## heads\n",
    "The European Union (EU) pays. The EU is large. She said so.",
    "Q: Who?\nA: Ann.\n",
    "```\ncode()\n```\n",
)


LETTERS = st.characters(exclude_categories=["C"]) | st.sampled_from("\n\n #|-")


def again(*documents):
    """Return documents analyzed, and as they come back from a file."""
    analyzed = {str(n): analyze_document(one, Grouping()) for n, one in enumerate(documents)}
    raw = np.frombuffer(b"".join(pack(pack_analyses(analyzed), b"k")), np.uint8)
    packed = unpack(raw, b"k", LIKENESS)
    found = [analysis_of(packed, key, one.document) for key, one in analyzed.items()]
    return list(analyzed.values()), found


def same(one, other):
    """Return whether two analyzed documents, or parts of them, are the same."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if type(one).__name__ in {"AnalyzedDocument", "ForwardIndex"}:
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    return one == other


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_each_document_comes_back_the_same(ending):
    texts = (*MANY[:5], *TONGUES, *ODD)
    built, found = again(*(a_document(t, f"{n}.{ending}") for n, t in enumerate(texts)))
    for one, other in zip(built, found, strict=True):
        for part in fields(one):
            assert same(getattr(one, part.name), getattr(other, part.name)), part.name


@given(st.lists(st.text(LETTERS, max_size=80), min_size=1, max_size=3))
def test_any_text_comes_back_the_same(texts):
    built, found = again(*(a_document(t, f"{n}.md") for n, t in enumerate(texts)))
    assert all(map(same, built, found))
