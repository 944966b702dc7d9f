"""What becomes of files that are damaged, or meant to do harm?

Small files of every format are changed at random, thousands of times, and read as any file is:
`python -m tests.fuzz`, or with the name of a reader.

    seeds       Small files of each format, to begin with.
    strange     Which numbers, texts and values does nobody expect in a file?
    structures  How is a file changed by the rules of its own format?
    mutations   How is a file changed at random?
    holding     What has to hold of whatever was read?
    together    How are many files read in little time?
    running     What comes of reading what was changed?
    parts       Is what was not damaged still there?
    keeping     Can a library be opened that damaged files were added to?
    bombs       Files that are made to take all memory or time.
"""
