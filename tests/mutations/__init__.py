"""Do the tests notice when something that is promised is broken?

mutants   Forty ways to break the code, each with the tests that have to notice.
trial     What do tests say of a copy in which one thing is broken?

python -m tests.mutations       breaks one after the other, in a copy, and says who noticed
"""
