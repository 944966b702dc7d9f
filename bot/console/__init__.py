"""How do we talk in a terminal?

Reading, asking and printing, line by line or in batches.

    batch             How are many questions answered at once?
    corpus_arguments  Which arguments name documents?
    editor            How is a file opened at a line?
    notices           What is told of a library that was opened?
    pictures          How is a picture shown to whoever sits at a terminal?
    progress          How far has a long work come?
    prompt            How is a line typed?
    repl              What does a typed line do?
    screen            How is a reply printed?
    stdio             Safe standard input and output.
"""
