"""How much does each part count?

Made by `uv run --group fit python -m tests.quality.fit` from SQuADShifts' new Wikipedia articles
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

    Told apart by confidence (expected calibration error 0.031)

    answerable         others    AUC  answered, % (95 % of the others refused)
    -----------  ------------  -----  ----------------------------------------
    inside            foreign  0.988                                      95.2
    inside         impossible  0.649                                       9.7
    news inside  news foreign  0.994                                      97.0
    news inside  news removed  0.830                                      34.7

    Told apart in large libraries (expected calibration error 0.028)

    answerable            others    AUC  answered, % (95 % of the others refused)
    -----------  ---------------  -----  ----------------------------------------
    wide inside     wide foreign  0.977                                      88.6
    wide inside  wide impossible  0.615                                       8.5

    Told apart by confidence, plain (expected calibration error 0.041)

    answerable         others    AUC  answered, % (95 % of the others refused)
    -----------  ------------  -----  ----------------------------------------
    inside            foreign  0.978                                      90.9
    inside         impossible  0.534                                       2.9
    news inside  news foreign  0.982                                      91.4
    news inside  news removed  0.817                                      36.3

    Told apart in large libraries, plain (expected calibration error 0.035)

    answerable            others    AUC  answered, % (95 % of the others refused)
    -----------  ---------------  -----  ----------------------------------------
    wide inside     wide foreign  0.971                                      88.0
    wide inside  wide impossible  0.553                                       4.1
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
    "constant": -5.554,
    "score": 0.355,
    "depth": 2.478,
    "hinted": 2.106,
    "around": -2.446,
    "unknown": -1.463,
    "strangers": -1.635,
    "found": -0.740,
    "loose": -0.328,
    "uncounted": -0.801,
    "terms": 0.406,
    "spelt": -0.017,
    "ahead": 0.000,
    "size": 0.068,
}
WIDE_GROUNDS: Final[Mapping[str, float]] = {
    "constant": -6.162,
    "score": 0.346,
    "depth": 1.000,
    "hinted": 0.649,
    "around": -1.371,
    "unknown": -2.792,
    "strangers": -1.292,
    "found": -0.775,
    "loose": -0.251,
    "uncounted": -0.497,
    "terms": 0.316,
    "spelt": 1.160,
    "ahead": 0.339,
    "size": -0.124,
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
    "constant": -4.572,
    "score": 0.404,
    "depth": 2.480,
    "hinted": 3.506,
    "around": -2.347,
    "unknown": -1.732,
    "strangers": -1.781,
    "found": -0.767,
    "loose": -0.330,
    "uncounted": -0.148,
    "terms": 0.303,
    "spelt": 0.749,
    "ahead": 0.000,
    "size": -0.151,
}
PLAIN_WIDE_GROUNDS: Final[Mapping[str, float]] = {
    "constant": -5.111,
    "score": 0.326,
    "depth": 1.539,
    "hinted": 4.105,
    "around": -0.697,
    "unknown": -4.556,
    "strangers": -1.581,
    "found": -0.791,
    "loose": -0.074,
    "uncounted": 0.094,
    "terms": 0.050,
    "spelt": -0.620,
    "ahead": 0.410,
    "size": -0.079,
}
