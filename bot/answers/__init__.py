"""What do we say, and on whose word?

Quotations with their citations, or an abstention:

    asked            what the wording of a question tells of its answer
    mentions         how the sentences that were found use a name
    sentence_words   where the words of a sentence stand, those of the question among them
    phrases          which whole phrases of a sentence could be the answer
    phrase_looks     what a phrase looks like: a person, a place, a kind of date or number
    phrase_features  what speaks for a phrase as the answer
    phrase_weights   how much each feature counts, and how likely a phrase must be to be shown
    answer_phrase    which words are the answer, and whether that is sure enough to show them
    highlights       which words of a quotation matched, and which are the answer
    quotations       how much is quoted with a sentence, and which wordings are the same
    citations        quotations with their place, what speaks for them, and what stands beside them
    answer           an answer or an abstention, composed of a ranking as a policy wants it
    permalinks       links that open a sentence again, as long as it has not changed
"""
