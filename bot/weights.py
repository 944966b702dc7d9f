"""How much does each part count?"""

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
