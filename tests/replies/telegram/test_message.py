"""What is ready to be sent."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies.telegram.message import (
    MOST_ENTITIES,
    Button,
    Entity,
    Message,
    Piece,
    Style,
    join_pieces,
    sanitize,
    style,
    utf16_length,
)

ODD = st.text(st.characters(), max_size=12) | st.sampled_from(
    [
        "😀",
        "e\u0301",
        "שלום",
        "a\r\nb",
        "\t",
        "\0",
        "\ud83d",
        "\udcff",
        "A\u030a",
        "\u202eab",
        "\u2028",
    ]
)
PIECES = st.lists(
    st.builds(
        Piece,
        ODD,
        st.frozensets(st.sampled_from([style for style in Style if style is not Style.LINK])),
        st.sampled_from(["", "", "https://a.org", "https://b.org"]),
    ),
    max_size=12,
)


def covered(message: Message, entity: Entity) -> str:
    """Return the words that an entity styles, as Telegram counts them."""
    raw = message.text.encode("utf-16-le")
    return raw[2 * entity.start : 2 * (entity.start + entity.length)].decode("utf-16-le")


def assert_is_sound(message: Message) -> None:
    """Assert what Telegram asks of text and entities."""
    message.text.encode()  # halves of characters would fail
    assert not re.search("[\0-\x08\x0b-\x1f\r\x7f-\x9f\u2028-\u202e]", message.text)
    assert len(message.entities) <= MOST_ENTITIES
    ends = []
    for entity in message.entities:
        assert entity.length > 0
        assert entity.start + entity.length <= utf16_length(message.text)
        assert bool(entity.url) == (entity.kind == Style.LINK)
        covered(message, entity)  # a pair that is cut in two would fail
        while ends and ends[-1] <= entity.start:
            ends.pop()
        assert all(entity.start + entity.length <= end for end in ends)  # within, never across
        ends.append(entity.start + entity.length)
    starts = [entity.start for entity in message.entities]
    assert starts == sorted(starts)


def test_offsets_are_counted_in_utf_16_units():
    message = join_pieces([style("😀 "), style("Ada", Style.BOLD), style(" wrote.")])
    assert message == Message("😀 Ada wrote.", (Entity("bold", 3, 3),))


def test_pieces_of_a_block_make_one_block_with_the_links_within():
    block = [
        style("[1]", Style.FOLDED, url="https://a.org"),
        style(" House\n", Style.FOLDED),
        style("[2]", Style.FOLDED, url="https://b.org"),
    ]
    message = join_pieces([style("Said.\n"), *block, style("\nEnd.")])
    assert message.entities == (
        Entity("expandable_blockquote", 6, 13),
        Entity("text_link", 6, 3, "https://a.org"),
        Entity("text_link", 16, 3, "https://b.org"),
    )


def test_a_style_that_reaches_into_a_link_is_parted_where_the_link_begins():
    message = join_pieces(
        [
            style("ab", Style.BOLD),
            style("cd", Style.BOLD, url="https://a.org"),
            style("ef", url="https://a.org"),
        ]
    )
    assert message.entities == (
        Entity("bold", 0, 2),
        Entity("text_link", 2, 4, "https://a.org"),
        Entity("bold", 2, 2),
    )


def test_two_links_that_touch_stay_two():
    links = [style(str(n), url=f"https://a.org/{n}") for n in (1, 2)]
    assert [entity.url[-1] for entity in join_pieces(links).entities] == ["1", "2"]


@settings(max_examples=300)
@given(PIECES)
def test_whatever_the_pieces_text_and_entities_are_what_telegram_takes(pieces):
    message = join_pieces(pieces)
    assert_is_sound(message)
    assert message.text == "".join(sanitize(piece.text) for piece in pieces)


@settings(max_examples=200)
@given(PIECES)
def test_every_character_has_the_styles_of_its_piece(pieces):
    message = join_pieces(pieces)
    place = 0
    for piece in pieces:
        length = utf16_length(sanitize(piece.text))
        over = {
            entity.kind
            for entity in message.entities
            if entity.start <= place and place + length <= entity.start + entity.length
        }
        assert not length or over == piece.styles | ({Style.LINK} if piece.url else set())
        place += length


def test_above_a_hundred_marks_go_before_links_and_links_before_blocks():
    many = [
        piece
        for n in range(80)
        for piece in (
            style("[1]", Style.FOLDED, url=f"https://a.org/{n}"),
            style("x", Style.FOLDED, Style.BOLD),
        )
    ]
    kinds = [entity.kind for entity in join_pieces(many).entities]
    assert (kinds.count("expandable_blockquote"), kinds.count("text_link")) == (1, 80)
    assert len(kinds) == 100


def test_what_telegram_cannot_carry_is_replaced_and_what_it_would_take_away_is_kept():
    assert sanitize("a\0b\x1b[31m\ud83d\u202ec") == "a\ufffdb\ufffd[31m\ufffd\ufffdc"
    assert sanitize("one\r\ntwo\rthree\u2028four\tfive") == "one\ntwo\nthree\nfour five"
    assert sanitize("A\u030aland") == "Åland"


def test_buttons_are_carried_along():
    rows = ((Button("More", press="k:m"),),)
    assert join_pieces([style("a")], buttons=rows).buttons == rows
