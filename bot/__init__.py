"""Footnote answers with verbatim sentences, each cited to its place in its document.

Bytes become a document, a document becomes sentences, sentences travel in passages, passages are
indexed, a question finds hits, hits yield evidence, evidence makes an answer, an answer becomes a
reply. The folders stand in that order, and imports only look back along it; README.md beside this
file follows one question from end to end.

    errors        what can go wrong on purpose, sorted by who can act on it
    records       frozen dataclasses that are made quickly when the program starts
    text/         characters, words, sentence ends, languages, dates: text before it has a place
    documents/    readers turn bytes into documents; documents into sentences and passages
    index/        lexicon, forward index and BM25 postings of a library; candidates for a question
    queries/      a question as typed becomes terms, an expected answer type and expanded terms
    ranking/      features of each candidate, their weighted sum, and the confidence in the best
    answers/      quotations with citations, or an abstention; highlights and permalinks
    pipeline      documents to library, question to answer: the whole core in two functions
    wording/      every text of the bot's own, in each language that it speaks
    replies/      an answer laid out: plain, terminal, JSON record, Telegram message
    config/       settings and the collections that answer in some chats only
    state/        what the bot keeps, in a file or in PostgreSQL: inbox, exchanges, votes, settings
    embedding/    an embedding model that its user has brought, and what it has read
    libraries/    files on the disk, or kept in a database, become libraries, one for each tenant
    console/      questions and answers in a terminal, one by one or in batches
    evaluation/   how good the answers are, on question sets with known answers
    telegram/     receiving updates, handling events, sending messages
    benchmark/    how fast passages are found, beside the engines that one could use in our place
    commands/     what can be typed behind `footnote` in a shell
"""
