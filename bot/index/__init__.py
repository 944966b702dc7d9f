"""What can be asked, and which passages are about it?

Useful for finding passages and fetching their sentences; what speaks for a sentence is told in
`bot.ranking`. In the order in which they build on each other:

    arrays          the kinds of arrays in which the stages of a search speak
    memo            results that always come out the same, kept beside their library
    postings        which passages say a term, and how often
    bounds          the most that a term can add to a score, and where it adds most
    maxscore        the best passages, though most are never looked at
    kernel          the same as compiled code, where numba is installed
    bm25            which passages share terms with a query, and how much that is worth
    name_table      which terms are names, and what acronyms stand for
    trigrams        which words contain which three letters in a row
    lexicon         the words of a library, and which of them are spelt or meant like another
    forward         which words stand in each sentence
    antecedents     what the opening of a sentence stands for: "she", "the company"
    neighbours      what stands before, after and beside each sentence
    sentence_table  what is known of each sentence before anything is asked
    taken_sentences what was taken out of a library, each sentence made when it is looked at
    candidates      the sentences that may answer, with all that ranking needs of them
    engine          the two verbs that an engine has: search and fetch
    word_list       the words of one document, numbered sentence by sentence
    numbering       which words of several segments are the same
    tally           what a segment counts, so that libraries can be added up
    indexing        documents become words, a lexicon and a forward index
    library         the embedded engine: documents and everything derived from them
    packing         texts and tables of texts in flat arrays
    segments        a record of arrays in a file, opened without being read
    analyses        analyzed documents in a file, each to be taken out by itself
    snapshot        a whole library in a file
    live_segment    what a segment still adds to a library, its dead documents taken off
    document_order  where the documents of several segments stand in their library
    joined_index    the best passages of several segments
    joined_lexicon  the words that several segments use
    joined_sentences the sentences of several segments, and what candidates are made of
    joined_library   the library that several parts make together
    meanings         what acronyms stand for when documents have come and gone
    growing_library  a library that changes, while the most of it stays as it is
    passage_rows     what a passage carries, so that it can be ranked far from its segment
    remote_part      what is held of a part whose sentences lie elsewhere
    near_part        what of a library of such parts lies here after all
    remote_index     the best of the passages that an engine elsewhere proposes
    remote_burial    what such a part still adds when documents of it are gone
    outline_scrubbing what is left of an outline without what dead documents said
    remote_library   the library of parts that lie elsewhere
"""
