"""An answer as Markdown: block quotes with footnotes, which look as they were written."""

from dataclasses import replace

import markdown_it
import pytest

from bot.replies.markdown import render
from tests.conftest import a_document
from tests.saying import a_citation, a_miss, an_answer, the_key

PARSER = markdown_it.MarkdownIt()
ODD = "Use `a*b*c` and [x](y) <b>, or 2 > 1 | 0 ~~no~~ _so_ \\\\ on."


def test_a_quotation_is_a_block_quote_with_its_footnote():
    said = render(replace(an_answer(the_key()), question="When?"))
    path = the_key().sentence.document.path
    line = the_key().sentence.document.line_of(the_key().span.start)
    assert said.startswith("**When?**\n\n> Put it back before dark.[^1]\n\n[^1]: ")
    assert f"`{path}:{line}`" in said


def test_files_are_named_as_the_caller_wants():
    assert "`here.md:" in render(an_answer(the_key()), file_of=lambda _: "here.md")


def test_a_miss_says_so_and_shows_the_nearest():
    said = render(a_miss(the_key()))
    assert "The documents do not answer that." in said
    assert "> Put it back before dark.[^1]" in said


@pytest.mark.parametrize("words", [ODD, "# No heading", "- no item", "1. no number", "+ no plus"])
def test_what_is_quoted_looks_as_it_was_written(words):
    document = a_document(f"| a |\n|---|\n| {words.replace('|', '¦')} |\n", "a.md")
    said = render(an_answer(a_citation(document, words.replace("|", "¦"))))
    tokens = PARSER.parse(said)
    quote = tokens[next(at for at, one in enumerate(tokens) if one.type == "blockquote_open") + 2]
    shown = "".join(one.content for one in quote.children)
    assert shown.removesuffix("[^1]") == words.replace("|", "¦")
    assert {one.type for one in quote.children} <= {"text", "text_special"}


def test_a_list_keeps_its_lines():
    document = a_document("You need:\n\n- a rope\n- a lamp\n", "a.md")
    said = render(an_answer(a_citation(document, "You need:\n\n- a rope\n- a lamp")))
    assert "> You need:  \n> \\- a rope  \n> \\- a lamp[^1]" in said
