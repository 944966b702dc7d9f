"""A block of HTML: its rows, items and headings, without the tags between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.markup.html import cut_html
from bot.text.spans import Span

PIECES = st.sampled_from(
    "<table>¦<tr>¦</tr>¦<td>¦<th>¦<h2>¦</h2>¦<li>¦<p>¦<b>¦</b>¦<!-- x¦-->¦<script>¦word ¦\n¦<¦>"
    "¦ж".split("¦")
)


def parts(words: str) -> list[tuple[str, str]]:
    return [(one.tag, one.span.of(words)) for one in cut_html(words, Span(0, len(words)))]


def seen(words: str) -> list[tuple[str, str]]:
    return [(tag, text) for tag, text in parts(words) if tag]


def test_a_table_is_its_rows_the_first_of_which_names_the_columns():
    words = "<table>\n<tr><th>Hut</th></tr>\n<tr><td>Alm</td></tr>\n</table>"
    assert seen(words) == [("th", "<th>Hut</th>"), ("tr", "<td>Alm</td>")]


@pytest.mark.parametrize("level", [1, 4, 6])
def test_a_heading_has_its_level(level):
    words = f'<h{level} align="center">Huts</h{level}>\nOpen daily.'
    (heading, text) = [one for one in cut_html(words, Span(0, len(words))) if one.tag]
    assert (heading.level, text.level) == (level, 0)


def test_scripts_styles_and_comments_are_not_seen():
    assert seen("<script>let a = 1</script><style>b {}</style><!-- c -->Open.") == [("p", "Open.")]


@given(st.lists(PIECES, min_size=1, max_size=25).map("".join))
def test_every_visible_character_lies_in_exactly_one_part(words):
    spans = [one.span for one in cut_html(words, Span(0, len(words)))]
    places = [at for span in spans for at in range(span.start, span.end)]
    assert places == sorted(set(places))
    assert not "".join(words[at] for at in set(range(len(words))) - set(places)).strip()
