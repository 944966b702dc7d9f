"""Which embedding model helps to choose, and what has it read?

An extra for those who want it, `footnote-bot[meaning]`, and a model that they bring. It never
writes a word: `bot.ranking.reranking` asks it which of the best sentences means what was asked.

    adding_models     How is a model added, and removed?
    encoders          Which models are open for questions?
    model             What does an embedding model say of a text?
    reading_ahead     What does a model read before anybody asks?
    sentence_vectors  Which sentences has an embedding model read already?
    stored_models     Which models has the user brought?
"""
