"""Whose documents answer in which chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.collections import (
    PUBLIC,
    Collection,
    Scope,
    Tenant,
    chat_collection,
    chat_of,
    is_name,
    parse_scope,
    scopes,
    tenant,
)

BOARD = Collection("board", ("b",), (Scope(-100), Scope(7)))
HALL = Collection("hall", ("h",), (Scope(-100, 17),))


@pytest.mark.parametrize(
    ("place", "names"),
    [
        (Scope(-200), ()),
        (Scope(-100), ("board",)),
        (Scope(-100, 17), ("board", "hall")),
        (Scope(-100, 18), ("board",)),
        (Scope(7), ("board",)),
        (Scope(8), ()),
    ],
)
def test_a_collection_answers_only_in_the_places_that_it_names(place, names):
    assert tenant((BOARD, HALL), [place]) == Tenant(names)


def test_without_a_place_only_the_public_documents_answer():
    assert tenant((BOARD, HALL), []) == PUBLIC


def test_whoever_is_let_in_to_two_places_is_answered_from_both():
    assert tenant((HALL, BOARD), [Scope(-100, 17), Scope(7)]) == Tenant(("board", "hall"))


@given(st.integers(-(10**18), 10**18), st.integers(0, 10**9))
def test_a_place_is_read_as_it_is_written(chat: int, topic: int):
    assert parse_scope(str(Scope(chat, topic))) == Scope(chat, topic)


@pytest.mark.parametrize("text", ["", "@club", "12a", "1/2/3", "1/-2", "--1", " 1", "1\n"])
def test_what_is_no_number_names_no_place(text):
    assert parse_scope(text) is None


def test_doors_are_told_once_and_in_order():
    again = Collection("zeal", ("z",), (Scope(7), Scope(-100)))
    assert scopes((again, HALL, BOARD)) == (Scope(-100), Scope(-100, 17), Scope(7))


@pytest.mark.parametrize(("name", "can"), [("board-2", True), ("", False), ("a/b", False)])
def test_a_name_is_letters_digits_and_dashes(name, can):
    assert is_name(name) is can


def test_the_collection_of_a_chat_has_a_name_that_no_settings_can_give():
    name = chat_collection(-1001234567890)
    assert name == "chat:-1001234567890"
    assert not is_name(name)
    assert chat_of(name) == -1001234567890


@pytest.mark.parametrize("name", ["", "board", "chat:", "chat:x", "chat:-1/17", "-1", "chat:007"])
def test_any_other_name_is_no_chats(name):
    assert chat_of(name) is None
