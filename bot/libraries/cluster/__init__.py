"""How is a library kept and searched in a cluster?

An OpenSearch cluster keeps what `footnote add` adds, for bots on several machines. It finds
passages; which of them are best, and which sentences answer, is decided here, with the figures of
the whole collection, so that answers are those of a library on this machine.

    connection       How is a node of the cluster asked, and what if it does not answer?
    clusters         Which connection does a process have to its cluster?
    mapping          Which indices does a library in a cluster have, and which fields?
    passages         How do passages get into the cluster, and how are they found there?
    catalogue        What does a cluster know of a collection as a whole?
    parts            Which parts does a collection have now, and which are to become fewer?
    shelf            Which documents does a collection have, for whoever makes passages of them?
    changing         What becomes of the parts when documents come and go?
    following        How do passages follow the documents of a collection?
    opening          How is a library in a cluster opened for questions?
"""
