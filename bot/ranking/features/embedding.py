"""How alike does an embedding model find the best candidates and the question?

A model is an extra that a user may bring; without one nothing here is asked. Vectors tell whether
two texts are about the same; of the sentence that is the best then, the hidden states of its words
tell whether each word of the question finds its like in it ("late interaction", Khattab & Zaharia
2020). Cosines of such a model are high for any two texts, above 0.7, and only their differences
matter.
"""

from collections.abc import Sequence

import numpy as np

from bot.index.arrays import Floats
from bot.ranking.encoding import Encoder, Encoding
from bot.records import dataclass

_NO_WORD = 1  # pieces at either end of a text that are the model's own


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a question and the best of some sentences are, in [-1, 1].

    `cosine` is that of the whole texts, `lead` that less the best of the others' (0 if there are
    none), `words` the mean over the pieces of the question of the best cosine to one of the
    sentence, `least` the smallest of these.
    """

    cosine: float
    lead: float
    words: float
    least: float


def cosines(asked: Encoding, texts: Sequence[str], encoder: Encoder) -> Floats:
    """Return the cosine of each sentence to the question."""
    found: Floats = (encoder.vectors(texts) @ asked.vector).astype(np.float64)
    return found


def compare(asked: Encoding, best: Encoding, found: Floats) -> Likeness:
    """Return how alike a question and a sentence are.

    Args:
        asked: the question.
        best: the sentence.
        found: the cosines of all sentences, that of the best first.
    """
    inner = slice(_NO_WORD, -_NO_WORD)
    like = (asked.states[inner] @ best.states[inner].T).max(axis=1, initial=-1.0)
    return Likeness(
        cosine=float(found[0]),
        lead=float(found[0] - found[1:].max()) if len(found) > 1 else 0.0,
        words=float(like.mean()) if len(like) else 0.0,
        least=float(like.min(initial=1.0)),
    )
