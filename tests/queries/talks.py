"""A library of presidents, and what is searched for in it."""

from tests.small_libraries import a_library, a_query

TALKS = a_library(
    "The president of Kyrgyzstan is Sadyr Japarov. The president of Turkmenistan is Serdar "
    "Berdimuhamedov. Some say that in Peru a baker became president. The bakery closes at noon.\n"
)
FIRST = "Who is the president of Kyrgyzstan?"


def terms(text, *before):
    """Return the terms of a query, borrowed ones in brackets."""
    found = a_query(TALKS, text, *before).terms
    return [f"({term.word})" if term.is_borrowed else term.word for term in found]
