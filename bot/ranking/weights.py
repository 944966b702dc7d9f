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
text of them is here. A third of the questions for other languages were asked as English ones; what
only English has, and is 0 in all others, was cut off afterwards. Their confidence is right where
three questions of five have an answer, that of English where half have one. On articles that were
held out, five folds:

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
squad2-train-10-articles      open      1,636   67.7   83.3
squad2-train-10-articles   article      1,639   68.9   85.4
squad2-train-10-articles      news      1,138   77.3   89.7
new-wiki                      open      1,985   76.3   89.4
new-wiki                   article      2,015   79.3   92.3
new-wiki                      news      1,579   82.0   94.2
new-wiki                  document      1,532   77.0   90.3
squad2-train-10-articles     notes      1,279   80.4   93.7
new-wiki                     notes      1,946   87.8   97.2
squad2-train-10-articles    titled        494   62.8   80.8
new-wiki                    titled        462   72.7   85.9

Told apart, other languages

answerable              others    AUC  answered, % (95 % of the others refused)
------------  ----------------  -----  ----------------------------------------
inside                 foreign  0.989                                      95.5
inside              impossible  0.617                                      12.6
news inside       news foreign  0.993                                      96.9
news inside       news removed  0.869                                      51.2
inside                 renamed  0.936                                      70.5
news inside       news renamed  0.941                                      74.9
wide inside       wide renamed  0.905                                      61.3
notes inside     notes renamed  0.935                                      68.3
wide inside       wide foreign  0.968                                      85.5
wide inside    wide impossible  0.627                                      12.4
notes inside     notes foreign  0.995                                      98.1
notes inside      notes beside  0.958                                      81.4
notes inside     notes removed  0.923                                      65.0
notes inside  notes impossible  0.659                                      16.8

Expected calibration error, other languages

questions     alone  with as many foreign
------------  -----  --------------------
inside        0.049                 0.038
news inside   0.067                 0.027
notes inside  0.085                 0.035
wide inside   0.042                 0.020
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
    "bm25_share": 0.7859,
    "passage_share": 2.4026,
    "passage_bm25": -2.3901,
    "coverage": 3.6264,
    "like_letters": 6.2645,
    "said_before": 2.7047,
    "said_after": 0.9394,
    "said_in_paragraph": 1.2941,
    "said_in_title": 6.2917,
    "term_order": 1.2928,
    "only_here": 1.0170,
    "paragraph_lead": -0.6001,
    "paragraph_rank": 0.4452,
    "opens_with_term": 0.4763,
    "defines": 1.5057,
    "has_name": 1.3565,
    "has_date": 2.2773,
    "has_place": 0.9977,
    "has_number": 2.6219,
    "has_reason": 1.8292,
    "length": -0.0505,
    "fragment": 0.9110,
    "points_back": 0.1523,
    "is_question": -2.0987,
    "opens_paragraph": 0.3377,
    "ngram_bm25": 2.4723,
    "ngram_share": 0.4566,
    "ngram_lead": -0.5279,
    "ngram_rank": 0.3856,
    "paragraph_ngrams": 2.9602,
    "paragraph_ngram_share": 0.9353,
    "ngrams_before": 0.1168,
    "ngrams_after": 0.7230,
    "rarest_said": 0.0592,
    "rarest_unsaid": 0.0100,
    "names_said": 0.0974,
    "focus_said": 0.1748,
    "new_names": -0.0115,
    "new_numbers": -0.0139,
    "has_value": 0.6643,
    "closeness": 0.1925,
    "negates": -0.1809,
}
OTHER_CONFIDENCE: Final[Mapping[str, float]] = {
    "score": 0.0690,
    "lead": 0.0915,
    "paragraph_lead": -0.0314,
    "odds": 0.7326,
    "like_words": 1.1019,
    "said_around": -0.1991,
    "unknown_terms": -0.5251,
    "unsaid_names": -1.3299,
    "has_answer_type": 0.0368,
    "unanchored": -0.3346,
    "count_unsaid": -0.5206,
    "value_unsaid": -0.1524,
    "rarest_unknown": 0.0295,
    "unsaid_terms": -0.2571,
    "unsaid_share": -0.8080,
    "title_lead": 0.0459,
    "best_bm25_share": 0.3362,
    "best_passage_share": 0.2036,
    "best_passage_bm25": 0.3088,
    "best_coverage": 0.7089,
    "best_like_letters": 1.1340,
    "best_said_before": -0.2954,
    "best_said_after": -1.1793,
    "best_said_in_paragraph": 0.3847,
    "best_said_in_title": 0.7413,
    "best_term_order": 0.2177,
    "best_only_here": 0.2729,
    "best_paragraph_lead": -0.2807,
    "best_paragraph_rank": -0.1490,
    "best_opens_with_term": 0.2027,
    "best_defines": 0.0107,
    "best_has_name": -0.1833,
    "best_has_date": 0.2603,
    "best_has_place": -0.0764,
    "best_has_number": 0.1120,
    "best_has_reason": 0.2504,
    "best_length": -0.0148,
    "best_fragment": -0.3817,
    "best_points_back": -0.0356,
    "best_is_question": -0.8470,
    "best_opens_paragraph": 0.1446,
    "best_ngram_bm25": 1.4442,
    "best_ngram_share": -0.0638,
    "best_ngram_lead": 0.2983,
    "best_ngram_rank": 0.1701,
    "best_paragraph_ngrams": 0.9638,
    "best_paragraph_ngram_share": 0.2769,
    "best_ngrams_before": 1.0381,
    "best_ngrams_after": -0.0534,
    "best_rarest_said": -0.1010,
    "best_rarest_unsaid": 0.2469,
    "best_names_said": -0.0338,
    "best_focus_said": -0.1825,
    "best_new_names": -0.1303,
    "best_new_numbers": -0.1080,
    "best_has_value": 0.3389,
    "best_closeness": 0.0062,
    "best_negates": -0.1004,
    "best_behind_best": -0.5339,
    "best_ahead_of_paragraph": -0.0280,
    "best_ahead_of_before": -0.0140,
    "best_ahead_of_after": -0.0038,
    "best_share_of_odds": 0.4354,
    "best_share_of_paragraph": 0.4207,
    "best_answer_type": 0.0071,
    "best_term_count": 0.1838,
    "best_library_size": -0.1602,
    "best_has_focus": 0.3309,
}
