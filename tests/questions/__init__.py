"""How well are questions about the bundled article answered?

`article.jsonl` holds one question a line: its kind, the questions asked before it, and pieces of
the sentences that answer it, in the bundled article (`gold`) and in the report that this retells
(`raw`). A question without such pieces is one that the article does not answer.
"""
