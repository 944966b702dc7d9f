"""What is courtesy around a question is taken off, and the question itself never."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.queries import courtesy
from bot.queries.courtesy import asks, is_courtesy, split
from bot.text.tables.courtesies import ACKNOWLEDGED, FILLERS, GREETINGS, REQUESTS, THANKS


@pytest.mark.parametrize(
    "text",
    [
        "Thank you very much!",
        "thx a lot 🙏",
        "ok great",
        "got it, bye",
        "Hello?",
        "Good evening everyone",
        "Thanks for your quick reply!",
        "no worries, thanks",
        "quick question",
        "That was very helpful, thanks!",
        "k",
        "Guten Tag zusammen",
        "Super, danke dir",
        "Merci beaucoup !",
        "¡Muchas gracias!",
        "спасибо большое!",
        "Добрый день",
        "你好",
        "非常感谢",
    ],
)
def test_who_greets_thanks_or_agrees_asks_nothing(text):
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🎉",
        "Great?",
        "Thanks to whom?",
        "Who said thanks?",
        "Hello Kitty",
        "Thanks for the Memory",
        "Good morning in Italian?",
        "Great Britain",
        "Question time",
        "Bye-laws",
    ],
)
def test_what_only_begins_like_courtesy_is_none(text):
    assert not is_courtesy(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("cheers! and who feeds the cat?", "who feeds the cat?"),
        ("Hi all, short question, who feeds the cat?", "who feeds the cat?"),
        ("Does anybody know who feeds the cat? Just curious.", "who feeds the cat?"),
        ("hey bot can you tell me the price of hay", "the price of hay"),
        ("who feeds the cat pls", "who feeds the cat"),
        ("Sorry, one more: who feeds the cat?", "who feeds the cat?"),
        ("Could you please tell me who feeds the cat, thanks?", "who feeds the cat?"),
        ("Quick one - who feeds the cat?", "who feeds the cat?"),
        ("Hello, I moved in today and would like to know who feeds the cat", "who feeds the cat"),
        ("Sorry if this was asked before, but who feeds the cat?", "who feeds the cat?"),
        ("Would you mind telling me who feeds the cat?", "who feeds the cat?"),
        ("Who feeds the cat? Kind regards, Eva", "Who feeds the cat?"),
        ("ok so who feeds the cat", "who feeds the cat"),
        ("Hello\nwho feeds the cat", "who feeds the cat"),
        ("🙋 hello, is there a cat?", "is there a cat?"),
        ("Danke! Und wer füttert die Katze?", "Und wer füttert die Katze?"),
        ("Bonjour, où est le chat ? Merci !", "où est le chat ?"),
        ("Здравствуйте! Подскажите, пожалуйста, кто кормит кошку?", "кто кормит кошку?"),
        ("你好,请问谁喂猫?", "谁喂猫?"),
        ("Thanks. And of Peru?", "And of Peru?"),
    ],
)
def test_courtesy_around_a_question_is_taken_off(text, asked):
    assert split(text) == ((), asked)


@pytest.mark.parametrize(
    "text",
    [
        "Who said thanks?",
        "Who sang 'no, thanks'?",
        "What does 'good evening' mean?",
        "Hello Kitty was drawn by whom?",
        "Hello, Dolly! was written by whom?",
        "Good Morning, Vietnam was shot where?",
        "Do You Know the Way to San Jose was sung by whom?",
        "Thank you in Japanese is what?",
        "Great Britain joined when?",
        "Question time is when?",
        "Who says please?",
        "Who was the first to tell us where it was?",
        "Did Ann know when the shed was built?",
        "Yahoo! was founded when?",
        "Who is Dr. Lee?",
        "Who is the\nwarden of the hut?",
        "WHO FEEDS THE CAT???",
    ],
)
def test_what_is_part_of_a_question_stays(text):
    assert split(text) == ((), text)


@pytest.mark.parametrize(
    ("text", "told", "asked"),
    [
        ("My bike is flat. Who mends it?", ("My bike is flat.",), "Who mends it?"),
        ("Who mends bikes? Mine is flat.", ("Mine is flat.",), "Who mends bikes?"),
        ("> The fee rises.\nWhat is the fee?", ("The fee rises.",), "What is the fee?"),
        ("I am new. Who can help", ("I am new.",), "Who can help"),
        ("Who is Ann? Where is she?", (), "Who is Ann? Where is she?"),
        ("The cat is fed. The dog is not.", (), "The cat is fed. The dog is not."),
    ],
)
def test_of_several_sentences_those_that_ask_are_asked(text, told, asked):
    assert split(text) == (told, asked)


@given(st.text(max_size=60), st.sampled_from(("", "Hi! ", "thanks, ", "请问", "ok\n", "?", "> ")))
def test_whatever_has_a_letter_still_has_one(text, before):
    told, asked = split(before + text)
    has_letter = any(map(str.isalnum, before + text))
    assert any(map(str.isalnum, asked)) or not has_letter
    assert all(told)
    assert isinstance(is_courtesy(text), bool)


def test_a_long_paste_is_looked_through_at_once():
    for long in ("hello " * 1600, "? " * 5000, "," * 9999, "> a\n" * 2000, "thanks! " * 1200):
        _, asked = split(long)
        assert asked or not long.strip()


@pytest.mark.parametrize("text", ["who mends it", "Thanks! Who mends it?", "my bike?", "谁修它？"])
def test_a_message_asks_by_its_mark_or_its_first_words(text):
    assert asks(text)


@pytest.mark.parametrize("text", ["thanks, found it", "sorry, wrong chat", "👍", "", "my bike"])
def test_a_remark_asks_nothing(text):
    assert not asks(text)


@given(
    st.sampled_from([GREETINGS, THANKS, ACKNOWLEDGED, FILLERS, REQUESTS]).flatmap(
        lambda words: st.from_regex(re.compile(words), fullmatch=True)
    )
)
def test_no_courtesy_begins_with_a_word_that_is_taken_for_the_question(words):
    assert not courtesy._NO_COURTESY.match(words)
    assert not courtesy._NO_COURTESY.match(words.upper())


PIECES = st.sampled_from(
    ["Who", "mends", "it", "?", "!", ",", ".", "…", " - ", "\n", "thanks", "please", "🙏", " "]
)


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_a_tail_is_only_looked_for_where_one_can_be(text):
    assert courtesy._HAS_TAIL.search(text) or not courtesy._TAIL.search(text)


@pytest.mark.parametrize("word", "who whom whose what when where which why".split())
def test_what_is_no_courtesy_asks(word):
    assert courtesy._NO_COURTESY.match(word)
    assert courtesy._ASKS.match(f"{word} is it")
