"""How fast are passages found, beside the engines that one could use in our place?

All engines index the same lists of terms and answer the same questions with their ten best
passages, in one process on one core, question by question in turn.

    errors     what can go wrong in a benchmark
    columns    how a table looks in a terminal
    corpora    what is searched, and what for
    engines    which engines are compared
    builds     what it costs to index
    durations  how long each engine takes, and how they compare
    running    one benchmark: engines are built, and asked in turn
    answering  how long whole questions take, with and without a model
    tables     a benchmark as tables
    records    a benchmark as a JSON record
    plots      a benchmark as a picture
"""
