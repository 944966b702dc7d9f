"""What is being asked?

From a question as it was typed to what is searched for. In the order in which they build on each
other:

    courtesy           which words of a message are courtesy, and which of them ask
    narrowing          in which document or collection a question is asked
    question           the question as typed, and whether it leans on those before it
    answer_types       which type of answer is expected: a name, a date, a place, a number, ...
    focus              what the question wants to have named, and how that looks
    label_kinds        which type of answer a label promises: "Address:" tells where
    answer_spans       which words of a sentence have the shape of such an answer
    spelling           which word of the library was meant by one that nobody knows
    unsaid_words       which words of a question no answer says
    variants           how else the library writes a word of the question
    query_term         one term of a question, and what is known of it
    parsing            what one question asks by itself: its terms, its type of answer
    topic              what a talk is about, and whether a question needs to know
    term_words         which words of a library say one term, and how well
    expansion          what the terms become in a library, and what to search for
    query              a question parsed, filled up from those before it, and expanded
    foreign_questions  whether a question is surely in another language than the documents
    similar_questions  missed questions grouped by what they ask for
"""
