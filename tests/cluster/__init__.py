"""Does a library in a cluster answer whatever happens to the nodes?

Real nodes of OpenSearch and a real PostgreSQL, started by the tests that need them.
`python -m tests.cluster faults` kills, stops and hangs nodes under load, at full length; the
tests beside do a little of it.

    artifacts     what a node is made of, fetched once by Maven
    processes     servers that end with the tests, on ports and for users of their own
    nodes         nodes that are started, killed and hung
    postgres      a PostgreSQL that is started and killed
    databases     those of it that tests of what is kept use
    load          questions at a steady rate, and how long they took
    faults        what becomes of them while something happens to the nodes
    parity        whether answers are those of a library on this machine
    several       the same for collections that are asked together
    speed         how fast passages are taken in, and what a question costs
    large         the same of a library of many parts, and what a change of it costs
    large_steps   each of these measurements, in a process of its own
    fixtures      what a test is given
    outage        the only node is down while the bot runs: `python -m tests.cluster.outage`
"""
