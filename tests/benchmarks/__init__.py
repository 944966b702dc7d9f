"""How long does it take, and where does it go? `python -m tests.benchmarks` tells.

Every figure is a median of several runs, taken on the machine at hand and beside what it is
compared with. Nothing here passes or fails.
"""
