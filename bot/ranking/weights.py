"""How much does each feature count?

Made by `uv run --group fit python -m tests.fitting`; `bot.ranking.models` makes records of it. The
weights are those of a conditional logit (McFadden 1974) over the candidates of each question;
boosted trees (`bot.ranking.tree_texts`) correct their sums. `ENGLISH` is for English. `OTHER` is
for all other languages: fitted on the same articles as if they were in some, with and without
stems and stop words, and without word vectors. `PROVENANCE` says what both were fitted on, and
what they and the trees reach on articles that were held out.
"""

from collections.abc import Mapping
from typing import Final

PROVENANCE: Final = """
SQuADShifts' new Wikipedia articles (CC BY 4.0) and ten articles of SQuAD 2.0 (CC BY-SA 4.0); no
text of them is here. On articles that were held out, five folds:

Right sentences, English, %

set                          shape  questions  hit@1  hit@3
------------------------  --------  ---------  -----  -----
squad2-train-10-articles      open      2,181   71.5   86.0
squad2-train-10-articles   article      2,184   72.8   87.3
squad2-train-10-articles      news      1,476   79.5   92.0
new-wiki                      open      2,646   78.9   91.5
new-wiki                   article      2,664   82.1   93.5
new-wiki                      news      2,036   83.6   95.1
new-wiki                  document      2,011   78.2   90.4
squad2-train-10-articles     notes      1,545   81.2   93.7
new-wiki                     notes      2,268   86.8   97.1
squad2-train-10-articles    titled        656   68.8   86.1
new-wiki                    titled        616   72.4   87.3

Told apart, English

answerable              others    AUC  answered, % (95 % of the others refused)
------------  ----------------  -----  ----------------------------------------
inside                 foreign  0.992                                      96.2
inside              impossible  0.683                                      12.7
news inside       news foreign  0.993                                      97.1
news inside       news removed  0.849                                      43.6
inside                 swapped  0.762                                      33.2
inside                 renamed  0.948                                      72.8
news inside       news renamed  0.953                                      74.5
wide inside       wide renamed  0.914                                      62.7
notes inside     notes renamed  0.949                                      77.4
wide inside       wide foreign  0.971                                      87.4
wide inside    wide impossible  0.635                                      12.2
wide inside       wide swapped  0.757                                      34.1
notes inside     notes foreign  0.996                                      98.6
notes inside      notes beside  0.956                                      79.1
notes inside     notes removed  0.928                                      68.8
notes inside     notes swapped  0.796                                      36.5
notes inside  notes impossible  0.685                                      12.0

Expected calibration error, English

questions     alone  with as many foreign
------------  -----  --------------------
inside        0.057                 0.020
news inside   0.058                 0.020
notes inside  0.073                 0.029
wide inside   0.052                 0.013

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
    "bm25_share": 0.7455,
    "passage_share": 2.8336,
    "passage_bm25": -4.0674,
    "coverage": 4.9394,
    "like_letters": 4.1086,
    "like_meaning": 7.7303,
    "like_unknown_name": 10.7317,
    "like_known_name": 2.5911,
    "cosine": 0.6377,
    "cosine_gap": 0.5956,
    "cosine_near": 3.0074,
    "said_before": 3.1005,
    "said_after": 1.0845,
    "said_in_paragraph": 1.8880,
    "said_in_title": 5.5066,
    "term_order": 1.1623,
    "only_here": 1.1274,
    "paragraph_lead": -1.3067,
    "paragraph_rank": 0.3243,
    "opens_with_term": 0.4700,
    "defines": 1.0701,
    "has_name": 1.0942,
    "has_date": 2.3060,
    "has_place": 0.9979,
    "has_number": 2.4834,
    "has_reason": 1.9517,
    "length": -0.1427,
    "fragment": 0.4760,
    "points_back": 0.1117,
    "is_question": -2.2471,
    "opens_paragraph": 0.3238,
    "ngram_bm25": 1.2526,
    "ngram_share": 0.4390,
    "ngram_lead": -0.4004,
    "ngram_rank": 0.5119,
    "paragraph_ngrams": 1.2061,
    "paragraph_ngram_share": 0.6684,
    "ngrams_before": -0.3575,
    "ngrams_after": 0.4119,
    "said_by_antecedent": 1.5867,
    "rarest_said": -0.0211,
    "rarest_unsaid": -0.5424,
    "names_said": -0.0848,
    "focus_said": 0.5872,
    "new_names": 0.0433,
    "new_numbers": -0.0184,
    "has_value": 0.5762,
    "cosine_paragraph": 1.1140,
    "closeness": 0.2605,
    "opposes": 0.3319,
    "negates": -0.2041,
}
ENGLISH_CONFIDENCE: Final[Mapping[str, float]] = {
    "score": 0.0491,
    "lead": 0.1031,
    "paragraph_lead": -0.0321,
    "odds": 0.9991,
    "like_words": 0.4260,
    "said_around": 0.2957,
    "unknown_terms": -0.4141,
    "unsaid_names": -1.5877,
    "has_answer_type": -0.0228,
    "unanchored": -0.4173,
    "count_unsaid": -0.5263,
    "value_unsaid": -0.0907,
    "rarest_unknown": 0.3001,
    "unsaid_terms": -0.1972,
    "unsaid_share": -1.3300,
    "title_lead": 0.0358,
    "best_bm25_share": 0.0081,
    "best_passage_share": 0.1018,
    "best_passage_bm25": 0.4670,
    "best_coverage": 1.0489,
    "best_like_letters": 0.5555,
    "best_like_meaning": 0.4231,
    "best_like_unknown_name": -0.7864,
    "best_like_known_name": 1.7200,
    "best_cosine": -0.0025,
    "best_cosine_gap": 0.4513,
    "best_cosine_near": 0.4953,
    "best_said_before": 0.2827,
    "best_said_after": -0.8948,
    "best_said_in_paragraph": 0.8895,
    "best_said_in_title": -0.0522,
    "best_term_order": 0.2707,
    "best_only_here": 0.3683,
    "best_paragraph_lead": -0.1977,
    "best_paragraph_rank": -0.1815,
    "best_opens_with_term": 0.1484,
    "best_defines": 0.1285,
    "best_has_name": -0.1774,
    "best_has_date": 0.2110,
    "best_has_place": 0.0285,
    "best_has_number": -0.0692,
    "best_has_reason": 0.1240,
    "best_length": -0.0860,
    "best_fragment": 0.8242,
    "best_points_back": 0.0576,
    "best_is_question": -2.7929,
    "best_opens_paragraph": 0.1472,
    "best_ngram_bm25": 0.8135,
    "best_ngram_share": 0.2235,
    "best_ngram_lead": -0.2697,
    "best_ngram_rank": 0.2566,
    "best_paragraph_ngrams": -0.1504,
    "best_paragraph_ngram_share": 0.2810,
    "best_ngrams_before": 0.7939,
    "best_ngrams_after": 0.1393,
    "best_said_by_antecedent": 0.5821,
    "best_rarest_said": 0.2175,
    "best_rarest_unsaid": -0.2260,
    "best_names_said": -0.0609,
    "best_focus_said": -0.1089,
    "best_new_names": -0.0406,
    "best_new_numbers": -0.0454,
    "best_has_value": 0.2658,
    "best_cosine_paragraph": 1.0566,
    "best_closeness": 0.1148,
    "best_opposes": -6.3534,
    "best_negates": -0.1232,
    "best_behind_best": -0.6811,
    "best_ahead_of_paragraph": -0.0043,
    "best_ahead_of_before": -0.0110,
    "best_ahead_of_after": -0.0014,
    "best_share_of_odds": 0.3460,
    "best_share_of_paragraph": 0.2428,
    "best_answer_type": 0.0104,
    "best_term_count": 0.1196,
    "best_library_size": -0.1334,
    "best_has_focus": 0.1457,
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
