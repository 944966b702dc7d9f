"""Which sentences answer, and how sure are we of the best?

Features of each candidate, their weighted sum, what trees correct of it, and the confidence in the
one that comes first. In the order in which they build on each other:

    encoding           what an embedding model makes of a question and of a sentence
    match_matrix       how well each candidate says each term of the question
    ngram_bm25      how many of the question's n-grams of letters each candidate has
    features/          what speaks for a candidate: one module a group of features
    trees              what boosted trees add to a sum of weights, and which features add it
    weights            the fitted weights, as `python -m tests.fitting` writes them
    tree_texts         the fitted trees, as it writes them too
    models             the same as records, and which of them serves which language
    evidence           candidates with their features and scores, the best first
    contradictions     whether the best candidate tells of another one than was asked about
    confidence         how likely the best candidate answers
    reranking_weights  how much what an embedding model says weighs, beside the features
    reranking          which of the best a model prefers, and whether it is sure
    ranking            evidence and confidence together: what an answer is composed of
"""
