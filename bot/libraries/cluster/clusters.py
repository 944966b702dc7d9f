"""Which connection does a process have to its cluster?"""

from functools import lru_cache

from bot.config.sections import SearchSettings
from bot.libraries.cluster.connection import Cluster, open_cluster


@lru_cache(maxsize=2)
def cluster_of(search: SearchSettings) -> Cluster:
    """Return the cluster of some settings; it is connected to once.

    Raises:
        ClusterRefused: no node is named.
    """
    return open_cluster(search)
