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
text of them is here. The confidence was rescaled afterwards, from where nine questions of ten have
an answer in the library to three of four (English) and one of two (others), on a sample of the
articles that it was fitted on; the calibration errors below are those before that. On articles
that were held out, five folds:

Right sentences, English, %

set                          shape  questions  hit@1  hit@3
------------------------  --------  ---------  -----  -----
squad2-train-10-articles      open      2,181   70.2   84.9
squad2-train-10-articles   article      2,184   72.5   87.4
squad2-train-10-articles      news      1,476   79.5   91.8
new-wiki                      open      2,646   78.9   91.3
new-wiki                   article      2,664   81.9   93.1
new-wiki                      news      2,036   83.8   95.3
new-wiki                  document      2,011   78.2   90.8
squad2-train-10-articles     notes      1,545   80.3   93.2
new-wiki                     notes      2,268   86.5   96.8
squad2-train-10-articles    titled        656   67.2   84.3
new-wiki                    titled        616   72.4   86.5

Told apart, English

answerable              others    AUC  answered, % (95 % of the others refused)
------------  ----------------  -----  ----------------------------------------
inside                 foreign  0.994                                      96.2
inside              impossible  0.712                                      16.8
news inside       news foreign  0.996                                      98.5
news inside       news removed  0.842                                      43.8
inside                 swapped  0.786                                      40.4
inside                 renamed  0.949                                      72.9
news inside       news renamed  0.958                                      79.2
wide inside       wide renamed  0.930                                      66.7
notes inside     notes renamed  0.958                                      78.6
wide inside       wide foreign  0.973                                      89.4
wide inside    wide impossible  0.612                                       9.5
wide inside       wide swapped  0.789                                      40.8
notes inside     notes foreign  0.998                                      99.4
notes inside      notes beside  0.954                                      78.3
notes inside     notes removed  0.924                                      64.8
notes inside     notes swapped  0.824                                      43.1
notes inside  notes impossible  0.719                                      15.7

Expected calibration error, English

questions     error
------------  -----
inside        0.029
news inside   0.040
notes inside  0.062
wide inside   0.040

Right sentences, other languages, %

set                          shape  questions  hit@1  hit@3
------------------------  --------  ---------  -----  -----
squad2-train-10-articles      open      1,093   66.9   80.7
squad2-train-10-articles   article      1,094   69.0   83.5
squad2-train-10-articles      news        755   73.6   88.3
new-wiki                      open      1,323   76.6   89.5
new-wiki                   article      1,345   78.3   91.6
new-wiki                      news      1,056   81.2   93.5
new-wiki                  document      1,020   76.8   89.1
squad2-train-10-articles     notes        841   79.3   93.6
new-wiki                     notes      1,284   86.8   96.3
squad2-train-10-articles    titled        329   62.9   80.9
new-wiki                    titled        308   73.1   85.4

Told apart, other languages

answerable              others    AUC  answered, % (95 % of the others refused)
------------  ----------------  -----  ----------------------------------------
inside                 foreign  0.984                                      92.7
inside              impossible  0.569                                       6.0
news inside       news foreign  0.989                                      94.2
news inside       news removed  0.844                                      43.4
inside                 renamed  0.928                                      70.5
news inside       news renamed  0.932                                      72.4
wide inside       wide renamed  0.895                                      64.7
notes inside     notes renamed  0.936                                      73.2
wide inside       wide foreign  0.967                                      84.4
wide inside    wide impossible  0.543                                       5.2
notes inside     notes foreign  0.992                                      96.6
notes inside      notes beside  0.955                                      78.6
notes inside     notes removed  0.922                                      66.5
notes inside  notes impossible  0.615                                      10.8

Expected calibration error, other languages

questions     error
------------  -----
inside        0.059
news inside   0.080
notes inside  0.063
wide inside   0.034
"""
ENGLISH: Final[Mapping[str, float]] = {
    "bm25_share": 0.6270,
    "passage_share": 2.9408,
    "passage_bm25": -4.1519,
    "coverage": 4.5122,
    "like_letters": 2.9634,
    "like_meaning": 6.2227,
    "like_unknown_name": 9.2684,
    "like_known_name": 0.9706,
    "cosine": 0.7225,
    "cosine_gap": 0.6747,
    "cosine_near": 3.0148,
    "said_before": 3.0251,
    "said_after": 1.0132,
    "said_in_paragraph": 1.8379,
    "said_in_title": 4.1520,
    "term_order": 1.1674,
    "only_here": 1.0489,
    "paragraph_lead": -1.1737,
    "paragraph_rank": 0.2809,
    "opens_with_term": 0.4643,
    "defines": 1.1415,
    "has_name": 1.1197,
    "has_date": 2.3190,
    "has_place": 1.0044,
    "has_number": 2.5075,
    "has_reason": 1.9737,
    "length": -0.1277,
    "fragment": 0.2709,
    "points_back": 0.1139,
    "is_question": -2.1297,
    "opens_paragraph": 0.3204,
    "ngram_bm25": 0.6163,
    "ngram_share": 0.7155,
    "ngram_lead": -0.3273,
    "ngram_rank": 0.5280,
    "paragraph_ngrams": 1.4867,
    "paragraph_ngram_share": 0.6175,
    "ngrams_before": -0.3407,
    "ngrams_after": 0.4296,
    "said_by_antecedent": 1.6089,
    "rarest_said": -0.0037,
    "rarest_unsaid": -0.7403,
    "names_said": -0.1470,
    "focus_said": 0.5901,
    "new_names": 0.0373,
    "new_numbers": -0.0189,
    "has_value": 0.6057,
    "cosine_paragraph": 1.1675,
    "closeness": 0.2502,
    "opposes": 0.1891,
    "negates": -0.2033,
}
ENGLISH_CONFIDENCE: Final[Mapping[str, float]] = {
    "score": 0.0356,
    "lead": 0.0140,
    "paragraph_lead": -0.0523,
    "odds": 0.5866,
    "like_words": 0.3918,
    "said_around": 0.2414,
    "unknown_terms": -0.3797,
    "unsaid_names": -1.1411,
    "has_answer_type": -0.0210,
    "unanchored": -0.2766,
    "count_unsaid": -0.2185,
    "value_unsaid": -0.1005,
    "rarest_unknown": 0.2930,
    "unsaid_terms": -0.1276,
    "unsaid_share": -1.0124,
    "title_lead": -0.0165,
    "best_bm25_share": -0.0119,
    "best_passage_share": 0.2448,
    "best_passage_bm25": 0.5048,
    "best_coverage": 0.7225,
    "best_like_letters": 0.8465,
    "best_like_meaning": 0.2687,
    "best_like_unknown_name": -2.5499,
    "best_like_known_name": 0.8157,
    "best_cosine": 0.0669,
    "best_cosine_gap": 0.1084,
    "best_cosine_near": 0.3140,
    "best_said_before": 0.1669,
    "best_said_after": -0.4195,
    "best_said_in_paragraph": 0.7014,
    "best_said_in_title": 0.0601,
    "best_term_order": 0.3370,
    "best_only_here": 0.2633,
    "best_paragraph_lead": -0.1343,
    "best_paragraph_rank": -0.2947,
    "best_opens_with_term": 0.2188,
    "best_defines": 0.1384,
    "best_has_name": -0.1972,
    "best_has_date": 0.2555,
    "best_has_place": 0.0621,
    "best_has_number": -0.1206,
    "best_has_reason": 0.4680,
    "best_length": -0.0357,
    "best_fragment": 0.2211,
    "best_points_back": 0.0718,
    "best_is_question": -1.4961,
    "best_opens_paragraph": 0.0905,
    "best_ngram_bm25": 0.7955,
    "best_ngram_share": 0.1380,
    "best_ngram_lead": -0.0962,
    "best_ngram_rank": 0.0608,
    "best_paragraph_ngrams": -0.1193,
    "best_paragraph_ngram_share": 0.3053,
    "best_ngrams_before": 0.7484,
    "best_ngrams_after": 0.5887,
    "best_said_by_antecedent": 0.3421,
    "best_rarest_said": 0.1984,
    "best_rarest_unsaid": -0.3116,
    "best_names_said": -0.0435,
    "best_focus_said": 0.0131,
    "best_new_names": -0.0667,
    "best_new_numbers": -0.0327,
    "best_has_value": 0.3025,
    "best_cosine_paragraph": 0.9419,
    "best_closeness": 0.0933,
    "best_opposes": -5.2781,
    "best_negates": -0.0144,
    "best_behind_best": -0.2679,
    "best_ahead_of_paragraph": -0.0012,
    "best_ahead_of_before": -0.0028,
    "best_ahead_of_after": 0.0038,
    "best_share_of_odds": 0.1469,
    "best_share_of_paragraph": 0.0635,
    "best_answer_type": 0.0207,
    "best_term_count": 0.0701,
    "best_library_size": -0.0898,
    "best_has_focus": 0.1187,
}
OTHER: Final[Mapping[str, float]] = {
    "bm25_share": 0.4272,
    "passage_share": 3.2954,
    "passage_bm25": -4.7173,
    "coverage": 2.5963,
    "like_letters": 5.4330,
    "said_before": 0.8670,
    "said_after": -0.6202,
    "said_in_paragraph": 0.1347,
    "said_in_title": 8.5293,
    "term_order": 2.8689,
    "only_here": 1.2824,
    "paragraph_lead": -1.2322,
    "paragraph_rank": 0.4749,
    "opens_with_term": 0.3176,
    "defines": 0.4099,
    "has_name": 1.2157,
    "has_date": 2.0571,
    "has_place": 1.0394,
    "has_number": 2.6242,
    "has_reason": 2.4798,
    "length": -0.2418,
    "fragment": -4.3961,
    "points_back": 0.0488,
    "is_question": -2.1928,
    "opens_paragraph": 0.4221,
    "ngram_bm25": -0.9004,
    "ngram_share": 1.7694,
    "ngram_lead": 0.4974,
    "ngram_rank": 0.0185,
    "paragraph_ngrams": 7.6776,
    "paragraph_ngram_share": 0.6555,
    "ngrams_before": 0.9623,
    "ngrams_after": 1.1826,
    "rarest_said": 0.1448,
    "rarest_unsaid": -0.4091,
    "names_said": 0.3646,
    "focus_said": 0.1533,
    "new_names": 0.0327,
    "new_numbers": 0.0335,
    "has_value": 0.8185,
    "closeness": 0.1971,
    "negates": -0.3708,
}
OTHER_CONFIDENCE: Final[Mapping[str, float]] = {
    "score": 0.1170,
    "lead": 0.0426,
    "paragraph_lead": -0.0754,
    "odds": 0.6770,
    "like_words": 2.1004,
    "said_around": -0.1972,
    "unknown_terms": -0.6324,
    "unsaid_names": -1.5675,
    "has_answer_type": -0.0103,
    "unanchored": -0.1463,
    "count_unsaid": -0.3459,
    "value_unsaid": -0.1613,
    "rarest_unknown": 0.0811,
    "unsaid_terms": -0.0990,
    "unsaid_share": -0.8321,
    "title_lead": 0.0292,
    "best_bm25_share": 0.4217,
    "best_passage_share": 0.0332,
    "best_passage_bm25": 0.2434,
    "best_coverage": 0.5107,
    "best_like_letters": 2.1004,
    "best_said_before": -0.1703,
    "best_said_after": -0.9772,
    "best_said_in_paragraph": 0.1379,
    "best_said_in_title": -0.1353,
    "best_term_order": -0.0511,
    "best_only_here": 0.1489,
    "best_paragraph_lead": -0.7467,
    "best_paragraph_rank": 0.1518,
    "best_opens_with_term": 0.1092,
    "best_defines": -0.1929,
    "best_has_name": -0.3928,
    "best_has_date": 0.2068,
    "best_has_place": -0.0242,
    "best_has_number": 0.2764,
    "best_has_reason": 0.0925,
    "best_length": 0.0707,
    "best_points_back": -0.0281,
    "best_is_question": -4.4305,
    "best_opens_paragraph": 0.1622,
    "best_ngram_bm25": 3.4151,
    "best_ngram_share": -0.5680,
    "best_ngram_lead": 0.8092,
    "best_ngram_rank": 0.1350,
    "best_paragraph_ngrams": 1.6919,
    "best_paragraph_ngram_share": 0.0763,
    "best_ngrams_before": 2.3864,
    "best_ngrams_after": 1.7619,
    "best_rarest_said": -0.2927,
    "best_rarest_unsaid": 0.4249,
    "best_names_said": -0.0943,
    "best_focus_said": -0.0499,
    "best_new_names": -0.1488,
    "best_new_numbers": -0.0567,
    "best_has_value": 0.0971,
    "best_closeness": 0.1206,
    "best_negates": -0.0776,
    "best_behind_best": -0.5570,
    "best_ahead_of_paragraph": -0.0343,
    "best_ahead_of_before": 0.0057,
    "best_ahead_of_after": 0.0100,
    "best_share_of_odds": 0.4096,
    "best_share_of_paragraph": 0.1618,
    "best_answer_type": 0.0457,
    "best_term_count": 0.0517,
    "best_library_size": -0.2238,
    "best_has_focus": 0.0849,
}
