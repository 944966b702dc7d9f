"""What becomes of files that are damaged, or meant to do harm?

Small files of every format that is read in a process of its own are changed at random, thousands
of times, and read as any file is: `python -m tests.fuzz`, or with the name of a reader.

    seeds      Small files of each format, to begin with.
    mutations  How is a file changed at random?
    running    What comes of reading what was changed?
    bombs      Files that are made to take all memory or time.
"""
