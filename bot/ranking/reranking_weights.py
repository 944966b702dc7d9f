"""How much does what an embedding model says weigh, beside the features?

Made by `python -m tests.fitting.meaning` from SQuADShifts' new Wikipedia articles (CC BY 4.0) and
ten articles of SQuAD 2.0 (CC BY-SA 4.0) with e5-small-v2 (MIT); no text of them is here. The
weights that rank had not seen the articles; those of the confidence by the features had, so that
the tables below are somewhat too good.
"""

from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
On articles that were held out, five folds:

Told apart, English

answerable              others    AUC  answered, % (95 % of the others refused)
------------  ----------------  -----  ----------------------------------------
inside                 foreign  0.996                                      99.0
inside              impossible  0.886                                      57.4
news inside       news foreign  0.999                                      99.7
news inside       news removed  0.885                                      50.8
inside                 swapped  0.782                                      34.4
inside                 renamed  0.973                                      87.5
news inside       news renamed  0.972                                      85.3
wide inside       wide renamed  0.946                                      76.0
notes inside     notes renamed  0.972                                      89.7
wide inside       wide foreign  0.982                                      91.9
wide inside    wide impossible  0.766                                      27.6
wide inside       wide swapped  0.775                                      32.7
notes inside     notes foreign  0.999                                      99.7
notes inside      notes beside  0.970                                      84.5
notes inside     notes removed  0.927                                      71.0
notes inside     notes swapped  0.811                                      39.4
notes inside  notes impossible  0.727                                      29.7

Expected calibration error, English

questions     alone  with as many foreign
------------  -----  --------------------
inside        0.070                 0.032
news inside   0.045                 0.021
notes inside  0.057                 0.025
wide inside   0.050                 0.021
"""
CENTRE: Final = 0.8000
COSINE: Final = 24.2000
SCORE: Final = 0.7100
BIAS: Final = -11.2972
LOGIT: Final = 0.7376
LIKENESS: Final[Mapping[str, float]] = {
    "cosine": 8.0399,
    "lead": 5.6551,
    "words": 0.5746,
    "least": 6.3507,
}
