"""How much does what an embedding model says weigh, beside the features?

Made by `python -m tests.fitting.meaning` from SQuADShifts' new Wikipedia articles (CC BY 4.0) and
ten articles of SQuAD 2.0 (CC BY-SA 4.0) with e5-small-v2 (MIT), in articles that the weights of
the features had not seen. No text of them is here.
"""

from collections.abc import Mapping
from typing import Final

CENTRE: Final = 0.8  # of the cosines
COSINE: Final = 24.2
SCORE: Final = 0.71

BIAS: Final = -8.739
LOGIT: Final = 0.77
LIKENESS: Final[Mapping[str, float]] = {
    "cosine": 10.59,
    "lead": -1.044,
    "words": -3.909,
    "least": 4.768,
}
