"""How much does what an embedding model says weigh, beside the features?

Made by `python -m tests.fitting.meaning` from SQuADShifts' new Wikipedia articles (CC BY 4.0) and
ten articles of SQuAD 2.0 (CC BY-SA 4.0) with e5-small-v2 (MIT); no text of them is here. The
weights that rank, and those of the confidence without a model, had not seen the articles.
"""

from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
On articles that were held out, five folds:

Told apart, English

answerable              others    AUC  answered, % (95 % of the others refused)
------------  ----------------  -----  ----------------------------------------
inside                 foreign  0.997                                      99.0
inside              impossible  0.766                                      27.8
news inside       news foreign  0.998                                      99.4
news inside       news removed  0.865                                      47.6
inside                 swapped  0.781                                      31.5
inside                 renamed  0.970                                      84.7
news inside       news renamed  0.975                                      87.2
wide inside       wide renamed  0.947                                      76.8
notes inside     notes renamed  0.971                                      88.3
wide inside       wide foreign  0.983                                      92.1
wide inside    wide impossible  0.728                                      21.2
wide inside       wide swapped  0.767                                      33.6
notes inside     notes foreign  0.999                                      99.3
notes inside      notes beside  0.962                                      81.1
notes inside     notes removed  0.904                                      60.5
notes inside     notes swapped  0.801                                      29.9
notes inside  notes impossible  0.746                                      24.1

Expected calibration error, English

questions     alone  with as many foreign
------------  -----  --------------------
inside        0.060                 0.030
news inside   0.060                 0.028
notes inside  0.067                 0.030
wide inside   0.061                 0.024
"""
CENTRE: Final = 0.8000
COSINE: Final = 43.2794
SCORE: Final = 0.4809
BIAS: Final = -13.0874
LOGIT: Final = 0.5977
LIKENESS: Final[Mapping[str, float]] = {
    "cosine": 4.0175,
    "lead": 3.3572,
    "words": 6.3504,
    "least": 7.4011,
}
