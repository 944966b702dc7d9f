"""How much does each feature count?

Made by `uv run --group fit python -m tests.fitting`; `bot.ranking.models` makes records of it. Of
each model `features` are the weights of a conditional logit (McFadden 1974) over the candidates of
each question, `confidence` those of a logistic regression on whether the best one is right,
`confidence_in_large` the same in libraries that are too large for all sentences to be candidates.
`ENGLISH` is for English. `OTHER` is for all other languages: fitted on the same articles as if
nobody knew their language, without stems, stop words and word vectors. `PROVENANCE` says what both
were fitted on, and what they reach on articles that were held out.
"""

from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
SQuADShifts' new Wikipedia articles (CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no
text of them is here. On articles that were held out, five folds:

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
ENGLISH: Final[Mapping[str, Mapping[str, float]]] = {
    "features": {
        "bm25_share": 0.660,
        "passage_share": 2.825,
        "passage_bm25": -3.562,
        "coverage": 5.477,
        "like_letters": 4.180,
        "like_meaning": 7.755,
        "like_unknown_name": 8.353,
        "like_known_name": 3.795,
        "cosine": 0.988,
        "cosine_gap": 0.762,
        "cosine_near": 4.222,
        "said_before": 3.337,
        "said_after": 0.648,
        "said_in_paragraph": 1.315,
        "said_in_title": 2.630,
        "term_order": 1.398,
        "only_here": 1.443,
        "paragraph_lead": -2.176,
        "paragraph_rank": 0.414,
        "opens_with_term": 0.441,
        "defines": 1.084,
        "has_name": 1.114,
        "has_date": 2.353,
        "has_place": 0.957,
        "has_number": 2.616,
        "has_reason": 1.720,
        "length": -0.177,
        "fragment": 0.551,
        "points_back": 0.232,
        "is_question": -5.360,
        "opens_paragraph": 0.287,
        "ngram_bm25": 0.940,
        "ngram_share": 0.271,
        "ngram_lead": 0.124,
        "ngram_rank": 0.616,
        "paragraph_ngrams": 2.187,
        "paragraph_ngram_share": 0.873,
        "ngrams_before": -0.347,
        "ngrams_after": 0.456,
    },
    "confidence": {
        "constant": -4.626,
        "score": 0.325,
        "passage_bm25": 2.269,
        "like_words": 1.934,
        "said_around": -2.233,
        "unknown_terms": -1.342,
        "unsaid_names": -1.495,
        "has_answer_type": -0.676,
        "unanchored": -0.301,
        "count_unsaid": -0.734,
        "term_count": 0.371,
        "paragraph_ngrams": -0.023,
        "title_lead": 0.000,
        "library_size": 0.062,
    },
    "confidence_in_large": {
        "constant": -4.426,
        "score": 0.276,
        "passage_bm25": 0.779,
        "like_words": 0.503,
        "said_around": -1.101,
        "unknown_terms": -2.229,
        "unsaid_names": -1.033,
        "has_answer_type": -0.619,
        "unanchored": -0.201,
        "count_unsaid": -0.391,
        "term_count": 0.251,
        "paragraph_ngrams": 0.957,
        "title_lead": 0.272,
        "library_size": -0.100,
    },
}
OTHER: Final[Mapping[str, Mapping[str, float]]] = {
    "features": {
        "bm25_share": 0.519,
        "passage_share": 3.535,
        "passage_bm25": -5.513,
        "coverage": 3.666,
        "like_letters": 7.208,
        "like_meaning": 0.000,
        "like_unknown_name": 0.000,
        "like_known_name": 0.000,
        "cosine": 0.000,
        "cosine_gap": 0.000,
        "cosine_near": 0.000,
        "said_before": 1.988,
        "said_after": -1.286,
        "said_in_paragraph": -0.175,
        "said_in_title": 4.877,
        "term_order": 3.261,
        "only_here": 1.580,
        "paragraph_lead": -1.757,
        "paragraph_rank": 0.633,
        "opens_with_term": 0.299,
        "defines": 0.173,
        "has_name": 1.133,
        "has_date": 2.030,
        "has_place": 1.194,
        "has_number": 2.667,
        "has_reason": 2.293,
        "length": -0.277,
        "fragment": -3.362,
        "points_back": 0.090,
        "is_question": -4.719,
        "opens_paragraph": 0.399,
        "ngram_bm25": -1.336,
        "ngram_share": 2.078,
        "ngram_lead": 0.337,
        "ngram_rank": 0.099,
        "paragraph_ngrams": 9.741,
        "paragraph_ngram_share": 0.455,
        "ngrams_before": 0.695,
        "ngrams_after": 1.371,
    },
    "confidence": {
        "constant": -3.903,
        "score": 0.384,
        "passage_bm25": 2.356,
        "like_words": 3.317,
        "said_around": -2.229,
        "unknown_terms": -1.641,
        "unsaid_names": -1.691,
        "has_answer_type": -0.729,
        "unanchored": -0.314,
        "count_unsaid": -0.140,
        "term_count": 0.289,
        "paragraph_ngrams": 0.704,
        "title_lead": 0.000,
        "library_size": -0.143,
    },
    "confidence_in_large": {
        "constant": -3.733,
        "score": 0.270,
        "passage_bm25": 1.248,
        "like_words": 3.383,
        "said_around": -0.576,
        "unknown_terms": -3.753,
        "unsaid_names": -1.306,
        "has_answer_type": -0.656,
        "unanchored": -0.061,
        "count_unsaid": 0.080,
        "term_count": 0.042,
        "paragraph_ngrams": -0.470,
        "title_lead": 0.339,
        "library_size": -0.067,
    },
}
