"""How much does each part count?

Made by `uv run --group fit python -m tests.fitting` from SQuADShifts' new Wikipedia articles
(CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no text of them is here. `PARTS` are the
weights of a conditional logit (McFadden 1974) over the sentences looked at for each question,
`GROUNDS` those of a logistic regression on whether the best one is right, `WIDE_GROUNDS` in
libraries that are too large to be looked at whole: for English. The plain ones are for all other
languages: fitted on the same articles as if nobody knew their language, without stems, stop words
and the table of likeness. On articles that were held out, five folds:

    Right sentences, %

    set                          shape  questions  hit@1  hit@3
    ------------------------  --------  ---------  -----  -----
    squad2-train-10-articles      open      2,181   68.9   84.5
    squad2-train-10-articles   article      2,184   71.0   86.8
    squad2-train-10-articles      news      1,476   78.3   91.7
    new-wiki                      open      2,646   76.7   90.0
    new-wiki                   article      2,664   80.3   92.9
    new-wiki                      news      2,036   82.6   94.7
    new-wiki                  document      2,011   80.4   92.3

    Right sentences with plain weights, %

    set                          shape  questions  hit@1  hit@3
    ------------------------  --------  ---------  -----  -----
    squad2-train-10-articles      open      1,093   64.7   80.4
    squad2-train-10-articles   article      1,094   67.6   82.7
    squad2-train-10-articles      news        755   74.3   87.3
    new-wiki                      open      1,323   75.9   88.7
    new-wiki                   article      1,345   77.6   90.7
    new-wiki                      news      1,056   81.1   92.8
    new-wiki                  document      1,020   78.6   90.0

    Told apart by confidence (expected calibration error 0.024)

    answerable         others    AUC  answered, % (95 % of the others refused)
    -----------  ------------  -----  ----------------------------------------
    inside            foreign  0.988                                      95.1
    inside         impossible  0.659                                      10.9
    news inside  news foreign  0.994                                      97.0
    news inside  news removed  0.829                                      34.1

    Told apart in large libraries (expected calibration error 0.027)

    answerable            others    AUC  answered, % (95 % of the others refused)
    -----------  ---------------  -----  ----------------------------------------
    wide inside     wide foreign  0.977                                      88.5
    wide inside  wide impossible  0.622                                      10.3

    Told apart by confidence, plain (expected calibration error 0.027)

    answerable         others    AUC  answered, % (95 % of the others refused)
    -----------  ------------  -----  ----------------------------------------
    inside            foreign  0.979                                      91.1
    inside         impossible  0.548                                       3.3
    news inside  news foreign  0.983                                      91.6
    news inside  news removed  0.817                                      36.2

    Told apart in large libraries, plain (expected calibration error 0.032)

    answerable            others    AUC  answered, % (95 % of the others refused)
    -----------  ---------------  -----  ----------------------------------------
    wide inside     wide foreign  0.970                                      87.9
    wide inside  wide impossible  0.563                                       5.0
"""

from collections.abc import Mapping
from typing import Final

PARTS: Final[Mapping[str, float]] = {
    "standing": 0.660,
    "passage": 2.825,
    "depth": -3.562,
    "coverage": 5.477,
    "letters": 4.180,
    "meaning": 7.755,
    "kin": 8.353,
    "rival": 3.795,
    "gist": 0.988,
    "behind": 0.762,
    "theme": 4.222,
    "before": 3.337,
    "after": 0.648,
    "paragraph": 1.315,
    "title": 2.630,
    "order": 1.398,
    "alone": 1.443,
    "lead": -2.176,
    "first": 0.414,
    "opening": 0.441,
    "defines": 1.084,
    "who": 1.114,
    "when": 2.353,
    "where": 0.957,
    "how_many": 2.616,
    "why": 1.720,
    "length": -0.177,
    "scrap": 0.551,
    "leans": 0.232,
    "asks": -5.360,
    "early": 0.287,
    "runs": 0.940,
    "runs_top": 0.271,
    "runs_lead": 0.124,
    "runs_rank": 0.616,
    "runs_deep": 2.187,
    "runs_para": 0.873,
    "runs_prev": -0.347,
    "runs_next": 0.456,
}
GROUNDS: Final[Mapping[str, float]] = {
    "constant": -4.626,
    "score": 0.325,
    "depth": 2.269,
    "hinted": 1.934,
    "around": -2.233,
    "unknown": -1.342,
    "strangers": -1.495,
    "found": -0.676,
    "loose": -0.301,
    "uncounted": -0.734,
    "terms": 0.371,
    "spelt": -0.023,
    "ahead": 0.000,
    "size": 0.062,
}
WIDE_GROUNDS: Final[Mapping[str, float]] = {
    "constant": -4.426,
    "score": 0.276,
    "depth": 0.779,
    "hinted": 0.503,
    "around": -1.101,
    "unknown": -2.229,
    "strangers": -1.033,
    "found": -0.619,
    "loose": -0.201,
    "uncounted": -0.391,
    "terms": 0.251,
    "spelt": 0.957,
    "ahead": 0.272,
    "size": -0.100,
}
PLAIN_PARTS: Final[Mapping[str, float]] = {
    "standing": 0.519,
    "passage": 3.535,
    "depth": -5.513,
    "coverage": 3.666,
    "letters": 7.208,
    "meaning": 0.000,
    "kin": 0.000,
    "rival": 0.000,
    "gist": 0.000,
    "behind": 0.000,
    "theme": 0.000,
    "before": 1.988,
    "after": -1.286,
    "paragraph": -0.175,
    "title": 4.877,
    "order": 3.261,
    "alone": 1.580,
    "lead": -1.757,
    "first": 0.633,
    "opening": 0.299,
    "defines": 0.173,
    "who": 1.133,
    "when": 2.030,
    "where": 1.194,
    "how_many": 2.667,
    "why": 2.293,
    "length": -0.277,
    "scrap": -3.362,
    "leans": 0.090,
    "asks": -4.719,
    "early": 0.399,
    "runs": -1.336,
    "runs_top": 2.078,
    "runs_lead": 0.337,
    "runs_rank": 0.099,
    "runs_deep": 9.741,
    "runs_para": 0.455,
    "runs_prev": 0.695,
    "runs_next": 1.371,
}
PLAIN_GROUNDS: Final[Mapping[str, float]] = {
    "constant": -3.903,
    "score": 0.384,
    "depth": 2.356,
    "hinted": 3.317,
    "around": -2.229,
    "unknown": -1.641,
    "strangers": -1.691,
    "found": -0.729,
    "loose": -0.314,
    "uncounted": -0.140,
    "terms": 0.289,
    "spelt": 0.704,
    "ahead": 0.000,
    "size": -0.143,
}
PLAIN_WIDE_GROUNDS: Final[Mapping[str, float]] = {
    "constant": -3.733,
    "score": 0.270,
    "depth": 1.248,
    "hinted": 3.383,
    "around": -0.576,
    "unknown": -3.753,
    "strangers": -1.306,
    "found": -0.656,
    "loose": -0.061,
    "uncounted": 0.080,
    "terms": 0.042,
    "spelt": -0.470,
    "ahead": 0.339,
    "size": -0.067,
}
