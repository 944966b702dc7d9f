"""Which words are asked with, but seldom answered with?

For each term of the questions: how often does the right sentence say it too?
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from bot.documents.sentences import split
from bot.text.analysis import analyze
from tests.fitting.squad import Article

_ARTICLES: Final = 8  # fewer: perhaps somebody's subject, not a word of asking
_QUESTIONS: Final = 12
_PRIOR: Final = 6  # questions that speak for the mean before we look
_SELDOM: Final = 0.5  # from which share on a term is answered with


def asking(articles: Iterable[Article]) -> dict[str, float]:
    """Return the terms that are asked with, and the log odds of being said beside the mean's."""
    asked, said, where = _counts(articles)
    mean = said.total() / asked.total()
    found: dict[str, float] = {}
    for term in sorted(asked):
        share = (said[term] + _PRIOR * mean) / (asked[term] + _PRIOR)
        is_common = len(where[term]) >= _ARTICLES and asked[term] >= _QUESTIONS
        if is_common and share < _SELDOM and not term[:1].isdigit():
            found[term] = round(_logit(share) - _logit(mean), 2)
    return found


def _counts(
    articles: Iterable[Article],
) -> tuple[Counter[str], Counter[str], dict[str, set[tuple[str, int]]]]:
    """Return in how many questions a term is, in how many of their answers, in which articles."""
    asked: Counter[str] = Counter()
    said: Counter[str] = Counter()
    where: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for article in articles:
        sentences = {paragraph.path: split(paragraph) for paragraph in article.paragraphs}
        for one in article.asked:
            right = [s.text for s in sentences[one.path] if one.is_right(s)]
            if right:
                terms = set(analyze(one.text, "en"))
                asked.update(terms)
                said.update(terms & {t for text in right for t in analyze(text, "en")})
                for term in terms:
                    where[term].add(article.key)
    return asked, said, where


def _logit(share: float) -> float:
    """Return the logarithm of the odds."""
    return math.log(share / (1 - share))
