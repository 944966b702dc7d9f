"""How much does each part count?

Made by `uv run --group fit python -m tests.quality.fit` from SQuADShifts' new Wikipedia articles
(CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no text of them is here. `PARTS` are the
weights of a conditional logit (McFadden 1974) over the sentences looked at for each question,
`GROUNDS` those of a logistic regression on whether the best one is right. On articles that were
held out, five folds:

    Right sentences, %

    set                          shape  questions  hit@1  hit@3
    ------------------------  --------  ---------  -----  -----
    squad2-train-10-articles      open      2,181   68.7   84.6
    squad2-train-10-articles   article      2,184   70.2   86.6
    squad2-train-10-articles      news      1,476   78.1   91.0
    new-wiki                      open      2,646   76.3   89.6
    new-wiki                   article      2,664   79.8   92.6
    new-wiki                      news      2,036   82.7   94.5
    new-wiki                  document      2,011   79.8   92.0

    Told apart by confidence (expected calibration error 0.029)

    answerable         others    AUC  answered, % (95 % of the others refused)
    -----------  ------------  -----  ----------------------------------------
    inside            foreign  0.986                                      94.2
    inside         impossible  0.672                                      14.9
    news inside  news foreign  0.994                                      97.0
    news inside  news removed  0.826                                      34.5
"""

from collections.abc import Mapping
from typing import Final

PARTS: Final[Mapping[str, float]] = {
    "standing": 1.556,
    "passage": 2.906,
    "depth": -3.158,
    "coverage": 6.858,
    "letters": 7.070,
    "meaning": 7.481,
    "kin": 7.395,
    "rival": 3.584,
    "gist": 1.229,
    "behind": 0.949,
    "theme": 4.442,
    "before": 3.719,
    "after": 1.482,
    "paragraph": 2.029,
    "title": 2.351,
    "order": 1.497,
    "alone": 1.565,
    "lead": -2.761,
    "first": 0.434,
    "opening": 0.463,
    "defines": 1.154,
    "who": 1.073,
    "when": 2.355,
    "where": 0.915,
    "how_many": 2.655,
    "why": 1.710,
    "length": -0.235,
    "scrap": 0.507,
    "leans": 0.243,
    "asks": -5.535,
    "early": 0.338,
}
GROUNDS: Final[Mapping[str, float]] = {
    "constant": -5.908,
    "score": 0.397,
    "depth": 2.721,
    "hinted": 1.662,
    "around": -3.528,
    "unknown": -1.020,
    "strangers": -1.474,
    "found": -0.760,
    "terms": 0.532,
}
