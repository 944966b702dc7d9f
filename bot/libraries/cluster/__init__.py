"""How is a library kept and searched in a cluster?

An OpenSearch cluster keeps what `footnote add` adds, for bots on several machines. It finds
passages; which of them are best, and which sentences answer, is decided here, with the figures of
the whole collection, so that answers are those of a library on this machine.

    addresses           Where are the nodes of the cluster, and who are we there?
    exchange            What goes to a node, and what comes back?
    transport           How does a request travel to a node, and its answer back?
    refusals            What does a node mean that answers, but not as it is asked?
    node                What does one node of the cluster say, and may it be asked just now?
    workers             How does one thread wait for two nodes?
    asking              Which node is asked, and what if it does not answer?
    connection          What is kept in the cluster, and how is it asked for?
    clusters            Which connection does a process have to its cluster?
    row_documents       How does a row of the library become a document of the cluster, and back?
    ledger              How is a library written down in a cluster?
    leases              Who may write into a library that several machines share?
    shared_files        How is a file had on every machine?
    shared_whereabouts  Where are the texts and the files of a library that several machines share?
    replica_file        What is in this machine's copy of a library in a cluster?
    following_rows      How does this machine's copy follow the library in the cluster?
    changed_rows        Which rows has a transaction changed?
    replica_writer      How does a library in a cluster change?
    mapping             Which indices does a library in a cluster have, and which fields?
    passages            How do passages get into the cluster, and how are they found there?
    catalogue           What does a cluster know of a collection as a whole?
    parts               Which parts does a collection have now, and which are to become fewer?
    shelf               Which documents does a collection have, for whoever makes passages of them?
    changing            What becomes of the parts when documents come and go?
    languages           Which languages are documents in, of a collection and of several together?
    together            What do collections say otherwise when they are asked together?
    publishing          How does a change of a collection become visible, all of it at once?
    following           How do passages follow the documents of a collection?
    replicas            How is a library in a cluster read and written?
    opening             How is a library in a cluster opened for questions?
"""
