"""How well are questions about real documents answered?

`collect` fetches the documents from Debian's packages; `questions-reader.jsonl` holds the
questions, written by somebody who has not seen the code; `marks` tells how good one reply is.
"""
