"""What is being asked?

From a question as typed to the terms, the answer type and the expansion that are searched with.

    answer_spans       Which words could be the answer?
    answer_types       Which words ask for what kind of phrase?
    expansion          How well does each word of the library say each term of the query?
    query              What do we search for?
    question           What is being asked?
    similar_questions  What was asked and not answered?
    spelling           Which word was meant?
"""
