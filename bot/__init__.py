"""Footnote answers with verbatim sentences, each cited to its place in its document.

Bytes become a document, a document becomes sentences, sentences travel in passages, passages are
indexed, a question finds hits, hits yield evidence, evidence makes an answer, an answer becomes a
reply. Each module answers one question, and imports only look back along this list:

    errors        What can go wrong on purpose?
    spans         Where in the text?
    decoding      What characters are these bytes?
    nltk_slim     Which two parts of nltk do we use?
    stopwords     Which words carry no topic?
    abbreviations Which dots do not end a sentence?
    languages     Which language is this?
    likeness/     Which words mean nearly the same?
    dates         Which words are a date?
    documents     What did we read?
    readers/      What does this file say? (text, markdown)
    quotations    Where is somebody speaking?
    sentences     What may be quoted?
    passages      What is retrieved together?
    terms         What counts as the same word?
    vocabulary    Which words does the library use?
    index         Which passages are about this?
    library       What can be asked?
    phrases       Which words could be the answer?
    questions     What is being asked?
    queries       What do we search for?
    evidence      Which sentences answer it?
    marking       Which words of a sentence matter?
    answers       What do we say, on whose word?
    pipeline      How does it all join?
    layout        What stands where in a reply?
    replies/      How does it look? (plain, terminal, record)
    settings      What may the operator change?
    disk          What lies in the corpus folder?
    batch         How are many questions answered at once?
    console       How do we talk in a terminal?
    __main__      Who is wired to whom?
"""
