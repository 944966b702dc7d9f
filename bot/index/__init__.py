"""What can be asked, and which passages are about it?

Useful for finding and fetching sentences; what speaks for a sentence is said in `bot.ranking`.

    bm25        Which passages are about this?
    candidates  What is known of sentences before anything is asked?
    lexicon     Which words does the library use, and where?
    library     What can be asked?
    neighbours  What stands around each sentence that is looked at?
"""
