"""What do we say, on whose word?

Quotations with their citations, or an abstention.

    answer      What do we say, and how much of it?
    citations   On whose word do we say it?
    highlights  Which words of a sentence matter?
    permalinks  Which passage does a deep link open?
"""
