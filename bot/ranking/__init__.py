"""Which sentences answer, and how sure are we of the best?

Features of each candidate, their weighted sum, and the confidence in the one that comes first.

    confidence    How sure are we that the best sentence answers?
    evidence      Which sentences answer it?
    match_matrix  How well does each sentence say each term of the query?
    ngram_bm25    How many of the question's runs of letters does each sentence have?
    weights       How much does each part count?
    features/     What speaks for a sentence?
"""
