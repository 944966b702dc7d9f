"""Does a library in a cluster answer whatever happens to the nodes?

Real nodes of OpenSearch and a real PostgreSQL, started by the tests that need them.
`python -m tests.cluster faults` kills, stops and hangs nodes under load, at full length; the
tests beside do a little of it.

    artifacts     what a node is made of, fetched once by Maven
    nodes         nodes that are started, killed and hung
    postgres      a PostgreSQL that is started and killed
    processes     processes that end with the tests, on ports and for users of their own
    fixtures      what a test is given
"""
