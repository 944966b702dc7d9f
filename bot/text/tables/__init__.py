"""Which words are listed, by hand or by a fit?

Plain tables, each beside its origin.

    abbreviations    Which dots do not end a sentence?
    antonyms         Which English words mean the opposite of each other?
    courtesies       Which words are courtesy?
    function_words   Which words carry no topic in languages without a stemmer?
    irregular_forms  Which English words change more than their ending?
    question_words   Which words are asked with, but seldom answered with?
"""
