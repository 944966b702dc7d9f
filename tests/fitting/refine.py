"""How do rows of words come to be alike where whole texts are?

A text is the sum of its words' unit rows, each times its idf, as in the program. The rows and a
map that all share are trained (Adam) until the cosines of texts are near the model's; what
pulls a row away from where it began costs a little, so that words of few texts stay.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.index.bm25 import idf
from bot.text.analysis import term_of
from bot.text.folding import fold
from bot.text.tokens import tokens
from bot.text.word_vectors import DIMENSIONS
from tests.fitting.alone import unit
from tests.fitting.texts import Texts

_EPOCHS: Final = 6
_BATCH: Final = 512
_RATE: Final = 1e-3
_LIKE: Final = 40.0  # what the squared difference of two cosines costs
_STAY: Final = 0.02  # what the squared distance of a row from its start costs


@dataclass(frozen=True, slots=True)
class Bags:
    """The words of each text by their numbers, and the idf of each word.

    A text of unknown words has the number of none, whose idf and row are 0.
    """

    numbers: tuple[tuple[int, ...], ...]
    idfs: tuple[float, ...]


def bags(words: Sequence[str], texts: Texts) -> Bags:
    """Return the texts as the numbers of their words."""
    number_of = {word: number for number, word in enumerate(words)}
    said = [_forms(text) for text in texts.all]
    count = len(texts.sentences)
    frequencies = Counter(word for forms in said[:count] for word in set(forms))
    idfs = [idf(frequencies[word], count) for word in words]
    none = (len(words),)
    numbers = (tuple(number_of[word] for word in forms if word in number_of) for forms in said)
    return Bags(tuple(found or none for found in numbers), (*idfs, 0.0))


def _forms(text: str) -> list[str]:
    """Return the folded words of a text that are no stop words."""
    return [fold(token.text) for token in tokens(text) if term_of(token.text, "en")]


def refined(
    words: Sequence[str],
    rows: npt.NDArray[np.floating],
    texts: Texts,
    taught: npt.NDArray[np.floating],
) -> npt.NDArray[np.float64]:
    """Return the trained unit rows.

    Args:
        words: what the rows are of.
        rows: where they begin.
        texts: what is learnt from.
        taught: the model's unit vector of each text.
    """
    import torch

    torch.set_num_threads(2)
    torch.manual_seed(0)
    given = bags(words, texts)
    start = torch.tensor(np.vstack([rows, np.zeros((1, DIMENSIONS))]), dtype=torch.float32)
    table = torch.nn.Parameter(start.clone())
    turn = torch.nn.Parameter(torch.eye(DIMENSIONS))
    teacher = torch.tensor(taught, dtype=torch.float32)
    idfs = torch.tensor(given.idfs)
    steps = torch.optim.Adam([table, turn], lr=_RATE)
    for batch in _batches(len(given.numbers)):
        own = _texts(table, turn, idfs, [given.numbers[text] for text in batch])
        other = teacher[batch]
        unlike = ((own @ own.T - other @ other.T) ** 2).mean()
        moved = ((table - start) ** 2).sum(1).mean()
        steps.zero_grad()
        (_LIKE * unlike + _STAY * moved).backward()
        steps.step()
    return unit((table @ turn).detach().numpy()[:-1])


def _batches(count: int) -> list[list[int]]:
    """Return the numbers of the texts of each step, in an order that is always the same."""
    chance = random.Random(0)  # noqa: S311 - an order, no secret
    found: list[list[int]] = []
    order = list(range(count))
    size = min(_BATCH, count)
    for _ in range(_EPOCHS):
        chance.shuffle(order)
        found += [order[first : first + size] for first in range(0, count - size + 1, size)]
    return found


def _texts(table: Any, turn: Any, idfs: Any, numbers: Sequence[Sequence[int]]) -> Any:
    """Return the unit vectors of some texts, given by the numbers of their words."""
    import torch
    from torch.nn.functional import embedding, normalize

    longest = max(map(len, numbers))
    none = len(idfs) - 1
    padded = torch.tensor([[*found, *[none] * (longest - len(found))] for found in numbers])
    weighed = normalize(embedding(padded, table) @ turn, dim=-1) * idfs[padded][..., None]
    return normalize(weighed.sum(1) + 1e-9, dim=-1)
