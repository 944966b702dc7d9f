"""How much does each part count?"""

from collections.abc import Mapping
from typing import Final

PARTS: Final[Mapping[str, float]] = {
    "standing": 1.556,
    "passage": 2.907,
    "depth": -3.161,
    "coverage": 6.864,
    "letters": 7.056,
    "meaning": 7.497,
    "kin": 3.850,
    "gist": 1.233,
    "behind": 0.952,
    "theme": 4.437,
    "before": 3.723,
    "after": 1.485,
    "paragraph": 2.026,
    "title": 2.343,
    "order": 1.499,
    "alone": 1.567,
    "lead": -2.762,
    "first": 0.437,
    "opening": 0.460,
    "defines": 1.374,
    "who": 1.078,
    "when": 2.357,
    "where": 0.915,
    "how_many": 2.656,
    "why": 1.708,
    "length": -0.234,
    "scrap": 0.510,
    "leans": 0.242,
    "asks": -5.545,
    "early": 0.337,
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
