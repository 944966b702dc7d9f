"""Is no question lost, whatever happens, and none answered twice?

Long runs of the real bot against the fake Bot API: killed at random, with a Telegram that fails
in every known way, flooded, for a long time, and with documents that only some may read.
`python -m tests.faults` runs all of it at its full length and prints what came of it; the tests
beside run the same for some seconds.
"""
