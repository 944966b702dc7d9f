"""How much does each part count?

Made by `uv run --group fit python -m tests.quality.fit` from SQuADShifts' new Wikipedia articles
(CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no text of them is here. `PARTS` are the
weights of a conditional logit (McFadden 1974) over the sentences looked at for each question,
`GROUNDS` those of a logistic regression on whether the best one is right. On articles that were
held out, five folds:

    Right sentences, %

    set                          shape  questions  hit@1  hit@3
    ------------------------  --------  ---------  -----  -----
    squad2-train-10-articles      open      2,181   68.8   84.5
    squad2-train-10-articles   article      2,184   70.1   86.6
    squad2-train-10-articles      news      1,476   78.0   91.0
    new-wiki                      open      2,646   76.3   89.6
    new-wiki                   article      2,664   79.7   92.5
    new-wiki                      news      2,036   82.7   94.5
    new-wiki                  document      2,011   79.8   92.1

    Told apart by confidence (expected calibration error 0.030)

    answerable         others    AUC  answered, % (95 % of the others refused)
    -----------  ------------  -----  ----------------------------------------
    inside            foreign  0.986                                      94.3
    inside         impossible  0.670                                      14.9
    news inside  news foreign  0.994                                      97.0
    news inside  news removed  0.827                                      34.5
"""

from collections.abc import Mapping
from typing import Final

PARTS: Final[Mapping[str, float]] = {
    "standing": 1.555,
    "passage": 2.905,
    "depth": -3.156,
    "coverage": 6.849,
    "letters": 7.078,
    "meaning": 7.486,
    "kin": 7.399,
    "rival": 3.444,
    "gist": 1.223,
    "behind": 0.944,
    "theme": 4.464,
    "before": 3.708,
    "after": 1.475,
    "paragraph": 2.028,
    "title": 2.353,
    "order": 1.494,
    "alone": 1.573,
    "lead": -2.774,
    "first": 0.444,
    "opening": 0.462,
    "defines": 1.153,
    "who": 1.071,
    "when": 2.355,
    "where": 0.916,
    "how_many": 2.656,
    "why": 1.710,
    "length": -0.235,
    "scrap": 0.512,
    "leans": 0.243,
    "asks": -5.527,
    "early": 0.337,
}
GROUNDS: Final[Mapping[str, float]] = {
    "constant": -5.883,
    "score": 0.394,
    "depth": 2.760,
    "hinted": 1.667,
    "around": -3.527,
    "unknown": -1.048,
    "strangers": -1.472,
    "found": -0.766,
    "terms": 0.526,
}
