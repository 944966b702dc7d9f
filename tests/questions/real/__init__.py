"""How well are questions about real documents answered?

`collect` fetches the documents from Debian's packages. `questions-reader.jsonl` holds questions by
somebody who has not seen the code, `questions-maker.jsonl` by somebody who has, who had not seen
the answers when writing them. `marks` tells how good one reply is.
"""
