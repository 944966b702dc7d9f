"""How much does each feature count?

Made by `uv run --group fit python -m tests.fitting`; `bot.ranking.models` makes records of it. The
weights are those of a conditional logit (McFadden 1974) over the candidates of each question;
boosted trees (`bot.ranking.tree_texts`) correct their sums. `ENGLISH` is for English. `OTHER` is
for all other languages: fitted on the same articles as if nobody knew their language, without
stems, stop words and word vectors. `PROVENANCE` says what both were fitted on, and what they and
the trees reach on articles that were held out.
"""

from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
SQuADShifts' new Wikipedia articles (CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no
text of them is here. On articles that were held out, five folds:
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
ENGLISH: Final[Mapping[str, float]] = {
    "bm25_share": 0.7581,
    "passage_share": 2.4771,
    "passage_bm25": -3.8256,
    "coverage": 4.8752,
    "like_letters": 2.9229,
    "like_meaning": 6.5195,
    "like_unknown_name": 6.3012,
    "like_known_name": 3.0809,
    "cosine": 0.8070,
    "cosine_gap": 0.7400,
    "cosine_near": 3.1172,
    "said_before": 3.4684,
    "said_after": 1.1598,
    "said_in_paragraph": 2.2994,
    "said_in_title": 2.6989,
    "term_order": 1.0304,
    "only_here": 0.7765,
    "paragraph_lead": -1.3573,
    "paragraph_rank": 0.3000,
    "opens_with_term": 0.4858,
    "defines": 1.5647,
    "has_name": 1.2710,
    "has_date": 2.3157,
    "has_place": 1.1416,
    "has_number": 2.2124,
    "has_reason": 2.0088,
    "length": -0.1163,
    "fragment": 0.4738,
    "points_back": 0.1602,
    "is_question": -6.8203,
    "opens_paragraph": 0.3265,
    "ngram_bm25": 0.2395,
    "ngram_share": 0.9233,
    "ngram_lead": 0.1197,
    "ngram_rank": 0.3904,
    "paragraph_ngrams": 2.5514,
    "paragraph_ngram_share": 0.1642,
    "ngrams_before": -0.5148,
    "ngrams_after": 0.3188,
    "said_by_antecedent": 1.5703,
    "rarest_said": 0.0383,
    "rarest_unsaid": -0.5695,
    "names_said": -0.1418,
    "focus_said": 0.5216,
    "new_names": 0.0507,
    "new_numbers": -0.0349,
    "has_value": 0.7301,
    "cosine_paragraph": 1.3226,
    "closeness": 0.2333,
    "opposes": 1.1016,
    "negates": -0.2370,
}
ENGLISH_CONFIDENCE: Final[Mapping[str, float]] = {
    "score": 0.0358,
    "lead": 0.0133,
    "paragraph_lead": -0.0608,
    "odds": 0.5486,
    "like_words": 0.1560,
    "said_around": 0.2223,
    "unknown_terms": -0.2487,
    "unsaid_names": -1.0238,
    "has_answer_type": 0.0082,
    "unanchored": -0.1636,
    "count_unsaid": -0.2888,
    "value_unsaid": -0.1160,
    "rarest_unknown": 0.2910,
    "unsaid_terms": -0.1137,
    "unsaid_share": -0.7932,
    "title_lead": -0.0011,
    "best_bm25_share": 0.0543,
    "best_passage_share": 0.0669,
    "best_passage_bm25": 0.5013,
    "best_coverage": 0.6264,
    "best_like_letters": 0.0629,
    "best_like_meaning": 0.2109,
    "best_like_unknown_name": -3.7530,
    "best_like_known_name": -0.3679,
    "best_cosine": 0.0332,
    "best_cosine_gap": 0.2770,
    "best_cosine_near": 0.2510,
    "best_said_before": 0.0326,
    "best_said_after": -0.0981,
    "best_said_in_paragraph": 0.7886,
    "best_said_in_title": 0.4475,
    "best_term_order": 0.2518,
    "best_only_here": 0.2322,
    "best_paragraph_lead": 0.0692,
    "best_paragraph_rank": -0.0474,
    "best_opens_with_term": 0.1219,
    "best_defines": -0.1794,
    "best_has_name": -0.1209,
    "best_has_date": 0.2003,
    "best_has_place": 0.0500,
    "best_has_number": -0.0528,
    "best_has_reason": 0.1095,
    "best_length": -0.0205,
    "best_fragment": 0.2442,
    "best_points_back": 0.0713,
    "best_opens_paragraph": 0.1466,
    "best_ngram_bm25": 0.5287,
    "best_ngram_share": 0.2092,
    "best_ngram_lead": -0.1495,
    "best_ngram_rank": -0.1078,
    "best_paragraph_ngrams": -0.1862,
    "best_paragraph_ngram_share": 0.2939,
    "best_ngrams_before": 0.8236,
    "best_ngrams_after": 0.2537,
    "best_said_by_antecedent": 1.0060,
    "best_rarest_said": 0.2206,
    "best_rarest_unsaid": -0.2645,
    "best_names_said": -0.0587,
    "best_focus_said": 0.0265,
    "best_new_names": -0.0473,
    "best_new_numbers": -0.0128,
    "best_has_value": 0.1491,
    "best_cosine_paragraph": 0.9083,
    "best_closeness": 0.0648,
    "best_opposes": -4.2229,
    "best_negates": -0.0153,
    "best_behind_best": -0.3338,
    "best_ahead_of_paragraph": -0.0022,
    "best_ahead_of_before": -0.0004,
    "best_ahead_of_after": 0.0118,
    "best_share_of_odds": 0.1850,
    "best_share_of_paragraph": 0.1873,
    "best_answer_type": 0.0347,
    "best_term_count": 0.0479,
    "best_library_size": -0.0943,
    "best_has_focus": 0.0390,
}
OTHER: Final[Mapping[str, float]] = {
    "bm25_share": 0.5190,
    "passage_share": 3.5350,
    "passage_bm25": -5.5130,
    "coverage": 3.6660,
    "like_letters": 7.2080,
    "said_before": 1.9880,
    "said_after": -1.2860,
    "said_in_paragraph": -0.1750,
    "said_in_title": 4.8770,
    "term_order": 3.2610,
    "only_here": 1.5800,
    "paragraph_lead": -1.7570,
    "paragraph_rank": 0.6330,
    "opens_with_term": 0.2990,
    "defines": 0.1730,
    "has_name": 1.1330,
    "has_date": 2.0300,
    "has_place": 1.1940,
    "has_number": 2.6670,
    "has_reason": 2.2930,
    "length": -0.2770,
    "fragment": -3.3620,
    "points_back": 0.0900,
    "is_question": -4.7190,
    "opens_paragraph": 0.3990,
    "ngram_bm25": -1.3360,
    "ngram_share": 2.0780,
    "ngram_lead": 0.3370,
    "ngram_rank": 0.0990,
    "paragraph_ngrams": 9.7410,
    "paragraph_ngram_share": 0.4550,
    "ngrams_before": 0.6950,
    "ngrams_after": 1.3710,
}
OTHER_CONFIDENCE: Final[Mapping[str, float]] = {
    "score": 0.0479,
    "lead": 0.0273,
    "paragraph_lead": -0.0194,
    "odds": 0.2332,
    "like_words": 1.4637,
    "said_around": -0.1958,
    "unknown_terms": -0.4846,
    "unsaid_names": -0.7328,
    "has_answer_type": 0.0235,
    "unanchored": -0.0404,
    "count_unsaid": -0.2224,
    "value_unsaid": -0.2722,
    "rarest_unknown": -0.1087,
    "unsaid_terms": -0.0528,
    "unsaid_share": -0.6449,
    "title_lead": -0.0794,
    "best_bm25_share": 0.1197,
    "best_passage_share": -0.0112,
    "best_passage_bm25": 0.2643,
    "best_coverage": 0.5446,
    "best_like_letters": 1.4637,
    "best_said_before": -0.1706,
    "best_said_after": -0.2026,
    "best_said_in_paragraph": -0.2136,
    "best_said_in_title": 1.0431,
    "best_term_order": 0.1634,
    "best_only_here": 0.1927,
    "best_paragraph_lead": 0.0713,
    "best_paragraph_rank": -0.0204,
    "best_opens_with_term": 0.0660,
    "best_defines": -0.3823,
    "best_has_name": -0.1653,
    "best_has_date": 0.1780,
    "best_has_place": -0.0602,
    "best_has_number": 0.1253,
    "best_has_reason": 0.4020,
    "best_length": -0.0530,
    "best_points_back": 0.0041,
    "best_opens_paragraph": 0.0427,
    "best_ngram_bm25": 1.7248,
    "best_ngram_share": 0.1148,
    "best_ngram_lead": 0.6850,
    "best_ngram_rank": -0.0182,
    "best_paragraph_ngrams": 1.5140,
    "best_paragraph_ngram_share": 0.0921,
    "best_ngrams_before": 1.6211,
    "best_ngrams_after": 0.9609,
    "best_rarest_said": -0.1102,
    "best_rarest_unsaid": 0.6041,
    "best_names_said": -0.0314,
    "best_focus_said": -0.0358,
    "best_new_names": -0.0575,
    "best_new_numbers": -0.0659,
    "best_has_value": 0.2656,
    "best_closeness": 0.1320,
    "best_negates": -0.1423,
    "best_ahead_of_paragraph": -0.0330,
    "best_ahead_of_before": 0.0218,
    "best_ahead_of_after": 0.0176,
    "best_share_of_odds": 0.3317,
    "best_share_of_paragraph": 0.2158,
    "best_answer_type": 0.0331,
    "best_term_count": 0.0337,
    "best_library_size": -0.0770,
    "best_has_focus": 0.0672,
}
