"""Which indices does a library in a cluster have, and which fields do they have?

The names of all begin with that of the settings. Each collection has an index of passages of its
own, so that no collection's words move the scores of another's; collections that are asked
together are searched together.
"""

from hashlib import blake2b
from typing import Any, Final

from bot.config.sections import SearchSettings
from bot.index.bm25 import Bm25

FORMAT: Final = 2  # counts up where what is kept in a cluster is laid out otherwise
_NAMING: Final = 8  # bytes of a hash that tell the collections apart
_LONGEST: Final = 512  # characters of a path by which documents are ordered


def passage_index(search: SearchSettings, collection: str) -> str:
    """Return the name of the index that has the passages of a collection."""
    named = blake2b(collection.encode("utf-8", "surrogatepass"), digest_size=_NAMING)
    return f"{search.index}-passages-{named.hexdigest()}"


def catalogue_index(search: SearchSettings) -> str:
    """Return the name of the index that has the catalogues of all collections."""
    return f"{search.index}-catalogue"


def passage_mapping(search: SearchSettings, collection: str, bm25: Bm25) -> dict[str, Any]:
    """Return what an index of passages is made with.

    A passage is found by `terms`, of which each value is one term as it is. They are not in what
    is kept of it as it came: `rows` has all that is needed.
    """
    similarity = {"type": "BM25", "k1": bm25.k1, "b": bm25.b, "discount_overlaps": False}
    keyword = {"type": "keyword", "ignore_above": _LONGEST}
    return {
        "settings": {
            "number_of_shards": search.shards,
            "number_of_replicas": search.replicas,
            "refresh_interval": -1,  # what was added is made to be found when it is complete
            "similarity": {"default": similarity},
        },
        "mappings": {
            "dynamic": False,
            "_meta": {"footnote": FORMAT, "collection": collection},
            "_source": {"excludes": ["terms"]},
            "properties": {
                "terms": {"type": "text", "analyzer": "keyword", "index_options": "freqs"},
                "length": {"type": "integer", "index": False},
                "path": keyword | {"index": False},
                "number": {"type": "integer", "index": False},
                "rows": {"type": "binary"},
            },
        },
    }


def catalogue_mapping(search: SearchSettings) -> dict[str, Any]:
    """Return what the index of catalogues is made with: documents are had by their ids alone."""
    return {
        "settings": {"number_of_shards": 1, "number_of_replicas": search.replicas},
        "mappings": {"dynamic": False, "_meta": {"footnote": FORMAT}, "properties": {}},
    }
