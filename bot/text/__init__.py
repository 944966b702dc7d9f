"""How is text taken apart, and when are two words the same?

Functions on strings: nothing here knows a document, a library or a question.

    acronyms             Which letters stand for which words?
    alternatives         How is one of many words found quickly?
    analysis             What counts as the same word?
    capitals             Which letters are capitals?
    clock_times          Which time of day is this?
    dates                Which words are a date?
    encodings            What characters are these bytes?
    folding              When are two spellings one word?
    glued_words          Which little words are written together with the word they belong to?
    joined_words         Which words of a text are one word elsewhere?
    languages            Which language is this?
    negation             Does a text say that something is not so?
    ngrams               Which words contain which four letters in a row?
    nltk_slim            Which two parts of nltk do we use?
    number_forms         How else is a date or a number said?
    numerals             Which number does a Roman numeral or an ordinal say?
    other_forms          How else is something said that has several forms?
    punkt                What does nltk's Punkt say of a mark?
    question_marks       Which marks end a question?
    quoted_speech        Where is somebody speaking?
    regexes              When is a regular expression compiled?
    sentence_boundaries  Where does a sentence end?
    sentence_rules       Which words end a sentence, and which begin one, in a language?
    sentence_starts      Where does Punkt begin a sentence?
    spans                Where in the text?
    spellings            How is a word written by somebody without its letters?
    stems                What is the stem of a word?
    stopwords            Which words carry no topic?
    tables/              Which words are listed, by hand or by a fit?
    tokenizer_files      How does the model of a `tokenizer.json` cut texts?
    tokens               Where are the words of a text?
    unigram              Which pieces does a model of many languages read a text as?
    units                Which unit stands behind a number?
    unspaced_writing     Which words are written without spaces?
    wordpiece            Which pieces of words does an embedding model read a text as?
    word_vectors/        Which words mean nearly the same?
"""
