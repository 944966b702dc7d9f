"""What do we say, and on whose word?

Quotations with their citations, or an abstention:

    highlights  which words of a quotation matched, and which are likely the answer
    quotations  how much is quoted with a sentence, and which wordings are the same
    citations   quotations with their place, what speaks for them, and what stands beside them
    answer      an answer or an abstention, composed of a ranking as a policy wants it
    permalinks  links that open a sentence again, as long as it has not changed
"""
