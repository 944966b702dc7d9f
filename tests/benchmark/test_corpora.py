"""What is searched in a benchmark is the same each time, and as unequal as words are."""

from collections import Counter

import numpy as np

from bot.benchmark.corpora import corpus_of, invent, questions
from bot.documents.document import assemble
from bot.documents.passages import Grouping
from bot.documents.readers.text import read


def test_invented_passages_are_the_same_each_time():
    one, other = invent(50), invent(50)
    assert list(one.passages()) == list(other.passages())
    assert len(one) == len(list(one.passages())) == 50


def test_passages_have_some_sixty_terms_of_which_few_are_common_and_most_are_rare():
    passages = list(invent(2000).passages())
    assert 58 < np.mean([len(one) for one in passages]) < 62
    holders = Counter(term for one in passages for term in set(one))
    assert 0.2 < max(holders.values()) / 2000 < 0.3
    assert sum(count == 1 for count in holders.values()) > len(holders) / 2


def test_a_question_asks_for_two_to_eight_terms_of_one_passage():
    corpus = invent(200)
    passages = [set(one) for one in corpus.passages()]
    asked = questions(corpus, 60)
    assert asked == questions(corpus, 60)
    assert {len(terms) for terms in asked} == {2, 3, 4, 5, 6, 7, 8}
    assert all(any(set(terms) <= one for one in passages) for terms in asked)


def test_documents_are_cut_into_passages_of_their_terms():
    text = "The otter swims. An otter eats fish.\n\n- the and of\n"
    document = assemble("otter.txt", read(text.encode()))
    corpus = corpus_of([document], Grouping())
    assert list(corpus.passages()) == [["otter", "swim", "otter", "eat", "fish"]]
