"""How is a library kept and searched in a cluster?

An OpenSearch cluster keeps what `footnote add` adds, for bots on several machines. It finds
passages; which of them are best, and which sentences answer, is decided here, with the figures of
the whole collection, so that answers are those of a library on this machine.

    connection       How is a node of the cluster asked, and what if it does not answer?
"""
