"""How does an English article look to a program that does not know English?

Weights for all other languages are fitted on English texts that are taken for texts of three kinds
of language: one with neither stop words nor stems, one with both, and one with stop words whose
terms are cut to five letters. None has word vectors or anything else that English has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from unittest.mock import patch

from bot.text.languages import SNOWBALL
from bot.text.stopwords import STOPWORDS
from tests.fitting.squad import Article

PLAIN: Final = "ms"  # Malay, whose words are taken as they are; stop words of it we have none
STEMMED: Final = "x-stemmed"
CUT: Final = "x-cut"
TONGUES: Final = (PLAIN, STEMMED, CUT)
_TABLES: Final = (
    (STOPWORDS, {STEMMED: STOPWORDS["en"], CUT: STOPWORDS["en"]}),
    (SNOWBALL, {STEMMED: SNOWBALL["en"]}),
)


def told_in(articles: Sequence[Article], *, plain: bool) -> Iterator[list[Article]]:
    """Yield some articles as they are or, if plain, once as in each kind of other language."""
    if not plain:
        yield list(articles)
        return
    for table, entries in _TABLES:
        patch.dict(table, entries).start()
    for tongue in TONGUES:
        yield [_translate(article, tongue) for article in articles]


def _translate(article: Article, tongue: str) -> Article:
    """Return an article whose paragraphs are taken for a language."""
    documents = (replace(one, language=tongue) for one in article.paragraphs)
    return replace(article, paragraphs=tuple(documents))
